"""The bank asks of every clause, gives no answer away, and refuses a question nobody can answer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.knowledge import KINDS, Question, load_bank
from bot.knowledge.bank import LEAST_ASKED
from bot.paths import PROJECT_ROOT
from bot.standard import load_standard
from tests.standard.small_project import FILES, Project

STANDARD = load_standard()
BANK = load_bank(PROJECT_ROOT, STANDARD)
# One letter is right: where it stands, and how long it is, could give it away.
CHOICES = [one for one in BANK.values() if one.kind in ("single", "fill")]
WORDS = "standard/knowledge/words.yml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    for file, text in FILES.items():
        made.write(file, text)
    return made


def lengths(question: Question) -> tuple[int, list[int]]:
    """Return the length of the right option and those of the wrong ones."""
    right = [len(text) for letter, text in question.options if letter in question.answer]
    wrong = [len(text) for letter, text in question.options if letter not in question.answer]
    return right[0], wrong


def test_every_clause_is_asked_and_knowledge_clauses_often() -> None:
    asked = Counter(one.clause for one in BANK.values())
    assert len(BANK) >= 220
    assert set(asked) == set(STANDARD.clauses)
    few = [
        one.id
        for one in STANDARD.clauses.values()
        if one.kind == "knowledge" and asked[one.id] < LEAST_ASKED
    ]
    assert few == []


def test_all_kinds_are_asked() -> None:
    kinds = Counter(one.kind for one in BANK.values())
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 20


def test_right_answers_stand_everywhere_alike() -> None:
    places = Counter(one.answer[0] for one in CHOICES)
    assert all(0.2 <= places[letter] / len(CHOICES) <= 0.3 for letter in "ABCD")
    truths = Counter(one.answer[0] for one in BANK.values() if one.kind == "truth")
    assert 0.4 <= truths["对"] / sum(truths.values()) <= 0.6


def test_the_right_answer_is_neither_the_longest_nor_the_shortest() -> None:
    longest = sum(right > max(wrong) for right, wrong in map(lengths, CHOICES))
    shortest = sum(right < min(wrong) for right, wrong in map(lengths, CHOICES))
    # by chance a quarter each
    assert longest <= len(CHOICES) / 4
    assert shortest <= len(CHOICES) / 4


def test_answers_are_right_whatever_their_order_but_where_order_is_asked() -> None:
    several = next(one for one in BANK.values() if one.kind == "several")
    assert several.is_right(several.answer[::-1])
    assert not several.is_right(several.answer[:1])
    assert not several.is_right((*several.answer, several.answer[0]))
    order = next(one for one in BANK.values() if one.kind == "order")
    assert order.is_right(order.answer)
    assert not order.is_right(order.answer[::-1])
    truth = next(one for one in BANK.values() if one.kind == "truth")
    assert truth.is_right(truth.answer)
    assert not truth.is_right(())


def test_small_project_has_a_bank_without_mistakes(project: Project) -> None:
    assert project.mistakes() == []


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("answer: A", "answer: D", f"{WORDS}:18: 答案 D 与题型或选项不符；填空题写一个字母"),
        ("answer: A", "answer: ''", f"{WORDS}:18: 没有正确答案；填空题写一个字母"),
        ("answer: 对", "answer: A", f"{WORDS}:7: 答案 A 与题型或选项不符；判断题写 answer: 对"),
        ("C: 谁", "C: 喂", f"{WORDS}:14: 有两个选项相同；每个选项各写一种说法"),
        ("C: 谁", "E: 谁", f"{WORDS}:14: 选项的字母不对；从 A 起依次写"),
        ("“____”", "什么", f"{WORDS}:13: 填空题的 ask 里要有一处空格；"),
        ("clause: A.visitor.arrival", "clause: A.visitor.arival", f"{WORDS}:10: 未知的条款"),
        ("id: words.02", "id: words.01", f"{WORDS}:9: 题目 words.01 重复"),
        ("difficulty: 1", "difficulty: 9", f"{WORDS}:5: "),
        ("kind: truth", "kind: yesno", f"{WORDS}:4: 值 yesno 不可用"),
    ],
)
def test_question_that_cannot_be_used_is_refused_with_its_line(
    project: Project, old: str, new: str, mistake: str
) -> None:
    project.spoil(WORDS, old, new)
    assert any(one.startswith(mistake) for one in project.mistakes()), project.mistakes()


def test_clause_that_nothing_asks_is_told(project: Project) -> None:
    project.spoil(WORDS, "clause: A.visitor.arrival", "clause: A.words.greeting")
    assert "standard/knowledge:1: 条款 A.visitor.arrival 没有题" in project.mistakes()[0]
