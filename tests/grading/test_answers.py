"""Every situation has a model answer that passes, is short, and calls the customer rightly."""

from pathlib import Path

import pytest

from bot.grading import grade, model_answer
from bot.grading.answers import LONGEST, check_answers, load_answers
from bot.reading import Facts, Reader
from bot.standard import Standard, StandardError, load_standard

SITUATIONS = tuple(load_standard().situations)
CUSTOMERS = (
    Facts(),
    Facts("王", "male"),
    Facts("欧阳", "female"),
    Facts("李", "male", "经理"),
    Facts("陈", "female", None, True),
)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_model_answer_passes_and_is_short(
    situation: str, standard: Standard, reader: Reader
) -> None:
    for facts in CUSTOMERS:
        answer = model_answer(standard.situations[situation], facts)
        result = grade(standard, situation, facts, reader.read(answer), reader.read)
        assert result.verdict == "pass", answer
        assert len(answer) <= LONGEST
        assert "{" not in answer


def test_one_of_whom_nothing_is_known_is_called_only_where_he_must_be(standard: Standard) -> None:
    unknown = model_answer(standard.situations["owner.provokes"], Facts())
    assert unknown == "请尊重我们的工作，请问有什么可以帮您？"
    known = model_answer(standard.situations["owner.provokes"], Facts("李", "male", "经理"))
    assert known == "请尊重我们的工作，李经理，请问有什么可以帮您？"


def test_the_model_answers_are_complete(standard: Standard) -> None:
    check_answers(standard)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("visitor.arival: '[您好](greet)'", "没有“visitor.arival”这个情境"),
        ("visitor.arrival: '[您好](greet)'", "示范答话没有做到“ask_whom、offer_help”"),
        ("visitor.arrival: '[您好](greets)'", "没有“greets”这种行为"),
        (f"lift.arrives: '[电梯来了，请进](lift_in){'啊' * 45}'", "示范答话太长"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, standard: Standard, line: str, what: str
) -> None:
    path = tmp_path / "model_answers.yml"
    path.write_text(f"answers:\n  {line}\n", encoding="utf-8")
    with pytest.raises(StandardError) as raised:
        check_answers(standard, path)
    assert [one.line for one in raised.value.mistakes if one.what == what] == [2]
    assert any("没有示范答话" in one.what for one in raised.value.mistakes)


@pytest.mark.parametrize("text", ["answers: []\n", "answers:\n  lift.arrives: 7\n", "a: [x\n"])
def test_a_broken_file_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "model_answers.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StandardError):
        load_answers(path)
