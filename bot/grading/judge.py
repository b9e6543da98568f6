"""Judges a reply as a whole: whether it answers the situation, and whether it is stuffed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.reading.normalise import normalise
from bot.reading.values import Found, Reading
from bot.standard import Situation, Standard

# Courtesy that fits anywhere: alone it neither answers a situation nor is out of place in one.
ANYWHERE: Final = frozenset(
    {"greet", "address", "address_name", "acknowledge", "consult_opinion", "empathise"}
    | {"apologise", "offer_help"}
)
# Work that a customer may always be told of: it is never mere courtesy.
WORK: Final = frozenset(
    {"offer_solution", "offer_alternative", "offer_assist", "contact_host", "record_details"}
    | {"state_matter", "commit_time", "explain_rule", "safety_reason", "seek_instruction"}
    | {"escalate", "decline_request", "host_unavailable"}
)
# More acts than these that nobody asked for: courtesy stacked to be on the safe side …
MOST_ALIEN: Final = 2
# … where this share of the characters does some act, and little is said beside.
DENSE: Final = 0.6
# The trained part is believed with so many acts that nobody asked for, or with one where so
# many pairs of characters recur.
LEAST_ALIEN: Final = 2
RECURRING: Final = 0.15
# Nothing but phrases said over and over needs no trained part to be seen.
ALL_PHRASES: Final = 0.8
OVER_AND_OVER: Final = 0.25
# One courtesy in so many wordings is courtesy stacked.
WORDINGS: Final = 4
# A reply that answers this situation has at least this share of what it seems to answer …
OFF_TOPIC: Final = 0.01
# … even where it does something that would be welcome here.
FAR_OFF_TOPIC: Final = 0.005
# Where no other situation has a share like this, nobody can tell what the reply answers.
ELSEWHERE: Final = 0.1
# A reply this long in which this share of the pairs of characters recurs goes round in circles.
LONG: Final = 35
REPEATED: Final = 0.15
# The same words three times on end are no courtesy.
TRIPLED: Final = re.compile(r"((.)(?!\2).{1,5}?)\1\1")
# From this probability on a violation is no mere guess.
SURE: Final = 0.9
# Said back: this share of the pairs of characters, of at least so many, is the customer's own.
SAID_BACK: Final = 0.65
# … and this share even where saying it back does what is asked, as taking notes does.
ALL_SAID_BACK: Final = 0.95
LEAST_PAIRS: Final = 6
PERSONS: Final = str.maketrans("你妳我", "您您您")
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
    rude = any(sure(one) and _major(standard, one) for one in reading.violations)
    return Judgement(
        irrelevant=not rude and _besides(situation, reading, bool(met)),
        rambling=_repetitive(reading.text),
    )


def sure(fault: Found) -> bool:
    """Tell whether a fault stands where the reply as a whole is at fault: it is no mere guess."""
    return fault.source == "pattern" or fault.score >= SURE


def _major(standard: Standard, fault: Found) -> bool:
    return standard.violations[fault.id].severity == "major"


def alien_acts(standard: Standard, situation: Situation, reading: Reading) -> frozenset[str]:
    """Return the courtesies plainly done that the situation neither asks for nor welcomes.

    One that rests on the same characters as a welcome act, or as another of them, is not counted:
    the characters may just be like its own.
    """
    asked = {act for element in situation.required for act in element} | set(situation.optional)
    asked |= {other for act in asked for other in standard.acts[act].implies}
    done = [one for one in reading.acts if one.source == "pattern"]
    implied = {other for one in done for other in standard.acts[one.id].implies}
    welcome = asked | implied | ANYWHERE | WORK
    taken = [one for one in done if one.id in welcome]
    alien: set[str] = set()
    for one in done:
        if one.id not in welcome and not any(_overlap(one, other) for other in taken):
            alien.add(one.id)
            taken.append(one)
    return frozenset(alien)


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _stuffed(standard: Standard, situation: Situation, reading: Reading) -> bool:
    """Tell whether courtesy is stacked; the trained part's suspicion alone convicts nobody."""
    alien = len(alien_acts(standard, situation, reading))
    dense = _density(reading)
    said = _said(reading.text)
    recurring = _recurrence(said)
    if dense >= ALL_PHRASES and TRIPLED.search(said):
        return True
    if dense >= ALL_PHRASES and _most_of_one_act(reading) >= WORDINGS:
        return True
    if alien > MOST_ALIEN and dense >= DENSE:
        return True
    if alien >= LEAST_ALIEN and dense >= ALL_PHRASES and recurring >= OVER_AND_OVER:
        return True
    if not any(one.id == "stuffing" for one in reading.violations):
        return False
    return alien >= LEAST_ALIEN or (alien > 0 and recurring >= RECURRING)


def _most_of_one_act(reading: Reading) -> int:
    """Return how many times the courtesy that is done most often is done by a set phrase."""
    done = Counter(one.id for one in reading.acts if one.source == "pattern")
    return max((times for act, times in done.items() if act not in WORK | ANYWHERE), default=0)


def _density(reading: Reading) -> float:
    """Return the share of the Chinese characters that do some act by the patterns."""
    chinese = {match.start() for match in CHINESE.finditer(reading.text)}
    doing = {
        at for one in reading.acts if one.source == "pattern" for at in range(one.start, one.end)
    }
    return len(chinese & doing) / max(1, len(chinese))


def _said(reply: str) -> str:
    return "".join(CHINESE.findall(normalise(reply).text))


def _pairs(said: str) -> list[str]:
    return [said[at : at + 2] for at in range(len(said) - 1)]


def _recurrence(said: str) -> float:
    """Return the share of the pairs of neighbouring characters that occurred before."""
    pairs = _pairs(said)
    return 1 - len(set(pairs)) / max(1, len(pairs))


def _repetitive(reply: str) -> bool:
    said = _said(reply)
    return len(said) >= LONG and _recurrence(said) >= REPEATED


def _besides(situation: Situation, reading: Reading, met: bool) -> bool:
    """Tell whether the reply is the customer's own line, or does nothing and answers another."""
    back = _said_back(situation, reading.text)
    return back >= ALL_SAID_BACK or (
        not met and (back >= SAID_BACK or _elsewhere(situation, reading))
    )


def _said_back(situation: Situation, reply: str) -> float:
    """Return the share of the reply's pairs of characters that are the customer's own."""
    own = set(_pairs(_said(situation.line).translate(PERSONS)))
    pairs = _pairs(_said(reply).translate(PERSONS))
    return sum(one in own for one in pairs) / len(pairs) if len(pairs) >= LEAST_PAIRS else 0.0


def _elsewhere(situation: Situation, reading: Reading) -> bool:
    """Tell whether the reply answers another situation rather than this one."""
    asked = {act for element in situation.required for act in element} | set(situation.optional)
    shares = dict(reading.topics)
    here = shares.get(situation.id, 0.0)
    best = max(shares.values(), default=0.0)
    welcome = any(one.id in asked - ANYWHERE for one in reading.acts)
    return here < (FAR_OFF_TOPIC if welcome else OFF_TOPIC) and best > ELSEWHERE
