"""Courtesy is called stacked only on evidence in the reply, and then it always is."""

from pathlib import Path

import pytest

from bot.grading import grade
from bot.reading import Facts, Reader
from bot.reading.labelled import load_replies
from bot.standard import Standard

REPLIES = Path(__file__).resolve().parents[2] / "data" / "nlu" / "replies"
WRITERS = ("lin", "zhao", "he", "mei")
CLEAN = ("paraphrase", "terse", "long", "typo", "trap", "verbatim")
WHOLE = {"stuffing", "irrelevant"}
MOST_WRONG = 0.003
LEAST_CAUGHT = 0.95


@pytest.mark.parametrize(
    ("situation", "reply"),
    [
        ("visitor.courier", "辛苦了师傅，我知道您赶时间，麻烦您登记一下姓名和电话，很快的。"),
        (
            "owner.complains_repair",
            "真的非常抱歉让您等了三天，我现在就联系维修主管安排师傅，今天下午五点之前一定上门。",
        ),
        ("owner.offers_gift", "谢谢您的好意，客服中心有规定不能收取，请您理解！"),
        ("phone.name_known", "王先生，您不知道找哪个部门也没关系的，您讲讲是什么事，我来帮您理。"),
    ],
)
def test_a_courteous_answer_is_not_stuffed(
    situation: str, reply: str, standard: Standard, reader: Reader
) -> None:
    result = grade(standard, situation, Facts("王", "male"), reader.read(reply), reader.read)
    assert not WHOLE & set(result.violations)


@pytest.mark.parametrize(
    ("situation", "reply"),
    [
        ("visitor.arrival", "您好，请，谢谢，对不起，再见，欢迎光临。"),
        ("owner.leak", "您好，对不起，谢谢，再见，请稍等，不客气"),
        ("visitor.host_coming", "请稍等请稍等请稍等，谢谢谢谢谢谢。"),
        ("visitor.leaves", "祝您新年快乐祝您生日快乐祝您新婚快乐祝您圣诞快乐恭喜恭喜"),
        ("owner.unsatisfied", "抱歉抱歉谢谢谢谢您好您好再见再见请请请没关系没关系"),
    ],
)
def test_stacked_courtesy_is_stuffed(
    situation: str, reply: str, standard: Standard, reader: Reader
) -> None:
    assert grade(standard, situation, Facts(), reader.read(reply), reader.read).violations == (
        "stuffing",
    )


@pytest.mark.parametrize(
    ("situation", "reply"),
    [
        ("owner.asks_unknown", "小区旁边那块地明年建什么，您知道吗？"),
        ("visitor.enters_gate", "您进去找个朋友，进去找个朋友。"),
    ],
)
def test_the_customers_line_said_back_is_irrelevant(
    situation: str, reply: str, standard: Standard, reader: Reader
) -> None:
    assert grade(standard, situation, Facts(), reader.read(reply), reader.read).violations == (
        "irrelevant",
    )


def test_labelled_replies_are_judged_fairly(standard: Standard, reader: Reader) -> None:
    clean = wrong = gaming = caught = 0
    for one in load_replies(REPLIES):
        if one.writer not in WRITERS or one.style not in (*CLEAN, "gaming"):
            continue
        result = grade(standard, one.situation, one.facts, reader.read(one.text), reader.read)
        judged = bool(WHOLE & set(result.violations))
        if one.style == "gaming":
            gaming, caught = gaming + 1, caught + judged
        else:
            clean, wrong = clean + 1, wrong + judged
    assert wrong <= MOST_WRONG * clean
    assert caught >= LEAST_CAUGHT * gaming
