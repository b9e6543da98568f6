"""Tells what a text must hold for an expression to match at all, so that most need not be tried."""

from __future__ import annotations

import re
import sre_parse
from sre_constants import BRANCH, IN, LITERAL, MAX_REPEAT, MIN_REPEAT, SUBPATTERN
from typing import Any, Final

# Two neighbours are met so much more seldom than one of them alone.
RARER: Final = 16
# More neighbours than this are not worth writing out.
MOST_PAIRS: Final = 64

Parts = frozenset[str]


def parts_of(units: str) -> Parts:
    """Return the single units of a text and its pairs of neighbours."""
    return frozenset(units).union(map(str.__add__, units, units[1:]))


def needed_for(pattern: re.Pattern[str]) -> Parts | None:
    """Return parts of which a text that `pattern` matches holds at least one; None: any text may.

    Meant for the expressions that `phrasing` makes: they have no flags.
    """
    return _rarest(_sets(sre_parse.parse(pattern.pattern)))


def _sets(expression: Any) -> list[Parts]:
    """Return sets of parts; whatever the expression matches holds one part of each."""
    found: list[Parts] = []
    last: Parts | None = None
    for kind, value in expression.data:
        now = _units(kind, value)
        if now is not None:
            found.append(now)
            if last is not None and len(last) * len(now) <= MOST_PAIRS:
                found.append(frozenset(one + other for one in last for other in now))
        elif kind is SUBPATTERN or (kind in (MAX_REPEAT, MIN_REPEAT) and value[0] > 0):
            found += _sets(value[-1])
        elif kind is BRANCH:
            each = [_rarest(_sets(one)) for one in value[1]]
            if all(each):
                found.append(frozenset().union(*filter(None, each)))
        last = now
    return found


def _units(kind: Any, value: Any) -> Parts | None:
    """Return the units of which the expression's next one is; None if it is not so plain."""
    if kind is LITERAL:
        return frozenset({chr(value)})
    if kind is IN and all(each is LITERAL for each, _ in value):
        return frozenset(chr(code) for _, code in value)
    return None


def _rarest(sets: list[Parts]) -> Parts | None:
    return min(sets, key=_commonness, default=None)


def _commonness(parts: Parts) -> int:
    return sum(1 if len(one) > 1 else RARER for one in parts)
