"""Measures how well grades agree with people's labels."""

from bot.evaluate.cases import Case, case_of, parse_case
from bot.evaluate.figures import Figures, Outcome, measure, outcome_of

__all__ = ["Case", "Figures", "Outcome", "case_of", "measure", "outcome_of", "parse_case"]
