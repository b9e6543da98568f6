"""What each reply adds to the figures of agreement, as a matrix of counts: a row a reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.evaluate.outcome import VERDICTS, Outcome

Counts = NDArray[np.float64]


@dataclass(frozen=True)
class Tally:
    """Counts of a group of replies; sums over any choice of its rows give that choice's figures.

    names: the violations expected or found, in order. elements: replies × 3, how many elements
    were rightly met, wrongly met, wrongly missed. violations: replies × names × 3, likewise 1 if
    the violation was rightly found, wrongly found, lost. verdicts: replies × expected × given.
    """

    names: tuple[str, ...]
    elements: Counts
    violations: Counts
    verdicts: Counts

    def summed(self, weights: Counts) -> Tally:
        """Return the sums over the replies for each draw; weights: draws × replies."""
        return Tally(
            self.names,
            weights @ self.elements,
            np.tensordot(weights, self.violations, 1),
            np.tensordot(weights, self.verdicts, 1),
        )


def tally(outcomes: Sequence[Outcome]) -> Tally:
    """Return the counts of a group of outcomes."""
    names = sorted({v for one in outcomes for v in one.violations | one.expected_violations})
    elements = np.zeros((len(outcomes), 3))
    violations = np.zeros((len(outcomes), len(names), 3))
    verdicts = np.zeros((len(outcomes), len(VERDICTS), len(VERDICTS)))
    for row, one in enumerate(outcomes):
        for element in one.required:
            _count(elements[row], element not in one.missed, element not in one.case.missed)
        for at, name in enumerate(names):
            _count(violations[row, at], name in one.violations, name in one.expected_violations)
        verdicts[row, VERDICTS.index(one.case.verdict), VERDICTS.index(one.verdict)] = 1
    return Tally(tuple(names), elements, violations, verdicts)


def _count(counts: Counts, given: bool, expected: bool) -> None:
    counts += (given and expected, given and not expected, expected and not given)
