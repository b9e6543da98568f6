"""The standard as validated data: clauses, acts, violations and situations with stable ids."""

from bot.standard.document import Document, load_yaml, read_document
from bot.standard.load import load_standard
from bot.standard.model import (
    Act,
    Clause,
    Mistake,
    Situation,
    Standard,
    StandardError,
    Violation,
)

__all__ = [
    "Act",
    "Clause",
    "Document",
    "Mistake",
    "Situation",
    "Standard",
    "StandardError",
    "Violation",
    "load_standard",
    "load_yaml",
    "read_document",
]
