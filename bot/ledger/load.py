"""Loads what the ledger is made of: the authored data, the written reasons, the clause groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

from bot.customer.scenarios import load_scenarios
from bot.knowledge import load_bank
from bot.ledger.ledger import Row, ledger
from bot.standard import Document, Mistake, Standard, StandardError, load_standard, read_document
from bot.standard import messages as standard_say
from bot.standard.load import read_standard
from bot.standard.schema import TEXT, mapping, structure_mistakes

REASONS: Final = "standard/ledger.yml"
SCHEMA: Final[dict[str, Any]] = mapping(
    {"reasons": {"type": "object", "additionalProperties": TEXT}}
)


@dataclass(frozen=True)
class Group:
    """The clauses of one authored file; `title` is what the file states, else `name`."""

    name: str
    title: str
    clauses: tuple[str, ...]


def load_ledger(root: Path) -> tuple[Row, ...]:
    """Return the ledger of the project at `root`.

    Raises StandardError with the mistakes of the standard, the scenarios, the questions or the
    reasons.
    """
    standard = load_standard(root / "standard")
    document = read_reasons(root, standard)
    if document is not None and document.mistakes:
        raise StandardError(document.mistakes)
    return ledger(
        standard,
        load_scenarios(root).values(),
        load_bank(root, standard).values(),
        reasons_in(document),
    )


def read_reasons(root: Path, standard: Standard) -> Document | None:
    """Return the file of reasons with every mistake in it; None if there is no such file."""
    path = root / REASONS
    if not path.exists():
        return None
    document = read_document(path, root)
    found = list(document.mistakes) or structure_mistakes(document, SCHEMA)
    if not found:
        found = [
            _unknown(document, one, standard)
            for one in reasons_in(document)
            if one not in standard.clauses
        ]
    return replace(document, mistakes=tuple(found))


def reasons_in(document: Document | None) -> Mapping[str, str]:
    """Return clause -> reason of a file without mistakes."""
    return document.data["reasons"] if document is not None else {}


def load_groups(root: Path) -> tuple[Group, ...]:
    """Return the clauses of the project at `root` by file. Raises StandardError."""
    entries, mistakes = read_standard(root / "standard")
    if mistakes:
        raise StandardError(mistakes)
    files: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for entry in entries["clauses"]:
        name = PurePosixPath(entry.document.file).stem
        files.setdefault(name, []).append(entry.id)
        titles.setdefault(name, entry.document.data.get("title", name))
    return tuple(Group(name, titles[name], tuple(ids)) for name, ids in files.items())


def _unknown(document: Document, clause: str, standard: Standard) -> Mistake:
    allowed = standard_say.allowed_ids(clause, list(standard.clauses))
    what = standard_say.unknown("条款", clause)
    return document.mistake(("reasons", clause), what, allowed)
