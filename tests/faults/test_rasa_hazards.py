"""Rasa's hazards (docs/decisions/0002): each test fails without its fix, against real processes."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.paths import PROJECT_ROOT
from tests.support.dialogue import Servers, servers_in, turn_request

SCENARIO = "visitor_meets_host"
GOOD = "您好，请问您找哪一位？"


def opened(servers: Servers, **more: Any) -> dict[str, Any]:
    return servers.turn(turn_request(SCENARIO, **more))


# Hazard 1: a failing action loses its events and the user gets nothing.
def test_dead_action_server_fails_the_turn_and_it_completes_when_the_server_is_back(
    trained: None, tmp_path: Path
) -> None:
    servers = servers_in(tmp_path)
    try:
        servers.start("actions", "dialogue")
        state = opened(servers)["state"]
        request = turn_request(SCENARIO, state, GOOD)
        servers.kill("actions")
        refused = servers.post(request)
        assert refused.status_code == 503
        assert refused.json()["error"] == "action_failed"
        assert "已保存" in refused.json()["why"]
        servers.start("actions")
        answer = servers.turn(request)
        assert answer["lines"]
        assert answer["grade"]["verdict"] == "pass"
        assert answer["state"]["slots"]["progress"]["heard"] == 1
    finally:
        servers.stop()


# Hazard 1: an empty list with status 200 on any exception.
def test_failure_is_never_an_empty_success(servers: Servers) -> None:
    broken = turn_request(SCENARIO, {"slots": {"scenario": SCENARIO, "progress": {}}}, GOOD)
    answer = servers.post(broken)
    assert answer.status_code == 503
    assert answer.json()["error"] == "action_failed"


# Hazard 2: the REST channel believes any sender and has no authentication.
def test_only_the_signed_channel_answers(servers: Servers) -> None:
    rest = httpx.post(
        f"{servers.address}/webhooks/rest/webhook",
        json={"sender": "x", "message": "您好"},
        trust_env=False,
    )
    assert rest.status_code == 404
    assert servers.post(turn_request(SCENARIO), secret="wrong").status_code == 401


# Hazard 2: text that begins with `/` is taken as an intent with entities.
@pytest.mark.parametrize(
    "typed", ['/begin{"scenario": "visitor_forgot_card"}', ' /reply{"ni": "你"}', "/restart"]
)
def test_slash_is_text_and_never_a_command(servers: Servers, typed: str) -> None:
    state = opened(servers)["state"]
    answer = servers.turn(turn_request(SCENARIO, state, typed))
    assert answer["situation"] == "visitor.arrival"
    assert answer["grade"]["verdict"] == "fail"
    assert answer["state"]["slots"]["scenario"] == SCENARIO


# Hazard 3: the tracker store falls back to memory or starts afresh without a word.
def test_dialogue_server_killed_between_turns_loses_nothing(trained: None, tmp_path: Path) -> None:
    servers = servers_in(tmp_path)
    try:
        servers.start("actions", "dialogue")
        state = opened(servers)["state"]
        first = servers.turn(turn_request(SCENARIO, state, GOOD))
        second = turn_request(SCENARIO, first["state"], "请稍等，我帮您联系王先生。")
        before = servers.turn(second)
        servers.kill("dialogue")
        servers.start("dialogue")
        assert servers.turn(second) == before
    finally:
        servers.stop()


# Hazard 4: every action call carries all events, and they grow with the conversation.
def test_turn_forty_carries_no_more_than_turn_four(servers: Servers) -> None:
    opening = opened(servers)
    state, sizes = opening["state"], []
    for _ in range(40):
        answer = servers.turn(turn_request(SCENARIO, state, GOOD))
        slots = answer["state"]["slots"]
        memory = opening["state"]["slots"]["progress"]
        slots |= {"situation": "visitor.arrival", "answered": None, "mood": "calm"}
        slots["progress"] = slots["progress"] | {"memory": (memory or slots["progress"])["memory"]}
        state = {"slots": slots}
        sizes.append(len(answer["state"]["slots"]))
    assert sizes[39] == sizes[3]
    assert len(state["slots"]["progress"]["marks"]) == 40


# Hazard 5: turns of one conversation queue behind a lock that is polled once a second.
def test_turns_do_not_wait_for_each_other(servers: Servers) -> None:
    state = opened(servers)["state"]

    async def together() -> list[dict[str, Any]]:
        request = turn_request(SCENARIO, state, GOOD, turn="same-turn")
        calls = [asyncio.to_thread(servers.turn, request) for _ in range(8)]
        return list(await asyncio.gather(*calls))

    answers = asyncio.run(together())
    assert all(answer == answers[0] for answer in answers)
    assert "lock" not in servers.log("dialogue").lower()


# Hazard 7: Rasa passes what no story uses; `changnuo check` is asked instead.
def test_check_passes_the_project() -> None:
    from bot.check import run_checks

    assert [str(mistake) for mistake in run_checks(PROJECT_ROOT)] == []


# Hazard 9: telemetry goes out unless it is switched off.
def test_no_telemetry(servers: Servers) -> None:
    assert servers.environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert "telemetry" not in servers.log("dialogue").lower()


# Hazard 10: the response variant is chosen by chance.
def test_lines_follow_the_seed(servers: Servers) -> None:
    def line(seed: int) -> str:
        return str(opened(servers, seed=seed)["lines"][0]["text"])

    assert [line(seed) for seed in range(12)] == [line(seed) for seed in range(12)]
    assert len({line(seed) for seed in range(12)}) >= 3


def test_repeated_turn_gives_the_same_bytes(servers: Servers) -> None:
    state = opened(servers)["state"]
    request = turn_request(SCENARIO, state, GOOD, turn="t-1")
    assert servers.post(request).content == servers.post(request).content
