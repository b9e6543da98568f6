"""The trained part: linear heads over hashed n-grams, read from a file of plain arrays."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.checks import Streams
from bot.reading.features import BUCKETS, Grams, candidates, grams
from bot.reading.segment import Span

Floats = NDArray[np.float32]
TOPICS: Final = 10
# The head that tells whether there is any major violation, whichever it may be.
ANY_FAULT: Final = "fault"
LEAST_NAMED: Final = 0.15


@dataclass(frozen=True)
class Guess:
    """A label the trained part gives a stretch of units, with its probability."""

    label: str
    span: Span
    score: float


@dataclass(frozen=True)
class Model:
    """Heads for acts and violations, and for the situations a reply answers.

    faults: the violations among `labels`, as their places. columns: bucket -> row of `weights`,
    -1 for a bucket never seen. weights: a row a feature, a column a head: first `labels`, then
    `topics`.
    """

    labels: tuple[str, ...]
    topics: tuple[str, ...]
    faults: tuple[int, ...]
    columns: NDArray[np.int32]
    weights: Floats
    bias: Floats
    thresholds: Floats
    hash: str

    def guess(
        self, streams: Streams, known: Collection[str]
    ) -> tuple[tuple[Guess, ...], tuple[tuple[str, float], ...]]:
        """Return the labels over their thresholds but those known, and the topics, of one reply.

        A label comes with the characters that speak most for it; topics are the situations that
        the whole reply is most like, best first.
        """
        spans = candidates(streams.clauses, len(streams.exact))
        found = grams(streams.exact, streams.folded)
        parts = [found.within(span) for span in spans]
        logits = np.stack([self._logits(part) for part in parts])
        first = len(self.labels)
        shares = _sigmoid(logits)
        guesses = []
        for at in np.flatnonzero(shares[:, :first].max(axis=0) >= self.thresholds):
            best = int(shares[:, at].argmax())
            head = self._named(shares[best], int(at))
            if head is None or self.labels[head] in known:
                continue
            span = self._heaviest(parts[best], spans[best], head)
            guesses.append(Guess(self.labels[head], span, round(float(shares[best, at]), 4)))
        return tuple(guesses), self._topics(shares[0, first:])

    def _named(self, shares: Floats, head: int) -> int | None:
        """Return the likeliest violation where only some violation is sure, else `head`.

        None if no violation is likely enough to be named.
        """
        if self.labels[head] != ANY_FAULT:
            return head
        likeliest = max(self.faults, key=lambda at: float(shares[at]))
        return likeliest if shares[likeliest] >= LEAST_NAMED else None

    def _topics(self, shares: Floats) -> tuple[tuple[str, float], ...]:
        shares = shares / max(float(shares.sum()), 1e-9)
        best = np.argsort(-shares, kind="stable")[:TOPICS]
        return tuple((self.topics[at], round(float(shares[at]), 4)) for at in best)

    def _logits(self, found: Grams) -> Floats:
        rows = np.unique(self.columns[found.buckets])
        rows = rows[rows >= 0]
        if not len(rows):
            return self.bias
        scored: Floats = self.weights[rows].sum(axis=0) / np.sqrt(np.float32(len(rows)))
        return scored + self.bias

    def _heaviest(self, found: Grams, span: Span, head: int) -> Span:
        """Return the contiguous units of `span` that speak most for `head`."""
        length = span.end - span.start
        rows = self.columns[found.buckets]
        shares = np.where(rows >= 0, self.weights[rows, head], 0) / (found.ends - found.starts)
        # a share is added where its n-gram starts and taken off where it ends; sums follow
        steps = np.zeros(length + 1)
        np.add.at(steps, np.clip(found.starts - span.start, 0, length), shares)
        np.add.at(steps, np.clip(found.ends - span.start, 0, length), -shares)
        return _best_run(np.cumsum(steps)[:length], span)


def _best_run(weight: NDArray[np.float64], span: Span) -> Span:
    """Return the run of units whose weight sums highest."""
    best, best_start, best_end = -np.inf, 0, len(weight)
    total, start = 0.0, 0
    for at, one in enumerate(weight):
        if total <= 0:
            total, start = 0.0, at
        total += float(one)
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return Span(span.start + best_start, span.start + best_end)


def _sigmoid(logits: Floats) -> Floats:
    shares: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return shares


def save_model(path: Path, meta: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> None:
    """Write a model: `path` (.npz) holds the arrays, the .json beside it says what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True)
    with TemporaryDirectory(dir=path.parent) as folder:
        part = Path(folder) / path.name
        np.savez(part, **arrays)
        part.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
        part.with_suffix(".json").replace(path.with_suffix(".json"))
        part.replace(path)


def load_model(path: Path) -> Model:
    """Read the model that `save_model` wrote. Raises OSError, KeyError or ValueError if broken."""
    meta = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with np.load(path, allow_pickle=False) as arrays:
        kept, weights = arrays["buckets"], arrays["weights"]
        bias, thresholds = arrays["bias"], arrays["thresholds"]
    columns = np.full(BUCKETS, -1, dtype=np.int32)
    columns[kept] = np.arange(len(kept), dtype=np.int32)
    return Model(
        labels=tuple(meta["labels"]),
        topics=tuple(meta["topics"]),
        faults=tuple(meta["faults"]),
        columns=columns,
        weights=weights,
        bias=bias,
        thresholds=thresholds,
        hash=path.stem,
    )
