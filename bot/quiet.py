"""Keeps the libraries' chatter from people: call before Rasa is imported, which reads it once."""

from __future__ import annotations

import logging
import os
import warnings
from typing import Final

QUIET: Final = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def hush() -> None:
    """Switch telemetry off and warnings of other people's code out, in this process."""
    os.environ.update(QUIET)
    warnings.simplefilter("ignore")
    # TensorFlow switches some warnings on again; captured, they go to a log nobody shows.
    logging.captureWarnings(True)
