"""A suggestion keeps what was good, mends what was not, and passes."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from bot.grading import grade
from bot.grading.slips import slipped
from bot.reading import Facts, Reader
from bot.reading.labelled import load_replies
from bot.standard import Standard, load_standard

PROJECT = Path(__file__).resolve().parents[2]
REPLIES = PROJECT / "data" / "nlu" / "replies"
PARTS = 2


@pytest.fixture(scope="session")
def better(standard: Standard, reader: Reader):
    def of(situation: str, reply: str, facts: Facts) -> str | None:
        return grade(standard, situation, facts, reader.read(reply), reader.read).suggestion

    return of


@pytest.mark.parametrize(
    ("situation", "reply", "suggestion"),
    [
        ("visitor.arrival", "您好，请问你找哪位？", "您好，请问您找哪位？"),
        ("visitor.leaves", "欢迎您再来，再见，神经病！", "欢迎您再来，再见。"),
        ("visitor.shows_card", "谢谢您", "谢谢您，欢迎光临。"),
        ("phone.ends", "啊，谢谢您，再见", "谢谢您，再见。"),
        ("owner.in_trouble", "我给您叫开锁公司", "您先别着急，我给您叫开锁公司。"),
    ],
)
def test_the_trainees_own_words_are_kept(
    better, situation: str, reply: str, suggestion: str
) -> None:
    assert better(situation, reply, Facts()) == suggestion


def test_what_is_missing_stands_where_a_speaker_would_say_it(better) -> None:
    assert better("phone.ends", "好嘞，再见", Facts()) == "好嘞，谢谢您的来电，再见。"
    reply = "对不起，是我看错，可您上月缴费那么晚，也难怪叫人看错。"
    said = better("owner.points_out_fault", reply, Facts())
    assert said.count("对不起") == 1


@pytest.mark.parametrize(
    ("situation", "reply"),
    [
        ("visitor.arrival", ""),
        ("visitor.arrival", "🙏"),
        ("visitor.arrival", "哎，那个谁"),
        ("visitor.arrival", "您" * 30),
        ("visitor.arrival", "你号，有什么是吗"),
        ("visitor.states_host", "等着，我打电话"),
        ("visitor.host_unwilling", "他不想见您，您回去吧"),
        ("visitor.enters_gate", "门禁卡呢"),
        ("owner.complains_fee", "交不起别住"),
        ("owner.threatens", "您威胁谁呢"),
        ("owner.asks_deadline", "应该今天能弄好"),
        ("phone.cannot_hear_me", "那您就别打"),
    ],
)
def test_where_nothing_can_be_kept_it_is_all_prescribed(better, situation: str, reply: str) -> None:
    assert better(situation, reply, Facts()) == better(situation, "🙏", Facts())


@pytest.mark.parametrize(
    ("situation", "reply", "facts", "suggestion"),
    [
        (
            "owner.returns",
            "司马女士，陈先生你回来啦",
            Facts("司马", "female"),
            "司马女士，您回来啦。",
        ),
        (
            "owner.titled_arrives",
            "牛先生，女士您好",
            Facts("牛", "male"),
            "牛先生，您好，请问有什么可以帮您？",
        ),
        (
            "phone.name_known",
            "先生，请问你要办什么",
            Facts("王", "male"),
            "王先生，请问您要办什么？",
        ),
    ],
)
def test_only_the_right_name_is_left(
    better, situation: str, reply: str, facts: Facts, suggestion: str
) -> None:
    assert better(situation, reply, facts) == suggestion


@pytest.mark.parametrize("said", ["您号", "有什么是吗", "请您少等", "欢应光临", "qing您稍等"])
def test_a_prescribed_phrase_by_sound_alone_is_a_slip(said: str) -> None:
    assert slipped(said)


@pytest.mark.parametrize("said", ["您好", "请稍后", "請您稍等", "我这就上楼看看", "麻烦您再说一遍"])
def test_what_is_rightly_written_is_no_slip(said: str) -> None:
    assert not slipped(said)


def suggested(part: int) -> tuple[int, list[str]]:
    """Return how many suggestions a part of the labelled replies gets, and those that fail."""
    standard, reader = load_standard(PROJECT / "standard"), Reader.load(PROJECT)
    made, failed = 0, []
    for one in load_replies(REPLIES)[part::PARTS]:
        said = grade(
            standard, one.situation, one.facts, reader.read(one.text), reader.read
        ).suggestion
        if said is not None:
            made += 1
            again = grade(standard, one.situation, one.facts, reader.read(said), reader.read)
            failed += [said] if again.verdict != "pass" else []
    return made, failed


def test_suggestions_for_the_labelled_replies_pass() -> None:
    with ProcessPoolExecutor(PARTS, multiprocessing.get_context("spawn")) as pool:
        results = list(pool.map(suggested, range(PARTS)))
    assert sum(made for made, _ in results) > 10_000
    assert [said for _, failed in results for said in failed] == []
