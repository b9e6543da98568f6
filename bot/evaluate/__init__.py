"""Measures how well grades agree with people's labels."""

from bot.evaluate.cases import Case, case_of, parse_case
from bot.evaluate.figures import Estimate, Figures, measure
from bot.evaluate.outcome import Outcome, outcome_of

__all__ = [
    "Case",
    "Estimate",
    "Figures",
    "Outcome",
    "case_of",
    "measure",
    "outcome_of",
    "parse_case",
]
