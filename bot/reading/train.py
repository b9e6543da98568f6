"""Trains the reading's model from the labelled replies of the training writers."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading import messages as say
from bot.reading.labelled import Labelled, load_replies, split_of
from bot.reading.mistyped import Usage, usage_of
from bot.reading.model_file import save_model
from bot.reading.normalise import normalise
from bot.reading.samples import UNTRAINED, WHOLE, lessons_of, majors, samples_of
from bot.reading.thresholds import ANY_FAULT
from bot.reading.train_heads import fit_heads, matrix_of
from bot.reading.train_network import train_network
from bot.standard import Standard, load_standard

# The modules whose code decides what a model becomes.
SOURCES: Final = (
    "features", "labelled", "mistyped", "model_file", "network", "normalise", "samples", "segment",
    "sound", "train", "train_heads", "train_network",
)  # fmt: skip
LEAST_POSITIVE: Final = 4
# Styles of replies that are typed with slips on purpose.
MISTYPED: Final = frozenset({"typo", "disguised"})


def ensure_model(root: Path) -> Path:
    """Return the model of the current inputs under `root`/models/reading, trained if missing."""
    path = _path(root)
    if not is_trained(root):
        train(root, path)
    return path


def is_trained(root: Path) -> bool:
    """Tell whether there is a model of the current inputs."""
    path = _path(root)
    return path.exists() and path.with_suffix(".json").exists()


def _path(root: Path) -> Path:
    return root / "models" / "reading" / f"{inputs_hash(root)[:16]}.npz"


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
    """Train on the training writers, and write the model to `path`."""
    standard = load_standard(root / "standard")
    replies = load_replies(root / "data" / "nlu" / "replies")
    fit(standard, [one for one in replies if split_of(one.writer) == "train"], path)


def fit(standard: Standard, learnt: Sequence[Labelled], path: Path) -> None:
    """Fit heads and network to `learnt`, and write them to `path`."""
    began = time.monotonic()
    samples = samples_of(standard, learnt)
    kept, matrix = matrix_of(samples)
    named = tuple(
        one
        for one in (*standard.acts, *standard.violations)
        if one not in UNTRAINED
        and sum(one in sample.labels for sample in samples) >= LEAST_POSITIVE
    )
    whole = [at for at, sample in enumerate(samples) if sample.topic is not None]
    topics = tuple(sorted({str(samples[at].topic) for at in whole}))
    heads = len(named) + 1 + len(topics)
    say_progress(say.TRAINING.format(replies=len(learnt), features=len(kept), heads=heads))
    fault = majors(standard)
    wanted = [np.array([one in sample.labels for sample in samples]) for one in named]
    wanted.append(np.array([bool(fault & sample.labels) for sample in samples]))
    fitted = fit_heads(matrix, wanted)
    asked = [np.array([samples[at].topic == one for at in whole]) for one in topics]
    fitted += fit_heads(matrix[whole], asked)
    del samples, matrix
    labels = (*named, ANY_FAULT)
    usage = usage_of(normalise(one.text).text for one in learnt if one.style not in MISTYPED)
    meta, arrays = train_network(lessons_of(standard, learnt, labels, topics), len(topics))
    save_model(
        path,
        {
            **meta,
            "labels": labels,
            "topics": topics,
            "acts": [one for one in named if one in standard.acts],
            "faults": [at for at, one in enumerate(named) if one in fault - WHOLE],
            "usage": usage.characters,
            "replies": len(learnt),
        },
        {**arrays, **_stacked(kept, fitted), **_usage(usage)},
    )
    say_progress(say.TRAINED.format(seconds=time.monotonic() - began))


def _stacked(
    kept: NDArray[np.int64], fitted: Sequence[tuple[NDArray[np.float64], float]]
) -> dict[str, NDArray[Any]]:
    return {
        "buckets": kept,
        "weights": np.stack([weights for weights, _ in fitted], axis=1).astype(np.float16),
        "bias": np.array([bias for _, bias in fitted], dtype=np.float32),
    }


def _usage(usage: Usage) -> dict[str, NDArray[Any]]:
    pairs = "".join(usage.pairs).encode("utf-16-le")
    return {
        "usage.pairs": np.frombuffer(pairs, dtype=np.uint8).reshape(-1, 4),
        "usage.counts": np.array(list(usage.pairs.values()), dtype=np.int32),
    }


def say_progress(text: str) -> None:
    """Print one line of progress for whoever waits."""
    print(text, file=sys.stderr, flush=True)
