"""The figures of agreement: elements, violations, verdicts, over all and by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

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
        return _merged(self.case.violations)

    @property
    def distance(self) -> int:
        """How far grade and label are apart; a wrong verdict weighs most."""
        steps = abs(VERDICTS.index(self.verdict) - VERDICTS.index(self.case.verdict))
        false = len(self.violations - self.expected_violations)
        lost = len(self.expected_violations - self.violations)
        return 100 * steps + 10 * (2 * false + lost) + len(self.missed ^ self.case.missed)


@dataclass(frozen=True)
class Rates:
    """Precision, recall and F1 with the counts they come from; 1.0 where there is nothing."""

    true: int
    false: int
    lost: int

    @property
    def precision(self) -> float:
        return self.true / (self.true + self.false) if self.true + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.true / (self.true + self.lost) if self.true + self.lost else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.true + self.false + self.lost
        return 2 * self.true / total if total else 1.0

    def as_dict(self) -> dict[str, float]:
        """Return rates and counts as plain JSON values."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**{key: round(value, 4) for key, value in rates.items()}, **asdict(self)}


@dataclass(frozen=True)
class Figures:
    """The agreement over a group of replies."""

    count: int
    elements: Rates
    violations: Rates
    accuracy: float
    kappa: float

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "count": self.count,
            "elements": self.elements.as_dict(),
            "violations": self.violations.as_dict(),
            "verdict": {"accuracy": round(self.accuracy, 4), "kappa": round(self.kappa, 4)},
        }


def outcome_of(standard: Standard, case: Case, grade: Grade) -> Outcome:
    """Set a grade beside what was expected."""
    return Outcome(
        case=case,
        required=standard.situations[case.situation].required,
        missed=frozenset(grade.missed),
        violations=_merged(frozenset(grade.violations)),
        verdict=grade.verdict,
    )


def measure(outcomes: Sequence[Outcome]) -> Figures:
    """Return the figures of a group of outcomes."""
    right = sum(one.verdict == one.case.verdict for one in outcomes)
    return Figures(
        count=len(outcomes),
        elements=_elements(outcomes),
        violations=_violations(outcomes),
        accuracy=right / len(outcomes) if outcomes else 1.0,
        kappa=_kappa([(one.case.verdict, one.verdict) for one in outcomes]),
    )


def grouped(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    """Return the outcomes by group, the groups in the order of their names."""
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault(key(one), []).append(one)
    return dict(sorted(groups.items()))


def by_violation(outcomes: Sequence[Outcome]) -> dict[str, Rates]:
    """Return the rates of each violation that was expected or found."""
    names = sorted({v for one in outcomes for v in one.violations | one.expected_violations})
    return {
        name: Rates(
            true=sum(name in one.violations & one.expected_violations for one in outcomes),
            false=sum(name in one.violations - one.expected_violations for one in outcomes),
            lost=sum(name in one.expected_violations - one.violations for one in outcomes),
        )
        for name in names
    }


def worst(outcomes: Sequence[Outcome], most: int = WORST) -> list[Outcome]:
    """Return the outcomes in which grade and label are furthest apart."""
    apart = [one for one in outcomes if one.distance]
    return sorted(apart, key=lambda one: (-one.distance, one.case.id))[:most]


def _merged(violations: frozenset[str]) -> frozenset[str]:
    return frozenset(SAME.get(one, one) for one in violations)


def _elements(outcomes: Sequence[Outcome]) -> Rates:
    true = false = lost = 0
    for one in outcomes:
        for element in one.required:
            met, expected = element not in one.missed, element not in one.case.missed
            true += met and expected
            false += met and not expected
            lost += expected and not met
    return Rates(true, false, lost)


def _violations(outcomes: Sequence[Outcome]) -> Rates:
    return Rates(
        true=sum(len(one.violations & one.expected_violations) for one in outcomes),
        false=sum(len(one.violations - one.expected_violations) for one in outcomes),
        lost=sum(len(one.expected_violations - one.violations) for one in outcomes),
    )


def _kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's κ of (expected, given) verdicts; 1.0 where chance alone would agree."""
    if not pairs:
        return 1.0
    total = len(pairs)
    agreed = sum(one == two for one, two in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(first[verdict] * second[verdict] for verdict in VERDICTS) / total**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
