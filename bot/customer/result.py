"""How a session ends: its score and whether it is passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

PASS_SCORE: Final = 80


@dataclass(frozen=True)
class Mark:
    """One counted reply: the situation it answered, its verdict and its score 0–100."""

    situation: str
    verdict: str
    score: int


@dataclass(frozen=True)
class Result:
    """A finished session: score 0–100, passed or not, and how it ended.

    ended: "completed", or "complaint" when the customer went off to complain.
    """

    score: int
    passed: bool
    ended: str

    def as_dict(self) -> dict[str, Any]:
        """Return the result as it stands in `changnuo play --json`."""
        return asdict(self)


def result_of(marks: Sequence[Mark], complained: bool) -> Result:
    """Average the situations, each by the mean of its replies, so a second chance half counts."""
    by_situation: dict[str, list[int]] = {}
    for mark in marks:
        by_situation.setdefault(mark.situation, []).append(mark.score)
    means = [sum(scores) / len(scores) for scores in by_situation.values()]
    score = round(sum(means) / len(means)) if means else 0
    ended = "complaint" if complained else "completed"
    return Result(score=score, passed=score >= PASS_SCORE and not complained, ended=ended)
