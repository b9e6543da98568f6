"""What the chat window shows, put together from the turns: customer, conversation, composer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from web.practice import messages
from web.practice.catalogue import Catalogue, Chip
from web.practice.grading_view import GradeView, Note, clause_note, grade_view
from web.practice.models import Session, Turn
from web.practice.services import LONGEST, turn_id

RING = "phone.ring"
_DIRECTION = re.compile(r"(（[^（）]*）)")
# Seconds before the page asks again for a pending answer, by the number of failed tries.
BACKOFF = (1, 2, 4, 8, 10)


@dataclass(frozen=True)
class Part:
    """A piece of a customer line: something said, or a stage direction in （）."""

    text: str
    direction: bool


@dataclass(frozen=True)
class Exchange:
    """One turn as shown: the trainee's reply with its grade, then the customer's lines."""

    turn: Turn
    lines: tuple[tuple[Part, ...], ...]
    grade: GradeView | None
    conduct_met: tuple[Note, ...]
    conduct_missed: tuple[Note, ...]
    chips: tuple[str, ...]
    situation: str
    earlier: tuple[Exchange, ...] = ()


@dataclass(frozen=True)
class Customer:
    """Who is in front of the trainee, as far as the trainee can know."""

    role: str
    called: str
    known: tuple[str, ...]
    mood: str
    mood_title: str
    channel: str
    channel_title: str


@dataclass(frozen=True)
class Retry:
    """What is answered once more: what the customer had said, and how it can be said better."""

    heard: str
    suggestion: str


@dataclass(frozen=True)
class Composer:
    """The answer box: the turn it makes, what stands in it, and whether the telephone rings.

    retry: what a retry answers and the better wording; shy: sending it empty means silence;
    coach: what to do now, where a beginner would not know.
    """

    turn: UUID
    text: str
    chips: tuple[Chip, ...]
    chosen: tuple[str, ...]
    ringing: bool
    retry: Retry | None
    shy: bool
    coach: str = ""
    longest: int = LONGEST
    empty: str = messages.REPLY_EMPTY
    too_long: str = messages.REPLY_TOO_LONG


@dataclass(frozen=True)
class Stage:
    """The whole chat window.

    wait: seconds until the page asks again for the pending turn; retry_turn: the turn that may
    be said again; ended: how it ended, once it has; kept: text that was not taken and has no
    box to stand in.
    """

    session: Session
    customer: Customer
    exchanges: tuple[Exchange, ...]
    composer: Composer | None
    pending: Turn | None
    wait: int
    retry_turn: UUID | None
    place: str
    intro: str
    ended: str = ""
    notice: str = ""
    kept: str = ""

    @property
    def latest(self) -> Exchange:
        """The last exchange; a session has its opening at least."""
        return self.exchanges[-1]


def parts(text: str) -> tuple[Part, ...]:
    """Cut a customer line into speech and stage directions."""
    pieces = (piece.strip() for piece in _DIRECTION.split(text))
    return tuple(Part(piece, piece.startswith("（")) for piece in pieces if piece)


def exchanges(catalogue: Catalogue, turns: Iterable[Turn]) -> tuple[Exchange, ...]:
    """Return the turns that stand, each with its superseded attempts."""
    standing: list[Turn] = []
    earlier: dict[int, list[Exchange]] = {}
    for turn in turns:
        if turn.superseded:
            earlier.setdefault(turn.number, []).append(_exchange(catalogue, turn, ()))
        else:
            standing.append(turn)
    standing.sort(key=lambda turn: turn.number)
    return tuple(_exchange(catalogue, t, tuple(earlier.get(t.number, ()))) for t in standing)


def _exchange(catalogue: Catalogue, turn: Turn, earlier: tuple[Exchange, ...]) -> Exchange:
    standard, answer = catalogue.standard, turn.answer or {}
    conduct: list[dict[str, Any]] = answer.get("conduct") or []
    notes = [(bool(c["met"]), clause_note(standard, c["clause"], c["why"])) for c in conduct]
    faced = standard.situations.get(turn.situation)
    return Exchange(
        turn=turn,
        lines=tuple(parts(line["text"]) for line in answer.get("lines", ())),
        grade=grade_view(standard, turn.reply or "", answer.get("grade"), turn.counted),
        conduct_met=tuple(note for met, note in notes if met),
        conduct_missed=tuple(note for met, note in notes if not met),
        chips=tuple(standard.action_titles.get(chip, chip) for chip in turn.chips),
        situation=faced.title if faced else turn.situation,
        earlier=earlier,
    )


def build_stage(
    catalogue: Catalogue,
    session: Session,
    turns: list[Turn],
    *,
    retry: bool = False,
    text: str = "",
    chosen: tuple[str, ...] = (),
    notice: str = "",
    shy: bool = False,
) -> Stage:
    """Put the chat window together.

    Args:
        turns: all turns of the session, superseded ones too.
        retry: the box is for saying the latest reply again.
        text, chosen: what stands in the box and which chips are pressed.
        notice: a sentence to show above the box.
        shy: the box was sent empty; sending it empty again means silence.
    """
    shown = exchanges(catalogue, turns)
    latest = shown[-1].turn
    answered = [e.turn for e in shown if not e.turn.is_pending]
    answer = (answered[-1].answer or {}) if answered else {}
    situation = str(answer.get("next") or latest.situation)
    retrying = retry and _can_retry(latest)
    faced = latest.situation if retrying else situation
    scenario = catalogue.scenarios.get(session.scenario)
    composer = None
    if retrying or not session.is_done:
        number, attempt = latest.number + 1, 1
        if retrying:
            number, attempt = latest.number, latest.attempt + 1
        composer = Composer(
            turn=turn_id(session.id, number, attempt),
            text=text,
            chips=catalogue.chips(catalogue.channel(session.scenario, faced)),
            chosen=chosen,
            ringing=faced == RING and _rings(latest, retrying),
            retry=_retry(shown) if retrying else None,
            shy=shy,
            coach="" if retrying else _coach(shown[-1], situation),
        )
    return Stage(
        session=session,
        customer=_customer(catalogue, session, answer, situation),
        exchanges=shown,
        composer=composer,
        pending=latest if latest.is_pending else None,
        wait=BACKOFF[min(latest.tries, len(BACKOFF) - 1)],
        retry_turn=latest.pk if _can_retry(latest) else None,
        place=scenario.place if scenario else "",
        intro=scenario.intro if scenario else "",
        ended=messages.ENDED.get(session.ended, ""),
        notice=notice,
        kept="" if composer else text,
    )


def _can_retry(latest: Turn) -> bool:
    return latest.number > 0 and not latest.is_pending


def _rings(latest: Turn, retrying: bool) -> bool:
    """Tell whether the telephone still rings; a call that was picked up does not ring again."""
    return latest.rings is not None if retrying else latest.situation != RING


def _coach(latest: Exchange, situation: str) -> str:
    if latest.turn.is_pending:
        return ""
    if latest.turn.number == 0:
        return messages.COACH_FIRST
    failed = latest.grade is not None and latest.grade.verdict != "pass"
    again = failed and latest.turn.counted and latest.turn.situation == situation
    return messages.COACH_AGAIN if again else ""


def _retry(shown: tuple[Exchange, ...]) -> Retry:
    heard = shown[-2].lines if len(shown) > 1 else ()
    grade = shown[-1].grade
    return Retry(
        heard="".join(part.text for line in heard for part in line),
        suggestion=grade.suggestion if grade else "",
    )


def _customer(
    catalogue: Catalogue, session: Session, answer: dict[str, Any], situation: str
) -> Customer:
    facts: dict[str, Any] = answer.get("facts") or {}
    surname, gender, title = facts.get("surname"), facts.get("gender"), facts.get("title")
    called = facts.get("call") or ""
    known = [
        messages.KNOWN_SURNAME.format(surname=surname) if surname else messages.UNKNOWN_NAME,
        messages.KNOWN_GENDER.get(gender or "", ""),
        messages.KNOWN_TITLE.format(title=title) if title else "",
        messages.KNOWN_MARRIED[facts["married"]] if facts.get("married") is not None else "",
    ]
    scenario = catalogue.scenarios.get(session.scenario)
    mood = str(answer.get("mood") or (scenario.mood if scenario else "calm"))
    channel = catalogue.channel(session.scenario, situation)
    family = situation.partition(".")[0]
    return Customer(
        role=messages.ROLES.get(family, messages.ROLE_OTHER),
        called=called,
        known=tuple(fact for fact in known if fact),
        mood=mood,
        mood_title=messages.MOODS[mood],
        channel=channel,
        channel_title=catalogue.standard.channel_titles.get(channel, channel),
    )
