"""What a reading is made of: values that grading, the dialogue and the pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Source = Literal["pattern", "model"]
Gender = Literal["male", "female"]


@dataclass(frozen=True)
class Facts:
    """What the trainee knows of the customer (clause A.talk.surname); each may be unknown."""

    surname: str | None = None
    gender: Gender | None = None
    title: str | None = None
    married: bool | None = None


@dataclass(frozen=True)
class Found:
    """An act, violation or question found in a reply.

    start, end: character offsets into the reply as typed. score: 1.0 for a pattern, else the
    probability that the trained part gives.
    """

    id: str
    start: int
    end: int
    source: Source = "pattern"
    score: float = 1.0


@dataclass(frozen=True)
class Reading:
    """One reply, read. Says nothing of any situation; grading does that.

    text: the reply as typed. acts, violations, questions: found in the order of their places.
    topics: (situation id, probability) of the situations the reply seems to answer, best first,
    at most ten. readable: False for an empty reply, gibberish, no Chinese, or only emoji.
    model: the hash of the trained part and the patterns it was read with (16 hex characters).
    """

    text: str
    acts: tuple[Found, ...] = ()
    violations: tuple[Found, ...] = ()
    questions: tuple[Found, ...] = ()
    topics: tuple[tuple[str, float], ...] = ()
    readable: bool = True
    model: str = ""

    @classmethod
    def empty(cls, text: str, model: str = "") -> Reading:
        """Return the reading of a reply in which nothing can be read."""
        return cls(text=text, readable=False, model=model)

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON values; `from_dict` gives the same reading back."""
        # asdict() would copy every value deeply, which shows in the cost of a turn
        return {
            "text": self.text,
            "acts": [dict(vars(one)) for one in self.acts],
            "violations": [dict(vars(one)) for one in self.violations],
            "questions": [dict(vars(one)) for one in self.questions],
            "topics": [list(topic) for topic in self.topics],
            "readable": self.readable,
            "model": self.model,
        }

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Reading:
        """Make a reading of what `as_dict` gave. Raises KeyError or TypeError on other shapes."""
        return cls(
            text=plain["text"],
            acts=_found(plain["acts"]),
            violations=_found(plain["violations"]),
            questions=_found(plain["questions"]),
            topics=tuple((str(topic), float(share)) for topic, share in plain["topics"]),
            readable=bool(plain["readable"]),
            model=str(plain["model"]),
        )


def _found(plain: list[dict[str, Any]]) -> tuple[Found, ...]:
    return tuple(Found(**one) for one in plain)
