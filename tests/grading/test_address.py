"""The customer is called by surname and the right form, as the facts say."""

import pytest

from bot.grading.address import named, proper_name
from bot.reading import Facts

MAN = Facts("王", "male")
WOMAN = Facts("陈", "female")
WIFE = Facts("陈", "female", None, True)
MANAGER = Facts("李", "male", "经理")
OUYANG = Facts("欧阳", "female")


@pytest.mark.parametrize(
    ("reply", "facts", "slice_"),
    [
        ("您好，王先生。", MAN, "王先生"),
        ("王建国先生早", MAN, "王建国先生"),
        ("陈女士您好", WOMAN, "陈女士"),
        ("陈太太您好", WIFE, "陈太太"),
        ("陳 女士您好", WOMAN, "陳 女士"),
        ("沉女士您好", WOMAN, "沉女士"),
        ("李经理您好", MANAGER, "李经理"),
        ("欧阳女士您好", OUYANG, "欧阳女士"),
        ("王先声您好", MAN, "王先声"),
    ],
)
def test_the_right_name_and_form_meet_it(reply: str, facts: Facts, slice_: str) -> None:
    place = named(reply, facts)
    assert place is not None
    assert reply[place[0] : place[1]] == slice_


@pytest.mark.parametrize(
    ("reply", "facts"),
    [
        ("先生您好", MAN),
        ("王女士您好", MAN),
        ("李先生您好", MAN),
        ("王老板您好", MAN),
        ("李先生您好", MANAGER),
        ("陈太太您好", WOMAN),
        ("陈小姐您好", WOMAN),
        ("程女士您好", WOMAN),
        ("阳女士您好", OUYANG),
        ("您好！某某先生/女士", MAN),
        ("您那句“王先生”我听到了", MAN),
        ("", MAN),
    ],
)
def test_another_name_or_form_does_not(reply: str, facts: Facts) -> None:
    assert named(reply, facts) is None


def test_miss_is_right_only_where_the_clause_prescribes_it() -> None:
    assert named("陈小姐，请讲", WOMAN, ("C.surname",)) is not None
    assert named("陈小姐，请讲", WIFE, ("C.surname",)) is None


@pytest.mark.parametrize(
    ("facts", "name"),
    [(MAN, "王先生"), (MANAGER, "李经理"), (OUYANG, "欧阳女士"), (Facts(None, "female"), "女士")],
)
def test_the_proper_name_follows_the_facts(facts: Facts, name: str) -> None:
    assert proper_name(facts) == name
