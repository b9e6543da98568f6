"""Action chips and rings."""

from __future__ import annotations

import pytest

from bot.customer.conduct import conduct_of
from bot.standard import load_standard


@pytest.mark.parametrize(("rings", "met"), [(1, True), (3, True), (4, False)])
def test_the_phone_is_picked_up_within_three_rings(rings: int, met: bool) -> None:
    (finding,) = conduct_of(load_standard(), "phone.ring", (), rings)
    assert (finding.clause, finding.met) == ("A.phone.rings", met)
    assert str(rings) in finding.why


def test_rings_count_only_where_the_phone_rings() -> None:
    assert conduct_of(load_standard(), "visitor.leaves", (), 9) == ()


def test_expected_action_is_asked_for() -> None:
    standard = load_standard()
    (missed,) = conduct_of(standard, "visitor.arrival", (), None)
    (met,) = conduct_of(standard, "visitor.arrival", ("nod", "smile"), None)
    assert (missed.met, met.met) == (False, True)
    assert missed.clause == "A.special.smile"
    assert "微笑" in missed.why


def test_actions_that_were_not_offered_are_not_missed() -> None:
    assert conduct_of(load_standard(), "visitor.arrival", None, None) == ()
