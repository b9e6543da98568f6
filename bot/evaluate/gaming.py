"""The declared suite of attempts to game the score, and how many of them a grading catches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.customer.result import Mark, result_of
from bot.customer.scene import Scene
from bot.grading import Grade, model_answer
from bot.reading import Facts
from bot.standard import load_yaml

SUITE: Final = Path("tests") / "gaming" / "suite.yml"
CUSTOMER: Final = "customer"
OTHER_ANSWER: Final = "other_answer"
QUESTION_ECHO: Final = "question_echo"
SAME_SENTENCE: Final = "same_sentence"
KINDS: Final = ("courtesy_stack", "phrase_dump", OTHER_ANSWER, QUESTION_ECHO, SAME_SENTENCE)
LINE: Final = "{line}"
# What is told of the customer in a line, rather than said by him.
TOLD: Final = re.compile("（[^）]*）")

Grader = Callable[[str, Facts, str], Grade]


@dataclass(frozen=True)
class Attempt:
    """One attempt: `reply` given in the situation `where`, or all through the scenario `where`."""

    kind: str
    where: str
    reply: str
    customer: Facts


@dataclass(frozen=True)
class Tried:
    """An attempt and whether it was caught; `got`: the verdict, or the score of the scenario."""

    attempt: Attempt
    caught: bool
    got: str


def load_suite(path: Path, scene: Scene) -> tuple[Attempt, ...]:
    """Return the attempts that the suite declares, in its order.

    Raises KeyError for a kind, situation or scenario that there is not, OSError and StandardError
    for a file that cannot be read.
    """
    data, _ = load_yaml(path)
    customer = Facts(**data[CUSTOMER])
    return tuple(
        attempt for kind in KINDS for attempt in _attempts(kind, data[kind], customer, scene)
    )


def tried(attempts: Sequence[Attempt], scene: Scene, grader: Grader) -> tuple[Tried, ...]:
    """Return how each attempt fared with a grader."""
    return tuple(
        _played(one, scene, grader) if one.kind == SAME_SENTENCE else _answered(one, grader)
        for one in attempts
    )


def gaming_figures(results: Sequence[Tried]) -> dict[str, Any]:
    """Return the share caught in all and of each kind, and every attempt that got through."""
    return {
        "all": _share(results),
        "kinds": {kind: _share([t for t in results if t.attempt.kind == kind]) for kind in KINDS},
        "uncaught": [
            {"kind": t.attempt.kind, "where": t.attempt.where}
            | {"reply": t.attempt.reply, "got": t.got}
            for t in results
            if not t.caught
        ],
    }


def _attempts(
    kind: str, declared: dict[str, list[str]], customer: Facts, scene: Scene
) -> Iterator[Attempt]:
    known = scene.scenarios if kind == SAME_SENTENCE else scene.standard.situations
    for where, written in declared.items():
        if where not in known:
            raise KeyError(where)
        for one in written:
            yield Attempt(kind, where, _reply(kind, where, one, customer, scene), customer)


def _reply(kind: str, where: str, written: str, customer: Facts, scene: Scene) -> str:
    situations = scene.standard.situations
    if kind == OTHER_ANSWER:
        return model_answer(situations[written], customer)
    if kind == QUESTION_ECHO:
        return written.replace(LINE, TOLD.sub("", situations[where].line))
    return written


def _answered(attempt: Attempt, grader: Grader) -> Tried:
    """Grade one reply: an echo may be called weak, any other attempt must fail."""
    verdict = grader(attempt.where, attempt.customer, attempt.reply).verdict
    caught = verdict != "pass" if attempt.kind == QUESTION_ECHO else verdict == "fail"
    return Tried(attempt, caught, verdict)


def _played(attempt: Attempt, scene: Scene, grader: Grader) -> Tried:
    """Grade the one sentence in every situation of the scenario: the session must not be passed."""
    persona = scene.persona(attempt.where)
    marks = []
    for situation in scene.scenarios[attempt.where].situations:
        facts = scene.facts(persona, situation, name_given=False)
        graded = grader(situation, facts, attempt.reply)
        marks.append(Mark(situation, graded.verdict, graded.score))
    result = result_of(marks, complained=False)
    return Tried(attempt, not result.passed, str(result.score))


def _share(results: Sequence[Tried]) -> dict[str, Any]:
    caught = sum(one.caught for one in results)
    rate = round(caught / len(results), 4) if results else 1.0
    return {"count": len(results), "caught": caught, "rate": rate}
