"""The project's own standard: complete, unchanged in value, and citing the right clauses."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bot.check import run_checks
from bot.check.standard import standard_mistakes
from bot.paths import PROJECT_ROOT
from bot.standard import Standard, load_standard

VERSION = "697cf17362c73dea8203a1f22ac2d2948e812d361ea28ec41223179f5aef02b4"


@pytest.fixture(scope="module")
def standard() -> Standard:
    return load_standard()


def test_every_clause_act_violation_and_situation_is_there(standard: Standard) -> None:
    counts = [
        len(standard.clauses),
        len(standard.acts),
        len(standard.violations),
        len(standard.situations),
    ]
    assert counts == [144, 58, 27, 91]
    assert len(standard.actions) == 14
    families = [name.split(".")[0] for name in standard.situations]
    assert {family: families.count(family) for family in set(families)} == {
        "visitor": 16,
        "owner": 42,
        "lift": 2,
        "phone": 23,
        "callout": 4,
        "online": 4,
    }


def test_content_is_the_one_the_figures_were_measured_on(standard: Standard) -> None:
    # a change of the standard is deliberate: it makes every stored grade one of an older version
    assert standard.version == VERSION


def test_values_are_kept_exactly(standard: Standard) -> None:
    assert standard.clauses["C.silent"].says == (
        "您好！请问有什么能够帮助您？",
        "对不起，您的电话没有声音，请您换一部电话再次打来，好吗？再见！",
    )
    assert standard.clauses["F.staffid"].says == ("对不起，我的工号是****号。",)
    assert standard.clauses["A.words.request"].kind == "language"
    assert standard.clauses["A.look.badge"].says == ()
    assert standard.acts["lift_out"].implies == ("farewell",)
    assert standard.acts["commit_time"].near_misses == ("尽快", "过两天", "马上（不是明确时限）")
    assert standard.violations["ni"].severity == "minor"
    assert standard.violations["filler"].examples[4:] == ("啊，您好", "嗯，那个…", "那，您等等")
    assert standard.violations["joke"].trap == ()


def test_situation_keeps_its_alternatives_and_action(standard: Standard) -> None:
    arrival = standard.situations["visitor.arrival"]
    assert arrival.required == (("greet",), ("ask_whom", "offer_help"))
    assert (arrival.channel, arrival.action) == ("desk", "smile")
    assert standard.situations["visitor.enters_gate"].action is None
    assert standard.situations["owner.titled_arrives"].optional == ()


def test_everything_shown_has_a_chinese_title(standard: Standard) -> None:
    titles = [situation.title for situation in standard.situations.values()]
    assert len(set(titles)) == 91
    assert not set(titles) & set(standard.situations)
    assert standard.action_titles["write_record"] == "记入《每日工作记录》"
    assert standard.channel_titles["grounds"] == "园区"
    channels = {situation.channel for situation in standard.situations.values()}
    assert channels == set(standard.channel_titles)


@pytest.mark.parametrize(
    ("situation", "element", "clause"),
    [
        # the only clause of the situation
        ("visitor.forgot_card", ("seek_instruction",), "A.visitor.forgot"),
        # the clause that prescribes the act, trained here beside others
        ("visitor.arrival", ("greet",), "A.words.greeting"),
        ("owner.complains_noise", ("apologise", "empathise"), "A.skill.empathy"),
        ("owner.complains_repair", ("commit_time",), "A.special.time"),
        # the situation's prescribed wording, though a process stands first
        ("phone.ring", ("greet",), "A.phone.answer"),
        # no wording is prescribed: the first clause
        ("owner.titled_arrives", ("offer_help",), "A.skill.men"),
    ],
)
def test_finding_cites_the_clause_nearest_to_the_situation(
    standard: Standard, situation: str, element: tuple[str, ...], clause: str
) -> None:
    assert standard.required_clause(situation, element) == clause


def test_every_required_element_cites_a_clause_its_situation_trains(standard: Standard) -> None:
    for situation in standard.situations.values():
        for element in situation.required:
            assert standard.required_clause(situation.id, element) in situation.clauses


def test_standard_can_be_hashed_and_sent_to_another_process(standard: Standard) -> None:
    again = pickle.loads(pickle.dumps(standard))
    assert again == standard
    assert hash(again) == hash(standard)


def test_files_are_small_enough_to_find_ones_way_in() -> None:
    for path in (PROJECT_ROOT / "standard").rglob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 400, path
        if path.parent.name in ("clauses", "acts", "violations", "situations"):
            assert lines[0].startswith("# "), path


def test_the_standard_and_the_whole_project_have_no_mistakes() -> None:
    assert standard_mistakes(PROJECT_ROOT) == []
    assert [str(mistake) for mistake in run_checks(Path(PROJECT_ROOT))] == []
