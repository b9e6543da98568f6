"""Everything a turn is played with: the standard, the personas and the scenarios, loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from bot.customer.lines import situation_of
from bot.customer.personas import Persona, load_personas
from bot.customer.scenarios import Scenario, load_scenarios
from bot.paths import PROJECT_ROOT
from bot.reading import Facts
from bot.standard import Standard, load_standard

BY_NAME: Final = "address_name"


class NoSituationError(Exception):
    """A reply came before any customer line, so there is nothing to grade it against."""


@dataclass(frozen=True)
class Scene:
    """The data that a turn needs, all of it authored."""

    standard: Standard
    personas: Mapping[str, Persona]
    scenarios: Mapping[str, Scenario]

    def persona(self, scenario: str | None) -> Persona:
        """Return the customer of `scenario`; KeyError if either is unknown."""
        return self.personas[self.scenarios[scenario or ""].persona]

    def facts(self, persona: Persona, situation: str, name_given: bool) -> Facts:
        """Return what the trainee can know of the customer in `situation`.

        The name is known beforehand, or was given, or is what the situation is about.
        """
        if persona.known or name_given or self.asks_name(situation):
            return Facts(persona.surname, persona.gender, persona.title, persona.married)
        return Facts()

    def asks_name(self, situation: str) -> bool:
        """Tell whether `situation` requires the customer to be addressed by name."""
        return any(BY_NAME in element for element in self.standard.situations[situation].required)

    def situation_faced(self, slot: str | None, events: Iterable[Mapping[str, Any]]) -> str:
        """Return the situation of the last customer line.

        The channel sets it as a slot; in plain Rasa commands it is read off the bot events.

        Raises:
            NoSituationError: no customer line was said yet.
        """
        said = [e.get("metadata", {}).get("utter_action") for e in events if e["event"] == "bot"]
        for utter_action in reversed(said):
            situation = situation_of(utter_action, self.standard.situations)
            if situation:
                return situation
        if slot in self.standard.situations:
            return str(slot)
        raise NoSituationError


@lru_cache(maxsize=4)
def load_scene(root: Path = PROJECT_ROOT) -> Scene:
    """Load and validate everything once a process; StandardError lists every mistake."""
    return Scene(load_standard(root / "standard"), load_personas(root), load_scenarios(root))
