"""Compares the clause pages on disk with what they should be, and renews them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

FOLDER: Final = "docs/clauses"


def stale_pages(folder: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the pages that are missing, differ, or should not be there, sorted."""
    differing = {name for name, text in pages.items() if _content(folder / name) != text.encode()}
    return tuple(sorted(differing | _leftovers(folder, pages)))


def write_pages(folder: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Renew the stale pages of `folder`, which holds nothing else, and return their names.

    Each page is replaced in one step, after all have been written. Raises OSError if one cannot be.
    """
    stale = stale_pages(folder, pages)
    folder.mkdir(parents=True, exist_ok=True)
    renewed = [name for name in stale if name in pages]
    with TemporaryDirectory(dir=folder, prefix=".") as parts:
        for name in renewed:
            (Path(parts) / name).write_bytes(pages[name].encode())
        for name in renewed:
            (Path(parts) / name).replace(folder / name)
    for name in _leftovers(folder, pages):
        (folder / name).unlink()
    return stale


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _leftovers(folder: Path, pages: Mapping[str, str]) -> set[str]:
    return {path.name for path in folder.glob("*.md") if path.name not in pages}
