"""The figures of agreement, and the two commands that grade files."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.evaluate import Case, Estimate, Outcome, measure
from bot.evaluate.outcome import worst
from bot.evaluate.report import figures_of
from bot.evaluate.table import table, width
from bot.evaluate.text import as_text
from bot.reading import Facts

GREET, WHOM = ("greet",), ("ask_whom", "offer_help")


def outcome(
    expected: tuple[set, set, str], given: tuple[set, set, str], name: str = "a"
) -> Outcome:
    case = Case(
        id=name,
        situation="visitor.arrival",
        facts=Facts(),
        reply="您好",
        style="terse",
        missed=frozenset(expected[0]),
        violations=frozenset(expected[1]),
        verdict=expected[2],
    )
    return Outcome(case, (GREET, WHOM), frozenset(given[0]), frozenset(given[1]), given[2])


def test_full_agreement_is_one_everywhere() -> None:
    same = (set(), set(), "pass"), (set(), set(), "pass")
    other = ({WHOM}, {"ni"}, "weak"), ({WHOM}, {"ni"}, "weak")
    figures = measure([outcome(*same), outcome(*other)])
    rates = (figures.elements.rates, figures.micro.rates, figures.macro)
    assert [one.f1 for one in rates] == [Estimate(1, 1, 1)] * 3
    assert (figures.accuracy, figures.kappa) == (Estimate(1, 1, 1), Estimate(1, 1, 1))


def test_each_kind_of_error_is_counted() -> None:
    figures = measure(
        [
            outcome(({WHOM}, {"ni"}, "weak"), (set(), {"wei"}, "fail")),
            outcome((set(), set(), "pass"), ({GREET}, set(), "weak")),
        ]
    )
    elements, violations = figures.elements, figures.micro
    assert (elements.true, elements.false, elements.lost) == (2, 1, 1)
    assert (violations.true, violations.false, violations.lost) == (0, 1, 1)
    assert figures.accuracy.value == 0
    assert figures.by_violation["ni"].lost == 1


def test_macro_is_the_mean_over_the_violations_expected_or_found() -> None:
    figures = measure(
        [
            *[outcome((set(), {"ni"}, "weak"), (set(), {"ni"}, "weak"))] * 3,
            outcome((set(), {"wei"}, "weak"), (set(), set(), "pass")),
        ]
    )
    assert figures.macro.recall.value == 0.5
    assert figures.macro.precision.value == 0.5
    assert figures.micro.rates.recall.value == 0.75
    assert figures.micro.rates.precision.value == 1


def test_kappa_takes_off_what_chance_would_give() -> None:
    pairs = ["pass pass"] * 20 + ["pass fail"] * 5 + ["fail pass"] * 10 + ["fail fail"] * 15
    outcomes = [outcome((set(), set(), a), (set(), set(), b)) for a, b in map(str.split, pairs)]
    assert measure(outcomes).kappa.value == 0.4


def test_intervals_hold_the_figure_narrow_with_more_replies_and_never_change() -> None:
    right = outcome((set(), set(), "pass"), (set(), set(), "pass"))
    wrong = outcome((set(), set(), "pass"), (set(), set(), "fail"))
    few, many = (
        measure([right, right, right, wrong] * 5),
        measure([right, right, right, wrong] * 80),
    )
    for one in (few.accuracy, many.accuracy):
        assert one.low < one.value == 0.75 < one.high
    # the standard error of a share of 0.75 in 320 replies is 0.024
    assert many.accuracy.high - many.accuracy.low == pytest.approx(4 * 0.024, abs=0.02)
    assert few.accuracy.high - few.accuracy.low > 0.3
    assert measure([right, right, right, wrong] * 80) == many


def test_no_replies_have_figures_too() -> None:
    assert measure([]).kappa == Estimate(1, 1, 1)


def test_the_text_shows_what_the_json_holds() -> None:
    one = outcome(({WHOM}, {"ni"}, "weak"), ({WHOM}, {"stuffing"}, "fail"), "甲1")
    share = {"count": 2, "caught": 1, "rate": 0.5}
    uncaught = {"kind": "phrase_dump", "where": "lift.arrives", "reply": "请请", "got": "weak"}
    gaming = {"all": share, "kinds": {"phrase_dump": share}, "uncaught": [uncaught]}
    figures = json.loads(json.dumps(figures_of([one], "标准甲", "模型乙", gaming)))
    text = as_text(figures)
    for shown in ("标准甲", "模型乙", "甲1", "visitor", "terse", "ni", "stuffing", "请请"):
        assert shown in text
    assert figures["violations"]["ni"]["verdict"]["accuracy"] == {"value": 0, "low": 0, "high": 0}
    assert max(width(line) for line in text.splitlines()) <= 120


def test_columns_line_up_under_chinese_heads() -> None:
    lines = table(("组别", "数"), [("全部条目", "7"), ("a", "100")])
    assert lines == ["组别       数", "全部条目    7", "a         100"]


def test_irrelevant_and_stuffing_count_as_one() -> None:
    one = outcome((set(), {"stuffing"}, "fail"), (set(), {"irrelevant"}, "fail"))
    assert measure([one]).micro.rates.f1.value == 1


def test_the_worst_come_first_and_agreement_is_left_out() -> None:
    near = outcome((set(), set(), "pass"), ({GREET}, set(), "weak"), "near")
    far = outcome((set(), set(), "pass"), (set(), {"insult"}, "fail"), "far")
    same = outcome((set(), set(), "pass"), (set(), set(), "pass"), "same")
    assert [one.case.id for one in worst([near, same, far])] == ["far", "near"]


LINES = [
    {"id": "a", "situation": "visitor.arrival", "facts": {}, "reply": "您好，请问您找哪位？"},
    {"id": "b", "situation": "no.such", "facts": {}, "reply": "您好"},
    {"id": "c", "situation": "visitor.arrival", "reply": 7},
    {"id": "d", "situation": "visitor.arrival", "facts": {"age": 7}, "reply": "您好"},
    {"id": "e", "situation": "visitor.arrival", "facts": None, "reply": "\ud83d喂"},
]


def test_grade_keeps_the_order_and_goes_on_after_bad_lines(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    text = "\n".join([*map(json.dumps, LINES), "{broken", "[1]", ""])
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["grade", str(file)])
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [one["id"] for one in results] == ["a", "b", "c", "d", "e", None, None]
    assert ["error" in one for one in results] == [False, True, True, True, False, True, True]
    assert results[0]["verdict"] == "pass"
    assert done.exit_code == 1


def test_grade_reads_standard_input_and_exits_well() -> None:
    done = CliRunner().invoke(app, ["grade"], input=json.dumps(LINES[0]) + "\n")
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[-1])["score"] == 100


@pytest.mark.parametrize("command", ["grade", "evaluate"])
def test_a_file_that_is_not_there_is_told(command: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [command, str(tmp_path / "none.jsonl")])
    assert done.exit_code == 1
    assert "none.jsonl" in done.output


def test_evaluate_prints_tables_or_json(tmp_path: Path) -> None:
    labelled = {**LINES[0], "style": "terse", "missed": [], "violations": [], "verdict": "pass"}
    file = tmp_path / "labelled.jsonl"
    file.write_text(json.dumps(labelled) + "\n", encoding="utf-8")
    printed = CliRunner().invoke(app, ["evaluate", str(file)])
    assert printed.exit_code == 0
    assert "terse" in printed.stdout
    assert "防投机作答" in printed.stdout
    plain = CliRunner().invoke(app, ["evaluate", str(file), "--json"])
    figures = json.loads(plain.stdout.splitlines()[-1])
    assert figures["all"]["verdict"]["kappa"]["value"] == 1.0
    assert list(figures["families"]) == ["visitor"]
    assert figures["gaming"]["all"]["count"] >= 200


def test_evaluate_says_that_the_suite_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.evaluate.gaming.SUITE", Path("tests/no/suite.yml"))
    file = tmp_path / "labelled.jsonl"
    file.write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(file), "--json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[-1])["gaming"] is None
    assert "未测" in CliRunner().invoke(app, ["evaluate", str(file)]).stdout


def test_evaluate_goes_on_after_a_line_without_labels(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(json.dumps(LINES[0]) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(file)])
    assert done.exit_code == 1
    assert "第 1 行" in done.output
