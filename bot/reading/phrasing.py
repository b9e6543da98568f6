"""Compiles the phrases of pattern files to regular expressions over characters or sounds.

A phrase is plain text with a few signs: `…` up to eight units of one sentence, `·` up to three
of one clause, `(甲|乙)` a choice, `(甲)?` left out or not, `(甲)+` and `(甲)*` again and again,
`[甲乙]` one of these characters, `^` and `$` the ends of a clause, `#` a number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.reading.segment import MASK
from bot.reading.sound import CJK, exact_mark, folded_mark, syllable_of

Pair = tuple[re.Pattern[str] | None, re.Pattern[str] | None]
WIDE_GAP: Final = f"[^。！？{MASK}]{{0,8}}?"
SHORT_GAP: Final = f"[^，。！？；{MASK}]{{0,3}}?"
STOPS: Final = '，。！？；：、…~“”「」（）()"'
CLAUSE_START: Final = f"(?:(?<![^{STOPS}])|^)"
CLAUSE_STOP: Final = f"(?![^{STOPS}])"
NUMBER: Final = "[0-9一二三四五六七八九十百两半几]+"
SIGNS: Final = {
    "…": WIDE_GAP,
    "·": SHORT_GAP,
    "^": CLAUSE_START,
    "$": CLAUSE_STOP,
    "#": NUMBER,
    "(": "(?:",
    ")": ")",
    "|": "|",
    "?": "?",
    "+": "+",
    "*": "*",
}
CHOICE: Final = re.compile(r"\(([^()]*)\)")
# Words this short have too many homophones to be known by sound unless the file says so.
LEAST_BY_SOUND: Final = 3
# Around a wide gap single characters meet their homophones by chance.
LEAST_AROUND_GAP: Final = 6
WIDE: Final = "…"


def compiled(phrases: tuple[str, ...], sound: bool | None) -> Pair:
    """Return the expressions of `phrases` over characters and over sounds.

    sound: True by sound, False by characters, None by sound from three characters on. A phrase
    with a wide gap goes by sound only if it is long.
    """
    by_sound = [one for one in phrases if sound is not False and _by_sound(one, sound)]
    by_character = [one for one in phrases if one not in by_sound]
    return _joined(by_character, False), _joined(by_sound, True)


def _by_sound(phrase: str, sound: bool | None) -> bool:
    if WIDE in phrase:
        return _length(phrase) >= LEAST_AROUND_GAP
    return sound is True or _length(phrase) >= LEAST_BY_SOUND


def _joined(phrases: list[str], sound: bool) -> re.Pattern[str] | None:
    if not phrases:
        return None
    longest_first = sorted(phrases, key=lambda one: (-len(one), one))
    return re.compile("|".join(_expression(one, sound) for one in longest_first))


def _length(phrase: str) -> int:
    """Return how many characters a phrase has at least: of a choice the shortest one."""
    plain = re.sub(r"\([^()]*\)\?|\[[^\]]*\]\?|.\?", "", phrase)
    while CHOICE.search(plain):
        plain = CHOICE.sub(lambda match: min(match[1].split("|"), key=len), plain, count=1)
    plain = re.sub(r"\[[^\]]*\]", "一", plain)
    return len(CJK.findall(plain))


def _expression(phrase: str, sound: bool) -> str:
    # one syllable in letters alone could be anything
    typed = _length(phrase) > 1
    parts: list[str] = []
    inside: list[str] | None = None
    for character in phrase:
        if character == "[":
            inside = []
        elif character == "]" and inside is not None:
            parts.append("[" + "".join(inside) + "]")
            inside = None
        elif inside is not None:
            inside.append(_units(character, sound, typed))
        elif character in SIGNS:
            parts.append(SIGNS[character])
        else:
            parts.append(_one(character, sound, typed))
    return "".join(parts)


def _one(character: str, sound: bool, typed: bool) -> str:
    units = _units(character, sound, typed)
    return f"[{units}]" if len(units) > 1 and units[0] != "\\" else units


@lru_cache(maxsize=8192)
def _units(character: str, sound: bool, typed: bool) -> str:
    """Return the units that count as `character`: itself, or `typed` in letters."""
    syllable = syllable_of(character)
    if syllable is None:
        return re.escape(character)
    if sound:
        return folded_mark(syllable)
    return character + exact_mark(syllable) if typed else character
