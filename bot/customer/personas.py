"""Personas: who the customer is, as authored in standard/personas/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from bot.customer import authoring as say
from bot.standard import Mistake, StandardError, read_document
from bot.standard.load import yaml_files
from bot.standard.references import Entry, duplicates, entries_of
from bot.standard.schema import OPTIONAL_TEXT, TEXT, WORD_ID, file_of, mapping, structure_mistakes

FOLDER: Final = "standard/personas"
SCHEMA: Final = file_of(
    "personas",
    mapping(
        {
            "id": WORD_ID,
            "name": TEXT,
            "surname": TEXT,
            "gender": {"enum": ["male", "female"]},
            "title": OPTIONAL_TEXT,
            "married": {"type": ["boolean", "null"]},
            "patience": {"type": "integer", "minimum": 1, "maximum": 3},
            "temper": TEXT,
            "manner": TEXT,
            "room": OPTIONAL_TEXT,
            "phone": OPTIONAL_TEXT,
            "matter": OPTIONAL_TEXT,
            "since": OPTIONAL_TEXT,
            "host": OPTIONAL_TEXT,
            "host_call": OPTIONAL_TEXT,
            "known": {"type": "boolean"},
        }
    ),
)


@dataclass(frozen=True)
class Persona:
    """A customer. `patience` 1–3: weak replies he bears before his mood rises.

    `title` is an office that beats 先生/女士; `married` None means that nobody knows; `known`:
    the trainee knows the name beforehand. What he cannot tell (room, host, …) is None.
    """

    id: str
    name: str
    surname: str
    gender: Literal["male", "female"]
    title: str | None
    married: bool | None
    patience: int
    temper: str
    manner: str
    room: str | None
    phone: str | None
    matter: str | None
    since: str | None
    host: str | None
    host_call: str | None
    known: bool


def load_personas(root: Path) -> dict[str, Persona]:
    """All personas of the project at `root` by id; StandardError lists every mistake."""
    entries, mistakes = read_personas(root)
    if mistakes:
        raise StandardError(mistakes)
    return {name: Persona(**entry.data) for name, entry in entries.items()}


def read_personas(root: Path) -> tuple[Mapping[str, Entry], list[Mistake]]:
    """The authored personas by id and where they stand, with every mistake in them."""
    files, mistakes = yaml_files(root / FOLDER, root)
    entries: list[Entry] = []
    for path in files:
        document = read_document(path, root)
        mistakes += document.mistakes or structure_mistakes(document, SCHEMA)
        entries += entries_of("personas", document)[0]
    mistakes += duplicates("personas", entries)
    for entry in entries:
        mistakes += _name_mistakes(entry.data, entry)
    return {entry.id: entry for entry in reversed(entries)}, sorted(set(mistakes))


def _name_mistakes(data: Mapping[str, Any], entry: Entry) -> list[Mistake]:
    name, surname = data.get("name"), data.get("surname")
    if not isinstance(name, str) or not isinstance(surname, str) or name.startswith(surname):
        return []
    return [entry.mistake(say.name_without_surname(name, surname), say.NAME_ALLOWED, "name")]
