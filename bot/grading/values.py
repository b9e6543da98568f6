"""What a grade is made of: findings, verdict, score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["met", "missed", "violated"]
Verdict = Literal["pass", "weak", "fail"]


@dataclass(frozen=True)
class Finding:
    """One thing found in a reply: an act met or missed, or a violation.

    Exactly one of `act` and `violation` is set. start, end: character offsets into the reply as
    typed, `text` that slice; of a missed act both are the reply's length. why: one sentence.
    """

    kind: Kind
    act: str | None
    violation: str | None
    clause: str
    start: int
    end: int
    text: str
    why: str

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as the grading command prints it: `act` or `violation`, not both."""
        subject = {"act": self.act} if self.violation is None else {"violation": self.violation}
        return {
            "kind": self.kind,
            **subject,
            "clause": self.clause,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "why": self.why,
        }


@dataclass(frozen=True)
class Grade:
    """The grade of one reply in one situation.

    met: the act by which each met element is met, in the order of the situation's required
    elements. missed: the acts of each unmet element. suggestion: a better wording, None if the
    reply passes. standard, model: content hashes of the standard (its version) and of what read
    the reply, 16 hex characters each; the same reply under the same two gets the same grade.
    """

    met: tuple[str, ...]
    missed: tuple[tuple[str, ...], ...]
    violations: tuple[str, ...]
    verdict: Verdict
    score: int
    findings: tuple[Finding, ...]
    suggestion: str | None
    standard: str
    model: str

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON values with the keys of the grading command, and what else is held."""
        return {
            "met": list(self.met),
            "missed": [list(element) for element in self.missed],
            "violations": list(self.violations),
            "verdict": self.verdict,
            "score": self.score,
            "findings": [finding.as_dict() for finding in self.findings],
            "suggestion": self.suggestion,
            "standard": self.standard,
            "model": self.model,
        }
