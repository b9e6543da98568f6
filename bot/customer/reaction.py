"""How the customer takes a graded reply: his next reaction and his mood. Pure and deterministic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.grading import Grade

MOODS: Final = ("calm", "impatient", "angry", "furious")
FURIOUS: Final = MOODS[-1]
# What is said badly but not rudely: the customer is puzzled, not hurt.
PUZZLING: Final = frozenset({"irrelevant", "stuffing"})
# What the customer can answer is not beside the point to him, whatever it is to the standard.
BESIDE: Final = frozenset({"irrelevant"})
# What nobody bears: the mood rises by two.
UNBEARABLE: Final = frozenset({"insult", "threaten"})
CHANCES: Final = 2
HARD_CHANCES: Final = 3
ASIDES: Final = 2


@dataclass(frozen=True)
class Memory:
    """What the customer carries from turn to turn.

    mood: one of MOODS; slips: weak replies since the mood last moved; attempt: replies counted
    in this situation so far; asides: apt questions answered in this situation so far.
    """

    mood: str = "calm"
    slips: int = 0
    attempt: int = 0
    asides: int = 0


@dataclass(frozen=True)
class Reaction:
    """The customer's move: `name` None means that he moves on to his next line.

    counted: False for an apt question out of order, which is answered and not scored.
    """

    name: str | None
    counted: bool
    memory: Memory


def react(
    grade: Grade,
    majors: frozenset[str],
    questions: tuple[str, ...],
    readable: bool,
    silent: bool,
    patience: int,
    memory: Memory,
) -> Reaction:
    """Decide the reaction to one graded reply.

    Args:
        grade: the grade of the reply in the current situation.
        majors: ids of the major violations in it.
        questions: apt questions it asks (surname, room, …), in order.
        readable: False for gibberish or another language.
        silent: True if nothing was said.
        patience: 1–3, weak replies the persona bears before the mood rises.
        memory: what he carries so far.
    """
    if grade.verdict == "pass":
        eased = replace(memory, mood=_moved(memory.mood, -1), slips=0, attempt=0, asides=0)
        return Reaction(None, True, eased)
    hurt = majors - PUZZLING
    if questions and not majors - BESIDE and memory.asides < ASIDES:
        return Reaction(f"aside_{questions[0]}", False, replace(memory, asides=memory.asides + 1))
    borne = _borne(memory, hurt, patience)
    if borne.mood == FURIOUS:
        return Reaction("storms_off", True, borne)
    name = _complaint(grade, hurt, majors, readable, silent)
    chances = CHANCES if name in ("objects", "minds") else HARD_CHANCES
    if borne.attempt >= chances:
        return Reaction(None, True, replace(borne, attempt=0, asides=0))
    return Reaction(name, True, borne)


def _complaint(
    grade: Grade, hurt: frozenset[str], majors: frozenset[str], readable: bool, silent: bool
) -> str:
    if silent:
        return "hush"
    if hurt:
        return "offended"
    if majors or not readable:
        return "puzzled"
    return "objects" if grade.missed else "minds"


def _borne(memory: Memory, hurt: frozenset[str], patience: int) -> Memory:
    """Count one more reply that was not good; the mood rises at once when he was hurt."""
    attempt = memory.attempt + 1
    if hurt:
        steps = 2 if hurt & UNBEARABLE else 1
        return replace(memory, mood=_moved(memory.mood, steps), slips=0, attempt=attempt)
    slips = memory.slips + 1
    if slips >= patience:
        return replace(memory, mood=_moved(memory.mood, 1), slips=0, attempt=attempt)
    return replace(memory, slips=slips, attempt=attempt)


def _moved(mood: str, steps: int) -> str:
    place = MOODS.index(mood) + steps
    return MOODS[max(0, min(place, len(MOODS) - 1))]
