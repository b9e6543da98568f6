"""The trained part: linear heads over hashed n-grams, read from a file of plain arrays."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.checks import Streams
from bot.reading.features import BUCKETS, candidates, grams
from bot.reading.segment import Span

Floats = NDArray[np.float32]
TOPICS: Final = 10


@dataclass(frozen=True)
class Guess:
    """A label the trained part gives a stretch of units, with its probability."""

    label: str
    span: Span
    score: float


@dataclass(frozen=True)
class Model:
    """Heads for acts and violations, and for the situations a reply answers.

    columns: bucket -> row of `weights`, -1 for a bucket never seen. weights: a row a feature,
    a column a head: first `labels`, then `topics`.
    """

    labels: tuple[str, ...]
    topics: tuple[str, ...]
    columns: NDArray[np.int32]
    weights: Floats
    bias: Floats
    thresholds: Floats
    hash: str

    def topics_of(self, streams: Streams) -> tuple[tuple[str, float], ...]:
        """Return the situations the whole reply is most like, best first."""
        rows = self._rows(grams(streams.exact, streams.folded, Span(0, len(streams.exact))))
        first = len(self.labels)
        logits = _scored(self.weights[rows, first:], self.bias[first:])
        shares = _sigmoid(logits)
        shares = shares / max(float(shares.sum()), 1e-9)
        best = np.argsort(-shares, kind="stable")[:TOPICS]
        return tuple((self.topics[at], round(float(shares[at]), 4)) for at in best)

    def guesses(self, streams: Streams) -> tuple[Guess, ...]:
        """Return the labels over their thresholds, each with the characters of most weight."""
        spans = candidates(streams.clauses, len(streams.exact))
        found = [grams(streams.exact, streams.folded, span) for span in spans]
        first = len(self.labels)
        rows = [self._rows(one) for one in found]
        scores = np.stack(
            [_sigmoid(_scored(self.weights[one, :first], self.bias[:first])) for one in rows]
        )
        guesses = []
        for at in np.flatnonzero(scores.max(axis=0) >= self.thresholds):
            best = int(scores[:, at].argmax())
            span = self._heaviest(found[best], spans[best], int(at))
            guesses.append(Guess(self.labels[at], span, round(float(scores[best, at]), 4)))
        return tuple(guesses)

    def _rows(self, found: dict[int, list[Span]]) -> NDArray[np.int32]:
        rows = self.columns[np.fromiter(found, dtype=np.int64, count=len(found))]
        return rows[rows >= 0]

    def _heaviest(self, found: dict[int, list[Span]], span: Span, head: int) -> Span:
        """Return the contiguous units of `span` that speak most for `head`."""
        weight = np.zeros(span.end - span.start)
        for bucket, places in found.items():
            row = self.columns[bucket]
            if row < 0:
                continue
            for place in places:
                share = self.weights[row, head] / max(1, place.end - place.start)
                weight[place.start - span.start : place.end - span.start] += share
        return _best_run(weight, span)


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


def _scored(weights: Floats, bias: Floats) -> Floats:
    if not len(weights):
        return bias
    scored: Floats = weights.sum(axis=0) / np.sqrt(np.float32(len(weights))) + bias
    return scored


def _sigmoid(logits: Floats) -> Floats:
    shares: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return shares


def save_model(path: Path, meta: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> None:
    """Write a model: `path` (.npz) holds the arrays, the .json beside it says what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.stem}.part.npz")
    np.savez(part, **arrays)
    text = json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
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
        columns=columns,
        weights=weights,
        bias=bias,
        thresholds=thresholds,
        hash=path.stem,
    )
