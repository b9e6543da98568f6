"""What a session carries from turn to turn, as one value kept in the slot `progress`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from bot.customer.reaction import Memory
from bot.customer.result import Mark

# The value of a line's condition on what happened earlier.
HAPPENED: Final = "yes"
EARLIER: Final = ("named", "promised", "owned_up")


@dataclass(frozen=True)
class Progress:
    """memory: the customer's; marks: the counted replies; name_given: he told his name;
    promised: he was promised a time; owned_up: a mistake was admitted to him; heard: how many
    replies he heard.
    """

    memory: Memory = field(default_factory=Memory)
    marks: tuple[Mark, ...] = ()
    name_given: bool = False
    promised: bool = False
    owned_up: bool = False
    heard: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for the slot; `progress_of` reads it back."""
        return {
            "memory": asdict(self.memory),
            "marks": [dict(vars(mark)) for mark in self.marks],
            "name_given": self.name_given,
            "promised": self.promised,
            "owned_up": self.owned_up,
            "heard": self.heard,
        }

    @property
    def earlier(self) -> dict[str, str]:
        """Return what happened earlier in the session, as conditions of lines name it."""
        happened = {
            "named": self.name_given,
            "promised": self.promised,
            "owned_up": self.owned_up,
        }
        return {name: HAPPENED for name, holds in happened.items() if holds}


def progress_of(slot: Mapping[str, Any] | None, mood: str = "calm") -> Progress:
    """Read the slot `progress`; unset, it is the beginning of a session in `mood`."""
    if slot is None:
        return Progress(memory=Memory(mood=mood))
    return Progress(
        memory=Memory(**slot["memory"]),
        marks=tuple(Mark(**mark) for mark in slot["marks"]),
        name_given=slot["name_given"],
        promised=slot["promised"],
        owned_up=slot["owned_up"],
        heard=slot["heard"],
    )
