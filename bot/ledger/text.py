"""The ledger as text for a reader and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.ledger import messages as say
from bot.ledger.ledger import Row


def lines_of(row: Row) -> Iterator[str]:
    """Give the lines that tell of one clause, by the ids of what covers it."""
    yield f"{row.clause.id}　〔{say.KINDS[row.clause.kind]}〕{row.clause.title}"
    graded = [f"{name} {_listed(ids)}" for name, ids in _graded(row) if ids]
    yield f"    {say.TRAINED}：{_listed([one.id for one in row.trained])}"
    yield f"    {say.GRADED}：{'；'.join(graded) or say.NOWHERE}"
    yield f"    {say.ASKED}：{_listed([one.id for one in row.asked])}"
    if not row.covered:
        yield f"    {say.REASON}：{row.reason or say.NO_REASON}"


def _graded(row: Row) -> tuple[tuple[str, list[str]], ...]:
    graded = row.graded
    return (
        (say.SITUATIONS, [one.id for one in graded.situations]),
        (say.ACTS, [one.id for one in graded.acts]),
        (say.VIOLATIONS, [one.id for one in graded.violations]),
        (say.CONDUCT, [one.id for one in graded.conduct]),
    )


def _listed(ids: Sequence[str]) -> str:
    return "、".join(ids) or say.NOWHERE


def summary(rows: Sequence[Row]) -> dict[str, int]:
    """Return how many clauses there are, trained, graded, asked, explained and unexplained."""
    return {
        "clauses": len(rows),
        "trained": _count(row.trained for row in rows),
        "graded": _count(row.graded for row in rows),
        "asked": _count(row.asked for row in rows),
        "explained": _count(not row.covered and row.reason is not None for row in rows),
        "unexplained": _count(row.unexplained for row in rows),
    }


def _count(holds: Iterable[object]) -> int:
    return sum(map(bool, holds))


def plain(row: Row) -> dict[str, Any]:
    """Return one clause as plain data."""
    graded = row.graded
    return {
        "id": row.clause.id,
        "kind": row.clause.kind,
        "title": row.clause.title,
        "says": list(row.clause.says),
        "trained": [one.id for one in row.trained],
        "graded": {
            "situations": [one.id for one in graded.situations],
            "acts": [one.id for one in graded.acts],
            "violations": [one.id for one in graded.violations],
            "conduct": [one.id for one in graded.conduct],
        },
        "asked": [one.id for one in row.asked],
        "covered": row.covered,
        "reason": row.reason,
    }
