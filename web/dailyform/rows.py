"""Adds graded replies and knowledge answers up by clause group; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from bot.customer.result import PASS_SCORE
from bot.knowledge import GROUPS, OTHER, group_of, group_title
from web.dailyform import messages


@dataclass(frozen=True)
class GradedReply:
    """A counted reply: its score, the clauses found in it, and those of them not fulfilled."""

    score: int
    clauses: frozenset[str]
    unmet: frozenset[str]


@dataclass(frozen=True)
class KnowledgeAnswer:
    """A marked answer to a knowledge question on `clause`."""

    clause: str
    right: bool


@dataclass(frozen=True)
class Deduction:
    """A clause that was not fulfilled, and in how many replies."""

    title: str
    times: int

    def __str__(self) -> str:
        return messages.DEDUCTION.format(title=self.title, times=self.times)


@dataclass(frozen=True)
class Row:
    """A clause group, or the total: replies that touch it and their mean score, None without any.

    deductions: the most frequent first; empty in the total. unmet: how many they are together.
    asked, right: knowledge questions answered, and answered rightly.
    """

    title: str
    replies: int
    mean: float | None
    deductions: tuple[Deduction, ...]
    unmet: int
    asked: int
    right: int
    remark: str


@dataclass(frozen=True)
class Tally:
    """A row for each clause group, and the total, in which a reply is counted once."""

    rows: tuple[Row, ...]
    total: Row

    @property
    def is_empty(self) -> bool:
        """True where nothing was practised and nothing answered."""
        return not self.total.replies and not self.total.asked


def graded_reply(answer: Mapping[str, Any]) -> GradedReply:
    """Return the graded reply in what the dialogue server answered to a turn."""
    grade = answer["grade"]
    found = [(f["clause"], f["kind"] != "met") for f in grade.get("findings") or ()]
    found += [(c["clause"], not c["met"]) for c in answer.get("conduct") or ()]
    return GradedReply(
        score=int(grade["score"]),
        clauses=frozenset(clause for clause, _ in found if clause),
        unmet=frozenset(clause for clause, unmet in found if clause and unmet),
    )


def tally(
    replies: Iterable[GradedReply], answers: Iterable[KnowledgeAnswer], titles: Mapping[str, str]
) -> Tally:
    """Add everything up; `titles` are the clauses' names, of a removed clause its id is shown."""
    replies, answers = tuple(replies), tuple(answers)
    groups = [*GROUPS]
    clauses = {clause for reply in replies for clause in reply.clauses}
    if any(group_of(one) == OTHER for one in (*clauses, *(a.clause for a in answers))):
        groups.append(OTHER)
    rows = tuple(_row(group, replies, answers, titles) for group in groups)
    total = Row(
        title=messages.TOTAL,
        replies=len(replies),
        mean=_mean(replies),
        deductions=(),
        unmet=sum(row.unmet for row in rows),
        asked=len(answers),
        right=sum(answer.right for answer in answers),
        remark="",
    )
    return Tally(rows, total)


def _row(
    group: str,
    replies: Iterable[GradedReply],
    answers: Iterable[KnowledgeAnswer],
    titles: Mapping[str, str],
) -> Row:
    touching = [r for r in replies if any(group_of(clause) == group for clause in r.clauses)]
    asked = [answer.right for answer in answers if group_of(answer.clause) == group]
    times = Counter(clause for r in touching for clause in r.unmet if group_of(clause) == group)
    mean = _mean(touching)
    return Row(
        title=group_title(group),
        replies=len(touching),
        mean=mean,
        deductions=tuple(
            Deduction(titles.get(clause, clause), count)
            for clause, count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
        ),
        unmet=sum(times.values()),
        asked=len(asked),
        right=sum(asked),
        remark=_remark(mean, asked),
    )


def _mean(replies: Sequence[GradedReply]) -> float | None:
    return round(fmean(reply.score for reply in replies), 1) if replies else None


def _remark(mean: float | None, asked: Sequence[bool]) -> str:
    """Say what to do where practice or knowledge is below the mark for passing a session."""
    if mean is None and not asked:
        return messages.NOT_PRACTISED
    said = []
    if mean is not None and mean < PASS_SCORE:
        said.append(messages.PRACTISE)
    if asked and 100 * sum(asked) < PASS_SCORE * len(asked):
        said.append(messages.STUDY)
    return messages.REMARK_JOIN.join(said)
