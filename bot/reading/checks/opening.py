"""The check type `opening`: a phrase that begins the reply or a sentence and is set off."""

from __future__ import annotations

from typing import Final

from bot.reading.checks.base import Check, Declared, contexts
from bot.reading.phrasing import compiled

SET_OFF: Final = "[，。！？；：、…~]"


def build(declared: Declared) -> Check:
    """Compile an `opening` check: the phrase at the start of a clause, then a pause."""
    opened = tuple(f"^({one}){SET_OFF}" for one in declared.any)
    return Check(compiled(opened, False), *contexts(declared))
