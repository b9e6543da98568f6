"""Labelled replies as cases to grade: what people expect of the grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.grading.address import named
from bot.grading.rules import BY_NAME, verdict_of
from bot.reading.labelled import Labelled
from bot.reading.values import Facts
from bot.standard import Standard

Element = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One reply with the grade expected: elements missed, violations, verdict."""

    id: str
    situation: str
    facts: Facts
    reply: str
    style: str
    missed: frozenset[Element]
    violations: frozenset[str]
    verdict: str


def parse_facts(plain: Any) -> Facts:
    """Return the facts of a JSON object. Raises TypeError or ValueError if it is not one."""
    facts = Facts(**(plain or {}))
    texts = (facts.surname, facts.title)
    if not all(one is None or isinstance(one, str) for one in texts):
        raise TypeError("facts")
    if facts.gender not in (None, "male", "female") or facts.married not in (None, True, False):
        raise ValueError("facts")
    return facts


def parse_case(plain: dict[str, Any]) -> Case:
    """Return the case of one line of labelled JSONL. Raises KeyError, TypeError or ValueError."""
    return Case(
        id=str(plain["id"]),
        situation=plain["situation"],
        facts=parse_facts(plain.get("facts")),
        reply=plain["reply"],
        style=plain.get("style", ""),
        missed=frozenset(tuple(element) for element in plain["missed"]),
        violations=frozenset(plain["violations"]),
        verdict=plain["verdict"],
    )


def case_of(standard: Standard, labelled: Labelled, name: str) -> Case:
    """Return the case of an annotated reply: missed and verdict follow from its labels."""
    done = set(labelled.labels)
    for act in tuple(done & set(standard.acts)):
        done.update(standard.acts[act].implies)
    situation = standard.situations[labelled.situation]
    if BY_NAME not in done and named(labelled.text, labelled.facts, situation.clauses):
        done.add(BY_NAME)
    missed = frozenset(one for one in situation.required if not done & set(one))
    violations = frozenset(done & set(standard.violations))
    major = sum(standard.violations[one].severity == "major" for one in violations)
    met = len(situation.required) - len(missed)
    verdict = verdict_of(met, len(missed), major, len(violations) - major)
    return Case(
        id=name,
        situation=labelled.situation,
        facts=labelled.facts,
        reply=labelled.text,
        style=labelled.style,
        missed=missed,
        violations=violations,
        verdict=verdict,
    )
