"""Reads what the chat window sends; whatever is malformed is left out, never an error page."""

from __future__ import annotations

import math
from uuid import UUID

from django.http import QueryDict

from web.practice.catalogue import Catalogue
from web.practice.services import Submission


def read_submission(catalogue: Catalogue, data: QueryDict) -> Submission | None:
    """Return the submission in the form, or None if it names no turn."""
    turn = read_uuid(data.get("turn"))
    if turn is None:
        return None
    known = catalogue.standard.action_titles
    return Submission(
        turn=turn,
        reply=data.get("reply", ""),
        chips=tuple(dict.fromkeys(chip for chip in data.getlist("chips") if chip in known)),
        rings=_whole(data.get("rings")),
        seconds=_number(data.get("seconds")),
        silent=data.get("silent") == "1",
    )


def read_uuid(value: str | None) -> UUID | None:
    """Return the UUID written in `value`, or None."""
    try:
        return UUID(value or "")
    except ValueError:
        return None


def _whole(value: str | None) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _number(value: str | None) -> float | None:
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None
