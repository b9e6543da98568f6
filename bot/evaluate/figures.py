"""The figures of agreement over a group of replies, with 95 % bootstrap intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.evaluate.outcome import Outcome
from bot.evaluate.tally import Counts, Tally, tally

DRAWS: Final = 1000
SEED: Final = 3
# Draws made at once, which bounds the memory that a large file takes.
CHUNK: Final = 100
INTERVAL: Final = (2.5, 97.5)
PLACES: Final = 4


@dataclass(frozen=True)
class Estimate:
    """A figure and the ends of its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Rates:
    """Precision, recall and F1: 1.0 where nothing was expected or found."""

    precision: Estimate
    recall: Estimate
    f1: Estimate


@dataclass(frozen=True)
class Counted:
    """Rates and what they are counted from: rightly found, wrongly found, lost."""

    rates: Rates
    true: int
    false: int
    lost: int

    def as_dict(self) -> dict[str, Any]:
        """Return rates and counts as plain JSON values."""
        return {**asdict(self.rates), "true": self.true, "false": self.false, "lost": self.lost}


@dataclass(frozen=True)
class Figures:
    """The agreement over a group of replies.

    micro: over all violations as one. macro: the mean over the violations expected or found.
    by_violation: each of these alone. accuracy, kappa (Cohen's): of the verdicts.
    """

    count: int
    elements: Counted
    micro: Counted
    macro: Rates
    by_violation: Mapping[str, Counted]
    accuracy: Estimate
    kappa: Estimate

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON values; those of single violations are left to the caller."""
        return {
            "count": self.count,
            "elements": self.elements.as_dict(),
            "violations": {"micro": self.micro.as_dict(), "macro": asdict(self.macro)},
            "verdict": self.verdict(),
        }

    def verdict(self) -> dict[str, Any]:
        """Return the figures of the verdicts as plain JSON values."""
        return {"accuracy": asdict(self.accuracy), "kappa": asdict(self.kappa)}


def measure(outcomes: Sequence[Outcome]) -> Figures:
    """Return the figures of a group of outcomes; the same group always gives the same."""
    counts = tally(outcomes)
    total = counts.summed(np.ones((1, len(outcomes))))
    drawn = _drawn(counts)
    true, false, lost = (round(float(one)) for one in total.violations[0].sum(axis=0))
    return Figures(
        count=len(outcomes),
        elements=_counted(total.elements, drawn.elements),
        micro=Counted(_rates(_micro(total), _micro(drawn)), true, false, lost),
        macro=_macro(total.violations, drawn.violations),
        by_violation={
            name: _counted(total.violations[:, at], drawn.violations[:, at])
            for at, name in enumerate(counts.names)
        },
        accuracy=_estimate(_accuracy(total.verdicts), _accuracy(drawn.verdicts)),
        kappa=_estimate(_kappa(total.verdicts), _kappa(drawn.verdicts)),
    )


def _drawn(counts: Tally) -> Tally:
    """Return the sums over as many replies drawn with replacement, a row a draw."""
    replies = len(counts.elements)
    chance = np.random.default_rng(SEED)
    parts = []
    for _ in range(DRAWS // CHUNK):
        weights = np.zeros((CHUNK, replies))
        if replies:
            drawn = chance.integers(0, replies, size=(CHUNK, replies))
            np.add.at(weights, (np.arange(CHUNK)[:, None], drawn), 1)
        parts.append(counts.summed(weights))
    return Tally(
        counts.names,
        np.concatenate([one.elements for one in parts]),
        np.concatenate([one.violations for one in parts]),
        np.concatenate([one.verdicts for one in parts]),
    )


def _micro(sums: Tally) -> Counts:
    added: Counts = sums.violations.sum(axis=1)
    return added


def _counted(total: Counts, drawn: Counts) -> Counted:
    true, false, lost = (round(float(one)) for one in total[0])
    return Counted(_rates(total, drawn), true, false, lost)


def _rates(total: Counts, drawn: Counts) -> Rates:
    return Rates(*map(_estimate, _shares(total), _shares(drawn)))


def _macro(total: Counts, drawn: Counts) -> Rates:
    means = [_mean_shares(total), _mean_shares(drawn)]
    return Rates(*map(_estimate, *means))


def _mean_shares(sums: Counts) -> tuple[Counts, ...]:
    """Return the means of the rates over the violations that a draw has; draws × names × 3."""
    present = sums.sum(axis=2) > 0
    held = present.sum(axis=1)
    return tuple(
        np.where(held > 0, (share * present).sum(axis=1) / np.maximum(held, 1), 1.0)
        for share in _shares(sums)
    )


def _shares(sums: Counts) -> tuple[Counts, Counts, Counts]:
    """Return precision, recall and F1 of counts whose last axis is true, false, lost.

    All are 1 where there is nothing to find; a rate without any case of its own is 0 else.
    """
    true, false, lost = sums[..., 0], sums[..., 1], sums[..., 2]
    nothing = sums.sum(axis=-1) == 0

    def share(part: Counts, whole: Counts) -> Counts:
        return np.where(nothing, 1.0, part / np.maximum(whole, 1))

    return (
        share(true, true + false),
        share(true, true + lost),
        share(2 * true, 2 * true + false + lost),
    )


def _accuracy(verdicts: Counts) -> Counts:
    total = verdicts.sum(axis=(1, 2))
    agreed = np.trace(verdicts, axis1=1, axis2=2)
    return np.where(total > 0, agreed / np.maximum(total, 1), 1.0)


def _kappa(verdicts: Counts) -> Counts:
    """Return Cohen's κ of expected × given verdicts; 1 where chance alone would agree."""
    total = np.maximum(verdicts.sum(axis=(1, 2)), 1)
    chance = (verdicts.sum(axis=2) * verdicts.sum(axis=1)).sum(axis=1) / total**2
    agreed = _accuracy(verdicts)
    certain = (chance >= 1) | (verdicts.sum(axis=(1, 2)) == 0)
    return np.where(certain, 1.0, (agreed - chance) / np.where(certain, 1.0, 1 - chance))


def _estimate(total: NDArray[np.float64], drawn: NDArray[np.float64]) -> Estimate:
    low, high = np.percentile(drawn, INTERVAL)
    return Estimate(*(round(float(one), PLACES) for one in (total[0], low, high)))
