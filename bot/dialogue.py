"""One turn of a conversation through a Rasa agent: a pure function of state and reply."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    SlotSet,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot import action_endpoint, action_results, graph_runner
from bot.customer.lines import call_of, situation_of
from bot.customer.progress import progress_of
from bot.customer.scene import Scene
from bot.reading import Facts
from bot.tracker_store import turn_in_hand

CHANNEL: Final = "changnuo"
GRADING: Final = "action_grade_reply"
# Above what any turn takes, below what a trainee bears.
TURN_SECONDS: Final = 10.0
NO_BREAK: Final = "\u200b"
# What a turn leaves for the next one; everything else belongs to the turn alone.
KEPT: Final = ("scenario", "seed", "answered", "reaction", "mood", "progress", "result")


class TurnError(Exception):
    """A turn that was not completed; nothing of it counts and it may be sent again.

    code: action_failed, timeout, silent, ended, scenario or request (see bot/channel.py).
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class TurnRequest:
    """What the web process sends for one turn.

    state: what the turn before answered, None to open; reply: as typed, None to open;
    chips: action chips taken, None if they were not offered; rings: heard before picking up.
    """

    session: str
    turn: str
    scenario: str
    seed: int
    state: Mapping[str, Any] | None
    reply: str | None
    chips: tuple[str, ...] | None = None
    rings: int | None = None


class Dialogue:
    """Plays turns with a loaded Rasa agent and the authored scene."""

    def __init__(self, agent: Agent, scene: Scene) -> None:
        action_results.install()
        graph_runner.install(agent)
        action_endpoint.install(agent)
        self._agent = agent
        self._scene = scene

    async def turn(self, request: TurnRequest) -> dict[str, Any]:
        """Play one turn and return the answer of docs/channel.md as plain data.

        The same request gives the same answer, byte for byte.

        Raises:
            TurnError: the turn failed and left nothing behind.
        """
        self._verify(request)
        tracker = self._tracker(request)
        before = len(tracker.events)
        with turn_in_hand(tracker):
            try:
                handled = self._agent.handle_message(_message(request))
                await asyncio.wait_for(handled, TURN_SECONDS)
            except asyncio.TimeoutError as error:
                raise TurnError("timeout") from error
        events = list(tracker.events)[before:]
        self._refuse_failure(request, events)
        return self._answer(request, tracker, events)

    def _verify(self, request: TurnRequest) -> None:
        if request.scenario not in self._scene.scenarios:
            raise TurnError("scenario", request.scenario)
        if (request.state is None) != (request.reply is None):
            raise TurnError("request", "state and reply go together")
        if request.state is not None and request.state["slots"].get("result"):
            raise TurnError("ended")

    def _tracker(self, request: TurnRequest) -> DialogueStateTracker:
        """Rebuild the tracker from the state: slots only, so every turn costs the same.

        The values are the slots' initial ones, not events, because Rasa replays all events of a
        tracker several times in each turn.
        """
        slots = dict(request.state["slots"]) if request.state else self._opening(request)
        facing = self._scene.standard.situations.get(slots.get("situation") or "")
        slots["channel"] = facing.channel if facing else None
        domain = self._agent.domain
        begun = [_begun(slot, slots.get(slot.name)) for slot in (domain.slots if domain else [])]
        return DialogueStateTracker.from_events(
            request.turn, [ActionExecuted(ACTION_LISTEN_NAME)], begun, domain=domain
        )

    def _opening(self, request: TurnRequest) -> dict[str, Any]:
        mood = self._scene.scenarios[request.scenario].mood
        return {"scenario": request.scenario, "seed": request.seed, "mood": mood}

    def _refuse_failure(self, request: TurnRequest, events: list[Event]) -> None:
        """Find what Rasa only logs: an action that failed left no event after its own."""
        actions = set(self._agent.domain.user_actions) if self._agent.domain else set()
        for place, event in enumerate(events):
            if isinstance(event, ActionExecuted) and event.action_name in actions:
                after = events[place + 1] if place + 1 < len(events) else None
                if not isinstance(after, (SlotSet, BotUttered)):
                    raise TurnError("action_failed", str(event.action_name))
        graded = any(isinstance(e, ActionExecuted) and e.action_name == GRADING for e in events)
        if request.reply is not None and not graded:
            raise TurnError("action_failed", GRADING)

    def _answer(
        self, request: TurnRequest, tracker: DialogueStateTracker, events: list[Event]
    ) -> dict[str, Any]:
        slots = tracker.current_slot_values()
        spoken = [event for event in events if isinstance(event, BotUttered)]
        result = slots.get("result")
        if not spoken and not result:
            raise TurnError("silent")
        graded = slots["graded"] if request.reply is not None else {}
        facing = self._facing(spoken, slots)
        kept = {name: slots.get(name) for name in KEPT} | {"situation": facing}
        return {
            "turn": request.turn,
            "situation": graded.get("situation"),
            "lines": [{"text": event.text} for event in spoken],
            "next": None if result else facing,
            "mood": slots.get("mood"),
            "grade": graded.get("grade"),
            "counted": graded.get("counted", False),
            "conduct": graded.get("conduct", []),
            "facts": self._facts(slots, facing),
            "done": result is not None,
            "result": result,
            "state": {"slots": kept},
        }

    def _facing(self, spoken: list[BotUttered], slots: Mapping[str, Any]) -> str | None:
        for event in reversed(spoken):
            utter_action = event.metadata.get("utter_action")
            situation = situation_of(utter_action, self._scene.standard.situations)
            if situation:
                return situation
        return slots.get("situation")

    def _facts(self, slots: Mapping[str, Any], facing: str | None) -> dict[str, Any]:
        persona = self._scene.persona(slots.get("scenario"))
        known = Facts()
        if facing:
            told = progress_of(slots.get("progress")).name_given
            known = self._scene.facts(persona, facing, told)
        return {
            "surname": known.surname,
            "gender": known.gender,
            "title": known.title,
            "married": known.married,
            "call": call_of(persona) if known.surname else None,
        }


def _begun(slot: Slot, value: Any) -> Slot:
    """Return a slot that begins with `value`, whatever is replayed."""
    begun = copy(slot)
    begun.initial_value = value
    begun.reset()
    return begun


def _message(request: TurnRequest) -> UserMessage:
    """Wrap the reply for Rasa: no `/` command, no stripping that would move offsets."""
    said: dict[str, Any] = {}
    if request.reply is None:
        said = {"text": "（开始）", "parse_data": _parsed("begin", "（开始）")}
    elif not request.reply.strip():
        said = {"text": request.reply, "parse_data": _parsed("reply", request.reply)}
    else:
        said = {"text": plain(request.reply)}
    metadata = {
        "reply": request.reply,
        "chips": list(request.chips) if request.chips is not None else None,
        "rings": request.rings,
    }
    return UserMessage(
        output_channel=CollectingOutputChannel(),
        sender_id=request.turn,
        input_channel=CHANNEL,
        message_id=request.turn,
        metadata=metadata,
        **said,
    )


def _parsed(intent: str, text: str) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": []}


def plain(reply: str) -> str:
    """Return `reply` so that Rasa reads it as words, every character still at its place.

    Rasa strips white space, which would move all offsets, and takes a leading `/` as an
    intent with entities, which a trainee could type. Both are replaced one for one.
    """
    body = reply.lstrip()
    if body.startswith("/"):
        body = "／" + body[1:]
    return NO_BREAK * (len(reply) - len(body)) + body
