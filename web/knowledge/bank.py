"""The questions that can be asked, loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.knowledge import Question, load_bank
from bot.paths import PROJECT_ROOT
from web.practice.catalogue import catalogue


@cache
def bank() -> Mapping[str, Question]:
    """Load and validate the questions by id; StandardError lists every mistake."""
    return load_bank(PROJECT_ROOT, catalogue().standard)
