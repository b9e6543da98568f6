"""Loads the standard from its folder of small YAML files, or says every mistake in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.standard import messages as say
from bot.standard.document import PROJECT, Document, read_document, relative_name
from bot.standard.model import (
    Act,
    Clause,
    Mistake,
    Situation,
    Standard,
    StandardError,
    Violation,
)
from bot.standard.references import Entry, entries_of, reference_mistakes
from bot.standard.schema import FILES, structure_mistakes

FOLDERS = ("clauses", "acts", "violations", "situations")
LISTS = ("actions", "channels")


def load_standard(root: Path | None = None) -> Standard:
    """The standard under `root`, the directory `standard/` (default: the project's).

    Raises StandardError with every mistake of every file, in the order of files and lines.
    """
    entries, mistakes = read_standard(root or PROJECT / "standard")
    if mistakes:
        raise StandardError(mistakes)
    return _standard(entries)


def read_standard(root: Path) -> tuple[Mapping[str, Sequence[Entry]], list[Mistake]]:
    """The entries of every kind and where they stand, with every mistake in them."""
    mistakes: list[Mistake] = []
    entries: dict[str, list[Entry]] = {}
    complete: set[str] = set()
    for kind in (*FOLDERS, *LISTS):
        documents, missing = _documents(root, kind)
        read = [entries_of(kind, document) for document in documents]
        entries[kind] = [entry for found, _ in read for entry in found]
        if read and all(whole for _, whole in read):
            complete.add(kind)
        mistakes += missing
        for document in documents:
            mistakes += document.mistakes or structure_mistakes(document, FILES[kind])
    mistakes += reference_mistakes(entries, complete)
    return entries, sorted(set(mistakes))


def yaml_files(folder: Path, base: Path | None = None) -> tuple[list[Path], list[Mistake]]:
    """The .yml files under `folder`, sorted, and a mistake for each file that is not one."""
    files: list[Path] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_dir() or path.name.startswith(".") or path.name.endswith("~"):
            continue  # editors leave such files beside the one being written
        if path.suffix == ".yml":
            files.append(path)
        else:
            name = relative_name(path, base)
            mistakes.append(Mistake(name, 1, say.NOT_YML, say.NOT_YML_ALLOWED))
    return files, mistakes


def valid_documents(
    folder: Path, base: Path, schema: dict[str, Any]
) -> tuple[list[Document], list[Mistake]]:
    """The documents of `schema` in the files under `folder`, and every mistake of the others."""
    files, mistakes = yaml_files(folder, base)
    valid: list[Document] = []
    for path in files:
        document = read_document(path, base)
        broken = document.mistakes or structure_mistakes(document, schema)
        mistakes += broken
        if not broken:
            valid.append(document)
    return valid, mistakes


def _documents(root: Path, kind: str) -> tuple[list[Document], list[Mistake]]:
    base = root.parent
    if kind in LISTS:
        path = root / f"{kind}.yml"
        if not path.exists():
            name = relative_name(path, base)
            return [], [Mistake(name, 1, say.NO_FILE, say.NO_FILE_ALLOWED)]
        return [read_document(path, base)], []
    files, mistakes = yaml_files(root / kind, base)
    if not files:
        name = relative_name(root / kind, base)
        mistakes.append(Mistake(name, 1, say.NO_FOLDER, say.NO_FOLDER_ALLOWED))
    return [read_document(path, base) for path in files], mistakes


def _standard(entries: Mapping[str, Sequence[Entry]]) -> Standard:
    clauses = {entry.id: _clause(entry.data) for entry in entries["clauses"]}
    acts = {entry.id: _act(entry.data) for entry in entries["acts"]}
    violations = {entry.id: _violation(entry.data) for entry in entries["violations"]}
    situations = {entry.id: _situation(entry.data) for entry in entries["situations"]}
    titles = {kind: {e.id: str(e.data["title"]) for e in entries[kind]} for kind in LISTS}
    content = {
        "clauses": {key: asdict(clause) for key, clause in clauses.items()},
        "acts": {key: asdict(act) for key, act in acts.items()},
        "violations": {key: asdict(violation) for key, violation in violations.items()},
        "situations": {key: asdict(situation) for key, situation in situations.items()},
        **titles,
    }
    return Standard(
        clauses=clauses,
        acts=acts,
        violations=violations,
        situations=situations,
        action_titles=titles["actions"],
        channel_titles=titles["channels"],
        version=content_hash(content),
    )


def content_hash(content: Any) -> str:
    """sha256 hex over canonical JSON: sorted keys, no spaces, so that layout does not matter."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _clause(data: dict[str, Any]) -> Clause:
    return Clause(data["id"], data["kind"], data["title"], tuple(data.get("says", ())))


def _act(data: dict[str, Any]) -> Act:
    return Act(
        id=data["id"],
        title=data["title"],
        examples=tuple(data["examples"]),
        near_misses=tuple(data["near_misses"]),
        implies=tuple(data.get("implies", ())),
        clause=data["clause"],
    )


def _violation(data: dict[str, Any]) -> Violation:
    return Violation(
        id=data["id"],
        severity=data["severity"],
        clause=data["clause"],
        title=data["title"],
        examples=tuple(data["examples"]),
        trap=tuple(data["trap"]),
    )


def _situation(data: dict[str, Any]) -> Situation:
    required = (element if isinstance(element, list) else [element] for element in data["required"])
    return Situation(
        id=data["id"],
        title=data.get("title", data["id"]),
        channel=data["channel"],
        line=data["line"],
        required=tuple(tuple(element) for element in required),
        optional=tuple(data["optional"]),
        action=data.get("action"),
        clauses=tuple(data["clauses"]),
    )
