"""The score card of a session: marks by situation and the clauses that went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from bot.customer.result import PASS_SCORE
from bot.standard import Standard
from web.practice import messages
from web.practice.models import Session
from web.practice.stage import Exchange


@dataclass(frozen=True)
class WeakClause:
    """A clause that replies missed or violated, in how many, and its wording."""

    id: str
    title: str
    times: int
    says: tuple[str, ...]


@dataclass(frozen=True)
class Moment:
    """A situation of the session: its counted replies in order and their mean score."""

    title: str
    replies: tuple[Exchange, ...]
    score: int


@dataclass(frozen=True)
class ScoreCard:
    """What the trainee takes home from a session.

    why: how the session ended and why it was not passed, if it was not; moments: the situations
    in order; how: how the total comes about; retries: replies that were said again.
    """

    why: tuple[str, ...]
    moments: tuple[Moment, ...]
    weak: tuple[WeakClause, ...]
    retries: int
    how: str = messages.HOW_SCORED.format(pass_score=PASS_SCORE)


def score_card(standard: Standard, session: Session, shown: Iterable[Exchange]) -> ScoreCard:
    """Sum a session up from its exchanges."""
    shown = tuple(shown)
    why = [messages.ENDED[session.ended]] if session.ended in messages.ENDED else []
    if session.is_done and not session.passed and session.ended == "completed":
        why.append(messages.NOT_PASSED.format(pass_score=PASS_SCORE))
    return ScoreCard(
        why=tuple(why),
        moments=moments(shown),
        weak=weak_clauses(standard, shown),
        retries=sum(len(e.earlier) for e in shown),
    )


def moments(shown: Iterable[Exchange]) -> tuple[Moment, ...]:
    """Put the counted replies together by situation, as the total is averaged."""
    found: dict[str, list[Exchange]] = {}
    for exchange in shown:
        if exchange.grade and exchange.turn.counted:
            found.setdefault(exchange.turn.situation, []).append(exchange)
    return tuple(
        Moment(
            title=replies[0].situation,
            replies=tuple(replies),
            score=round(fmean(e.grade.score for e in replies if e.grade)),
        )
        for replies in found.values()
    )


def weak_clauses(standard: Standard, shown: Iterable[Exchange]) -> tuple[WeakClause, ...]:
    """Count missed and violated clauses, and conduct that was wrong; the most frequent first."""
    times: Counter[str] = Counter()
    for exchange in shown:
        if exchange.grade and exchange.turn.counted:
            notes = (*exchange.grade.missed, *exchange.grade.violated, *exchange.conduct_missed)
            times.update({note.clause for note in notes if note.clause})
    return tuple(
        WeakClause(id, standard.clauses[id].title, count, standard.clauses[id].says)
        for id, count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
        if id in standard.clauses
    )
