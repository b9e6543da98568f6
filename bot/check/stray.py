"""Finds files under data/ that Rasa would take for stories or rules by one of their lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.check import messages as say
from bot.standard import Mistake

_KEYS: Final = {"stories": say.STORIES_ALLOWED, "rules": say.RULES_ALLOWED}
_YAML: Final = (".yml", ".yaml")


def stray_mistakes(root: Path) -> list[Mistake]:
    """One mistake for each line outside its folder that starts with `stories:` or `rules:`.

    Rasa looks at lines, not at keys: an indented example sentence is enough.
    """
    files = sorted(path for path in (root / "data").rglob("*") if path.suffix in _YAML)
    return [mistake for path in files if path.is_file() for mistake in _in_file(path, root)]


def _in_file(path: Path, root: Path) -> Iterator[Mistake]:
    file = path.relative_to(root)
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.split("\n"), 1):
        for key, allowed in _KEYS.items():
            if line.lstrip().startswith(f"{key}:") and file.parts[1] != key:
                yield Mistake(file.as_posix(), number, say.stray(key), allowed)
