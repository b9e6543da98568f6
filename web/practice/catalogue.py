"""What can be practised: the standard and the scenarios, loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.customer.scenarios import Scenario, load_scenarios
from bot.paths import PROJECT_ROOT
from bot.standard import Standard, load_standard
from web.practice import messages

IN_PERSON: Final = ("desk", "gate", "grounds", "lift")
# Offered wherever one stands before the customer, or has a telephone at hand.
FACE_TO_FACE: Final = frozenset(
    {"smile", "stand_up", "nod", "call_host", "call_steward", "call_manager", "write_record"}
)
BY_PHONE: Final = frozenset({"call_host", "call_steward", "call_manager", "write_record"})
# Picking up has its own button, and nothing is no action.
NO_CHIP: Final = frozenset({"pick_up", "none"})


@dataclass(frozen=True)
class Chip:
    """An action beside the words: its id and what the button says."""

    id: str
    title: str


@dataclass(frozen=True)
class Catalogue:
    """All authored data that the pages need."""

    standard: Standard
    scenarios: Mapping[str, Scenario]

    def channel(self, scenario: str, situation: str) -> str:
        """Return where the trainee meets the customer: the situation's channel comes first."""
        if situation in self.standard.situations:
            return self.standard.situations[situation].channel
        found = self.scenarios.get(scenario)
        return found.channel if found else IN_PERSON[0]

    def chips(self, channel: str) -> tuple[Chip, ...]:
        """Return the actions one can take in `channel`, in the standard's order.

        An action that any situation of the channel expects is always among them.
        """
        standard = self.standard
        usual = FACE_TO_FACE if channel in IN_PERSON else BY_PHONE
        expected = {s.action for s in standard.situations.values() if s.channel == channel}
        return tuple(
            Chip(id, title)
            for id, title in standard.action_titles.items()
            if id in (usual | expected) - NO_CHIP
        )

    def families(self) -> dict[str, list[Scenario]]:
        """Return the scenarios by family, in the order authored, each from easy to hard."""
        found: dict[str, list[Scenario]] = {}
        for scenario in sorted(self.scenarios.values(), key=lambda s: s.difficulty):
            found.setdefault(scenario.family, []).append(scenario)
        order = dict.fromkeys(scenario.family for scenario in self.scenarios.values())
        return {family: found[family] for family in order}


def family_title(family: str) -> str:
    """Return the Chinese name of a scenario family; an unnamed one is shown by its id."""
    return messages.FAMILIES.get(family, family)


@cache
def catalogue() -> Catalogue:
    """Load and validate the authored data; StandardError lists every mistake."""
    return Catalogue(
        standard=load_standard(),
        scenarios=load_scenarios(PROJECT_ROOT),
    )
