"""Every scenario through a real Rasa agent and the real actions: good, weak, rude, silent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.customer.scenarios import load_scenarios
from bot.dialogue import Dialogue, TurnRequest
from bot.paths import PROJECT_ROOT
from bot.serving.model import model_path

SCENARIOS = sorted(load_scenarios(PROJECT_ROOT))
MOST_TURNS = 24


@dataclass
class Stage:
    """The loaded dialogue and the loop it lives in."""

    dialogue: Dialogue
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def play(
        self, scenario: str, state: Any, reply: str | None, turn: str = "t", seed: int = 1
    ) -> dict[str, Any]:
        request = TurnRequest("s", turn, scenario, seed, state, reply)
        return self.loop.run_until_complete(self.dialogue.turn(request))


@pytest.fixture(scope="module")
def stage(trained: None) -> Iterator[Stage]:
    from bot.inprocess import load_dialogue

    loop = asyncio.new_event_loop()
    dialogue = loop.run_until_complete(load_dialogue(PROJECT_ROOT, model_path(PROJECT_ROOT)))
    yield Stage(dialogue, loop)
    loop.close()


def better(stage: Stage, scenario: str, state: Any) -> str:
    """Return the wording the product itself suggests here."""
    probe = stage.play(scenario, state, "哦哦哦哦", turn="probe")
    suggestion = probe["grade"]["suggestion"]
    assert suggestion, probe
    return str(suggestion)


def assert_heard(answer: dict[str, Any]) -> None:
    assert answer["lines"]
    for line in answer["lines"]:
        assert line["text"].strip()
        assert "{" not in line["text"], line["text"]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_suggested_wording_plays_the_scenario_to_its_end(stage: Stage, scenario: str) -> None:
    told = load_scenarios(PROJECT_ROOT)[scenario].situations
    answer = stage.play(scenario, None, None)
    graded = []
    while not answer["done"]:
        assert_heard(answer)
        reply = better(stage, scenario, answer["state"])
        answer = stage.play(scenario, answer["state"], reply)
        assert answer["grade"]["verdict"] == "pass", (answer["situation"], reply, answer["grade"])
        graded.append(answer["situation"])
    assert tuple(graded) == told
    assert_heard(answer)
    assert answer["result"] == {"score": 100, "passed": True, "ended": "completed"}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_weak_replies_get_a_second_chance_and_still_reach_an_end(
    stage: Stage, scenario: str
) -> None:
    answer = stage.play(scenario, None, None)
    reactions, turns = [], 0
    while not answer["done"]:
        state = answer["state"]
        reply = "嗯，好的。" if turns % 2 == 0 else better(stage, scenario, state)
        answer = stage.play(scenario, state, reply)
        assert_heard(answer)
        reactions.append(answer["state"]["slots"]["reaction"])
        turns += 1
        assert turns <= MOST_TURNS
    assert set(reactions) & {"objects", "puzzled", "minds"}
    assert answer["result"]["ended"] in ("completed", "complaint")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_rude_to_the_end_is_a_complaint(stage: Stage, scenario: str) -> None:
    answer = stage.play(scenario, None, None)
    turns = 0
    while not answer["done"]:
        answer = stage.play(scenario, answer["state"], "滚，你有病吧，关我什么事")
        assert_heard(answer)
        assert answer["grade"]["verdict"] == "fail"
        turns += 1
        assert turns <= MOST_TURNS
    assert answer["result"]["ended"] == "complaint"
    assert not answer["result"]["passed"]
    assert answer["mood"] == "furious"


@pytest.mark.parametrize(
    "reply",
    ["", "   ", "😀😀😀", "what do you want", "asdkjh qwe", "好" * 2000, "\x00\x07", "<b>您好</b>"],
    ids=["empty", "blank", "emoji", "English", "gibberish", "2000", "control", "html"],
)
@pytest.mark.parametrize("scenario", ["visitor_refuses_card", "owner_leak", "phone_silent"])
def test_odd_replies_get_an_answer_and_a_grade(stage: Stage, scenario: str, reply: str) -> None:
    answer = stage.play(scenario, stage.play(scenario, None, None)["state"], reply)
    assert_heard(answer)
    assert answer["lines"]
    assert answer["grade"]["verdict"] in ("weak", "fail")


def test_apt_question_is_answered_from_the_persona_and_not_counted(stage: Stage) -> None:
    state = stage.play("owner_repair", None, None)["state"]
    answer = stage.play("owner_repair", state, "请问您贵姓？")
    assert answer["counted"] is False
    assert "赵" in answer["lines"][0]["text"]
    assert answer["facts"]["surname"] == "赵"
    assert answer["next"] == "owner.complains_repair"


def test_name_given_on_the_telephone_stays_known(stage: Stage) -> None:
    scenario = "phone_report_turns_rude"
    answer = stage.play(scenario, None, None)
    while answer["next"] != "phone.reports":
        assert answer["facts"]["surname"] is None or answer["next"] == "phone.name_known"
        answer = stage.play(scenario, answer["state"], better(stage, scenario, answer["state"]))
    assert answer["facts"]["surname"]


def suggestion_heard(stage: Stage, scenario: str, seed: int) -> str:
    """Return the customer's suggestion in a scenario played well until then."""
    answer = stage.play(scenario, None, None, seed=seed)
    while answer["next"] != "online.suggests":
        reply = better(stage, scenario, answer["state"])
        answer = stage.play(scenario, answer["state"], reply, seed=seed)
    return str(answer["lines"][-1]["text"])


def test_time_once_promised_is_called_in(stage: Stage) -> None:
    for seed in range(4):
        assert suggestion_heard(stage, "online_greets", seed).startswith("说好的时间我记下了")
        # nobody promised anything here
        assert "说好的时间" not in suggestion_heard(stage, "online_survey", seed)


def test_question_that_the_situation_asks_for_is_counted(stage: Stage) -> None:
    state = stage.play("visitor_meets_host", None, None)["state"]
    answer = stage.play("visitor_meets_host", state, "请问您找哪一位？")
    assert answer["counted"] is True
    assert answer["state"]["slots"]["reaction"] == "objects"


@pytest.mark.parametrize("seed", [1, 2])
def test_same_seed_and_replies_give_the_same_conversation(stage: Stage, seed: int) -> None:
    def conversation() -> list[Any]:
        answer = stage.loop.run_until_complete(
            stage.dialogue.turn(TurnRequest("s", "t", "owner_guard", seed, None, None))
        )
        heard = [answer]
        sorry = "实在抱歉，我记录下来，马上向经理汇报。"
        for reply in ("你说什么", "", sorry, "请您尊重我们的工作。"):
            if not answer["done"]:
                request = TurnRequest("s", "t", "owner_guard", seed, answer["state"], reply)
                answer = stage.loop.run_until_complete(stage.dialogue.turn(request))
                heard.append(answer)
        return heard

    assert conversation() == conversation()
