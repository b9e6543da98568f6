"""Which characters a met act is shown on: whole phrases, never half a word."""

from __future__ import annotations

from typing import Final

from bot.reading import Found, Reading

STOPS: Final = frozenset("，。！？；：、…~～,.!?;:\"'“”‘’「」（）() \t\n")


def widened(reading: Reading, place: Found) -> tuple[int, int]:
    """Return `place` stretched to its phrase: up to a stop, or to what else was found.

    A pattern rests on the few characters that decide (您找哪); a reader expects the phrase they
    stand in (请问您找哪一位).
    """
    others = [
        one
        for one in (*reading.acts, *reading.violations)
        if one.end <= place.start or one.start >= place.end
    ]
    first = max((one.end for one in others if one.end <= place.start), default=0)
    last = min((one.start for one in others if one.start >= place.end), default=len(reading.text))
    start, end = place.start, place.end
    while start > first and reading.text[start - 1] not in STOPS:
        start -= 1
    while end < last and reading.text[end] not in STOPS:
        end += 1
    return start, end
