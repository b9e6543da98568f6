"""Values of the standard: clauses, acts, violations, situations, and an author's mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["minor", "major"]


@dataclass(frozen=True)
class Clause:
    """One clause of the six service standards; `says` quotes its prescribed wording, if any."""

    id: str
    kind: str
    title: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Act:
    """A service act a reply can do. `implies` are done with it; `clause` is what prescribes it."""

    id: str
    title: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    implies: tuple[str, ...]
    clause: str


@dataclass(frozen=True)
class Violation:
    """What a reply must not do; `trap` lists look-alikes that are fine."""

    id: str
    severity: Severity
    clause: str
    title: str
    examples: tuple[str, ...]
    trap: tuple[str, ...]


@dataclass(frozen=True)
class Situation:
    """A moment the trainee must answer. Any one act of a `required` element meets that element."""

    id: str
    title: str
    channel: str
    line: str
    required: tuple[tuple[str, ...], ...]
    optional: tuple[str, ...]
    action: str | None
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Standard:
    """The whole standard by id. `version` is a sha256 hex of the content, not of the layout."""

    clauses: Mapping[str, Clause]
    acts: Mapping[str, Act]
    violations: Mapping[str, Violation]
    situations: Mapping[str, Situation]
    action_titles: Mapping[str, str]
    channel_titles: Mapping[str, str]
    version: str

    def __hash__(self) -> int:
        return hash(self.version)

    @property
    def actions(self) -> tuple[str, ...]:
        """Ids of the non-verbal actions, in the order the author gave."""
        return tuple(self.action_titles)

    def required_clause(self, situation: str, element: Iterable[str]) -> str:
        """The clause that a met or missed finding of `element` (its acts) cites in `situation`.

        The first clause prescribing one of these acts that the situation trains; else the
        situation's first clause of prescribed wording; else its first. Raises KeyError for an
        unknown id.
        """
        trained = self.situations[situation].clauses
        prescribing = [self.acts[act].clause for act in element]
        wording = [clause for clause in trained if self.clauses[clause].kind == "phrase"]
        return next(
            (clause for clause in prescribing if clause in trained), (*wording, *trained)[0]
        )


@dataclass(frozen=True, order=True)
class Mistake:
    """An author's mistake: project-relative file, 1-based line, what is wrong, what is allowed."""

    file: str
    line: int
    what: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}；{self.allowed}"


class StandardError(Exception):
    """Authored data cannot be used; `mistakes` lists every one of them."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes: tuple[Mistake, ...] = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))
