"""Features of a stretch of units: hashed n-grams of characters and of sounds."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from bot.reading.segment import Span

BUCKETS: Final = 1 << 18
CHARACTER_GRAMS: Final = (1, 2, 3, 4)
SOUND_GRAMS: Final = (1, 2, 3)
EDGE: Final = "\x02"


def grams(exact: str, folded: str, span: Span) -> dict[int, list[Span]]:
    """Return the buckets of a stretch, each with the units it comes from."""
    found: dict[int, list[Span]] = {}
    for kind, units, sizes in (("c", exact, CHARACTER_GRAMS), ("s", folded, SOUND_GRAMS)):
        text = EDGE + units[span.start : span.end] + EDGE
        raw = [one.encode("utf-8", "surrogatepass") for one in text]
        for size in sizes:
            seed = crc32(f"{kind}{size}".encode())
            for at in range(len(raw) - size + 1):
                bucket = crc32(b"".join(raw[at : at + size]), seed) % BUCKETS
                start = max(span.start, span.start + at - 1)
                end = min(span.end, span.start + at - 1 + size)
                found.setdefault(bucket, []).append(Span(start, end))
    return found


def candidates(clauses: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    """Return the stretches that are judged: the whole reply, its clauses and pairs of them."""
    pairs = [Span(one.start, two.end) for one, two in zip(clauses, clauses[1:])]
    return tuple(dict.fromkeys((Span(0, length), *clauses, *pairs)))


