"""The ledger of the standard: where each clause is trained, graded and asked, or why it is not."""

from bot.ledger.check import check_ledger
from bot.ledger.ledger import Graded, Row, ledger
from bot.ledger.load import load_groups, load_ledger

__all__ = ["Graded", "Row", "check_ledger", "ledger", "load_groups", "load_ledger"]
