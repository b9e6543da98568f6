"""How a session ends."""

from __future__ import annotations

from bot.customer.result import Mark, Result, result_of


def test_situations_weigh_alike_however_often_they_were_tried() -> None:
    marks = [
        Mark("visitor.arrival", "fail", 0),
        Mark("visitor.arrival", "pass", 100),
        Mark("visitor.leaves", "pass", 100),
    ]
    assert result_of(marks, complained=False) == Result(75, False, "completed")


def test_eighty_is_enough() -> None:
    assert result_of([Mark("a", "weak", 80)], complained=False).passed
    assert not result_of([Mark("a", "weak", 79)], complained=False).passed


def test_complaint_is_never_passed() -> None:
    result = result_of([Mark("a", "pass", 100)], complained=True)
    assert result == Result(100, False, "complaint")


def test_session_without_a_mark_scores_nothing() -> None:
    assert result_of([], complained=True) == Result(0, False, "complaint")
