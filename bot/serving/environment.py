"""The environment of our processes: no telemetry, loopback only, no stray colour codes."""

from __future__ import annotations

import os

from bot.quiet import QUIET


def process_environment(**more: str) -> dict[str, str]:
    """Return the environment for a Rasa or action process, with `more` added."""
    quiet = {
        "SANIC_HOST": "127.0.0.1",
        "PYTHONWARNINGS": "ignore",
    }
    return {**os.environ, **QUIET, **quiet, **more}
