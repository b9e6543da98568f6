"""How sure the trained part must be of a label, as log-odds; set on the dev writers only."""

from __future__ import annotations

from typing import Final

ACT: Final = -1.0
VIOLATION: Final = 0.0
# What a pattern that finds the label adds: nobody need confirm a word of another tongue.
PATTERN_ACT: Final = 5.0
PATTERN_VIOLATION: Final = 4.0
PATTERN: Final[dict[str, float]] = {"dialect": 99.0, "insult": 7.0}
ANY_FAULT: Final = "fault"
# One fault is the rule: the probability from which the trained part is believed in another.
ANOTHER: Final = 0.9
# Higher where polite replies, or other faults, were taken for the label.
THRESHOLDS: Final[dict[str, float]] = {
    ANY_FAULT: 1.0,
    **dict.fromkeys(("rhetorical", "sarcasm", "command", "blunt_refusal"), 1.0),
    **dict.fromkeys(("not_my_business", "push_off"), 1.0),
    # Believed only beside other signs of it (bot/grading/judge.py).
    "stuffing": -3.5,
}


def bonus_of(label: str, act: bool) -> float:
    """Return the log-odds that a pattern's finding of an act or a violation adds."""
    return PATTERN.get(label, PATTERN_ACT if act else PATTERN_VIOLATION)


def threshold_of(label: str, act: bool) -> float:
    """Return the log-odds from which an act or a violation counts."""
    return THRESHOLDS.get(label, ACT if act else VIOLATION)
