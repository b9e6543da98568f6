"""What every type of check shares: the text it looks at and the contexts that excuse a match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.reading.needed import Parts, needed_for, parts_of
from bot.reading.phrasing import Pair, compiled
from bot.reading.segment import Span, known_bounds

CONTEXT_REACH = 12


@dataclass(frozen=True)
class Streams:
    """A reply as units of characters and of sounds, quotations masked, and its clauses."""

    exact: str
    folded: str
    clauses: tuple[Span, ...]

    @cached_property
    def bounds(self) -> frozenset[int]:
        """Return the places where words of the dictionary begin or end."""
        return frozenset(known_bounds(self.exact))

    @cached_property
    def parts(self) -> Parts:
        """Return what the characters or the sounds hold, see `needed`."""
        return parts_of(self.exact) | parts_of(self.folded)

    def clause_of(self, at: int) -> Span:
        """Return the clause that unit `at` stands in; the unit alone if it is in none."""
        for span in self.clauses:
            if span.start <= at < span.end:
                return span
        return Span(at, at + 1)


@dataclass(frozen=True)
class Declared:
    """One check as an author declares it; see docs of `phrasing` for the signs in a phrase.

    any: phrases, one of which must match. sound: match by sound (None: the long ones).
    after, before, within: phrases that excuse a match that they stand just before, just after,
    or in one clause with.
    """

    type: str
    any: tuple[str, ...]
    sound: bool | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """A compiled check: expressions over characters and sounds, and what excuses a match."""

    patterns: Pair
    after: Pair
    before: Pair
    within: Pair

    @cached_property
    def needed(self) -> Parts | None:
        """Return parts of which a reply holds one if the check finds anything; None: any may."""
        each = [needed_for(pattern) for pattern in self.patterns if pattern is not None]
        return frozenset().union(*filter(None, each)) if all(each) else None

    def spans(self, streams: Streams) -> Iterator[Span]:
        """Give every match that no context excuses, as units."""
        if self.needed is not None and self.needed.isdisjoint(streams.parts):
            return
        for pattern, units in zip(self.patterns, (streams.exact, streams.folded), strict=True):
            if pattern is None:
                continue
            for match in pattern.finditer(units):
                span = Span(match.start(), match.end())
                if span.end > span.start and not self._excused(streams, span):
                    yield span

    def _excused(self, streams: Streams, span: Span) -> bool:
        clause = streams.clause_of(span.start)
        for at, units in enumerate((streams.exact, streams.folded)):
            before = units[max(clause.start, span.start - CONTEXT_REACH) : span.start]
            after = units[span.end : max(clause.end, span.end) + CONTEXT_REACH]
            whole = units[clause.start : max(clause.end, span.end)]
            if (
                _matches(self.after[at], before, at_end=True)
                or _matches(self.before[at], after, at_start=True)
                or _matches(self.within[at], whole)
            ):
                return True
        return False


def _matches(
    pattern: re.Pattern[str] | None, units: str, at_start: bool = False, at_end: bool = False
) -> bool:
    if pattern is None:
        return False
    if at_start:
        return pattern.match(units) is not None
    if at_end:
        return any(match.end() == len(units) for match in pattern.finditer(units))
    return pattern.search(units) is not None


def contexts(declared: Declared) -> tuple[Pair, Pair, Pair]:
    """Return the compiled contexts of a declared check: after, before, within."""
    return (
        compiled(declared.after, False),
        compiled(declared.before, False),
        compiled(declared.within, False),
    )
