"""Reads labelled replies (Rasa's NLU format, annotated with acts and violations)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from bot.reading.values import Facts
from bot.standard import load_yaml

ANNOTATION: Final = re.compile(r"\[([^\[\]]+)\]\(([a-z_]+)\)")
EXAMPLE: Final = re.compile(r"^\s*-\s(.*)$")
# Never learnt from: thresholds are set on the one, the last word is the other's.
DEV_WRITERS: Final = frozenset({"qiu", "tang"})
TEST_WRITERS: Final = frozenset({"su"})
Split = Literal["train", "dev", "test"]


@dataclass(frozen=True)
class Mark:
    """One annotation: characters start..end of the plain text do `label`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Labelled:
    """A labelled reply. `also` are labels of the reply as a whole (irrelevant, stuffing …)."""

    text: str
    situation: str
    style: str
    writer: str
    facts: Facts
    marks: tuple[Mark, ...]
    also: tuple[str, ...]

    @property
    def labels(self) -> frozenset[str]:
        """Return every label of the reply."""
        return frozenset(mark.label for mark in self.marks) | frozenset(self.also)


def split_of(writer: str) -> Split:
    """Return what a writer's replies are for: a wording is never on two sides."""
    if writer in TEST_WRITERS:
        return "test"
    return "dev" if writer in DEV_WRITERS else "train"


def load_replies(folder: Path) -> tuple[Labelled, ...]:
    """Return the replies of every file under `folder`, in the order of files and lines.

    Raises StandardError for malformed YAML, KeyError for a block without situation or style.
    """
    return tuple(one for path in sorted(folder.rglob("*.yml")) for one in _replies(path))


def plain(annotated: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the text without its annotations, and the annotations."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    for match in ANNOTATION.finditer(annotated):
        before = annotated[at : match.start()]
        parts += [before, match[1]]
        start = length + len(before)
        length = start + len(match[1])
        marks.append(Mark(start, length, match[2]))
        at = match.end()
    parts.append(annotated[at:])
    return "".join(parts), tuple(marks)


def _replies(path: Path) -> Iterator[Labelled]:
    data, _ = load_yaml(path)
    for block in data.get("nlu") or ():
        metadata: dict[str, Any] = block.get("metadata") or {}
        for line in block["examples"].splitlines():
            example = EXAMPLE.match(line)
            if example is None:
                continue
            text, marks = plain(example[1].strip())
            yield Labelled(
                text=text,
                situation=metadata["situation"],
                style=metadata["style"],
                writer=metadata.get("writer", path.parent.name),
                facts=Facts(**(metadata.get("facts") or {})),
                marks=marks,
                also=tuple(metadata.get("also") or ()),
            )
