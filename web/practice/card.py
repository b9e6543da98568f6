"""The score card of a session: marks by situation and the clauses that went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

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
class ScoreCard:
    """What the trainee takes home from a session.

    why: how the session ended and why it was not passed, if it was not; marks: the counted
    exchanges in order; retries: replies that were said again.
    """

    why: tuple[str, ...]
    marks: tuple[Exchange, ...]
    weak: tuple[WeakClause, ...]
    retries: int


def score_card(standard: Standard, session: Session, shown: Iterable[Exchange]) -> ScoreCard:
    """Sum a session up from its exchanges."""
    shown = tuple(shown)
    why = [messages.ENDED[session.ended]] if session.ended in messages.ENDED else []
    if session.is_done and not session.passed and session.ended == "completed":
        why.append(messages.NOT_PASSED)
    return ScoreCard(
        why=tuple(why),
        marks=tuple(e for e in shown if e.grade and e.turn.counted),
        weak=weak_clauses(standard, shown),
        retries=sum(len(e.earlier) for e in shown),
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
