"""The environment of our processes: no telemetry, loopback only, no stray colour codes."""

from __future__ import annotations

import os


def process_environment(**more: str) -> dict[str, str]:
    """Return the environment for a Rasa or action process, with `more` added."""
    quiet = {
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_HOST": "127.0.0.1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
    return {**os.environ, **quiet, **more}
