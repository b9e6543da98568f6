"""A case beside the grade it got: how far the two are apart, groups of them, the worst."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.evaluate.cases import Case, Element
from bot.grading import Grade
from bot.standard import Standard

# People call the same reply by either name, so the two count as one (grading rule 7).
SAME: Final = {"stuffing": "irrelevant"}
VERDICTS: Final = ("pass", "weak", "fail")
WORST: Final = 20


@dataclass(frozen=True)
class Outcome:
    """A case and the grade it got, with irrelevant and stuffing made one."""

    case: Case
    required: tuple[Element, ...]
    missed: frozenset[Element]
    violations: frozenset[str]
    verdict: str

    @property
    def expected_violations(self) -> frozenset[str]:
        """Return the violations that people found."""
        return _merged(self.case.violations)

    @property
    def family(self) -> str:
        """Return the family of the case's situation."""
        return self.case.situation.split(".")[0]

    @property
    def distance(self) -> int:
        """How far grade and label are apart; a wrong verdict weighs most."""
        steps = abs(VERDICTS.index(self.verdict) - VERDICTS.index(self.case.verdict))
        false = len(self.violations - self.expected_violations)
        lost = len(self.expected_violations - self.violations)
        return 100 * steps + 10 * (2 * false + lost) + len(self.missed ^ self.case.missed)


def outcome_of(standard: Standard, case: Case, grade: Grade) -> Outcome:
    """Set a grade beside what was expected."""
    return Outcome(
        case=case,
        required=standard.situations[case.situation].required,
        missed=frozenset(grade.missed),
        violations=_merged(frozenset(grade.violations)),
        verdict=grade.verdict,
    )


def grouped(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    """Return the outcomes by group, the groups in the order of their names."""
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault(key(one), []).append(one)
    return dict(sorted(groups.items()))


def by_violation(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """Return by violation the outcomes of which it was expected or found."""
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        for name in one.violations | one.expected_violations:
            groups.setdefault(name, []).append(one)
    return dict(sorted(groups.items()))


def worst(outcomes: Sequence[Outcome], most: int = WORST) -> list[Outcome]:
    """Return the outcomes in which grade and label are furthest apart."""
    apart = [one for one in outcomes if one.distance]
    return sorted(apart, key=lambda one: (-one.distance, one.case.id))[:most]


def _merged(violations: frozenset[str]) -> frozenset[str]:
    return frozenset(SAME.get(one, one) for one in violations)
