"""Checks the ledger: no clause uncovered without a written reason, and no needless reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.customer.scenarios import load_scenarios
from bot.knowledge import load_bank
from bot.ledger import messages as say
from bot.ledger.ledger import Row, ledger
from bot.ledger.load import read_reasons, reasons_in
from bot.standard import Document, Mistake, Standard, StandardError
from bot.standard.load import read_standard


def check_ledger(root: Path, standard: Standard) -> None:
    """Raise StandardError with every mistake in the reasons, and every reason that is missing.

    What is covered is judged only where scenarios and questions can be loaded; else it is their
    mistakes that are raised.
    """
    document = read_reasons(root, standard)
    if document is not None and document.mistakes:
        raise StandardError(document.mistakes)
    scenarios, bank = load_scenarios(root).values(), load_bank(root, standard).values()
    rows = ledger(standard, scenarios, bank, reasons_in(document))
    mistakes = [*_unexplained(root, rows), *_needless(document, rows)]
    if mistakes:
        raise StandardError(mistakes)


def _unexplained(root: Path, rows: Sequence[Row]) -> Iterator[Mistake]:
    missing = {row.clause.id for row in rows if row.unexplained}
    entries = read_standard(root / "standard")[0]["clauses"] if missing else ()
    for entry in entries:
        if entry.id in missing:
            yield entry.mistake(say.unexplained(entry.id), say.UNEXPLAINED_ALLOWED, "id")


def _needless(document: Document | None, rows: Sequence[Row]) -> Iterator[Mistake]:
    for row in rows:
        if document is not None and row.reason is not None and row.covered:
            what = say.needless(row.clause.id)
            yield document.mistake(("reasons", row.clause.id), what, say.NEEDLESS_ALLOWED)
