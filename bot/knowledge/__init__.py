"""The knowledge bank: questions over every clause of the standard, for the knowledge test."""

from bot.knowledge.bank import load_bank
from bot.knowledge.groups import GROUPS, OTHER, group_of, group_title
from bot.knowledge.question import KINDS, Question

__all__ = ["GROUPS", "KINDS", "OTHER", "Question", "group_of", "group_title", "load_bank"]
