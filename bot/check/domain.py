"""Checks domain.yml against what the standard, the stories, the rules and actions/ use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.check import messages as say
from bot.customer.lines import UTTER
from bot.standard import Document, Mistake, Standard, read_document
from bot.standard import messages as standard_say
from bot.standard.document import KeyPath

SCENARIO: Final = "scenario"
# what Rasa has of its own that a story or rule may name
RASA_ACTIONS: Final = ("action_listen", "action_restart", "action_default_fallback", "action_back")


@dataclass(frozen=True)
class Used:
    """A name that a step uses: its kind (intent, action, slot) and where."""

    kind: str
    name: str
    document: Document
    path: KeyPath


def used_in(document: Document, key: str) -> Iterator[Used]:
    """Every intent, action and slot in the steps of the stories or rules under `key`."""
    found = document.data.get(key) if isinstance(document.data, dict) else None
    for at, entry in enumerate(found if isinstance(found, list) else ()):
        yield from _used(entry, document, (key, at))


def _used(value: Any, document: Document, path: KeyPath) -> Iterator[Used]:
    children: Collection[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        children = value.items()
        for kind in ("intent", "action"):
            if isinstance(value.get(kind), str):
                yield Used(kind, value[kind], document, (*path, kind))
        for at, slots in enumerate(value.get("slot_was_set") or ()):
            for name in slots if isinstance(slots, dict) else ():
                yield Used("slot", name, document, (*path, "slot_was_set", at, name))
    elif isinstance(value, list):
        children = list(enumerate(value))
    for step, child in children:
        if step not in ("slot_was_set", "metadata"):
            yield from _used(child, document, (*path, step))


def domain_mistakes(
    root: Path, standard: Standard, actions: Mapping[str, str], used: Collection[Used]
) -> list[Mistake]:
    """Every name that is used and not in the domain, or listed there and defined nowhere."""
    document = read_document(root / "domain.yml", root)
    if document.mistakes or not isinstance(document.data, dict):
        return list(document.mistakes)
    listed = {part: _names(document, part) for part in ("intents", "entities", "slots", "actions")}
    return [
        *_steps(listed, actions, used),
        *_entities(document, listed["entities"], standard),
        *_actions(document, listed["actions"], actions),
    ]


def _names(document: Document, section: str) -> dict[str, KeyPath]:
    """The names a section of the domain lists, plainly or with settings below them."""
    value = document.data.get(section)
    if isinstance(value, dict):
        return {name: (section, name) for name in value}
    names: dict[str, KeyPath] = {}
    for at, entry in enumerate(value if isinstance(value, list) else ()):
        for name in entry if isinstance(entry, dict) else (entry,):
            names[str(name)] = (section, at)
    return names


def _steps(
    listed: Mapping[str, Mapping[str, KeyPath]], actions: Mapping[str, str], used: Collection[Used]
) -> Iterator[Mistake]:
    sections = {
        "intent": ("intents", say.no_intent),
        "slot": ("slots", say.no_slot),
    }
    for use in used:
        known: Collection[str] = (*actions, *RASA_ACTIONS)
        complaint = say.no_action
        if use.kind in sections:
            section, complaint = sections[use.kind]
            known = listed[section]
        if use.name in known or (use.kind == "action" and use.name.startswith(UTTER)):
            continue
        allowed = standard_say.allowed_ids(use.name, known)
        yield use.document.mistake(use.path, complaint(use.name), allowed)


def _entities(
    document: Document, entities: Mapping[str, KeyPath], standard: Standard
) -> Iterator[Mistake]:
    labels = (*standard.acts, *standard.violations, SCENARIO)
    for name, path in entities.items():
        if name not in labels:
            yield document.mistake(path, say.not_a_label(name), say.NOT_LABEL_ALLOWED)
    for name in labels:
        if name not in entities:
            allowed = say.DOMAIN_ALLOWED.format(section="entities")
            yield document.mistake(("entities",), say.not_in_domain(name), allowed)


def _actions(
    document: Document, listed: Mapping[str, KeyPath], actions: Mapping[str, str]
) -> Iterator[Mistake]:
    for name, path in listed.items():
        if name not in actions:
            allowed = standard_say.allowed_ids(name, actions)
            yield document.mistake(path, say.no_action(name), allowed)
    for name, place in actions.items():
        if name not in listed:
            file, line = place.rsplit(":", 1)
            what = say.not_in_domain(name)
            yield Mistake(file, int(line), what, say.ACTION_NOT_IN_DOMAIN_ALLOWED)
