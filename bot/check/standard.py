"""Checks the standard: its files, and that every clause of prescribed wording is trained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.check import messages as say
from bot.standard import Mistake
from bot.standard.load import FOLDERS, LISTS, read_standard

# other parts of the project read these
OTHERS: Final = ("patterns", "personas", "model_answers.yml", "knowledge", "exams", "ledger.yml")


def standard_mistakes(root: Path) -> list[Mistake]:
    """Every mistake of the files of the standard in the project at `root`."""
    folder = root / "standard"
    entries, mistakes = read_standard(folder)
    used = {
        clause
        for situation in entries["situations"]
        for clause in situation.data.get("clauses") or ()
        if isinstance(clause, str)
    }
    # situations that could not be read may be the ones that train it
    for clause in () if mistakes else entries["clauses"]:
        if clause.data.get("kind") == "phrase" and clause.id not in used:
            mistakes.append(clause.mistake(say.untrained(clause.id), say.UNTRAINED_ALLOWED, "id"))
    return [*mistakes, *_unread(folder)]


def _unread(folder: Path) -> Iterator[Mistake]:
    read = (*FOLDERS, *OTHERS, *(f"{name}.yml" for name in LISTS))
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name not in read and not path.name.startswith("."):
            name = f"{folder.name}/{path.name}"
            yield Mistake(name, 1, say.UNKNOWN_FOLDER, say.folders(read))
