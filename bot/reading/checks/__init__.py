"""The types of check that a pattern file can declare, one module a type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from bot.reading.checks import clause, opening, phrase, word
from bot.reading.checks.base import Check, Declared, Streams

TYPES: Final[Mapping[str, Callable[[Declared], Check]]] = {
    "phrase": phrase.build,
    "clause": clause.build,
    "opening": opening.build,
    "word": word.build,
}

__all__ = ["TYPES", "Check", "Declared", "Streams"]
