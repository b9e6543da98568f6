"""The knowledge bank: questions over every clause of the standard, for the knowledge test."""

from bot.knowledge.bank import load_bank
from bot.knowledge.question import KINDS, Question

__all__ = ["KINDS", "Question", "load_bank"]
