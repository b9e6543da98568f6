"""A held-out sentence that repeats a training one is a mistake; what everybody says is not."""

from __future__ import annotations

import random

import pytest

from bot.check.near import ALIKE, Known, jaccard, pairs_of
from bot.check.near import Sentence as Compared
from tests.standard.small_project import Project

REPLY = """\
version: "3.1"
nlu:
- intent: reply
  metadata: {{situation: visitor.arrival, style: {style}, writer: {writer}}}
  examples: |
    - {said}
"""
TRAINED = "[请问您找哪一位](ask_whom)呀，楼上那位师傅刚刚出门去了"


@pytest.fixture
def answered(project: Project) -> Project:
    """Return the small project with a model answer, which tells what may be quoted."""
    answers = "answers:\n  visitor.arrival: '[您好](greet)，{call}，我这就替您打电话问问看。'\n"
    project.write("standard/model_answers.yml", answers)
    return project


def write(project: Project, writer: str, said: str, style: str = "paraphrase") -> None:
    text = REPLY.format(writer=writer, said=said, style=style)
    project.write(f"data/nlu/replies/{writer}/visitor.yml", text)


def near(project: Project) -> list[str]:
    return [one for one in project.mistakes() if "几乎相同" in one]


@pytest.mark.parametrize("writer", ["qiu", "tang", "su"])
def test_a_held_out_sentence_that_repeats_a_training_one_is_told(
    answered: Project, writer: str
) -> None:
    write(answered, "lin", f"您来啦！{TRAINED}。")
    write(answered, writer, "您好您好！请问您找哪一位？楼上那位师傅，刚刚出门去啦！")
    assert near(answered) == []
    write(answered, writer, "早上好啊！请问您找哪一位，楼上那位師傅刚刚出门去啦！")
    assert near(answered) == [
        f"data/nlu/replies/{writer}/visitor.yml:6: "
        "“请问您找哪一位，楼上那位師傅刚刚出门去啦！”与 data/nlu/replies/lin/visitor.yml:6 的"
        "“请问您找哪一位呀，楼上那位师傅刚刚出门去了。”几乎相同；"
        "验证和测试用的答句要自己另写，不能与训练用的相同"
    ]


def test_test_must_not_repeat_dev_either_but_training_may_repeat_training(
    answered: Project,
) -> None:
    write(answered, "lin", TRAINED)
    write(answered, "zhao", TRAINED)
    assert near(answered) == []
    said = "您要见的那位住户我先替您问一声"
    write(answered, "qiu", said)
    write(answered, "su", said)
    (mistake,) = near(answered)
    assert mistake.startswith("data/nlu/replies/su/visitor.yml:6: ")
    assert "data/nlu/replies/qiu/visitor.yml:6" in mistake


def test_a_repeated_reply_is_told_once(answered: Project) -> None:
    said = "您要见的那位住户我先替您问一声。麻烦您到那边的沙发上坐坐。"
    write(answered, "lin", said)
    write(answered, "su", said)
    (mistake,) = near(answered)
    assert f"“{said}”与" in mistake


@pytest.mark.parametrize(
    "said",
    [
        "您好，李先生，我这就替您打电话问问看。",
        "请问您找哪一位？",
        "您好，王女士。",
        "您稍等",
    ],
)
def test_prescribed_wording_is_everybodys(answered: Project, said: str) -> None:
    write(answered, "lin", said)
    write(answered, "su", said)
    assert near(answered) == []


def test_a_short_courtesy_of_several_writers_is_everybodys(answered: Project) -> None:
    write(answered, "lin", "麻烦您稍等片刻")
    write(answered, "su", "麻烦您稍等片刻")
    assert len(near(answered)) == 1
    write(answered, "zhao", "麻烦您稍等片刻。")
    assert near(answered) == []


@pytest.mark.parametrize("style", ["verbatim", "gaming"])
def test_quotations_are_left_alone(answered: Project, style: str) -> None:
    write(answered, "lin", TRAINED)
    write(answered, "su", TRAINED, style)
    assert near(answered) == []


def test_every_near_duplicate_is_found() -> None:
    chance = random.Random(1)

    def sentence(words: int) -> str:
        return "".join(chance.choice("甲乙丙丁戊己庚辛") for _ in range(words))

    trained = [sentence(chance.randint(6, 40)) for _ in range(300)]
    # one character more, or one changed, is alike in a long sentence and not in a short one
    tried = [one + "子" for one in trained] + [one[:-3] + "丑" + one[-2:] for one in trained]
    known = Known(Compared(one, one, "lin", "a.yml", 1) for one in trained)
    found = [known.like(one) is not None for one in tried]
    alike = [
        max(jaccard(pairs_of(one), pairs_of(other)) for other in trained) >= ALIKE for one in tried
    ]
    assert found == alike
    assert 0 < sum(found) < len(found)
