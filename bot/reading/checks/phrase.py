"""The check type `phrase`: a phrase anywhere in the reply."""

from __future__ import annotations

from bot.reading.checks.base import Check, Declared, contexts
from bot.reading.phrasing import compiled


def build(declared: Declared) -> Check:
    """Compile a `phrase` check."""
    return Check(compiled(declared.any, declared.sound), *contexts(declared))
