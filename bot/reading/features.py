"""Features of a reply: hashed n-grams of characters and of sounds, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.reading.segment import CLAUSE_END, Span

BUCKETS: Final = 1 << 17
CHARACTER_GRAMS: Final = (1, 2, 3, 4)
SOUND_GRAMS: Final = (1, 2, 3)
EDGE: Final = b"\x02"
# A question and a statement differ by their mark; other marks only part clauses.
TELLING: Final = frozenset("？！")


@dataclass(frozen=True)
class Grams:
    """The n-grams of a reply: bucket, first unit and end unit of each.

    The ends of the reply count as one unit each: -1 before it and its length after it.
    """

    buckets: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def within(self, span: Span) -> Grams:
        """Return the n-grams of a stretch and of the marks just before and after it."""
        chosen = (self.starts >= span.start - 1) & (self.ends <= span.end + 1)
        return Grams(self.buckets[chosen], self.starts[chosen], self.ends[chosen])


def grams(exact: str, folded: str) -> Grams:
    """Return the n-grams of a reply given as characters and as sounds."""
    buckets: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for kind, units, sizes in (("c", exact, CHARACTER_GRAMS), ("s", folded, SOUND_GRAMS)):
        raw = [EDGE, *map(_raw, units), EDGE]
        for size in sizes:
            seed = crc32(f"{kind}{size}".encode())
            last = len(raw) - size + 1
            buckets += [crc32(b"".join(raw[at : at + size]), seed) % BUCKETS for at in range(last)]
            starts += range(-1, last - 1)
            ends += range(size - 1, last + size - 1)
    return Grams(np.array(buckets), np.array(starts), np.array(ends))


def candidates(clauses: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    """Return the stretches that are judged: the whole reply, its clauses and pairs of them."""
    pairs = [Span(one.start, two.end) for one, two in pairwise(clauses)]
    return tuple(dict.fromkeys((Span(0, length), *clauses, *pairs)))


def _raw(unit: str) -> bytes:
    if unit in CLAUSE_END and unit not in TELLING:
        return EDGE
    return unit.encode("utf-8", "surrogatepass")
