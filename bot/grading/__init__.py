"""Grades a read reply by the standard, and says how it could be said better."""

from bot.grading.answers import model_answer
from bot.grading.rules import grade
from bot.grading.values import Finding, Grade

__all__ = ["Finding", "Grade", "grade", "model_answer"]
