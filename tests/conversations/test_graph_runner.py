"""Our graph runner gives what Rasa's own gives."""

from __future__ import annotations

import asyncio

from rasa.core.agent import load_agent
from rasa.core.channels.channel import UserMessage
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES

from bot.graph_runner import StraightRunner, install
from bot.paths import PROJECT_ROOT
from bot.serving.model import model_path


def test_straight_runner_agrees_with_rasas_own(trained: None) -> None:
    agent = asyncio.run(load_agent(model_path=str(model_path(PROJECT_ROOT))))
    own = agent.processor.graph_runner
    assert isinstance(own, DaskGraphRunner)
    install(agent)
    ours = agent.processor.graph_runner
    assert isinstance(ours, StraightRunner)

    nlu, core = (
        agent.processor.model_metadata.nlu_target,
        agent.processor.model_metadata.core_target,
    )
    tracker = DialogueStateTracker.from_events(
        "t",
        [
            SlotSet("scenario", "visitor_meets_host"),
            ActionExecuted("action_listen"),
            UserUttered("您好", {"name": "reply"}),
        ],
        agent.domain.slots,
        domain=agent.domain,
    )
    for target in (nlu, core):
        inputs = {"__message__": [UserMessage("您好，请稍等")], "__tracker__": tracker}
        again = {"__message__": [UserMessage("您好，请稍等")], "__tracker__": tracker}
        expected, found = own.run(inputs, [target]), ours.run(again, [target])
        if target == nlu:
            assert found[nlu][0].get(ENTITIES) == expected[nlu][0].get(ENTITIES) != []
        else:
            assert found[core].probabilities == expected[core].probabilities
            assert found[core].policy_name == expected[core].policy_name
    assert isinstance(ours._schema, GraphSchema)
