"""The action that grades the reply just read and decides how the customer takes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.customer.asides import answerable
from bot.customer.conduct import Conduct, conduct_of
from bot.customer.personas import Persona
from bot.customer.progress import Progress, progress_of
from bot.customer.reaction import Reaction, react
from bot.customer.result import Mark
from bot.customer.scene import Scene, load_scene
from bot.grading import Grade, grade
from bot.reading import Reading, shared_reader

# What the customer remembers of a reply that was not bad (A.special.time, A.owner.ownfault).
PROMISE: Final = "commit_time"
ADMISSION: Final = "correct_fault"


class ActionGradeReply(Action):
    """Grades the latest message in the current situation and records it all as slots.

    Slots set: graded, progress, mood, and either answered (the situation, when the customer
    moves on) or reaction (what he does instead); the other of the two is unset.
    """

    def __init__(self) -> None:
        # loaded before the first trainee waits for it; suggestions are read before they are made
        self._reader = shared_reader()

    def name(self) -> str:
        return "action_grade_reply"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        scene = load_scene()
        situation = scene.situation_faced(tracker.get_slot("situation"), tracker.events)
        said = _reading(tracker.latest_message)
        mood = tracker.get_slot("mood") or "calm"
        progress = progress_of(tracker.get_slot("progress"), mood)
        persona = scene.persona(tracker.get_slot("scenario"))
        graded = grade(
            scene.standard,
            situation,
            scene.facts(persona, situation, progress.name_given),
            said,
            self._reader.read,
        )
        reaction = _reaction(scene, situation, graded, said, persona, progress)
        told = _graded(situation, graded, reaction, _conduct(scene, tracker, situation))
        advanced = _advanced(progress, scene, situation, said, graded, reaction)
        changes = {
            "answered": situation if reaction.name is None else None,
            "reaction": reaction.name,
            "mood": reaction.memory.mood,
        }
        return [
            SlotSet("graded", told),
            SlotSet("progress", advanced.as_dict()),
            *(SlotSet(n, v) for n, v in changes.items() if tracker.get_slot(n) != v),
        ]


def _reading(message: dict[str, Any]) -> Reading:
    """Return the reading Rasa's NLU made, its text as typed; an empty one if nothing was said."""
    metadata = message.get("metadata") or {}
    typed = metadata.get("reply") or message.get("text") or ""
    read = message.get("reading")
    if read is None:
        return Reading.empty(typed)
    return replace(Reading.from_dict(read), text=typed)


def _reaction(
    scene: Scene,
    situation: str,
    graded: Grade,
    said: Reading,
    persona: Persona,
    progress: Progress,
) -> Reaction:
    severity = scene.standard.violations
    asked = tuple(question.id for question in said.questions)
    return react(
        graded,
        majors=frozenset(v for v in graded.violations if severity[v].severity == "major"),
        questions=answerable(asked, scene.standard.situations[situation], persona),
        readable=said.readable,
        silent=not said.text.strip(),
        patience=persona.patience,
        memory=progress.memory,
    )


def _conduct(scene: Scene, tracker: Tracker, situation: str) -> tuple[Conduct, ...]:
    metadata = tracker.latest_message.get("metadata") or {}
    chips = metadata.get("chips")
    taken = tuple(chips) if chips is not None else None
    return conduct_of(scene.standard, situation, taken, metadata.get("rings"))


def _graded(
    situation: str, graded: Grade, reaction: Reaction, conduct: tuple[Conduct, ...]
) -> dict[str, Any]:
    return {
        "situation": situation,
        "grade": graded.as_dict(),
        "counted": reaction.counted,
        "conduct": [one.as_dict() for one in conduct],
    }


def _advanced(
    progress: Progress,
    scene: Scene,
    situation: str,
    said: Reading,
    graded: Grade,
    reaction: Reaction,
) -> Progress:
    acts = {one.id for one in said.acts} if graded.verdict != "fail" else frozenset()
    told = reaction.name == "aside_surname" or scene.asks_name(situation)
    marks = progress.marks
    if reaction.counted:
        marks = (*marks, Mark(situation, graded.verdict, graded.score))
    return Progress(
        memory=reaction.memory,
        marks=marks,
        name_given=progress.name_given or told,
        promised=progress.promised or PROMISE in acts,
        owned_up=progress.owned_up or ADMISSION in acts,
        heard=progress.heard + 1,
    )
