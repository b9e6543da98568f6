"""Guesses what was meant where the input method took a character of the same sound."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from bot.reading.segment import is_word
from bot.reading.sound import CJK, syllable_of

# Neighbours met less often than this in the replies learnt from may be chance.
LEAST_MET: Final = 2
# A character is taken for another that is met this often beside one neighbour, or beside both.
OFTEN: Final = 16
# Characters met less often are nobody's slip.
LEAST_COMMON: Final = 3
# Of whom is spoken is never guessed.
AS_TYPED: Final = frozenset("您你妳他她它")


@dataclass(frozen=True)
class Usage:
    """Which characters stand side by side in replies, and how often; and single characters."""

    pairs: Mapping[str, int]
    characters: str

    def corrected(self, units: str) -> str:
        """Return units with characters that fit neither neighbour replaced by others that do.

        Only by one of the same syllable; the length stays. 抱谦 becomes 抱歉.
        """
        meant = list(units)
        for at, unit in enumerate(units):
            if not CJK.match(unit) or unit in AS_TYPED:
                continue
            before = meant[at - 1] if at else ""
            after = units[at + 1] if at + 1 < len(units) else ""
            if not self._fits(before, unit, after):
                meant[at] = self._likeliest(before, unit, after)
        return "".join(meant)

    def _fits(self, before: str, unit: str, after: str) -> bool:
        beside = (before + unit, unit + after)
        return any(pair in self.pairs or is_word(pair) for pair in beside)

    def _likeliest(self, before: str, unit: str, after: str) -> str:
        best, most = unit, 0
        for other in self._alike.get(syllable_of(unit) or "", ()):
            left, right = self.pairs.get(before + other, 0), self.pairs.get(other + after, 0)
            often = (left and right) or max(left, right) >= OFTEN
            if often and (left + 1) * (right + 1) > most:
                best, most = other, (left + 1) * (right + 1)
        return best

    @cached_property
    def _alike(self) -> Mapping[str, Sequence[str]]:
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.characters:
            alike[syllable_of(one) or one].append(one)
        return alike


def usage_of(said: Iterable[str]) -> Usage:
    """Count what stands side by side in normalised replies that are typed without slips."""
    pairs: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for text in said:
        alone.update(one for one in text if CJK.match(one))
        pairs.update(a + b for a, b in pairwise(text) if CJK.match(a) and CJK.match(b))
    met = {pair: count for pair, count in sorted(pairs.items()) if count >= LEAST_MET}
    common = sorted(one for one, count in alone.items() if count >= LEAST_COMMON)
    return Usage(met, "".join(one for one in common if one not in AS_TYPED))
