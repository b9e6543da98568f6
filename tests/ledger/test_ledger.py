"""The ledger says truly where each clause is trained, graded and asked."""

from __future__ import annotations

import pytest

from bot.customer.conduct import RING_CLAUSE, RING_SITUATION, conduct_of
from bot.customer.scenarios import load_scenarios
from bot.ledger import Row, load_ledger
from bot.ledger.text import summary
from bot.paths import PROJECT_ROOT
from bot.standard import StandardError, load_standard
from tests.standard.small_project import Project

STANDARD = load_standard()
ROWS = {row.clause.id: row for row in load_ledger(PROJECT_ROOT)}
APOLOGY = "A.words.apology"
REASONS = "standard/ledger.yml"


def ids(found: tuple[object, ...]) -> list[str]:
    return [str(vars(one)["id"]) for one in found]


def small(project: Project) -> dict[str, Row]:
    return {row.clause.id: row for row in load_ledger(project.root)}


def test_every_clause_of_the_standard_has_its_row_in_order() -> None:
    assert list(ROWS) == list(STANDARD.clauses)
    assert len(ROWS) == 144


def test_nothing_is_uncovered_without_a_reason() -> None:
    assert [one for one, row in ROWS.items() if row.unexplained] == []


def test_the_scenarios_of_a_clause_are_those_that_lead_to_a_situation_of_it() -> None:
    for scenario in load_scenarios(PROJECT_ROOT).values():
        cited = {one for each in scenario.situations for one in STANDARD.situations[each].clauses}
        assert cited == {one for one, row in ROWS.items() if scenario.id in ids(row.trained)}


def test_what_a_finding_may_cite_is_graded() -> None:
    for situation in STANDARD.situations.values():
        for element in situation.required:
            cited = STANDARD.required_clause(situation.id, element)
            assert situation.id in ids(ROWS[cited].graded.situations)
        chips = tuple(STANDARD.actions)
        for found in conduct_of(STANDARD, situation.id, chips, 1):
            assert situation.id in ids(ROWS[found.clause].graded.conduct)
    for violation in STANDARD.violations.values():
        assert violation.id in ids(ROWS[violation.clause].graded.violations)
    assert ids(ROWS[RING_CLAUSE].graded.conduct) == [RING_SITUATION]


def test_an_act_is_graded_by_its_clause_only_where_some_situation_requires_it() -> None:
    assert "apologise" in ids(ROWS[APOLOGY].graded.acts)
    assert STANDARD.acts["consult_opinion"].clause == "A.words.consult"
    assert not ROWS["A.words.consult"].graded


def test_small_project_has_each_way_of_covering(project: Project) -> None:
    rows = small(project)
    greeting, arrival = rows["A.words.greeting"], rows["A.visitor.arrival"]
    assert ids(arrival.trained) == ids(greeting.trained) == ["visitor_comes"]
    assert ids(greeting.graded.acts) == ["greet"]
    assert ids(greeting.graded.violations) == ["ni"]
    assert ids(greeting.graded.situations) == ["visitor.arrival"]
    assert ids(arrival.graded.conduct) == ["visitor.arrival"]
    assert ids(greeting.asked) == ["words.01"]
    assert ids(arrival.asked) == ["words.02"]
    assert summary(tuple(rows.values())) == {
        "clauses": 2, "trained": 2, "graded": 2, "asked": 2, "explained": 0, "unexplained": 0,
    }  # fmt: skip


def test_a_question_alone_covers_knowledge_and_nothing_else(unplayed: Project) -> None:
    assert ids(small(unplayed)[APOLOGY].asked) == ["words.03"]
    assert small(unplayed)[APOLOGY].unexplained
    titled = "\n    title: 道歉语"
    unplayed.spoil("standard/clauses/words.yml", f"language{titled}", f"knowledge{titled}")
    with pytest.raises(StandardError, match="只有 1 道题"):
        small(unplayed)


def test_uncovered_clause_is_told_where_it_stands(unplayed: Project) -> None:
    told = unplayed.mistakes()
    assert len(told) == 1
    assert told[0].startswith(
        "standard/clauses/words.yml:7: 条款 A.words.apology 没有覆盖，也没有写明理由；知识类"
    )


def test_written_reason_is_enough(unplayed: Project) -> None:
    unplayed.write(REASONS, "reasons:\n  A.words.apology: 文字里看不到。\n")
    assert unplayed.mistakes() == []
    row = small(unplayed)[APOLOGY]
    assert row.reason == "文字里看不到。"
    assert not row.unexplained
    assert summary((row,))["explained"] == 1


@pytest.mark.parametrize(
    ("reasons", "mistake"),
    [
        (
            "  A.words.apologies: 看不到",
            ":2: 未知的条款 A.words.apologies；您是否想写：A.words.apology",
        ),
        ("  A.words.apology: ''", ":2: 值  不可用；不能是空白"),
        ("  A.words.apology: 3", ":2: 值 3 的类型不对"),
        ("  A.words.apology:\n    - 看不到", ":2: "),
        (
            "  A.words.apology: 看不到\n  A.words.greeting: 看不到",
            ":3: 条款 A.words.greeting 已经覆盖，不需要理由；请从 reasons 里删去这一条",
        ),
        ("  A.words.apology: 看不到\n  A.words.apology: 听不到", ":3: 键 A.words.apology 重复"),
        ("  A.words.apology: 看不到\nreason: {}", ":3: 未知的键 reason；您是否想写：reasons"),
    ],
)
def test_reason_that_cannot_be_used_is_refused_with_its_line(
    unplayed: Project, reasons: str, mistake: str
) -> None:
    unplayed.write(REASONS, f"reasons:\n{reasons}\n")
    told = unplayed.mistakes()
    assert any(one.startswith(REASONS + mistake) for one in told), told
    if "已经覆盖" not in mistake:
        with pytest.raises(StandardError):
            load_ledger(unplayed.root)


def test_mistakes_elsewhere_are_told_once_and_without_echo(unplayed: Project) -> None:
    unplayed.write(REASONS, "reasons:\n  A.words.apology: 看不到\n")
    unplayed.spoil("standard/personas/visitors.yml", "patience: 2", "patience: 4")
    assert unplayed.mistakes() == ["standard/personas/visitors.yml:8: 值 4 不可用；不能大于 3"]
