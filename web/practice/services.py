"""Sessions and turns: a reply is kept first, then answered, once, whatever fails in between."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from web.accounts.models import User
from web.practice import messages
from web.practice.catalogue import Catalogue
from web.practice.client import Answer, Dialogue, DialogueError, TurnRequest
from web.practice.models import Session, Turn

LONGEST: Final = 2000
MOST_RINGS: Final = 999
logger = logging.getLogger(__name__)


class ReplyError(Exception):
    """A reply that was not taken; the text says why in Chinese, and nothing was changed."""


class StaleReplyError(ReplyError):
    """The form belongs to a turn that was answered, or left, in another window."""


@dataclass(frozen=True)
class Submission:
    """What the trainee sent; `turn` is the id in the form, `silent` means to say nothing."""

    turn: UUID
    reply: str
    chips: tuple[str, ...] = ()
    rings: int | None = None
    seconds: float | None = None
    silent: bool = False


def turn_id(session: UUID, number: int, attempt: int) -> UUID:
    """Return the id of a turn: the same in every window, so that a double submit is one turn."""
    return uuid5(session, f"{number}.{attempt}")


def clean_reply(text: str) -> str:
    """Make a reply storable and comparable; what no database can keep becomes U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.strip()


def open_session(catalogue: Catalogue, user: User, scenario: str, session_id: UUID) -> Session:
    """Begin `scenario`, with the customer's opening still to come; the same id is the same session.

    Raises:
        KeyError: there is no such scenario.
        PermissionError: the id is another person's session.
    """
    chosen = catalogue.scenarios[scenario]
    with transaction.atomic():
        session, created = Session.objects.get_or_create(
            id=session_id,
            defaults={
                "user": user,
                "scenario": chosen.id,
                "title": chosen.title,
                "family": chosen.family,
                "seed": session_id.int % 2**31,
                "standard_version": catalogue.standard.version,
            },
        )
        if session.user_id != user.pk:
            raise PermissionError
        if created:
            Turn.objects.create(id=turn_id(session.id, 0, 1), session=session, number=0)
    return session


def live_turns(session: Session) -> list[Turn]:
    """Return the turns that stand, in order: the last attempt of each."""
    return list(session.turns.filter(superseded=False).order_by("number"))


def submit_reply(session_id: UUID, submission: Submission) -> Turn:
    """Keep a reply, pending, as the next turn or as a retry of the latest; the same id is one turn.

    Raises:
        StaleReplyError: the id is neither, or that turn has another reply already.
        ReplyError: the reply is too long, or empty without being meant so.
    """
    reply = clean_reply(submission.reply)
    if len(reply) > LONGEST:
        raise ReplyError(messages.REPLY_TOO_LONG.format(length=len(reply), longest=LONGEST))
    if not reply and not submission.silent:
        raise ReplyError(messages.REPLY_EMPTY)
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        sent = session.turns.filter(pk=submission.turn).first()
        if sent is not None:
            if sent.reply != reply:
                raise StaleReplyError(messages.REPLY_STALE)
            return sent
        latest = live_turns(session)[-1]
        if latest.is_pending:
            raise StaleReplyError(messages.REPLY_STALE)
        if submission.turn == turn_id(session.id, latest.number, latest.attempt + 1):
            return _retry(session, latest, submission, reply)
        if session.is_done or submission.turn != turn_id(session.id, latest.number + 1, 1):
            raise StaleReplyError(messages.REPLY_STALE)
        return _next(session, latest, submission, reply)


def _next(session: Session, latest: Turn, submission: Submission, reply: str) -> Turn:
    return Turn.objects.create(
        id=submission.turn,
        session=session,
        number=latest.number + 1,
        situation=(latest.answer or {}).get("next") or "",
        state_before=latest.state_after,
        **_said(submission, reply, latest),
    )


def _retry(session: Session, latest: Turn, submission: Submission, reply: str) -> Turn:
    """Put a new attempt in the place of `latest`, which is kept; a done session opens again."""
    if latest.number == 0:
        raise StaleReplyError(messages.REPLY_STALE)
    latest.superseded = True
    latest.save(update_fields=["superseded"])
    if session.is_done:
        session.status = Session.Status.OPEN
        session.score = session.passed = session.ended_at = None
        session.ended = ""
        session.save()
    return Turn.objects.create(
        id=submission.turn,
        session=session,
        number=latest.number,
        attempt=latest.attempt + 1,
        situation=latest.situation,
        state_before=latest.state_before,
        **_said(submission, reply, latest),
    )


def _said(submission: Submission, reply: str, latest: Turn) -> dict[str, Any]:
    seconds, rings = submission.seconds, submission.rings
    if seconds is not None and latest.answered_at is not None:
        # The browser's clock may be wrong: never more than has passed here.
        waited = (timezone.now() - latest.answered_at).total_seconds()
        seconds = round(min(max(seconds, 0.0), waited), 1)
    return {
        "reply": reply,
        "chips": list(submission.chips),
        "rings": None if rings is None else min(max(rings, 0), MOST_RINGS),
        "seconds": seconds,
    }


def finish_turn(turn: Turn, dialogue: Dialogue) -> Turn:
    """Ask the dialogue server for the answer to a pending turn and keep it; safe to repeat.

    A failure leaves the turn pending with the reason in `last_error`. Of two that finish the same
    turn at once the second changes nothing. Returns the turn as it stands afterwards.
    """
    turn = Turn.objects.select_related("session").get(pk=turn.pk)
    if not turn.is_pending:
        return turn
    try:
        answer = dialogue.answer(_request(turn))
    except DialogueError as error:
        logger.warning("turn %s stays pending: %s", turn.pk, error)
        pending = Turn.objects.filter(pk=turn.pk, status=Turn.Status.PENDING)
        pending.update(tries=F("tries") + 1, last_error=error.code)
    else:
        _keep(turn, answer)
    return Turn.objects.select_related("session").get(pk=turn.pk)


def _request(turn: Turn) -> TurnRequest:
    session = turn.session
    return TurnRequest(
        session=str(session.id),
        turn=str(turn.pk),
        scenario=session.scenario,
        seed=session.seed,
        state=turn.state_before,
        reply=turn.reply,
        chips=tuple(turn.chips),
        rings=turn.rings,
        seconds=turn.seconds,
    )


def _keep(turn: Turn, answer: Answer) -> None:
    """Write answer, grade, state and result in one transaction, unless another was first."""
    now = timezone.now()
    with transaction.atomic():
        kept = Turn.objects.filter(pk=turn.pk, status=Turn.Status.PENDING).update(
            status=Turn.Status.ANSWERED,
            answer=answer.body,
            state_after=answer.state,
            situation=answer.situation or turn.situation,
            verdict=answer.verdict,
            score=answer.score,
            counted=answer.counted and answer.verdict != "",
            tries=F("tries") + 1,
            last_error="",
            answered_at=now,
        )
        if kept and answer.result is not None:
            Session.objects.filter(pk=turn.session_id, status=Session.Status.OPEN).update(
                status=Session.Status.DONE,
                score=answer.result["score"],
                passed=answer.result["passed"],
                ended=answer.result["ended"],
                ended_at=now,
            )
