"""The action that ends a session with its score."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.customer.progress import progress_of
from bot.customer.result import result_of


class ActionEndSession(Action):
    """Sets the slot `result` from the marks; a customer who stormed off makes it a complaint."""

    def name(self) -> str:
        return "action_end_session"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        marks = progress_of(tracker.get_slot("progress")).marks
        complained = tracker.get_slot("reaction") == "storms_off"
        return [SlotSet("result", result_of(marks, complained).as_dict())]
