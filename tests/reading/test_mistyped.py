"""What was meant where the input method took a character of the same sound."""

from __future__ import annotations

import pytest

from bot.reading import Reader
from bot.reading.mistyped import Usage, usage_of

SAID = ["非常抱歉让您久等了", "抱歉，请您稍等", "很抱歉，请您稍等，他就来"] * 8


@pytest.fixture(scope="module")
def usage() -> Usage:
    return usage_of(SAID)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("抱谦，请您稍等", "抱歉，请您稍等"),
        ("抱歉，请您烧等", "抱歉，请您稍等"),
        ("非常抱歉", "非常抱歉"),
        # a word of the dictionary, though it was never said here
        ("报歉的报告", "报歉的报告"),
        # of whom is spoken stays, whatever stands beside it
        ("她就来", "她就来"),
        ("妳烧等", "妳稍等"),
        ("", ""),
    ],
)
def test_only_what_fits_neither_neighbour_is_replaced(usage: Usage, typed: str, meant: str) -> None:
    assert usage.corrected(typed) == meant


def test_what_was_met_once_may_be_chance() -> None:
    assert usage_of(["请您烧等", *SAID]).corrected("请您烧等") == "请您稍等"


@pytest.mark.parametrize(
    ("reply", "act"),
    [("抱谦，我马上安牌师傅", "apologise"), ("请您烧等，我联细王先生", "ask_wait")],
)
def test_acts_are_read_through_slips(reader: Reader, reply: str, act: str) -> None:
    assert act in {one.id for one in reader.read(reply).acts}


@pytest.mark.parametrize(
    "reply", ["维修班的电话是010-57305588", "周一至周日09:30到21:00，2月15日至16日全天休息"]
)
def test_number_of_nobody_is_no_leak(reader: Reader, reply: str) -> None:
    assert "leak" not in {one.id for one in reader.read(reply).violations}


def test_number_of_somebody_is_a_leak(reader: Reader) -> None:
    reply = "他电话是13812345678，就住3栋1201"
    assert "leak" in {one.id for one in reader.read(reply).violations}
