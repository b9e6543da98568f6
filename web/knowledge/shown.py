"""What the pages show of questions, answers and results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import GROUPS, OTHER, Question, group_of, group_title
from bot.knowledge.question import BLANK, FALSE, TRUE
from bot.standard import Standard
from web.knowledge import messages
from web.knowledge.models import Asked
from web.knowledge.services import question_of


@dataclass(frozen=True)
class Option:
    """What can be chosen: its letter, "" where there is none to show, and its text."""

    value: str
    letter: str
    text: str
    chosen: bool
    right: bool


@dataclass(frozen=True)
class Step:
    """One select box of a question of order, with the letter chosen in it."""

    title: str
    chosen: str


@dataclass(frozen=True)
class Shown:
    """A question as a page shows it, with what was given and, once marked, what is right.

    before, after: the text around the blank; `after` is None where there is none. given, answer:
    in words. right: None until marked.
    """

    number: int
    kind: str
    kind_title: str
    how: str
    difficulty: str
    before: str
    after: str | None
    options: tuple[Option, ...]
    steps: tuple[Step, ...]
    given: tuple[str, ...]
    answer: tuple[str, ...]
    right: bool | None
    why: str
    clause: str
    clause_title: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class GroupResult:
    """How many questions of a clause group were answered, and how many rightly."""

    title: str
    answered: int
    right: int


def shown(standard: Standard, asked: Asked, chosen: Sequence[str] = ()) -> Shown:
    """Prepare a question; `chosen` stands in the form while it is not answered."""
    question = question_of(asked.content)
    given: Sequence[str] = asked.given if asked.given is not None else chosen
    before, blank, after = question.ask.partition(BLANK)
    clause = standard.clauses.get(question.clause)
    return Shown(
        number=asked.number,
        kind=question.kind,
        kind_title=messages.KINDS[question.kind],
        how=messages.HOW[question.kind],
        difficulty=messages.DIFFICULTIES[question.difficulty],
        before=before,
        after=after if blank else None,
        options=_options(question, given),
        steps=_steps(question, given),
        given=in_words(question, given),
        answer=in_words(question, question.answer),
        right=asked.right,
        why=question.why,
        clause=question.clause,
        clause_title=clause.title if clause else "",
        says=clause.says if clause else (),
    )


def in_words(question: Question, letters: Iterable[str]) -> tuple[str, ...]:
    """Return an answer with the text of each letter."""
    texts = {letter: f"{letter}. {text}" for letter, text in question.options}
    return tuple(texts.get(letter, letter) for letter in letters)


def results(asked: Iterable[Asked]) -> tuple[GroupResult, ...]:
    """Count answered and right questions by clause group, in the order of the standards."""
    answered: dict[str, list[bool]] = {}
    for one in asked:
        if one.is_answered:
            answered.setdefault(group_of(one.clause), []).append(bool(one.right))
    return tuple(
        GroupResult(group_title(group), len(answered[group]), sum(answered[group]))
        for group in (*GROUPS, OTHER)
        if group in answered
    )


@dataclass(frozen=True)
class GroupChoice:
    """A clause group to choose: how many questions it has, and what the person has answered."""

    id: str
    title: str
    questions: int
    answered: int
    right: int


def choices(bank: Mapping[str, Question], asked: Iterable[Asked]) -> tuple[GroupChoice, ...]:
    """Return the groups that have questions, with the person's answers so far."""
    counts: dict[str, int] = {}
    for question in bank.values():
        group = group_of(question.clause)
        counts[group] = counts.get(group, 0) + 1
    done = {result.title: result for result in results(asked)}
    nothing = GroupResult("", 0, 0)
    return tuple(
        GroupChoice(
            group,
            group_title(group),
            counts[group],
            done.get(group_title(group), nothing).answered,
            done.get(group_title(group), nothing).right,
        )
        for group in (*GROUPS, OTHER)
        if group in counts
    )


def _options(question: Question, given: Sequence[str]) -> tuple[Option, ...]:
    if question.kind == "truth":
        return tuple(
            Option(word, "", word, word in given, word in question.answer) for word in (TRUE, FALSE)
        )
    return tuple(
        Option(letter, letter, text, letter in given, letter in question.answer)
        for letter, text in question.options
    )


def _steps(question: Question, given: Sequence[str]) -> tuple[Step, ...]:
    if question.kind != "order":
        return ()
    filled = [*given, *("" for _ in question.options)][: len(question.options)]
    return tuple(
        Step(messages.STEP.format(number=number), letter) for number, letter in enumerate(filled, 1)
    )
