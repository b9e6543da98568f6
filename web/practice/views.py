"""The pages of practice. Django runs these functions in threads, so a slow answer blocks nobody."""

from __future__ import annotations

import uuid
from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from web.accounts.models import User
from web.practice import messages, queries
from web.practice.card import score_card
from web.practice.catalogue import catalogue
from web.practice.client import dialogue
from web.practice.forms import read_submission, read_uuid
from web.practice.models import Session
from web.practice.services import (
    ReplyError,
    StaleReplyError,
    Submission,
    finish_turn,
    live_turns,
    open_session,
    submit_reply,
    turn_id,
)
from web.practice.stage import Stage, build_stage, exchanges

PER_PAGE = 25


def person(request: HttpRequest) -> User:
    """Return who is signed in; the middleware lets nobody else come here."""
    return cast(User, request.user)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the scenarios by family, and the sessions that wait to be continued."""
    user, known = person(request), catalogue()
    unfinished = queries.sessions_of(user).filter(status=Session.Status.OPEN)[:5]
    context = {
        "families": queries.families_for(user, known),
        "unfinished": unfinished,
        "beginner": not queries.sessions_of(user).exists(),
    }
    return render(request, "practice/home.html", context)


@require_POST
def start(request: HttpRequest, scenario: str) -> HttpResponse:
    """Begin a scenario; the form carries the session's id, so that two clicks begin one."""
    session_id = read_uuid(request.POST.get("session")) or uuid.uuid4()
    try:
        session = open_session(catalogue(), person(request), scenario, session_id)
    except (KeyError, PermissionError) as error:
        raise Http404 from error
    finish_turn(live_turns(session)[-1], dialogue())
    return redirect("session", session.pk)


@require_safe
def session_page(request: HttpRequest, session: UUID) -> HttpResponse:
    """Show the chat window to whose session it is; a trainer reads the transcript instead."""
    found = queries.visible_session(person(request), session)
    if found.user_id != person(request).pk:
        return redirect("card", found.pk)
    stage = _stage(found, retry=request.GET.get("retry") == "1")
    return _render_stage(request, stage)


@require_POST
def reply(request: HttpRequest, session: UUID) -> HttpResponse:
    """Keep a reply, ask for the answer, and show the window as it then stands."""
    found = queries.own_session(person(request), session)
    sent = read_submission(catalogue(), request.POST)
    if sent is None:
        return _after(request, _stage(found))
    try:
        turn = submit_reply(found.pk, sent)
    except StaleReplyError:
        return _after(request, _refused(found, sent, stale=True), status=409)
    except ReplyError as error:
        return _after(request, _refused(found, sent, notice=str(error)), status=422)
    finish_turn(turn, dialogue())
    return _after(request, _stage(found))


@require_POST
def finish(request: HttpRequest, session: UUID) -> HttpResponse:
    """Ask again for the answer to the pending turn, if there is one."""
    found = queries.own_session(person(request), session)
    finish_turn(live_turns(found)[-1], dialogue())
    return _after(request, _stage(found))


@require_safe
def card(request: HttpRequest, session: UUID) -> HttpResponse:
    """Show the score card with the transcript; to a trainer also while the session is open."""
    found = queries.visible_session(person(request), session)
    own = found.user_id == person(request).pk
    if own and not found.is_done:
        return redirect("session", found.pk)
    known = catalogue()
    shown = exchanges(known, found.turns.all())
    context = {
        "session": found,
        "card": score_card(known.standard, found, shown),
        "exchanges": shown,
        "own": own,
        "again": uuid.uuid4() if own and found.scenario in known.scenarios else None,
    }
    return render(request, "practice/card.html", context)


@require_safe
def my_sessions(request: HttpRequest) -> HttpResponse:
    """List the person's own sessions."""
    return _list(request, queries.sessions_of(person(request)), "practice/my_sessions.html")


@require_safe
def everyone(request: HttpRequest) -> HttpResponse:
    """List everybody's sessions; there is no such page for a trainee."""
    if not person(request).is_trainer:
        raise Http404
    return _list(request, queries.all_sessions(), "practice/everyone.html")


def _list(request: HttpRequest, sessions: QuerySet[Session], template: str) -> HttpResponse:
    page = Paginator(sessions, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, template, {"page": page})


def _stage(session: Session, *, retry: bool = False) -> Stage:
    session.refresh_from_db()
    return build_stage(catalogue(), session, list(session.turns.all()), retry=retry)


def _refused(session: Session, sent: Submission, *, notice: str = "", stale: bool = False) -> Stage:
    """Show the window as it stands, with the reply that was not taken still in the box."""
    session.refresh_from_db()
    turns = list(session.turns.all())
    if stale:
        waiting = any(turn.is_pending for turn in turns)
        notice = messages.REPLY_STALE_WAITING if waiting else messages.REPLY_STALE
    latest = max(turns, key=lambda turn: (turn.number, turn.attempt))
    again = turn_id(session.pk, latest.number, latest.attempt + 1)
    return build_stage(
        catalogue(),
        session,
        turns,
        # A retry that was too long is still a retry.
        retry=sent.turn == again,
        text=sent.reply,
        chosen=sent.chips,
        notice=notice,
        shy=not stale and not sent.reply.strip(),
    )


def _after(request: HttpRequest, stage: Stage, status: int = 200) -> HttpResponse:
    """Answer a form: the window's part to htmx, else the whole page or a redirect to it."""
    if request.headers.get("HX-Request") or status != 200:
        return _render_stage(request, stage, status)
    return redirect("session", stage.session.pk)


def _render_stage(request: HttpRequest, stage: Stage, status: int = 200) -> HttpResponse:
    part = request.headers.get("HX-Request")
    template = "practice/stage.html" if part else "practice/session.html"
    return render(request, template, {"stage": stage}, status=status)
