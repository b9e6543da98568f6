"""The Rasa NLU component: reads a reply once, for the customer's next line and for the grade."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.paths import PROJECT_ROOT
from bot.reading import Reader, Reading, shared_reader

READING = "reading"
WARM_UP = "qing 您稍等"


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
        DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    ],
    is_trainable=False,
)
class ReplyReader(GraphComponent):
    """Gives every message its acts and violations as entities, and the whole reading.

    What is typed is always a `reply`: a reply does several acts at once, so the acts and the
    grade steer the customer, not one intent (docs/decisions/0001-how-the-customer-is-driven.md).
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ReplyReader:
        """Load the reading's own model, trained first if its inputs changed."""
        reader = shared_reader(Path(config.get("root") or PROJECT_ROOT))
        # Words typed in letters need a dictionary, which is loaded by the first of them.
        reader.read(WARM_UP)
        return cls(reader)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, entities and reading on each message that has text."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                describe(message, self._reader.read(text))
        return messages


def describe(message: Message, reading: Reading) -> None:
    """Write `reading` onto a Rasa message in Rasa's own terms."""
    message.set(INTENT, {"name": "reply", "confidence": 1.0}, add_to_output=True)
    found = (*reading.acts, *reading.violations)
    entities = [
        {
            "entity": one.id,
            "start": one.start,
            "end": one.end,
            "value": reading.text[one.start : one.end],
            "extractor": "ReplyReader",
        }
        for one in found
    ]
    message.set(ENTITIES, entities, add_to_output=True)
    message.set(READING, reading.as_dict(), add_to_output=True)
