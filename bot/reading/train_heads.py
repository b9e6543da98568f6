"""Fits the linear heads of the reading: one a label, over hashed n-grams."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.features import BUCKETS
from bot.reading.samples import Sample

SEED: Final = 20
# A whole reply and the clause in it count twice: seen in four replies is at least eight.
LEAST_SEEN: Final = 8
STRENGTH: Final = 12.0


def matrix_of(samples: Sequence[Sample]) -> tuple[NDArray[np.int64], Any]:
    """Return the buckets kept, and the samples as a sparse matrix: rows of counts, length 1."""
    from scipy.sparse import csr_matrix

    counts = np.zeros(BUCKETS, dtype=np.int64)
    for sample in samples:
        counts[np.unique(sample.buckets)] += 1
    kept = np.flatnonzero(counts >= LEAST_SEEN)
    column = np.full(BUCKETS, -1, dtype=np.int64)
    column[kept] = np.arange(len(kept))
    indices: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float64]] = []
    starts = [0]
    for sample in samples:
        columns = column[sample.buckets]
        columns = np.sort(columns[columns >= 0])
        indices.append(columns)
        values.append(np.full(len(columns), 1 / np.sqrt(max(1, len(columns)))))
        starts.append(starts[-1] + len(columns))
    shape = (len(samples), len(kept))
    matrix = csr_matrix((np.concatenate(values), np.concatenate(indices), starts), shape=shape)
    matrix.sum_duplicates()
    return kept, matrix


def fit_heads(
    matrix: Any, wanted: Sequence[NDArray[np.bool_]]
) -> list[tuple[NDArray[np.float64], float]]:
    """Return weights and bias of a head for each wanted label, fitted on every core."""
    from joblib import Parallel, delayed

    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    fitted = Parallel(n_jobs=jobs)(delayed(_head)(matrix, positive) for positive in wanted)
    return list(fitted)


def _head(matrix: Any, positive: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    from sklearn.linear_model import LogisticRegression

    head = LogisticRegression(
        C=STRENGTH, solver="liblinear", tol=0.05, random_state=SEED, intercept_scaling=1.0
    )
    head.fit(matrix, positive)
    return head.coef_[0], float(head.intercept_[0])
