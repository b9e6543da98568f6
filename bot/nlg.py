"""The customer's voice: which variant of a line is said, by seed and mood, never by chance."""

from __future__ import annotations

import hashlib
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.customer.lines import fill, response_name
from bot.customer.progress import progress_of
from bot.customer.scene import load_scene

# Reactions that a situation may word itself, as variants of its line with `reaction` as condition.
OWN_WORDS = frozenset(
    f"utter_{reaction}"
    for reaction in ("objects", "offended", "minds", "puzzled", "hush", "storms_off")
)

Variant = dict[str, Any]


class CustomerVoice(TemplatedNaturalLanguageGenerator):
    """Says a response of the domain in the words of the scenario's persona.

    The same seed, turn and slots give the same words. An objection is taken from the
    situation's own variants (condition `reaction`), else from the general response.
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        # Rasa makes the generator before it has a domain, and gives only subclasses of its
        # own generator the responses once a model is loaded.
        super().__init__(domain.responses)
        # the same scene as the channel plays with, read once a process
        self._scene = load_scene()

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Return the response to utter as Rasa expects it, or None if it has no variant."""
        slots = tracker.current_slot_values()
        slots |= progress_of(slots.get("progress")).earlier
        variants = self._variants(utter_action, slots, output_channel)
        if not variants:
            return None
        chosen = dict(pick(variants, str(slots.get("seed")), _turn_of(tracker), utter_action))
        chosen.pop("condition", None)
        chosen.pop("id", None)
        known = slots.get("scenario") in self._scene.scenarios
        persona = self._scene.persona(slots["scenario"]) if known else None
        chosen["text"] = fill(chosen["text"], persona)
        return chosen

    def _variants(self, utter_action: str, slots: dict[str, Any], channel: str) -> list[Variant]:
        own = response_name(slots["situation"]) if slots.get("situation") else ""
        if utter_action in OWN_WORDS and own in self.responses:
            worded = [v for v in self._fitting(own, slots, channel) if _asks(v, "reaction")]
            if worded:
                return most_particular(worded)
        if utter_action not in self.responses:
            return []
        return most_particular(self._fitting(utter_action, slots, channel))

    def _fitting(self, name: str, slots: dict[str, Any], channel: str) -> list[Variant]:
        variants = ResponseVariationFilter(self.responses)
        fitting: list[Variant] = variants.responses_for_utter_action(name, channel, slots)
        return fitting


def _asks(variant: Variant, slot: str) -> bool:
    return any(condition["name"] == slot for condition in variant.get("condition", ()))


def _turn_of(tracker: DialogueStateTracker) -> int:
    """How many replies have been heard: with the seed, what makes a line vary."""
    return progress_of(tracker.get_slot("progress")).heard


def most_particular(variants: list[Variant]) -> list[Variant]:
    """Keep the variants that name the most conditions: an angry objection beats any objection."""
    if not variants:
        return []
    most = max(len(variant.get("condition", ())) for variant in variants)
    return [variant for variant in variants if len(variant.get("condition", ())) == most]


def pick(variants: list[Variant], seed: str, turn: int, name: str) -> Variant:
    """Choose one variant by hashing seed, turn and name; equal inputs, equal choice."""
    digest = hashlib.sha256(f"{seed}/{turn}/{name}".encode()).digest()
    return variants[int.from_bytes(digest[:8], "big") % len(variants)]
