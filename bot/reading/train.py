"""Trains the reading's model from the labelled replies; same inputs, same bytes."""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading import messages as say
from bot.reading.features import BUCKETS, grams
from bot.reading.labelled import Labelled, Mark, load_replies
from bot.reading.model import ANY_FAULT, save_model
from bot.reading.normalise import Normal, normalise
from bot.reading.segment import Span, clauses, mask, quoted
from bot.reading.sound import CJK, Heard, hear, syllable_of
from bot.standard import Standard, load_standard

# Never learnt from: `mei` is for thresholds (dev), `qiu` for the last word (test).
HELD_OUT_WRITERS: Final = frozenset({"mei", "qiu"})
SEED: Final = 20
# The modules whose code decides what a model becomes.
SOURCES: Final = ("features", "labelled", "model", "normalise", "segment", "sound", "train")
# Labels that depend on the situation, or that characters decide better than weights.
UNTRAINED: Final = frozenset({"irrelevant", "ni"})
# Labels of the reply as a whole: its clauses alone show nothing of them.
WHOLE: Final = frozenset({"stuffing", "rambling"})
OFF_TOPIC_STYLES: Final = frozenset({"wrong_act", "gaming"})
# A whole reply and the clause in it count twice: seen in two replies is at least four.
LEAST_SEEN: Final = 4
LEAST_POSITIVE: Final = 4
SLIP_SHARE: Final = 0.2
STRENGTH: Final = 12.0
ACT_THRESHOLD: Final = 0.06
VIOLATION_THRESHOLD: Final = 0.6
# Higher where, each writer left out in turn, polite replies were accused below.
THRESHOLDS: Final = {
    "stuffing": 0.12,
    ANY_FAULT: 0.5,
    "impatience": 0.7,
    "overfamiliar": 0.7,
    "command": 0.9,
    "rhetorical": 0.9,
}
MARK_SHARE: Final = 0.6


@dataclass(frozen=True)
class Sample:
    """One stretch to learn from: its buckets and its labels; `topic` for a whole reply.

    typed: False for a copy with slips put in, which shows nothing of what features are common.
    """

    buckets: tuple[int, ...]
    labels: frozenset[str]
    topic: str | None
    typed: bool = True


def ensure_model(root: Path) -> Path:
    """Return the model of the current inputs under `root`/models/reading, trained if missing."""
    path = root / "models" / "reading" / f"{inputs_hash(root)[:16]}.npz"
    if not (path.exists() and path.with_suffix(".json").exists()):
        train(root, path)
    return path


def inputs_hash(root: Path) -> str:
    """Return the sha256 hex of everything a model depends on: replies, standard, source.

    Patterns are not part of it: they are matched, not learnt from.
    """
    digest = hashlib.sha256()
    files = [
        *sorted((root / "data" / "nlu" / "replies").rglob("*.yml")),
        *sorted((root / "standard" / "acts").rglob("*.yml")),
        *sorted((root / "standard" / "violations").rglob("*.yml")),
        *(Path(__file__).with_name(f"{name}.py") for name in SOURCES),
    ]
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def train(root: Path, path: Path) -> None:
    """Train on the writers that are not held out, and write the model to `path`."""
    standard = load_standard(root / "standard")
    replies = load_replies(root / "data" / "nlu" / "replies")
    learnt = [one for one in replies if one.writer not in HELD_OUT_WRITERS]
    fit(standard, learnt, path)


def fit(standard: Standard, learnt: Sequence[Labelled], path: Path) -> None:
    """Fit the heads to `learnt` and the standard's own examples, and write them to `path`."""
    began = time.monotonic()
    samples = [*_samples(standard, learnt), *_prescribed(standard)]
    kept, matrix = _matrix(samples)
    labels = tuple(
        one
        for one in (*standard.acts, *standard.violations)
        if one not in UNTRAINED
        and sum(one in sample.labels for sample in samples) >= LEAST_POSITIVE
    )
    named = labels
    labels = (*named, ANY_FAULT)
    whole = [at for at, sample in enumerate(samples) if sample.topic is not None]
    topics = tuple(sorted({str(samples[at].topic) for at in whole}))
    heads = len(labels) + len(topics)
    say_progress(say.TRAINING.format(replies=len(learnt), features=len(kept), heads=heads))
    wanted = [np.array([one in sample.labels for sample in samples]) for one in named]
    majors = frozenset(one.id for one in standard.violations.values() if one.severity == "major")
    wanted.append(np.array([bool(majors & sample.labels) for sample in samples]))
    fitted = [_head(matrix, positive) for positive in wanted]
    asked = [np.array([samples[at].topic == one for at in whole]) for one in topics]
    fitted += [_head(matrix[whole], positive) for positive in asked]
    arrays: dict[str, NDArray[Any]] = {
        "buckets": kept,
        "weights": np.stack([weights for weights, _ in fitted], axis=1).astype(np.float32),
        "bias": np.array([bias for _, bias in fitted], dtype=np.float32),
        "thresholds": np.array(
            [THRESHOLDS.get(one, _threshold(standard, one)) for one in labels],
            dtype=np.float32,
        ),
    }
    faults = [at for at, one in enumerate(named) if one in majors - WHOLE]
    meta: dict[str, Any] = {
        "labels": labels,
        "topics": topics,
        "faults": faults,
        "replies": len(learnt),
    }
    save_model(path, meta, arrays)
    say_progress(say.TRAINED.format(seconds=time.monotonic() - began))


