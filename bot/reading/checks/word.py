"""The check type `word`: a phrase written out that begins and ends where words do.

Two neighbouring words often hold another by chance: 如何解决 is not the Cantonese 何解.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.checks.base import Check, Declared, Streams, contexts
from bot.reading.phrasing import compiled
from bot.reading.segment import Span
from bot.reading.sound import CJK


class WordCheck(Check):
    """A check whose matches must not cut a word in two."""

    def spans(self, streams: Streams) -> Iterator[Span]:
        """Give every match of whole words that no context excuses, as units."""
        for span in super().spans(streams):
            written = all(map(CJK.match, streams.exact[span.start : span.end]))
            if written and {span.start, span.end} <= streams.bounds:
                yield span


def build(declared: Declared) -> Check:
    """Compile a `word` check: by characters unless the author says `sound`."""
    return WordCheck(compiled(declared.any, bool(declared.sound)), *contexts(declared))
