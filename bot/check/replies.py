"""Checks the labelled replies the reading is trained on: every situation, label and bracket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bot.check import messages as say
from bot.reading.labelled import ANNOTATION
from bot.standard import Document, Mistake, Standard
from bot.standard import messages as standard_say
from bot.standard.load import valid_documents
from bot.standard.schema import OPTIONAL_TEXT, TEXT, WORD_ID, mapping

FOLDER: Final = "data/nlu/replies"
STYLES: Final = (
    "verbatim", "paraphrase", "long", "terse", "typo", "partial", "wrong_act", "violation",
    "rude", "disguised", "trap", "gaming", "neutral",
)  # fmt: skip
_FACTS: Final = mapping(
    {},
    {
        "surname": OPTIONAL_TEXT,
        "gender": {"enum": ["male", "female", None]},
        "title": OPTIONAL_TEXT,
        "married": {"type": ["boolean", "null"]},
    },
)
_METADATA: Final = mapping(
    {"situation": TEXT, "style": {"enum": list(STYLES)}, "writer": WORD_ID},
    {"facts": _FACTS, "also": {"type": "array", "minItems": 1, "items": WORD_ID}},
)
_BLOCK: Final = mapping(
    {"intent": {"enum": ["reply"]}, "metadata": _METADATA, "examples": TEXT},
)
SCHEMA: Final = mapping(
    {"version": {"enum": ["3.1"]}, "nlu": {"type": "array", "minItems": 1, "items": _BLOCK}}
)


def read_replies(root: Path) -> tuple[list[Document], list[Mistake]]:
    """The files of labelled replies of the project at `root`, and the mistakes of the others."""
    return valid_documents(root / FOLDER, root, SCHEMA)


def reply_mistakes(documents: Sequence[Document], standard: Standard) -> Iterator[Mistake]:
    """Every mistake in the situations, labels and brackets of the labelled replies."""
    for document in documents:
        for at, block in enumerate(document.data["nlu"]):
            yield from _block(document, at, block, standard)


def _block(
    document: Document, at: int, block: dict[str, Any], standard: Standard
) -> Iterator[Mistake]:
    about = ("nlu", at, "metadata")
    situation = block["metadata"]["situation"]
    if situation not in standard.situations:
        allowed = standard_say.allowed_ids(situation, standard.situations)
        what = standard_say.unknown("情境", situation)
        yield document.mistake((*about, "situation"), what, allowed)
    for place, label in enumerate(block["metadata"].get("also", ())):
        if label not in standard.acts and label not in standard.violations:
            what, allowed = _unknown(label, standard)
            yield document.mistake((*about, "also", place), what, allowed)
    first = document.line("nlu", at, "examples") + 1
    for line, example in enumerate(block["examples"].split("\n"), first):
        for what, allowed in _example(example, standard):
            yield Mistake(document.file, line, what, allowed)


def _example(example: str, standard: Standard) -> Iterator[tuple[str, str]]:
    if example.strip() and not example.lstrip().startswith("- "):
        yield say.NOT_AN_EXAMPLE, say.NOT_AN_EXAMPLE_ALLOWED
    for _, label in ANNOTATION.findall(example):
        if label not in standard.acts and label not in standard.violations:
            yield _unknown(label, standard)
    if "](" in ANNOTATION.sub("", example):
        yield say.ANNOTATION, say.ANNOTATION_ALLOWED


def _unknown(label: str, standard: Standard) -> tuple[str, str]:
    allowed = standard_say.allowed_ids(label, (*standard.acts, *standard.violations))
    return standard_say.unknown("标注", label), allowed
