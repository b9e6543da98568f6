"""The figures of agreement, and the two commands that grade files."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.evaluate import Case, Outcome, measure
from bot.evaluate.figures import worst
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
    assert (figures.elements.f1, figures.violations.f1) == (1, 1)
    assert (figures.accuracy, figures.kappa) == (1, 1)


def test_each_kind_of_error_is_counted() -> None:
    figures = measure(
        [
            outcome(({WHOM}, {"ni"}, "weak"), (set(), {"wei"}, "fail")),
            outcome((set(), set(), "pass"), ({GREET}, set(), "weak")),
        ]
    )
    elements, violations = figures.elements, figures.violations
    assert (elements.true, elements.false, elements.lost) == (2, 1, 1)
    assert (violations.true, violations.false, violations.lost) == (0, 1, 1)
    assert figures.accuracy == 0


def test_irrelevant_and_stuffing_count_as_one() -> None:
    one = outcome((set(), {"stuffing"}, "fail"), (set(), {"irrelevant"}, "fail"))
    assert measure([one]).violations.f1 == 1


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
    table = CliRunner().invoke(app, ["evaluate", str(file)])
    assert table.exit_code == 0
    assert "terse" in table.stdout
    plain = CliRunner().invoke(app, ["evaluate", str(file), "--json"])
    figures = json.loads(plain.stdout.splitlines()[-1])
    assert figures["all"]["verdict"] == {"accuracy": 1.0, "kappa": 1.0}
    assert list(figures["families"]) == ["visitor"]


def test_evaluate_goes_on_after_a_line_without_labels(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(json.dumps(LINES[0]) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(file)])
    assert done.exit_code == 1
    assert "第 1 行" in done.output
