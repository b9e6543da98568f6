"""Judges a reply as a whole: whether it answers the situation, and whether it is stuffed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.reading.normalise import normalise
from bot.reading.values import Reading
from bot.standard import Situation, Standard

# Courtesy that fits anywhere: alone it neither answers a situation nor is out of place in one.
ANYWHERE: Final = frozenset(
    {"greet", "address", "address_name", "acknowledge", "consult_opinion", "empathise"}
    | {"apologise", "offer_help"}
)
# More acts than these that nobody asked for: courtesy stacked to be on the safe side.
MOST_ALIEN: Final = 3
# A reply that answers this situation has at least this share of what it seems to answer …
OFF_TOPIC: Final = 0.02
# … even where it does something that would be welcome here.
FAR_OFF_TOPIC: Final = 0.01
# Where no other situation has a share like this, nobody can tell what the reply answers.
ELSEWHERE: Final = 0.2
# A reply this long in which this share of the pairs of characters recurs goes round in circles.
LONG: Final = 35
REPEATED: Final = 0.15
CHINESE: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Judgement:
    """What holds of the reply as a whole."""

    irrelevant: bool = False
    stuffing: bool = False
    rambling: bool = False


def judge(
    standard: Standard, situation: Situation, reading: Reading, met: Collection[str]
) -> Judgement:
    """Judge a reply in a situation in which the elements of `met` are met.

    A reply that is stuffed is not called anything else, and one at fault in another way is not
    called irrelevant too.
    """
    if not reading.readable:
        return Judgement(irrelevant=True)
    if _stuffed(standard, situation, reading):
        return Judgement(stuffing=True)
    rude = any(standard.violations[one.id].severity == "major" for one in reading.violations)
    return Judgement(
        irrelevant=not met and not rude and _elsewhere(situation, reading),
        rambling=_repetitive(reading.text),
    )


def alien_acts(standard: Standard, situation: Situation, reading: Reading) -> frozenset[str]:
    """Return the acts plainly done that the situation neither asks for nor welcomes."""
    asked = {act for element in situation.required for act in element} | set(situation.optional)
    asked |= {other for act in asked for other in standard.acts[act].implies}
    done = {one.id for one in reading.acts if one.source == "pattern"}
    implied = {other for act in done for other in standard.acts[act].implies}
    return frozenset(done - asked - implied - ANYWHERE)


def _stuffed(standard: Standard, situation: Situation, reading: Reading) -> bool:
    if any(one.id == "stuffing" for one in reading.violations):
        return True
    return len(alien_acts(standard, situation, reading)) > MOST_ALIEN


def _repetitive(reply: str) -> bool:
    said = "".join(CHINESE.findall(normalise(reply).text))
    pairs = [said[at : at + 2] for at in range(len(said) - 1)]
    return len(said) >= LONG and len(set(pairs)) <= (1 - REPEATED) * len(pairs)


def _elsewhere(situation: Situation, reading: Reading) -> bool:
    """Tell whether the reply answers another situation rather than this one."""
    asked = {act for element in situation.required for act in element} | set(situation.optional)
    shares = dict(reading.topics)
    here = shares.get(situation.id, 0.0)
    best = max(shares.values(), default=0.0)
    welcome = any(one.id in asked - ANYWHERE for one in reading.acts)
    return here < (FAR_OFF_TOPIC if welcome else OFF_TOPIC) and best > ELSEWHERE
