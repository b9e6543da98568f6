"""Reads syllables typed in letters back into the characters that they most likely stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log
from typing import Final

from bot.reading.sound import CJK, exact_mark, syllable_of

# Characters considered for a syllable: its most common ones.
CHOICES: Final = 24
# The share of a character that follows another by their common words, the rest by itself alone.
IN_WORDS: Final = 0.9
LEAST_SEEN: Final = 3
# A word that the dictionary hardly weighs is still likelier than two that chance to meet.
WORD_BONUS: Final = 30
# Letters that name a building or a size rather than spell a sound.
LONE: Final = frozenset(exact_mark(one) for one in ("a", "e", "o"))


@dataclass(frozen=True)
class Speech:
    """How often characters and neighbours occur in words; `spelled` by the mark of a syllable."""

    alone: Mapping[str, int]
    pairs: Mapping[str, int]
    spelled: Mapping[str, tuple[str, ...]]
    total: int


def decoded(exact: str) -> str:
    """Return units with the syllables typed in letters as characters; the length stays.

    `ben死了` becomes 笨死了: of all spellings the one whose neighbours go together best.
    """
    if not any("\ue000" <= unit <= "\uf8ff" for unit in exact):
        return exact
    speech = _speech()
    best: dict[str, tuple[float, str]] = {"": (0.0, "")}
    for unit in exact:
        choices = (unit,) if unit in LONE else speech.spelled.get(unit, (unit,))
        best = {
            choice: max(
                (score + _share(speech, before, choice), said + choice)
                for before, (score, said) in best.items()
            )
            for choice in choices
        }
    return max(best.values())[1]


def _share(speech: Speech, before: str, after: str) -> float:
    alone = (speech.alone.get(after, 0) + 1) / speech.total
    pair = speech.pairs.get(before + after, 0)
    following = pair / (speech.alone.get(before, 0) + 1)
    return log(IN_WORDS * following + (1 - IN_WORDS) * alone)


@lru_cache(maxsize=1)
def _speech() -> Speech:
    """Count the dictionary that the segmenter brings; a second's work, done once if at all."""
    alone: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    text = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        word, count, _ = line.split(" ", 2)
        seen = int(count)
        if seen < LEAST_SEEN or not all(CJK.match(one) for one in word):
            continue
        for one in word:
            alone[one] += seen
        for at in range(len(word) - 1):
            pairs[word[at : at + 2]] += seen + WORD_BONUS
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for one, _ in sorted(alone.items(), key=lambda item: (-item[1], item[0])):
        choices = spelled[exact_mark(syllable_of(one) or "")]
        if len(choices) < CHOICES:
            choices.append(one)
    spelled.pop("\ufffd", None)
    made = {mark: tuple(choices) for mark, choices in spelled.items()}
    return Speech(dict(alone), dict(pairs), made, sum(alone.values()))
