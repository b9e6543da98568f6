"""Judges a reply as a whole: whether it answers the situation, and whether it is stuffed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.reading.values import Reading
from bot.standard import Situation, Standard

# Courtesy that fits anywhere: alone it neither answers a situation nor is out of place in one.
ANYWHERE: Final = frozenset(
    {"greet", "address", "address_name", "apologise", "acknowledge", "thank", "farewell"}
    | {"consult_opinion", "empathise", "ask_understanding", "offer_help"}
)
# More acts than these that nobody asked for: courtesy stacked to be on the safe side.
MOST_ALIEN: Final = 3
MOST_ALIEN_IN_ROW: Final = 2
OFF_TOPIC: Final = 0.02
ELSEWHERE: Final = 0.35


@dataclass(frozen=True)
class Judgement:
    """What holds of the reply as a whole."""

    irrelevant: bool
    stuffing: bool


def judge(
    standard: Standard, situation: Situation, reading: Reading, met: Collection[str]
) -> Judgement:
    """Judge a reply in a situation in which the elements of `met` are met."""
    if not reading.readable:
        return Judgement(irrelevant=True, stuffing=False)
    stuffing = _stuffed(standard, situation, reading)
    irrelevant = not stuffing and not met and _elsewhere(situation, reading)
    return Judgement(irrelevant, stuffing)


def alien_acts(standard: Standard, situation: Situation, reading: Reading) -> frozenset[str]:
    """Return the acts done that the situation neither asks for nor welcomes."""
    asked = {act for element in situation.required for act in element} | set(situation.optional)
    asked |= {other for act in asked for other in standard.acts[act].implies}
    done = {one.id for one in reading.acts}
    implied = {other for act in done for other in standard.acts[act].implies}
    return frozenset(done - asked - implied - ANYWHERE)


def _stuffed(standard: Standard, situation: Situation, reading: Reading) -> bool:
    return len(alien_acts(standard, situation, reading)) > MOST_ALIEN


def _elsewhere(situation: Situation, reading: Reading) -> bool:
    """Tell whether the reply answers another situation rather than this one."""
    asked = {act for element in situation.required for act in element} | set(situation.optional)
    shares = dict(reading.topics)
    here = shares.get(situation.id, 0.0)
    best = max(shares.values(), default=0.0)
    if any(one.id in asked - ANYWHERE for one in reading.acts):
        return False
    return here < OFF_TOPIC and best > ELSEWHERE
