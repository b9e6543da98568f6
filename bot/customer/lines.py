"""The customer's lines: how a response is named after its situation, and its placeholders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.customer.personas import Persona

COMPANY: Final = "深科物业"
CENTRE: Final = "小区客服中心"
PLACEHOLDERS: Final = (
    "surname", "call", "name", "room", "phone", "matter", "since", "host", "host_call",
    "company", "centre",
)  # fmt: skip
UTTER: Final = "utter_"


def response_name(situation: str) -> str:
    """Return the domain's response for `situation`: visitor.arrival → utter_visitor_arrival."""
    return UTTER + situation.replace(".", "_", 1)


def situation_of(utter_action: str | None, situations: Iterable[str]) -> str | None:
    """Return the situation a customer line puts the trainee in, or None for a general line."""
    if not utter_action:
        return None
    return next((s for s in situations if response_name(s) == utter_action), None)


def call_of(persona: Persona) -> str:
    """Return how the persona is properly called: title, else 先生 or 女士 (A.skill.men, women)."""
    if persona.title:
        return persona.surname + persona.title
    return persona.surname + ("先生" if persona.gender == "male" else "女士")


def fill(text: str, persona: Persona | None) -> str:
    """Put the persona's facts into the placeholders of a line; unknown ones stay as they are."""
    values = {"company": COMPANY, "centre": CENTRE}
    if persona is not None:
        values |= {
            "surname": persona.surname,
            "call": call_of(persona),
            "name": persona.name,
            "room": persona.room or "",
            "phone": persona.phone or "",
            "matter": persona.matter or "",
            "since": persona.since or "",
            "host": persona.host or "",
            "host_call": persona.host_call or "",
        }
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
