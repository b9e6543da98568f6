"""Rasa's check of an action's answer, made cheap, still refuses what Rasa refuses."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot import action_results

rasas_own = RemoteAction._validate_action_result

SLOT = {"event": "slot", "timestamp": None, "name": "mood", "value": "calm"}
GOOD: list[Any] = [
    {"events": [], "responses": []},
    {"events": [SLOT, {**SLOT, "value": {"deep": [1, None]}}], "responses": []},
    {"events": [{"event": "action", "name": "action_listen"}], "responses": [{"text": "好"}]},
    {"events": [{"event": "bot", "text": "您好", "data": {}, "metadata": {}}]},
]
BAD: list[Any] = [
    {"events": [{"event": "slot", "name": "mood"}]},
    {"events": [{"event": "no such event"}]},
    {"events": [{"name": "mood", "value": 1}]},
    {"events": "none"},
    {"events": [SLOT, 7]},
    {"events": [], "responses": ["text"]},
    [],
]


@pytest.fixture(autouse=True)
def cheap_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RemoteAction, "_validate_action_result", rasas_own)
    action_results.install()


@pytest.mark.parametrize("result", GOOD)
def test_what_rasa_accepts_is_accepted(result: Any) -> None:
    action = RemoteAction("action_x", None)
    assert rasas_own(action, result)
    assert action._validate_action_result(result)


@pytest.mark.parametrize("result", BAD)
def test_what_rasa_refuses_is_refused(result: Any) -> None:
    action = RemoteAction("action_x", None)
    with pytest.raises(jsonschema.ValidationError):
        rasas_own(action, result)
    with pytest.raises(jsonschema.ValidationError):
        action._validate_action_result(result)
