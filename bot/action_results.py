"""Makes Rasa check an action's answer against a schema that is compiled once, not at every call."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jsonschema
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


@lru_cache(maxsize=1)
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def _validated(self: RemoteAction, result: dict[str, Any]) -> bool:
    error = jsonschema.exceptions.best_match(_validator().iter_errors(result))
    if error is not None:
        raise error
    return True


def install() -> None:
    """Replace Rasa's check by the same check without its cost.

    Rasa 3.6.21 checks its own constant schema against the meta-schema at every action call,
    which takes longer than the rest of the turn (docs/decisions/0003-turn-cost.md).
    A malformed answer is refused as before.
    """
    RemoteAction._validate_action_result = _validated
