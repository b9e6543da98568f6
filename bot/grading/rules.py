"""Grades one reply: elements met and missed, violations, verdict, score, findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.grading import messages as say
from bot.grading.address import named
from bot.grading.answers import example_of, model_answer
from bot.grading.judge import judge, sure
from bot.grading.places import widened
from bot.grading.suggestions import suggest
from bot.grading.values import Finding, Grade, Verdict
from bot.reading.values import Facts, Found, Reading
from bot.standard import Situation, Standard

BY_NAME = "address_name"
# Judged here, with the situation in view, whatever the reading says of them.
JUDGED = frozenset({"irrelevant", "stuffing", "rambling"})
MINOR_COST = 10
MAJOR_COST = 40
MOST_WITH_MAJOR = 59
HASH_LENGTH = 16


def grade(
    standard: Standard,
    situation: str,
    facts: Facts,
    reading: Reading,
    read: Callable[[str], Reading],
) -> Grade:
    """Grade the reply that `reading` is of, given in `situation` to a customer of `facts`.

    `read` reads what would be suggested: only what passes is, as the model answer does. Raises
    KeyError for an unknown situation.
    """
    moment = standard.situations[situation]
    graded, faults = _graded(standard, moment, facts, reading)
    if graded.verdict == "pass":
        return graded
    prescribed = model_answer(moment, facts)
    suggestion = suggest(standard, moment, facts, reading, faults)
    if suggestion != prescribed:
        again, _ = _graded(standard, moment, facts, read(suggestion))
        suggestion = suggestion if again.verdict == "pass" else prescribed
    return replace(graded, suggestion=suggestion)


def _graded(
    standard: Standard, moment: Situation, facts: Facts, reading: Reading
) -> tuple[Grade, tuple[Found, ...]]:
    """Return the grade without a suggestion, and the violations with their places."""
    done = _done(moment, facts, reading)
    elements = [(element, _first(element, done)) for element in moment.required]
    met = tuple(act for _, act in elements if act is not None)
    missed = tuple(element for element, act in elements if act is None)
    faults = _faults(standard, moment, reading, met)
    violations = tuple(dict.fromkeys(fault.id for fault in faults))
    major = sum(standard.violations[one].severity == "major" for one in violations)
    verdict = verdict_of(len(met), len(missed), major, len(violations) - major)
    graded = Grade(
        met=met,
        missed=missed,
        violations=violations,
        verdict=verdict,
        score=score_of(len(met), len(missed), major, len(violations) - major),
        findings=_findings(standard, moment, facts, reading, elements, done, faults),
        suggestion=None,
        standard=standard.version[:HASH_LENGTH],
        model=reading.model,
    )
    return graded, faults


def verdict_of(met: int, missed: int, major: int, minor: int) -> Verdict:
    """Return the verdict by the counts of elements and violations (grading rule 4)."""
    if major or 2 * met < met + missed:
        return "fail"
    return "weak" if missed or minor else "pass"


def score_of(met: int, missed: int, major: int, minor: int) -> int:
    """Return the score, 0 to 100, by the counts of elements and violations (grading rule 5)."""
    share = round(100 * met / max(1, met + missed))
    score = max(0, share - MINOR_COST * minor - MAJOR_COST * major)
    return min(score, MOST_WITH_MAJOR) if major else score


def _done(situation: Situation, facts: Facts, reading: Reading) -> dict[str, Found]:
    """Return the acts the reply does, each with its first place; naming goes by the facts."""
    done: dict[str, Found] = {}
    for one in reading.acts:
        if one.id != BY_NAME:
            done.setdefault(one.id, one)
    if reading.readable:
        place = named(reading.text, facts, situation.clauses)
        if place is not None:
            done[BY_NAME] = Found(BY_NAME, *place)
    return done


def _first(element: tuple[str, ...], done: dict[str, Found]) -> str | None:
    return next((act for act in element if act in done), None)


def _faults(
    standard: Standard, situation: Situation, reading: Reading, met: tuple[str, ...]
) -> tuple[Found, ...]:
    """Return every violation with its place; those of the whole reply cover all of it."""
    judged = judge(standard, situation, reading, met)
    at_fault = judged.irrelevant or judged.stuffing
    faults = [
        one for one in reading.violations if one.id not in JUDGED and (sure(one) or not at_fault)
    ]
    whole = len(reading.text)
    held = (
        ("irrelevant", judged.irrelevant),
        ("stuffing", judged.stuffing),
        ("rambling", judged.rambling),
    )
    faults += [Found(name, 0, whole) for name, holds in held if holds]
    return tuple(faults)


def _findings(
    standard: Standard,
    situation: Situation,
    facts: Facts,
    reading: Reading,
    elements: list[tuple[tuple[str, ...], str | None]],
    done: dict[str, Found],
    faults: tuple[Found, ...],
) -> tuple[Finding, ...]:
    text, end = reading.text, len(reading.text)
    findings = []
    for element, act in elements:
        clause = standard.required_clause(situation.id, element)
        if act is not None:
            first, last = widened(reading, done[act])
            slice_ = text[first:last]
            why = say.MET.format(title=standard.acts[act].title)
            findings.append(Finding("met", act, None, clause, first, last, slice_, why))
        else:
            why = _missed(standard, situation, facts, element)
            findings.append(Finding("missed", element[0], None, clause, end, end, "", why))
    for fault in faults:
        clause = standard.violations[fault.id].clause
        slice_ = text[fault.start : fault.end]
        why = say.VIOLATED[fault.id]
        findings.append(
            Finding("violated", None, fault.id, clause, fault.start, fault.end, slice_, why)
        )
    return tuple(findings)


def _missed(
    standard: Standard, situation: Situation, facts: Facts, element: tuple[str, ...]
) -> str:
    example = example_of(standard, situation, facts, element).rstrip("，。？")
    titles = say.OR.join(standard.acts[act].title for act in element)
    template = say.MISSED if len(element) == 1 else say.MISSED_ANY
    return template.format(title=titles, titles=titles, example=example)
