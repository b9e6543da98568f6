"""A grade as the pages show it: the reply cut into marked pieces, and findings with wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bot.grading.rules import MAJOR_COST, MINOR_COST, MOST_WITH_MAJOR, score_of
from bot.standard import Standard
from web.practice import messages


@dataclass(frozen=True)
class Piece:
    """A run of characters of the reply with the same marks: names of what is met or violated."""

    text: str
    met: tuple[str, ...]
    violated: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """One finding in words: `title` of the act or violation, clause, why, prescribed wording.

    short: the title in a summary, of an element with alternatives that of the first.
    """

    title: str
    clause: str
    clause_title: str
    why: str
    says: tuple[str, ...] = ()
    text: str = ""
    severe: bool = False
    short: str = ""


@dataclass(frozen=True)
class GradeView:
    """A grade ready to show; `reckoned` says how the score came about."""

    verdict: str
    verdict_title: str
    score: int
    counted: bool
    pieces: tuple[Piece, ...]
    met: tuple[Note, ...]
    missed: tuple[Note, ...]
    violated: tuple[Note, ...]
    suggestion: str
    reckoned: str

    @property
    def faults(self) -> tuple[str, ...]:
        """Return the titles of what is violated, each once however often it was done."""
        return tuple(dict.fromkeys(note.title for note in self.violated))


def grade_view(
    standard: Standard, reply: str, grade: Mapping[str, Any] | None, counted: bool
) -> GradeView | None:
    """Prepare `grade`, as the dialogue server gave it, of `reply`; None if there is none."""
    if not grade:
        return None
    findings: list[Mapping[str, Any]] = list(grade.get("findings") or ())
    missed = [_note(standard, f) for f in findings if f["kind"] == "missed"]
    return GradeView(
        verdict=str(grade["verdict"]),
        verdict_title=messages.VERDICTS.get(grade["verdict"], str(grade["verdict"])),
        score=int(grade["score"]),
        counted=counted,
        pieces=cut(standard, reply, findings),
        met=tuple(_note(standard, f) for f in findings if f["kind"] == "met"),
        missed=_with_elements(standard, missed, grade.get("missed") or ()),
        violated=tuple(_note(standard, f) for f in findings if f["kind"] == "violated"),
        suggestion=str(grade.get("suggestion") or ""),
        reckoned=reckon(standard, grade),
    )


def reckon(standard: Standard, grade: Mapping[str, Any]) -> str:
    """Say how the score of `grade` came about; "" where today's rules do not give that score."""
    met, missed = len(grade.get("met") or ()), len(grade.get("missed") or ())
    ids = [v for v in grade.get("violations") or () if v in standard.violations]
    major = sum(standard.violations[v].severity == "major" for v in ids)
    minor = len(ids) - major
    if score_of(met, missed, major, minor) != grade["score"]:
        return ""
    share = score_of(met, missed, 0, 0)
    said = [messages.RECKON_MET.format(met=met, required=met + missed, share=share)]
    if minor:
        said.append(messages.RECKON_MINOR.format(count=minor, cost=minor * MINOR_COST))
    if major:
        said.append(messages.RECKON_MAJOR.format(count=major, cost=major * MAJOR_COST))
    left = share - minor * MINOR_COST - major * MAJOR_COST
    if left < 0:
        said.append(messages.RECKON_FLOOR)
    if major and left > MOST_WITH_MAJOR:
        said.append(messages.RECKON_MOST.format(most=MOST_WITH_MAJOR))
    return messages.RECKON_JOIN.join(said) + messages.RECKON_END


def cut(standard: Standard, reply: str, findings: Iterable[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """Cut `reply` wherever a mark begins or ends, so that overlapping marks can all be shown."""
    spans = [
        (max(0, f["start"]), min(len(reply), f["end"]), f["kind"], _title(standard, f))
        for f in findings
        if f["kind"] in ("met", "violated")
    ]
    edges = sorted({0, len(reply), *(e for span in spans for e in span[:2] if e <= len(reply))})
    return tuple(
        Piece(
            text=reply[start:end],
            met=_covering(spans, start, end, "met"),
            violated=_covering(spans, start, end, "violated"),
        )
        for start, end in pairwise(edges)
    )


def clause_note(standard: Standard, clause: str, why: str) -> Note:
    """Return a finding that is about a clause only, such as one about conduct."""
    found = standard.clauses.get(clause)
    title = found.title if found else clause
    return Note(title=title, clause=clause, clause_title=title, why=why)


def _covering(
    spans: Iterable[tuple[int, int, str, str]], start: int, end: int, kind: str
) -> tuple[str, ...]:
    names = (s[3] for s in spans if s[2] == kind and s[0] <= start and end <= s[1])
    return tuple(dict.fromkeys(names))


def _title(standard: Standard, finding: Mapping[str, Any]) -> str:
    act, violation = finding.get("act") or "", finding.get("violation") or ""
    if act in standard.acts:
        return standard.acts[act].title
    if violation in standard.violations:
        return standard.violations[violation].title
    return act or violation


def _note(standard: Standard, finding: Mapping[str, Any]) -> Note:
    clause = standard.clauses.get(finding["clause"])
    violation = standard.violations.get(finding.get("violation") or "")
    return Note(
        title=_title(standard, finding),
        clause=finding["clause"],
        clause_title=clause.title if clause else "",
        why=finding.get("why") or "",
        says=clause.says if clause else (),
        text=finding.get("text") or "",
        severe=violation is not None and violation.severity == "major",
    )


def _with_elements(
    standard: Standard, notes: list[Note], missed: Iterable[Iterable[str]]
) -> tuple[Note, ...]:
    """Name all acts of each missed element; an element without a finding is shown all the same."""
    titles = [[standard.acts[a].title if a in standard.acts else a for a in e] for e in missed]
    if len(titles) != len(notes):
        return tuple(notes) or tuple(_element(Note("", "", "", ""), names) for names in titles)
    named = [_element(note, names) for note, names in zip(notes, titles, strict=True)]
    # One wording serves all elements of a clause; said once, it is read.
    seen = [{note.clause for note in named[:place]} for place in range(len(named))]
    return tuple(
        replace(note, says=()) if note.clause in before else note
        for note, before in zip(named, seen, strict=True)
    )


def _element(note: Note, names: list[str]) -> Note:
    return replace(note, title=messages.OR.join(names), short=names[0])
