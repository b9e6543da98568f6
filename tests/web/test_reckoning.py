"""How a grade is explained: the sum of its score, and what was missed, without repetition."""

from __future__ import annotations

import pytest

from bot.standard import load_standard
from web.practice.grading_view import grade_view, reckon


@pytest.mark.parametrize(
    ("met", "missed", "violations", "score", "said"),
    [
        (1, 1, (), 50, "要点做到 1／2 项，得 50 分。"),
        (2, 0, ("ni",), 90, "要点做到 2／2 项，得 100 分；轻微违反 1 条，扣 10 分。"),
        (1, 2, ("wei",), 0, "要点做到 1／3 项，得 33 分；严重违反 1 条，扣 40 分；扣完为止。"),
        (
            2,
            0,
            ("wei",),
            59,
            "要点做到 2／2 项，得 100 分；严重违反 1 条，扣 40 分；有严重违反时最高 59 分。",
        ),
        (1, 0, (), 73, ""),
    ],
)
def test_the_sum_is_said_in_words(
    met: int, missed: int, violations: tuple[str, ...], score: int, said: str
) -> None:
    grade = {
        "met": ["greet"] * met,
        "missed": [["thank"]] * missed,
        "violations": list(violations),
        "score": score,
    }
    assert reckon(load_standard(), grade) == said


def test_what_was_missed_is_summed_up_shortly_and_the_wording_is_said_once() -> None:
    clause = "A.visitor.refuses"
    finding = {"kind": "missed", "act": "apologise", "clause": clause, "start": 0, "end": 0}
    grade = {
        "verdict": "fail",
        "score": 0,
        "missed": [["apologise", "empathise"], ["safety_reason"]],
        "findings": [finding, {**finding, "act": "safety_reason"}],
    }
    view = grade_view(load_standard(), "", grade, True)
    assert view is not None
    assert [note.title for note in view.missed] == ["道歉或关心理解对方处境", "说明为业主安全"]
    assert [note.short for note in view.missed] == ["道歉", "说明为业主安全"]
    assert [bool(note.says) for note in view.missed] == [True, False]


def test_a_fault_done_twice_is_summed_up_once_and_noted_twice() -> None:
    finding = {"kind": "violated", "violation": "dialect", "clause": "A.never.dialect"}
    findings = [{**finding, "start": 0, "end": 1}, {**finding, "start": 3, "end": 5}]
    grade = {"verdict": "fail", "score": 0, "violations": ["dialect"], "findings": findings}
    view = grade_view(load_standard(), "侬好，勿要急", grade, True)
    assert view is not None
    assert view.faults == ("用方言或模仿对方腔调",)
    assert len(view.violated) == 2
