"""The check type `clause`: a phrase that is a whole clause, particles at its end aside."""

from __future__ import annotations

from typing import Final

from bot.reading.checks.base import Check, Declared, contexts
from bot.reading.phrasing import compiled

PARTICLES: Final = "[了啊呀哦哈呢吧嘛啦哟的呗诶]?[了啊呀哦哈呢吧嘛啦哟的呗诶]?"


def build(declared: Declared) -> Check:
    """Compile a `clause` check: by characters unless the author says `sound`."""
    whole = tuple(f"^({one}){PARTICLES}$" for one in declared.any)
    return Check(compiled(whole, bool(declared.sound)), *contexts(declared))
