"""Features of a reply: hashed n-grams of characters and of sounds, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.segment import CLAUSE_END, Span

BITS: Final = 19
BUCKETS: Final = 1 << BITS
# Kind of unit and length of the n-grams made of it.
CHARACTERS: Final = ((1, 1), (1, 2), (1, 3), (1, 4))
SOUNDS: Final = ((2, 1), (2, 2), (2, 3))
EDGE: Final = 2
# A question and a statement differ by their mark; other marks only part clauses.
TELLING: Final = frozenset("？！")
PARTING: Final = np.array(sorted(ord(one) for one in CLAUSE_END - TELLING), dtype=np.uint64)
PRIME: Final = np.uint64(0x100000001B3)
MIX: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Grams:
    """The n-grams of a reply: bucket, first unit and end unit of each.

    The ends of the reply count as one unit each: -1 before it and its length after it.
    """

    buckets: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def inside(self, span: Span) -> NDArray[np.bool_]:
        """Tell which n-grams lie in a stretch or touch the marks just before and after it."""
        inside: NDArray[np.bool_] = (self.starts >= span.start - 1) & (self.ends <= span.end + 1)
        return inside


def grams(exact: str, folded: str) -> Grams:
    """Return the n-grams of a reply given as characters and as sounds."""
    buckets: list[NDArray[np.int64]] = []
    starts: list[NDArray[np.int64]] = []
    sizes: list[NDArray[np.int64]] = []
    for units, kinds in ((exact, CHARACTERS), (folded, SOUNDS)):
        codes = unit_codes(units)
        for kind, size in kinds:
            hashed = hashes(codes, size, kind)
            buckets.append(hashed)
            starts.append(np.arange(-1, len(hashed) - 1))
            sizes.append(np.full(len(hashed), size))
    first = np.concatenate(starts)
    return Grams(np.concatenate(buckets), first, first + np.concatenate(sizes))


def unit_codes(units: str) -> NDArray[np.uint64]:
    """Return the code of each unit, marks that part clauses made one, with an edge at each end."""
    raw = units.encode("utf-32-le", "surrogatepass")
    codes = np.full(len(units) + 2, EDGE, dtype=np.uint64)
    codes[1:-1] = np.frombuffer(raw, dtype=np.uint32)
    codes[np.isin(codes, PARTING)] = EDGE
    return codes


def hashes(codes: NDArray[np.uint64], size: int, kind: int, bits: int = BITS) -> NDArray[np.int64]:
    """Return the bucket of each run of `size` codes; runs of another kind are hashed otherwise."""
    count = max(0, len(codes) - size + 1)
    hashed = np.full(count, kind * 16 + size, dtype=np.uint64)
    for at in range(size):
        hashed = (hashed ^ codes[at : at + count]) * PRIME
        hashed ^= hashed >> np.uint64(29)
    return ((hashed * MIX) >> np.uint64(64 - bits)).astype(np.int64)


def candidates(clauses: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    """Return the stretches that are judged: the whole reply, its clauses and pairs of them."""
    pairs = [Span(one.start, two.end) for one, two in pairwise(clauses)]
    return tuple(dict.fromkeys((Span(0, length), *clauses, *pairs)))
