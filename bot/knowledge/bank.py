"""Loads the questions of standard/knowledge/, or says every mistake in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bot.knowledge import messages as say
from bot.knowledge.question import BLANK, KINDS, Question, letters_fit
from bot.standard import Mistake, Standard, StandardError
from bot.standard import messages as standard_say
from bot.standard.load import valid_documents
from bot.standard.references import Entry, duplicates, entries_of
from bot.standard.schema import TEXT, file_of, mapping

FOLDER: Final = "standard/knowledge"
LETTERS: Final = "ABCDE"
LEAST_OPTIONS: Final = 3
# A clause of kind knowledge is only asked; the others are trained in role-play too.
LEAST_ASKED: Final = 4
LEAST: Final = 1
QUESTION_ID: Final = {"type": "string", "pattern": r"\S"}
_OPTIONS: Final = {"type": "object", "additionalProperties": TEXT}
SCHEMA: Final = file_of(
    "questions",
    mapping(
        {
            "id": QUESTION_ID,
            "clause": TEXT,
            "kind": {"enum": list(KINDS)},
            "difficulty": {"type": "integer", "minimum": 1, "maximum": 3},
            "ask": TEXT,
            "answer": {"type": "string"},
            "why": TEXT,
        },
        {"options": _OPTIONS},
    ),
)


def load_bank(root: Path, standard: Standard) -> dict[str, Question]:
    """Return the questions of the project at `root` by id. Raises StandardError if any is wrong."""
    entries, mistakes = read_bank(root, standard)
    if mistakes:
        raise StandardError(mistakes)
    return {entry.id: _question(entry.data) for entry in entries}


def read_bank(root: Path, standard: Standard) -> tuple[Sequence[Entry], list[Mistake]]:
    """Return the authored questions and where they stand, with every mistake in them."""
    documents, mistakes = valid_documents(root / FOLDER, root, SCHEMA)
    if not documents and not mistakes:
        return [], [Mistake(FOLDER, 1, say.NO_FOLDER, say.NO_FOLDER_ALLOWED)]
    entries = [one for document in documents for one in entries_of("questions", document)[0]]
    if not mistakes:
        mistakes += _uncovered(entries, standard)
    mistakes += duplicates("questions", entries)
    mistakes += _asked_twice(entries)
    for entry in entries:
        mistakes += _question_mistakes(entry, standard)
    return entries, sorted(set(mistakes))


def _question(data: Mapping[str, Any]) -> Question:
    answer = data["answer"]
    return Question(
        id=data["id"],
        clause=data["clause"],
        kind=data["kind"],
        difficulty=data["difficulty"],
        ask=data["ask"],
        options=tuple(data.get("options", {}).items()),
        answer=(answer,) if data["kind"] == "truth" else tuple(answer),
        why=data["why"],
    )


def _question_mistakes(entry: Entry, standard: Standard) -> Iterator[Mistake]:
    data = entry.data
    if data["clause"] not in standard.clauses:
        allowed = standard_say.allowed_ids(data["clause"], list(standard.clauses))
        yield entry.mistake(standard_say.unknown("条款", data["clause"]), allowed, "clause")
    if data["kind"] == "fill" and data["ask"].count(BLANK) != 1:
        yield entry.mistake(say.NO_BLANK, say.NO_BLANK_ALLOWED, "ask")
    if data["kind"] != "fill" and BLANK in data["ask"]:
        yield entry.mistake(say.NO_BLANK_WANTED, say.NO_BLANK_WANTED_ALLOWED, "ask")
    unfit = list(_option_mistakes(entry))
    yield from unfit
    if not unfit and not letters_fit(data["kind"], data.get("options", ()), data["answer"]):
        what = say.answer_unfit(data["answer"])
        yield entry.mistake(what, say.ANSWER_ALLOWED[data["kind"]], "answer")


def _option_mistakes(entry: Entry) -> Iterator[Mistake]:
    options = entry.data.get("options")
    if entry.data["kind"] == "truth":
        if options is not None:
            yield entry.mistake(say.TRUTH_WITH_OPTIONS, say.TRUTH_ALLOWED, "options")
    elif not options:
        yield entry.mistake(say.NO_OPTIONS, say.LETTERS_ALLOWED)
    elif list(options) != list(LETTERS[: max(len(options), LEAST_OPTIONS)]):
        yield entry.mistake(say.LETTERS, say.LETTERS_ALLOWED, "options")
    elif len(set(options.values())) < len(options):
        yield entry.mistake(say.SAME_OPTIONS, say.SAME_OPTIONS_ALLOWED, "options")


def _asked_twice(entries: Sequence[Entry]) -> Iterator[Mistake]:
    first: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        options = entry.data.get("options", {})
        asked = (entry.data["ask"], *sorted(options.values()))
        earlier = first.setdefault(asked, entry)
        if earlier is not entry:
            yield entry.mistake(say.same_ask(earlier.place), say.SAME_ASK_ALLOWED, "ask")


def _uncovered(entries: Sequence[Entry], standard: Standard) -> Iterator[Mistake]:
    count = Counter(entry.data["clause"] for entry in entries)
    for clause in standard.clauses.values():
        least = LEAST_ASKED if clause.kind == "knowledge" else LEAST
        if count[clause.id] < least:
            what = say.too_few(clause.id, count[clause.id])
            yield Mistake(FOLDER, 1, what, say.too_few_allowed(least))
