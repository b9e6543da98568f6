"""Hazard 6: Rasa's tokenizer makes tokens of white space, and a message has only one intent."""

from __future__ import annotations

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.reply_reader import READING, ReplyReader
from bot.reading import Reader


def test_a_spaced_out_reply_does_all_its_acts_under_one_intent() -> None:
    typed = "您 好 ，  请 您 稍 等"
    (message,) = ReplyReader(Reader.load()).process([Message({TEXT: typed})])
    assert message.get(INTENT)["name"] == "reply"
    found = {entity["entity"]: entity for entity in message.get(ENTITIES)}
    assert {"greet", "ask_wait"} <= set(found)
    for entity in found.values():
        assert entity["value"] == typed[entity["start"] : entity["end"]]
        assert entity["value"].strip() == entity["value"]
    assert message.get(READING)["text"] == typed
