"""One authored Rasa story read as a scenario: its fixed shape, and every departure from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.customer import authoring as say
from bot.customer.lines import UTTER, response_name
from bot.standard import Document, Mistake
from bot.standard import messages as standard_say
from bot.standard.document import KeyPath
from bot.standard.schema import TEXT, WORD_ID, mapping

GRADE: Final = "action_grade_reply"
END: Final = "action_end_session"
CLOSING: Final = "utter_closing"
FAMILIES: Final = ("visitor", "owner", "phone", "lift", "callout", "online", "mixed")
MOODS: Final = ("calm", "impatient", "angry")

_ONE_KEY: Final = {"minProperties": 1, "maxProperties": 1}
_SLOT: Final = {**mapping({}, {"scenario": TEXT, "answered": TEXT}), **_ONE_KEY}
_SLOTS: Final = {"type": "array", "minItems": 1, "maxItems": 1, "items": _SLOT}
_STEP: Final = {
    **mapping({}, {"intent": WORD_ID, "action": WORD_ID, "slot_was_set": _SLOTS}),
    **_ONE_KEY,
}
_METADATA: Final = mapping(
    {
        "title": TEXT,
        "family": {"enum": list(FAMILIES)},
        "difficulty": {"type": "integer", "minimum": 1, "maximum": 3},
        "persona": WORD_ID,
        "place": TEXT,
        "intro": TEXT,
    },
    {"mood": {"enum": list(MOODS)}},
)
_STORY: Final = mapping(
    {"story": WORD_ID, "metadata": _METADATA, "steps": {"type": "array", "items": _STEP}}
)
SCHEMA: Final = mapping(
    {
        "version": {"enum": ["3.1"]},
        "stories": {"type": "array", "minItems": 1, "maxItems": 1, "items": _STORY},
    }
)

Move = tuple[str, str]  # what kind of step, and its value: ("intent", "begin")


@dataclass(frozen=True)
class Step:
    """A step as written and its place in the file."""

    path: KeyPath
    move: Move

    def __str__(self) -> str:
        return f"{self.move[0]}: {self.move[1]}"


def situations_told(story: Mapping[str, Any], known: Sequence[str]) -> tuple[str, ...]:
    """The situations of a valid story, in order."""
    by_line = {response_name(situation): situation for situation in known}
    moves = [step.move for step in _steps(story)]
    return tuple(by_line[name] for kind, name in moves if kind == "action" and name in by_line)


def steps_mistakes(document: Document, known: Sequence[str]) -> Iterator[Mistake]:
    """Mistakes in the steps of the document's story; its structure must be valid already."""
    story = document.data["stories"][0]
    steps = _steps(story)
    by_line = {response_name(situation): situation for situation in known}
    yield from _unknown_lines(document, steps, by_line)
    yield from _repeated(document, steps, by_line)
    yield from _shape(document, story["story"], steps, by_line)


def _steps(story: Mapping[str, Any]) -> list[Step]:
    steps = []
    for at, written in enumerate(story["steps"]):
        for kind, value in written.items():
            path = ("stories", 0, "steps", at, kind)
            if kind == "slot_was_set":
                slot, to = next(iter(value[0].items()))
                steps.append(Step((*path, 0, slot), (slot, to)))
            else:
                steps.append(Step(path, (kind, value)))
    return steps


def _unknown_lines(
    document: Document, steps: Sequence[Step], by_line: Mapping[str, str]
) -> Iterator[Mistake]:
    for step in steps:
        kind, name = step.move
        if kind == "action" and name.startswith(UTTER) and name not in (*by_line, CLOSING):
            allowed = standard_say.allowed_ids(name, (*by_line, CLOSING))
            yield document.mistake(step.path, say.no_line(name), allowed)


def _repeated(
    document: Document, steps: Sequence[Step], by_line: Mapping[str, str]
) -> Iterator[Mistake]:
    first: dict[str, Step] = {}
    for step in steps:
        kind, name = step.move
        if kind != "action" or name not in by_line:
            continue
        earlier = first.setdefault(name, step)
        if earlier is not step:
            what = say.twice(by_line[name], document.line(*earlier.path))
            yield document.mistake(step.path, what, say.ONCE_ALLOWED)


def _shape(
    document: Document, scenario: str, steps: Sequence[Step], by_line: Mapping[str, str]
) -> Iterator[Mistake]:
    """The first step out of order, since all later ones are judged by their place after it."""
    left = iter(steps)
    for wanted in (("scenario", scenario), ("intent", "begin")):
        step = next(left, None)
        if step is None or step.move != wanted:
            yield _out_of_order(document, step, _shown(wanted))
            return
    allowed = say.ANY_LINE
    for step in left:
        kind, name = step.move
        if allowed != say.ANY_LINE and step.move in (("action", CLOSING), ("action", END)):
            yield from _ending(document, step, list(left))
            return
        if kind != "action" or not name.startswith(UTTER):
            yield _out_of_order(document, step, allowed)
            return
        if name not in by_line:
            return  # reported as a line of no situation
        for wanted in (("intent", "reply"), ("action", GRADE), ("answered", by_line[name])):
            step = next(left, None)
            if step is None or step.move != wanted:
                yield _out_of_order(document, step, _shown(wanted))
                return
        allowed = say.ANY_LINE_OR_END
    yield _out_of_order(document, None, allowed)


def _ending(document: Document, step: Step, left: Sequence[Step]) -> Iterator[Mistake]:
    ending = left if step.move == ("action", CLOSING) else [step, *left]
    if not ending:
        yield document.mistake(step.path, say.unfinished(), say.END_ALLOWED)
    for at, other in enumerate(ending):
        if at or other.move != ("action", END):
            yield document.mistake(other.path, say.wrong_step(str(other)), say.END_ALLOWED)
            return


def _out_of_order(document: Document, step: Step | None, allowed: str) -> Mistake:
    if step is None:
        written = _steps(document.data["stories"][0])
        place: KeyPath = written[-1].path if written else ("stories", 0, "steps")
        return document.mistake(place, say.unfinished(), say.STEP_ALLOWED + allowed)
    return document.mistake(step.path, say.wrong_step(str(step)), say.STEP_ALLOWED + allowed)


def _shown(move: Move) -> str:
    kind, value = move
    if kind in ("intent", "action"):
        return f"- {kind}: {value}"
    return f"- slot_was_set: 下写 - {kind}: {value}"
