"""Makes Rasa check an action's answer against its schema without compiling it at every call."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jsonschema
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


def install() -> None:
    """Replace Rasa's check by the same check without its cost.

    Rasa 3.6.21 checks its own constant schema against the meta-schema at every action call and
    tries every kind of event for each event, which takes longer than the rest of the turn
    (docs/decisions/0003-what-a-turn-costs.md). A malformed answer is refused as before.
    """
    RemoteAction._validate_action_result = _validated


def _validated(self: RemoteAction, result: dict[str, Any]) -> bool:
    if not _plainly_valid(result):
        error = jsonschema.exceptions.best_match(_compiled().iter_errors(result))
        if error is not None:
            raise error
    return True


def _plainly_valid(result: Any) -> bool:
    """Accept quickly what the whole schema accepts: each event by the schema of its own kind."""
    if not isinstance(result, dict) or not _without_events().is_valid(result):
        return False
    events = result.get("events")
    kinds = _kinds_of_event()
    return isinstance(events, list) and all(
        isinstance(event, dict)
        and event.get("event") in kinds
        and kinds[event["event"]].is_valid(event)
        for event in events
    )


@lru_cache(maxsize=1)
def _compiled() -> Any:
    return _validator(RemoteAction.action_response_format_spec())


@lru_cache(maxsize=1)
def _without_events() -> Any:
    schema = RemoteAction.action_response_format_spec()
    rest = {name: one for name, one in schema["properties"].items() if name != "events"}
    return _validator({**schema, "properties": rest})


@lru_cache(maxsize=1)
def _kinds_of_event() -> dict[str, Any]:
    items = RemoteAction.action_response_format_spec()["properties"]["events"]["items"]
    common = {name: one for name, one in items.items() if name != "oneOf"}
    return {
        kind["properties"]["event"]["const"]: _validator({"allOf": [common, kind]})
        for kind in items["oneOf"]
    }


def _validator(schema: dict[str, Any]) -> Any:
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)