def _threshold(standard: Standard, label: str) -> float:
    return ACT_THRESHOLD if label in standard.acts else VIOLATION_THRESHOLD


def say_progress(text: str) -> None:
    """Print one line of progress for whoever waits."""
    print(text, file=sys.stderr, flush=True)


def _head(matrix: Any, positive: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    from sklearn.linear_model import LogisticRegression

    head = LogisticRegression(
        C=STRENGTH, solver="liblinear", tol=0.01, random_state=SEED, intercept_scaling=1.0
    )
    head.fit(matrix, positive)
    return head.coef_[0], float(head.intercept_[0])


def _matrix(samples: Sequence[Sample]) -> tuple[NDArray[np.int64], Any]:
    """Return the buckets kept and the samples as a sparse matrix of unit rows."""
    from scipy.sparse import csr_matrix

    counts = np.zeros(BUCKETS, dtype=np.int64)
    for sample in samples:
        if sample.typed:
            counts[list(sample.buckets)] += 1
    kept = np.flatnonzero(counts >= LEAST_SEEN)
    column = np.full(BUCKETS, -1, dtype=np.int64)
    column[kept] = np.arange(len(kept))
    indices: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float64]] = []
    starts = [0]
    for sample in samples:
        columns = column[list(sample.buckets)]
        columns = np.sort(columns[columns >= 0])
        indices.append(columns)
        values.append(np.full(len(columns), 1 / np.sqrt(max(1, len(columns)))))
        starts.append(starts[-1] + len(columns))
    shape = (len(samples), len(kept))
    parts = (np.concatenate(values), np.concatenate(indices), np.array(starts))
    return kept, csr_matrix(parts, shape=shape)


def _samples(standard: Standard, learnt: Sequence[Labelled]) -> list[Sample]:
    slips = _Slips(one.text for one in learnt)
    samples: list[Sample] = []
    for at, reply in enumerate(learnt):
        samples += _stretches(standard, reply, reply.text)
        if reply.style != "typo":
            slipped = _stretches(standard, reply, slips.slipped(reply.text, at))
            samples += [replace(one, typed=False) for one in slipped]
    return samples


def _stretches(standard: Standard, reply: Labelled, text: str) -> list[Sample]:
    """Return the whole reply and its clauses as samples."""
    normal = normalise(text)
    heard = hear(normal)
    hidden = quoted(heard.exact)
    exact, folded = mask(heard.exact, hidden), mask(heard.folded, hidden)
    whole = Span(0, len(exact))
    found = grams(exact, folded)
    topic = None if reply.style in OFF_TOPIC_STYLES else reply.situation
    samples = []
    for span in dict.fromkeys((whole, *clauses(exact))):
        labels = _labels(standard, reply.marks, normal, heard, span)
        if span == whole:
            labels |= frozenset(reply.also)
        elif WHOLE & frozenset(reply.also):
            continue
        buckets = tuple(np.unique(found.within(span).buckets).tolist())
        samples.append(Sample(buckets, labels - UNTRAINED, topic if span == whole else None))
    return samples


def _labels(
    standard: Standard, marks: tuple[Mark, ...], normal: Normal, heard: Heard, span: Span
) -> frozenset[str]:
    if span.end <= span.start:
        return frozenset()
    start, end = normal.place(heard.starts[span.start], heard.ends[span.end - 1])
    labels: set[str] = set()
    for one in marks:
        shared = min(end, one.end) - max(start, one.start)
        if shared >= MARK_SHARE * (one.end - one.start):
            labels.add(one.label)
            if one.label in standard.acts:
                labels.update(standard.acts[one.label].implies)
    return frozenset(labels)


def _prescribed(standard: Standard) -> list[Sample]:
    """Return the acts' and violations' own examples and near misses as samples."""
    samples: list[Sample] = []
    for act in standard.acts.values():
        labels = frozenset({act.id, *act.implies})
        samples += [_alone(text, labels) for text in act.examples]
    for violation in standard.violations.values():
        if violation.id not in WHOLE | UNTRAINED:
            labels = frozenset({violation.id})
            samples += [_alone(text, labels) for text in violation.examples]
    return samples


def _alone(text: str, labels: frozenset[str]) -> Sample:
    heard = hear(normalise(text.split("（")[0]))
    buckets = np.unique(grams(heard.exact, heard.folded).buckets)
    return Sample(tuple(buckets.tolist()), labels, None)


class _Slips:
    """Makes input-method slips: characters replaced by others of the same sound."""

    def __init__(self, texts: Iterable[str]) -> None:
        seen = sorted({one for text in texts for one in text if CJK.match(one)})
        self._alike: dict[str, list[str]] = defaultdict(list)
        for one in seen:
            self._alike[syllable_of(one) or ""].append(one)

    def slipped(self, text: str, seed: int) -> str:
        """Return `text` with about a fifth of its characters slipped; the length stays."""
        chance = random.Random(SEED * 100_003 + seed)
        return "".join(self._slip(one, chance) for one in text)

    def _slip(self, character: str, chance: random.Random) -> str:
        if character in "您你" or chance.random() >= SLIP_SHARE:
            return character
        alike = self._alike.get(syllable_of(character) or "") or [character]
        return chance.choice(alike)
