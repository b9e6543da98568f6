"""Lays out rows of text as a table that lines up in a terminal, Chinese characters and all."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

GAP = "  "


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table: the first column to the left, the others to the right."""
    every = [head, *rows]
    widths = [max(width(row[at]) for row in every) for at in range(len(head))]
    return [
        GAP.join(_padded(cell, widths[at], left=at == 0) for at, cell in enumerate(row)).rstrip()
        for row in every
    ]


def width(text: str) -> int:
    """Return how many columns of a terminal `text` takes: full-width characters take two."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _padded(cell: str, wide: int, left: bool) -> str:
    space = " " * (wide - width(cell))
    return cell + space if left else space + cell
