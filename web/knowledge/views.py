"""The pages of knowledge practice; they work without scripts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from web.accounts.models import User
from web.knowledge import messages
from web.knowledge.bank import bank
from web.knowledge.models import Asked, Round
from web.knowledge.services import AnsweredError, AnswerError, answer, mark, open_round
from web.knowledge.shown import choices, results, shown
from web.practice.catalogue import catalogue
from web.practice.forms import read_uuid
from web.practice.views import person

PER_PAGE = 25
RECENT = 5


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Offer the clause groups, and the person's latest rounds."""
    return _choose(request)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin a round; the form carries the round's id, so that two clicks begin one."""
    round_id = read_uuid(request.POST.get("round")) or uuid.uuid4()
    try:
        begun = open_round(bank(), person(request), request.POST.get("group", ""), round_id)
    except KeyError:
        return _choose(request, messages.NO_GROUP, status=422)
    except PermissionError as error:
        raise Http404 from error
    return redirect("knowledge-round", begun.pk)


@require_safe
def round_page(request: HttpRequest, round: UUID) -> HttpResponse:
    """Lead to the first question that waits for an answer, or to the result."""
    found = visible_round(person(request), round)
    waiting = _waiting(found)
    if waiting is None or found.user_id != person(request).pk:
        return redirect("knowledge-result", found.pk)
    return redirect("knowledge-question", found.pk, waiting.number)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, round: UUID, number: int) -> HttpResponse:
    """Show a question and, once it is answered, whether rightly; take its answer."""
    found = own_round(person(request), round)
    asked = next((one for one in found.asked.all() if one.number == number), None)
    if asked is None:
        raise Http404
    if request.method != "POST":
        waiting = _waiting(found)
        if waiting is not None and waiting.number < number:
            return redirect("knowledge-question", found.pk, waiting.number)
        mark([asked])
        return _question(request, found, asked)
    given = request.POST.getlist("given")
    try:
        answer(asked, given)
    except AnsweredError as error:
        asked.refresh_from_db()
        mark([asked])
        return _question(request, found, asked, notice=str(error), status=409)
    except AnswerError as error:
        return _question(request, found, asked, given, str(error), status=422)
    return redirect(reverse("knowledge-question", args=[found.pk, number]) + "#mark")


@require_safe
def result(request: HttpRequest, round: UUID) -> HttpResponse:
    """Show a round's result by clause group; to a trainer also before it is finished."""
    found = visible_round(person(request), round)
    own = found.user_id == person(request).pk
    waiting = _waiting(found)
    if own and waiting is not None:
        return redirect("knowledge-question", found.pk, waiting.number)
    asked = list(found.asked.all())
    mark(asked)
    answered = [one for one in asked if one.is_answered]
    context = {
        "round": found,
        "title": messages.round_title(found.group),
        "own": own,
        "total": len(asked),
        "answered": len(answered),
        "right": sum(bool(one.right) for one in answered),
        "groups": results(answered),
        "questions": [shown(catalogue().standard, one) for one in answered],
        "again": uuid.uuid4(),
    }
    return render(request, "knowledge/result.html", context)


@require_safe
def everyone(request: HttpRequest) -> HttpResponse:
    """List everybody's rounds; there is no such page for a trainee."""
    if not person(request).is_trainer:
        raise Http404
    rounds = _counted(Round.objects.select_related("user"))
    page = Paginator(rounds, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "knowledge/everyone.html", {"page": page, "rows": _titled(page)})


def own_round(user: User, round: UUID) -> Round:
    """Return a round of `user`; Http404 for anybody else's, as if there were none."""
    found = Round.objects.filter(user=user, pk=round).first()
    if found is None:
        raise Http404
    return found


def visible_round(user: User, round: UUID) -> Round:
    """Return a round that `user` may read: his own, or any if he is a trainer; else Http404."""
    if not user.is_trainer:
        return own_round(user, round)
    found = Round.objects.select_related("user").filter(pk=round).first()
    if found is None:
        raise Http404
    return found


def _waiting(found: Round) -> Asked | None:
    return found.asked.filter(answered_at__isnull=True).first()


def _choose(request: HttpRequest, notice: str = "", status: int = 200) -> HttpResponse:
    user = person(request)
    asked = list(Asked.objects.filter(round__user=user, answered_at__isnull=False))
    mark(asked)
    context = {
        "notice": notice,
        "groups": choices(bank(), asked),
        "questions": len(bank()),
        "fresh": uuid.uuid4(),
        "rows": _titled(_counted(Round.objects.filter(user=user))[:RECENT]),
    }
    return render(request, "knowledge/choose.html", context, status=status)


def _counted(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Add to each round, the newest first, how many questions it has, are answered, are right."""
    return rounds.order_by("-started_at", "id").annotate(
        total=Count("asked"),
        answered=Count("asked", filter=Q(asked__answered_at__isnull=False)),
        correct=Count("asked", filter=Q(asked__right=True)),
    )


def _titled(rounds: Sequence[Round] | QuerySet[Round]) -> list[tuple[str, Round]]:
    return [(messages.round_title(one.group), one) for one in rounds]


def _question(
    request: HttpRequest,
    found: Round,
    asked: Asked,
    chosen: Sequence[str] = (),
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    total = found.asked.count()
    context = {
        "round": found,
        "title": messages.round_title(found.group),
        "question": shown(catalogue().standard, asked, chosen),
        "answered": asked.is_answered,
        "total": total,
        "following": asked.number + 1 if asked.number < total else None,
        "notice": notice,
    }
    return render(request, "knowledge/question.html", context, status=status)
