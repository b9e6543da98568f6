"""The trained part: linear heads over hashed n-grams and a small network, added up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.checks import Streams
from bot.reading.features import candidates, grams
from bot.reading.mistyped import Usage
from bot.reading.network import Floats, Network, Values
from bot.reading.segment import Span
from bot.reading.thresholds import ANY_FAULT, bonus_of, threshold_of

TOPICS: Final = 10
# Log-odds from which a violation may be named where only some violation is sure.
LEAST_NAMED: Final = -2.0
# What the network's log-odds weigh beside the heads': by unit, and of the whole reply.
BY_UNIT: Final = 0.35
BY_REPLY: Final = 0.35
# Units that speak for a label within this of the one that speaks most belong to its place.
NEAR: Final = 3.0


@dataclass(frozen=True)
class Guess:
    """A label the trained part gives a stretch of units, with its probability."""

    label: str
    span: Span
    score: float


@dataclass(frozen=True)
class Scores:
    """Log-odds of a reply: stretches × labels, each stretch's place, and situations' shares."""

    spans: tuple[Span, ...]
    labels: Floats
    units: Floats
    topics: Floats


@dataclass(frozen=True)
class Model:
    """Heads and network for acts and violations, and for the situations a reply answers.

    acts: the acts among `labels`. faults: the major violations that a reply can be named for,
    as places of `labels`. columns: bucket -> row of `weights`,
    -1 for a bucket never seen. weights: a row a feature, a column a head: first `labels`, then
    `topics`; half precision.
    """

    labels: tuple[str, ...]
    topics: tuple[str, ...]
    acts: frozenset[str]
    faults: tuple[int, ...]
    columns: NDArray[np.int32]
    weights: NDArray[np.float16]
    bias: Floats
    network: Network
    usage: Usage
    hash: str

    def weigh(self, streams: Sequence[Streams]) -> Weighed:
        """Return what the trained part makes of one reply, given in the ways it can be read."""
        return Weighed(self, tuple(self.scores(each) for each in streams))

    def scores(self, streams: Streams) -> Scores:
        """Return what the heads and the network together make of a reply."""
        spans = candidates(streams.clauses, len(streams.exact))
        linear = self._linear(streams, spans)
        seen = self.network.values(streams.exact, streams.folded)
        first = len(self.labels)
        loudest = np.stack([seen.units[span.start : span.end].max(axis=0) for span in spans])
        labels: Floats = linear[:, :first] + BY_UNIT * loudest + BY_REPLY * seen.reply
        return Scores(spans, labels, seen.units, _shares(linear[0, first:], seen))

    def _linear(self, streams: Streams, spans: tuple[Span, ...]) -> Floats:
        """Return the heads' log-odds of every stretch."""
        found = grams(streams.exact, streams.folded)
        rows = self.columns[found.buckets]
        seen = rows >= 0
        inside = np.stack([found.inside(span)[seen] for span in spans]).astype(np.float32)
        length = np.sqrt(np.maximum(1, inside.sum(axis=1, keepdims=True)))
        weights = self.weights[rows[seen]].astype(np.float32)
        scored: Floats = inside @ weights / length + self.bias
        return scored


@dataclass(frozen=True)
class Weighed:
    """One reply as the trained part sees it in each of the ways it can be read."""

    model: Model
    scores: tuple[Scores, ...]

    @cached_property
    def values(self) -> Mapping[str, float]:
        """Return the log-odds of each label: the most that any stretch in any way gives it."""
        most = np.stack([one.labels.max(axis=0) for one in self.scores]).max(axis=0)
        return dict(zip(self.model.labels, map(float, most), strict=True))

    def guesses(self, known: Collection[str]) -> tuple[Guess, ...]:
        """Return the labels over their thresholds but those known, the surest first.

        A label comes with the characters that speak most for it. Where some major violation is
        sure but none by name, the likeliest is named.
        """
        named = [one for one in self.model.labels if one != ANY_FAULT and one not in known]
        sure = [one for one in named if self._over(one)]
        faults = {self.model.labels[at] for at in self.model.faults}
        if self._over(ANY_FAULT) and not faults & {*sure, *known}:
            likeliest = max(sorted(faults), key=lambda one: self.values[one])
            if self.values[likeliest] >= LEAST_NAMED:
                sure.append(likeliest)
        guesses = [self._guess(one) for one in sure]
        return tuple(sorted(guesses, key=lambda one: (-one.score, one.label)))

    def topics(self) -> tuple[tuple[str, float], ...]:
        """Return the situations that the whole reply is most like, best first."""
        shares = self.scores[-1].topics
        best = np.argsort(-shares, kind="stable")[:TOPICS]
        return tuple((self.model.topics[at], round(float(shares[at]), 4)) for at in best)

    def believes(self, label: str) -> bool:
        """Tell whether a label that a pattern found stands: the trained part may know better."""
        if label not in self.values:
            return True
        act = label in self.model.acts
        return self.values[label] + bonus_of(label, act) >= threshold_of(label, act)

    def _over(self, label: str) -> bool:
        return self.values[label] >= threshold_of(label, label in self.model.acts)

    def _guess(self, label: str) -> Guess:
        at = self.model.labels.index(label)
        best = max(self.scores, key=lambda one: float(one.labels[:, at].max()))
        stretch = int(best.labels[:, at].argmax())
        span = _place(best.units[:, at], best.spans[stretch])
        return Guess(label, span, round(float(_sigmoid(best.labels[stretch, at])), 4))


def _shares(linear: Floats, seen: Values) -> Floats:
    """Return the situations' shares: the mean of what heads and network give them."""
    heads = _sigmoid(linear)
    network = np.exp(seen.topics - seen.topics.max())
    shares: Floats = (heads / max(float(heads.sum()), 1e-9) + network / network.sum()) / 2
    return shares


def _place(values: Floats, span: Span) -> Span:
    """Return the run of units around the one that speaks most, of those that speak nearly so."""
    inside = values[span.start : span.end]
    loudest = int(inside.argmax())
    near = inside >= inside[loudest] - NEAR
    start = end = loudest
    while start > 0 and near[start - 1]:
        start -= 1
    while end + 1 < len(near) and near[end + 1]:
        end += 1
    return Span(span.start + start, span.start + end + 1)


def _sigmoid(logits: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
