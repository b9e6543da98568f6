"""Reads a trainee's reply: the acts it does, the violations in it, what it asks and answers."""

from bot.reading.reader import Reader, shared_reader
from bot.reading.train import ensure_model, is_trained
from bot.reading.values import Facts, Found, Reading

__all__ = ["Facts", "Found", "Reader", "Reading", "ensure_model", "is_trained", "shared_reader"]
