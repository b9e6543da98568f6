"""Turns characters and typed pinyin into syllables, so that words match by their sound."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pypinyin.constants import PINYIN_DICT

from bot.reading.normalise import Normal

# Private-use characters: one stands for a syllable, so that texts of syllables are strings.
FIRST_EXACT: Final = 0xE000
FIRST_FOLDED: Final = 0xF0000
CJK: Final = re.compile(r"[\u3400-\u9fff]")
# A digit or sign may stand in for the letter it looks like: zh1 for zhi, lao b@n.
LETTERS: Final = re.compile(r"[a-z][a-z01@]*")
LOOKALIKES: Final = str.maketrans("01@", "oia")
LONGEST_SYLLABLE: Final = 6
# Readings that pypinyin does not put first but that these characters nearly always have here.
READINGS: Final = {"得": "de", "地": "di", "哪": "na", "那": "na", "谁": "shei", "咯": "lo"}
# Sounds that southern speakers and hurried typists mix up.
FOLDS: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"))
SAME: Final = {"mo": "me", "shui": "shei", "lve": "lue", "nve": "nue", "li": "li"}


@dataclass(frozen=True)
class Heard:
    """A text as units: one for each character, one for each syllable typed in letters.

    exact: the units as characters; a syllable in letters is a private-use character.
    folded: the units by sound, easily confused sounds made one. starts, ends: places of the
    units in the normalised text.
    """

    exact: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def hear(normal: Normal) -> Heard:
    """Return the units of a normalised text; spaces between words are no units."""
    text = normal.text
    exact: list[str] = []
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        for unit, sound, length in _units(text, at):
            exact.append(unit)
            folded.append(sound)
            starts.append(at)
            at += length
            ends.append(at)
    return Heard("".join(exact), "".join(folded), tuple(starts), tuple(ends))


def _units(text: str, at: int) -> list[tuple[str, str, int]]:
    run = LETTERS.match(text, at)
    if run is None:
        character = text[at]
        syllable = syllable_of(character)
        return [(character, folded_mark(syllable) if syllable else character, 1)]
    syllables = split_pinyin(run.group().translate(LOOKALIKES))
    if syllables is None:
        return [(letter, letter, 1) for letter in run.group()]
    return [(exact_mark(one), folded_mark(one), len(one)) for one in syllables]


@lru_cache(maxsize=8192)
def syllable_of(character: str) -> str | None:
    """Return the toneless pinyin of a character, None if it has none."""
    if character in READINGS:
        return READINGS[character]
    readings = PINYIN_DICT.get(ord(character))
    if not readings or not CJK.match(character):
        return None
    return toneless(readings.split(",")[0])


def toneless(reading: str) -> str:
    """Return pinyin without tone marks, ü written v."""
    decomposed = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    decomposed = decomposed.replace("u\u0308", "v")
    return "".join(letter for letter in decomposed if "a" <= letter <= "z")


@lru_cache(maxsize=1)
def syllables() -> tuple[str, ...]:
    """Return every syllable of common characters, sorted."""
    common = (code for code in PINYIN_DICT if 0x4E00 <= code <= 0x9FA5)
    found = {toneless(PINYIN_DICT[code].split(",")[0]) for code in common}
    found |= set(READINGS.values()) | {"me", "ne", "lv", "nv", "shui"}
    return tuple(sorted(one for one in found if len(one) > 1 or one in {"a", "e", "o"}))


@lru_cache(maxsize=1)
def _exact_marks() -> dict[str, str]:
    return {one: chr(FIRST_EXACT + at) for at, one in enumerate(syllables())}


@lru_cache(maxsize=1)
def _folded_marks() -> dict[str, str]:
    sounds = sorted({fold(one) for one in syllables()})
    return {sound: chr(FIRST_FOLDED + at) for at, sound in enumerate(sounds)}


def exact_mark(syllable: str) -> str:
    """Return the private-use character that stands for a syllable typed in letters."""
    return _exact_marks().get(syllable, "\ufffd")


def folded_mark(syllable: str) -> str:
    """Return the private-use character of a syllable's folded sound."""
    return _folded_marks().get(fold(syllable), "\ufffd")


@lru_cache(maxsize=2048)
def fold(syllable: str) -> str:
    """Return the sound class of a syllable: zh/z, ch/c, sh/s and -n/-ng are one."""
    for full, flat in FOLDS:
        if syllable.startswith(full):
            syllable = flat + syllable[len(full) :]
    if syllable.endswith(("ang", "eng", "ing")):
        syllable = syllable[:-1]
    return SAME.get(syllable, syllable)


@lru_cache(maxsize=4096)
def split_pinyin(letters: str) -> tuple[str, ...] | None:
    """Split a run of letters into the fewest pinyin syllables; None if it is not pinyin."""
    if len(letters) > 40:
        return None
    known = _exact_marks()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            before = best[start]
            if before is None or letters[start:end] not in known:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, letters[start:end])
    return best[-1]
