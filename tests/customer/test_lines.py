"""The customer's lines and the choice between their variants."""

from __future__ import annotations

from bot.customer.lines import call_of, fill, response_name, situation_of
from bot.customer.personas import Persona
from bot.nlg import most_particular, pick


def persona(**more: object) -> Persona:
    known = {
        "id": "x", "name": "欧阳倩", "surname": "欧阳", "gender": "female", "title": None,
        "married": None, "patience": 2, "temper": "急", "manner": "快", "room": "3栋1201",
        "phone": None, "matter": None, "since": None, "host": None, "host_call": None,
        "known": True,
    }  # fmt: skip
    return Persona(**{**known, **more})  # type: ignore[arg-type]


def test_response_and_situation_name_each_other() -> None:
    assert response_name("phone.silent_first") == "utter_phone_silent_first"
    known = ("phone.silent_first", "phone.silent_last")
    assert situation_of("utter_phone_silent_last", known) == "phone.silent_last"
    assert situation_of("utter_objects", known) is None


def test_a_title_beats_sir_and_madam() -> None:
    assert call_of(persona()) == "欧阳女士"
    assert call_of(persona(title="经理")) == "欧阳经理"
    assert call_of(persona(gender="male", surname="王")) == "王先生"


def test_placeholders_are_filled_from_the_persona_only() -> None:
    assert fill("我是{call}，住{room}{phone}。", persona()) == "我是欧阳女士，住3栋1201。"


def test_choice_depends_on_seed_and_turn_and_nothing_else() -> None:
    variants = [{"text": str(number)} for number in range(5)]
    chosen = [pick(variants, "7", turn, "utter_x")["text"] for turn in range(20)]
    assert chosen == [pick(variants, "7", turn, "utter_x")["text"] for turn in range(20)]
    assert len(set(chosen)) > 2


def test_the_variant_with_most_conditions_wins() -> None:
    plain = {"text": "a", "condition": [{"name": "reaction"}]}
    angry = {"text": "b", "condition": [{"name": "reaction"}, {"name": "mood"}]}
    assert most_particular([plain, angry]) == [angry]
