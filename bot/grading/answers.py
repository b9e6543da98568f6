"""Loads the model answer of every situation (standard/model_answers.yml) and fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.grading import messages as say
from bot.grading.address import proper_name
from bot.reading.labelled import plain
from bot.reading.values import Facts
from bot.standard import Document, Mistake, Situation, Standard, StandardError, read_document

ANSWERS: Final = Path(__file__).resolve().parents[2] / "standard" / "model_answers.yml"
CALL: Final = "{call}"
# Said for a customer of whom nothing is known, inside a sentence that needs a noun.
OWNER: Final = "业主"
BY_NAME: Final = "address_name"
LONGEST: Final = 45


@dataclass(frozen=True)
class Part:
    """A part of a model answer, which does `act`."""

    act: str
    says: str


@dataclass(frozen=True)
class Answer:
    """A model answer: the whole of it, and its parts in their order. {call}: how to address."""

    says: str
    parts: tuple[Part, ...]


@lru_cache(maxsize=4)
def load_answers(path: Path = ANSWERS) -> Mapping[str, Answer]:
    """Return situation -> model answer. Raises StandardError if the file is broken."""
    document = read_document(path)
    mistakes = list(document.mistakes)
    listed = document.data.get("answers") if isinstance(document.data, dict) else None
    if not mistakes and not (isinstance(listed, dict) and listed):
        mistakes.append(Mistake(document.file, 1, say.ANSWERS_BROKEN, say.ANSWERS_ALLOWED))
    answers: dict[str, Answer] = {}
    for situation, says in listed.items() if isinstance(listed, dict) else ():
        if isinstance(says, str):
            answers[str(situation)] = _parsed(says)
        else:
            path_to = ("answers", situation)
            mistakes.append(document.mistake(path_to, say.ANSWERS_BROKEN, say.ANSWERS_ALLOWED))
    if mistakes:
        raise StandardError(mistakes)
    return answers


def _parsed(annotated: str) -> Answer:
    text, marks = plain(annotated)
    return Answer(text, tuple(Part(mark.label, text[mark.start : mark.end]) for mark in marks))


def check_answers(standard: Standard, path: Path = ANSWERS) -> None:
    """Raise StandardError with every situation whose model answer is missing or incomplete."""
    answers, document = load_answers(path), read_document(path)
    mistakes = [
        Mistake(document.file, 1, say.ANSWER_MISSING.format(situation=one), say.ANSWERS_ALLOWED)
        for one in standard.situations
        if one not in answers
    ]
    for name, answer in answers.items():
        mistakes += _mistakes(standard, name, answer, document)
    if mistakes:
        raise StandardError(mistakes)


def _mistakes(standard: Standard, name: str, answer: Answer, document: Document) -> list[Mistake]:
    situation = standard.situations.get(name)
    if situation is None:
        faults = [(say.ANSWER_UNKNOWN.format(situation=name), say.ANSWER_UNKNOWN_ALLOWED)]
    else:
        unknown = [part.act for part in answer.parts if part.act not in standard.acts]
        faults = [(say.ANSWER_ACT.format(act=act), say.ANSWER_ACT_ALLOWED) for act in unknown] + [
            (say.ANSWER_LACKS.format(acts="、".join(element)), say.ANSWER_LACKS_ALLOWED)
            for element in situation.required
            if not unknown and part_for(standard, answer, element) is None
        ]
        if len(answer.says) > LONGEST:
            faults.append((say.ANSWER_LONG, say.ANSWER_LONG_ALLOWED.format(most=LONGEST)))
    return [document.mistake(("answers", name), *fault) for fault in faults]


def part_for(standard: Standard, answer: Answer, element: tuple[str, ...]) -> int | None:
    """Return the place of the first part that meets the element, None if none does."""
    for at, part in enumerate(answer.parts):
        if set(element) & {part.act, *standard.acts[part.act].implies}:
            return at
    return None


def model_answer(situation: Situation, facts: Facts) -> str:
    """Return the situation's model answer to a customer of these facts; it passes there."""
    return called(load_answers()[situation.id].says, situation, facts)


def example_of(
    standard: Standard, situation: Situation, facts: Facts, element: tuple[str, ...]
) -> str:
    """Return how the model answer meets a required element of the situation."""
    answer = load_answers()[situation.id]
    at = part_for(standard, answer, element)
    return called(answer.parts[at].says, situation, facts) if at is not None else ""


def called(says: str, situation: Situation, facts: Facts) -> str:
    """Return `says` with the customer addressed as the facts have it.

    One whose gender and title are unknown is not addressed unless the situation requires it.
    """
    if facts.gender or facts.title or any(BY_NAME in one for one in situation.required):
        return says.replace(CALL, proper_name(facts))
    says = says.replace(f"，{CALL}，", "，").replace(f"，{CALL}", "").replace(f"{CALL}，", "")
    return says.replace(CALL, OWNER)
