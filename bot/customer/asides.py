"""Apt questions out of order: which of them the customer can and should simply answer."""

from __future__ import annotations

from typing import Final

from bot.customer.personas import Persona
from bot.standard import Situation

# What a question asks for does duty for these acts: where one is required, asking is a try at it.
DUTY: Final[dict[str, frozenset[str]]] = {
    "surname": frozenset({"confirm_identity"}),
    "room": frozenset({"record_details"}),
    "phone": frozenset({"record_details", "offer_message"}),
    "when": frozenset({"record_details"}),
    "matter": frozenset({"offer_help", "record_details"}),
    "whom": frozenset({"ask_whom"}),
}
# Here nobody speaks, or nobody can be understood.
NOBODY_TALKS: Final = frozenset(
    {
        "phone.ring", "phone.silent_first", "phone.silent_last", "phone.noisy", "phone.quiet",
        "phone.quiet_still", "phone.handsfree", "phone.cannot_hear_me", "phone.dialect",
        "phone.dialect_persists", "owner.unclear",
    }
)  # fmt: skip


def answerable(
    questions: tuple[str, ...], situation: Situation, persona: Persona
) -> tuple[str, ...]:
    """Return those of `questions` that the persona answers as an aside in `situation`.

    Not those that are what the situation asks of the trainee, nor those he has no answer to.
    """
    if situation.id in NOBODY_TALKS:
        return ()
    required = {act for element in situation.required for act in element}
    return tuple(q for q in questions if not DUTY[q] & required and _fact(q, persona))


def _fact(question: str, persona: Persona) -> str | None:
    facts = {
        "whom": persona.host_call,
        "when": persona.since,
        "surname": persona.surname,
        "room": persona.room,
        "phone": persona.phone,
        "matter": persona.matter,
    }
    return facts[question]
