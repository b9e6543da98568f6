"""Checks the authored data together: standard, personas, stories, lines, domain and actions."""

from bot.check.run import run_checks

__all__ = ["run_checks"]
