"""What a session carries from turn to turn, as one value kept in the slot `progress`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.customer.reaction import Memory
from bot.customer.result import Mark


@dataclass(frozen=True)
class Progress:
    """memory: the customer's; marks: the counted replies; name_given: he told his name;
    heard: how many replies he heard.
    """

    memory: Memory = field(default_factory=Memory)
    marks: tuple[Mark, ...] = ()
    name_given: bool = False
    heard: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for the slot; `progress_of` reads it back."""
        return {
            "memory": asdict(self.memory),
            "marks": [dict(vars(mark)) for mark in self.marks],
            "name_given": self.name_given,
            "heard": self.heard,
        }


def progress_of(slot: Mapping[str, Any] | None, mood: str = "calm") -> Progress:
    """Read the slot `progress`; unset, it is the beginning of a session in `mood`."""
    if slot is None:
        return Progress(memory=Memory(mood=mood))
    return Progress(
        memory=Memory(**slot["memory"]),
        marks=tuple(Mark(**mark) for mark in slot["marks"]),
        name_given=slot["name_given"],
        heard=slot["heard"],
    )
