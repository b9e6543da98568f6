"""The declared attempts to game the score are caught, and the suite is what it claims to be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from bot.customer.scene import Scene, load_scene
from bot.evaluate.gaming import OTHER_ANSWER, SUITE, gaming_figures, load_suite, tried
from bot.grading import Grade, grade
from bot.grading.answers import load_answers
from bot.paths import PROJECT_ROOT
from bot.reading import Facts, Reader
from bot.standard import load_yaml

LEAST_CAUGHT = 0.95
LEAST_CASES = 200
FAMILIES = {"visitor", "owner", "phone", "lift", "callout", "online"}


@pytest.fixture(scope="module")
def scene() -> Scene:
    return load_scene(PROJECT_ROOT)


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader.load()


def test_attempts_to_game_the_score_are_caught(scene: Scene) -> None:
    def graded(situation: str, facts: Facts, reply: str) -> Grade:
        return grade(scene.standard, situation, facts, reader().read(reply), reader().read)

    figures = gaming_figures(tried(load_suite(PROJECT_ROOT / SUITE, scene), scene, graded))
    through = "\n".join(
        f"{one['kind']} {one['where']} [{one['got']}] {one['reply']}" for one in figures["uncaught"]
    )
    assert figures["all"]["rate"] >= LEAST_CAUGHT, through


def test_the_suite_is_large_and_covers_every_family(scene: Scene) -> None:
    attempts = load_suite(PROJECT_ROOT / SUITE, scene)
    assert len(attempts) >= LEAST_CASES
    assert {one.where.split(".")[0] for one in attempts if "." in one.where} == FAMILIES
    assert len({(one.kind, one.where, one.reply) for one in attempts}) == len(attempts)


def test_another_situations_answer_does_nothing_that_is_required(scene: Scene) -> None:
    data, _ = load_yaml(PROJECT_ROOT / SUITE)
    acts = scene.standard.acts
    for where, others in data[OTHER_ANSWER].items():
        required = {act for el in scene.standard.situations[where].required for act in el}
        for other in others:
            parts = load_answers()[other].parts
            done = {act for part in parts for act in (part.act, *acts[part.act].implies)}
            assert not required & done, (where, other)


@pytest.mark.parametrize(
    ("verdict", "score", "caught"),
    [
        ("pass", 100, (False, False, False)),
        ("weak", 80, (False, True, False)),
        ("weak", 79, (False, True, True)),
        ("fail", 0, (True, True, True)),
    ],
)
def test_what_counts_as_caught(
    tmp_path: Path, scene: Scene, verdict: str, score: int, caught: tuple[bool, ...]
) -> None:
    path = tmp_path / "suite.yml"
    path.write_text(
        "customer: {surname: 王, gender: male}\n"
        "courtesy_stack: {owner.leaves: [您好请谢谢]}\nphrase_dump: {}\nother_answer: {}\n"
        "question_echo: {visitor.arrival: ['您说{line}']}\n"
        "same_sentence: {visitor_meets_host: [请稍等]}\n",
        encoding="utf-8",
    )
    attempts = load_suite(path, scene)
    given = Grade((), (), (), verdict, score, (), None, "", "")
    assert tuple(one.caught for one in tried(attempts, scene, lambda *_: given)) == caught
    # nothing is said in this situation's line, it is all told
    assert [one.reply for one in attempts] == ["您好请谢谢", "您说", "请稍等"]


def test_an_unknown_situation_is_an_error(tmp_path: Path, scene: Scene) -> None:
    path = tmp_path / "suite.yml"
    path.write_text("customer: {}\ncourtesy_stack: {owner.leavs: [您好]}\n", encoding="utf-8")
    with pytest.raises(KeyError, match="leavs"):
        load_suite(path, scene)
