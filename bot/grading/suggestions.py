"""Makes a better wording out of the trainee's own sentence, or of the prescribed phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.grading import messages as say
from bot.grading.address import proper_name
from bot.reading.values import Facts, Found, Reading
from bot.standard import Mistake, Situation, Standard, StandardError, read_document

PHRASES: Final = Path(__file__).resolve().parents[2] / "standard" / "phrases.yml"
PLACES: Final = ("before", "after")
NAME: Final = "{name}"
# Faults of the whole reply: nothing of it is worth keeping.
HOPELESS: Final = frozenset({"irrelevant", "stuffing", "rambling"})
REPLACED: Final = "ni"
PARTS: Final = re.compile(r"[^，。！？；,!?;~～…\n]*[，。！？；,!?;~～…\n]*")
STOPS: Final = "，。！？；,!?;~～… \n"
LEAST_KEPT: Final = 4
LONGEST_KEPT: Final = 200


@dataclass(frozen=True)
class Phrase:
    """A sentence part that does `act`, to stand before or after the trainee's own words."""

    act: str
    place: str
    says: str


@lru_cache(maxsize=4)
def load_phrases(path: Path = PHRASES) -> tuple[Phrase, ...]:
    """Return the phrase book in the order of a whole answer. Raises StandardError if broken."""
    document = read_document(path)
    mistakes = list(document.mistakes)
    phrases: list[Phrase] = []
    listed = document.data.get("phrases") if isinstance(document.data, dict) else None
    for at, one in enumerate(listed or ()):
        if isinstance(one, dict) and set(one) == {"act", "place", "says"} and _sound(one):
            phrases.append(Phrase(**one))
        else:
            line = document.line("phrases", at)
            mistakes.append(Mistake(document.file, line, say.PHRASES_BROKEN, say.PHRASES_ALLOWED))
    if not phrases and not mistakes:
        mistakes.append(Mistake(document.file, 1, say.PHRASES_BROKEN, say.PHRASES_ALLOWED))
    if mistakes:
        raise StandardError(mistakes)
    return tuple(phrases)


def _sound(entry: dict[str, object]) -> bool:
    return entry["place"] in PLACES and all(isinstance(one, str) for one in entry.values())


def example_of(act: str, facts: Facts) -> str:
    """Return one way of doing `act` to a customer of these facts."""
    phrase = next(one for one in load_phrases() if one.act == act)
    return phrase.says.replace(NAME, proper_name(facts))


def model_answer(situation: Situation, facts: Facts) -> str:
    """Return a whole answer made of prescribed phrases; it passes in its situation."""
    wanted = tuple(_easiest(element) for element in situation.required)
    return _composed(wanted, facts, "")


def suggest(
    standard: Standard,
    situation: Situation,
    facts: Facts,
    reading: Reading,
    missed: tuple[tuple[str, ...], ...],
    faults: tuple[Found, ...],
) -> str:
    """Return a better wording: the reply without its faults and with what it misses.

    Where nothing of the reply can be kept it is the situation's model answer.
    """
    hopeless = not reading.readable or any(fault.id in HOPELESS for fault in faults)
    if hopeless or len(reading.text) > LONGEST_KEPT:
        return model_answer(situation, facts)
    rude = any(standard.violations[fault.id].severity == "major" for fault in faults)
    kept, lost = _kept(reading, faults, rude)
    if len(kept.strip(STOPS)) < LEAST_KEPT:
        return model_answer(situation, facts)
    wanted = [_easiest(element) for element in missed]
    for element in situation.required:
        if element not in missed and _all_lost(element, reading, lost):
            wanted.append(_easiest(element))
    return _composed(tuple(wanted), facts, kept)


def _easiest(element: tuple[str, ...]) -> str:
    return element[0]


def _kept(
    reading: Reading, faults: tuple[Found, ...], rude: bool
) -> tuple[str, list[tuple[int, int]]]:
    """Return the reply without the parts at fault, 您 for 你, and what was taken out.

    Of a rude reply only the parts that do some act are kept: the rest belongs to the rudeness.
    """
    text = reading.text
    others = [fault for fault in faults if fault.id != REPLACED]
    kept: list[str] = []
    lost: list[tuple[int, int]] = []
    for part in PARTS.finditer(text):
        touched = any(_meets(one, part.span()) for one in others)
        if touched or (rude and not any(_meets(one, part.span()) for one in reading.acts)):
            lost.append(part.span())
        else:
            kept.append(part.group())
    polite = "".join(kept).replace("你们", "咱们").replace("你", "您").replace("妳", "您")
    return polite.strip(), lost


def _meets(found: Found, part: tuple[int, int]) -> bool:
    return found.start < part[1] and part[0] < found.end


def _all_lost(element: tuple[str, ...], reading: Reading, lost: list[tuple[int, int]]) -> bool:
    """Tell whether every place that meets the element was taken out."""
    places = [one for one in reading.acts if one.id in element]
    return bool(lost) and all(any(_meets(one, part) for part in lost) for one in places)


def _composed(wanted: tuple[str, ...], facts: Facts, kept: str) -> str:
    """Return the phrases of `wanted` around the words kept, as one answer."""
    before: list[str] = []
    after: list[str] = []
    for phrase in load_phrases():
        if phrase.act in wanted:
            says = phrase.says.replace(NAME, proper_name(facts))
            (before if phrase.place == "before" else after).append(says)
    parts = [*before, *([kept.strip(STOPS) + _stop(kept)] if kept else []), *after]
    return _joined(parts)


def _stop(kept: str) -> str:
    return "？" if kept.rstrip().endswith(("？", "?")) else "。"


def _joined(parts: list[str]) -> str:
    text = ""
    for part in parts:
        if text and text[-1] not in STOPS:
            text += "，"
        text += part
    return text if text and text[-1] in "。？！" else text.rstrip(STOPS) + "。"
