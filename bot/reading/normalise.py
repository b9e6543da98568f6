"""Normalises a reply for matching and keeps the way back to the characters as typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from opencc import OpenCC

# Characters that input methods give for a common one and that opencc leaves alone.
VARIANTS: Final = {"妳": "你", "祢": "你", "著": "着", "甚": "什", "麽": "么"}
# Symbols by which words are broken up; they carry no meaning between two words.
NOISE: Final = frozenset("-_*·•.~/\\|+=^`#丶")
REPEATED: Final = frozenset("，。！？、；：…")
PUNCTUATION: Final = {",": "，", "!": "！", "?": "？", ";": "；", ":": "：", "｡": "。", "～": "~"}
_WORD: Final = re.compile(r"[a-z0-9]")


@dataclass(frozen=True)
class Normal:
    """A normalised text; `offsets[i]` is the place in the text as typed of character i."""

    text: str
    offsets: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the slice as typed that the normalised characters start..end come from."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else 0
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=1024)
def normalise(text: str) -> Normal:
    """Return `text` in half width, simplified, lower case, without what cannot be heard.

    Emoji, zero-width and control characters go; spaces and broken-up words are closed; repeated
    punctuation is folded. Never raises: lone surrogates stay as they are.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for at, original in enumerate(text):
        for character in _folded(original):
            characters.append(character)
            offsets.append(at)
    return _closed(characters, offsets)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=8192)
def _folded(original: str) -> str:
    """Return the characters that stand for one typed character: none, one or several."""
    if "\ud800" <= original <= "\udfff":
        return original
    if original.isspace():
        return " "
    folded = "".join(_kept(character) for character in unicodedata.normalize("NFKC", original))
    return "".join(_simplified(character) for character in folded.lower())


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Cn", "Co", "Mn", "Me", "So", "Sk"}:
        return ""
    return character


def _simplified(character: str) -> str:
    if character in PUNCTUATION:
        return PUNCTUATION[character]
    if character < "\u2e80":
        return _toneless(character)
    simple = _converter().convert(character)
    simple = simple if len(simple) == 1 else character
    return VARIANTS.get(simple, simple)


def _toneless(character: str) -> str:
    """Return a letter without its tone mark: pinyin is typed with and without."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def _closed(characters: list[str], offsets: list[int]) -> Normal:
    kept: list[int] = []
    for at, character in enumerate(characters):
        if character == " " or character in NOISE:
            if not _parts(characters, at):
                continue
            if not (character == "." and _digits(characters, at)):
                character = characters[at] = " "
        if character in REPEATED and kept and characters[kept[-1]] == character:
            continue
        if character == " " and kept and characters[kept[-1]] == " ":
            continue
        kept.append(at)
    while kept and characters[kept[-1]] == " ":
        kept.pop()
    return Normal("".join(characters[at] for at in kept), tuple(offsets[at] for at in kept))


def _parts(characters: list[str], at: int) -> bool:
    """Tell whether the gap at `at` parts two words of letters or digits rather than breaks one."""
    if characters[at] == "." and _digits(characters, at):
        return True
    left = _run(characters, at - 1, -1)
    right = _run(characters, at + 1, 1)
    if left == 0 or right == 0:
        return False
    return characters[at - 1].isdigit() or characters[at + 1].isdigit() or left + right > 4


def _digits(characters: list[str], at: int) -> bool:
    around = characters[at - 1 : at] + characters[at + 1 : at + 2]
    return at > 0 and len(around) == 2 and all(one.isdigit() for one in around)


def _run(characters: list[str], at: int, step: int) -> int:
    length = 0
    while 0 <= at < len(characters) and length < 5 and _WORD.match(characters[at]):
        length += 1
        at += step
    return length
