"""Works out where each clause of the standard is trained, graded and asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.customer.conduct import conduct_clauses
from bot.customer.scenarios import Scenario
from bot.knowledge import Question
from bot.standard import Act, Clause, Situation, Standard, Violation

# What can only be known is covered by a question; all else must be practised or judged.
ASKED_ONLY: Final = "knowledge"


@dataclass(frozen=True)
class Graded:
    """What grades a clause.

    situations: a required element there cites the clause. acts: the clause prescribes them and
    some situation requires them, whichever clause is cited. violations: of the clause. conduct:
    situations in which chips or rings are judged by the clause.
    """

    situations: tuple[Situation, ...]
    acts: tuple[Act, ...]
    violations: tuple[Violation, ...]
    conduct: tuple[Situation, ...]

    def __bool__(self) -> bool:
        return bool(self.situations or self.acts or self.violations or self.conduct)


@dataclass(frozen=True)
class Row:
    """One clause: the scenarios that train it, what grades it, the questions that ask of it.

    reason: why it is not covered, as authored in standard/ledger.yml; None if none is written.
    """

    clause: Clause
    trained: tuple[Scenario, ...]
    graded: Graded
    asked: tuple[Question, ...]
    reason: str | None

    @property
    def covered(self) -> bool:
        """Whether the clause is taught as its kind demands: knowledge asked, all else played."""
        if self.clause.kind == ASKED_ONLY:
            return bool(self.asked)
        return bool(self.trained or self.graded)

    @property
    def unexplained(self) -> bool:
        """Whether the clause is not covered and nobody wrote why."""
        return not self.covered and self.reason is None


def ledger(
    standard: Standard,
    scenarios: Collection[Scenario],
    bank: Collection[Question],
    reasons: Mapping[str, str],
) -> tuple[Row, ...]:
    """Return a row for each clause, in the order of the standard."""
    return tuple(
        Row(
            clause=clause,
            trained=tuple(one for one in scenarios if _trains(standard, one, clause.id)),
            graded=_graded(standard, clause.id),
            asked=tuple(one for one in bank if one.clause == clause.id),
            reason=reasons.get(clause.id),
        )
        for clause in standard.clauses.values()
    )


def _trains(standard: Standard, scenario: Scenario, clause: str) -> bool:
    return any(clause in standard.situations[one].clauses for one in scenario.situations)


def _graded(standard: Standard, clause: str) -> Graded:
    situations = standard.situations.values()
    required = {act for one in situations for element in one.required for act in element}
    return Graded(
        situations=tuple(
            one
            for one in situations
            if any(standard.required_clause(one.id, each) == clause for each in one.required)
        ),
        acts=tuple(
            one for one in standard.acts.values() if one.clause == clause and one.id in required
        ),
        violations=tuple(one for one in standard.violations.values() if one.clause == clause),
        conduct=tuple(one for one in situations if clause in conduct_clauses(standard, one.id)),
    )
