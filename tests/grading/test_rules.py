"""A grade follows the six rules of the standard, and its findings point at what was typed."""

import pytest

from bot.grading import Grade, grade
from bot.grading.rules import score_of, verdict_of
from bot.reading import Facts, Reader
from bot.standard import Standard
from tests.reading.test_reader import NASTY

NOBODY = Facts()


@pytest.fixture(scope="session")
def graded(standard: Standard, reader: Reader):
    def of(situation: str, reply: str, facts: Facts = NOBODY) -> Grade:
        return grade(standard, situation, facts, reader.read(reply), reader.read)

    return of


@pytest.mark.parametrize(
    ("met", "missed", "major", "minor", "verdict", "score"),
    [
        (2, 0, 0, 0, "pass", 100),
        (2, 0, 0, 1, "weak", 90),
        (1, 1, 0, 0, "weak", 50),
        (1, 2, 0, 0, "fail", 33),
        (0, 1, 0, 0, "fail", 0),
        (2, 0, 1, 0, "fail", 59),
        (2, 0, 2, 1, "fail", 10),
        (1, 2, 3, 0, "fail", 0),
    ],
)
def test_verdict_and_score_follow_the_counts(
    met: int, missed: int, major: int, minor: int, verdict: str, score: int
) -> None:
    assert verdict_of(met, missed, major, minor) == verdict
    assert score_of(met, missed, major, minor) == score


def test_prescribed_wording_passes(graded) -> None:
    result = graded("visitor.refuses_card", "对不起，先生，这是为了业主的安全，请理解。")
    assert result.met == ("apologise", "safety_reason", "ask_understanding")
    assert (result.verdict, result.score, result.suggestion) == ("pass", 100, None)


def test_any_act_of_an_inner_list_meets_its_element(graded) -> None:
    assert graded("visitor.arrival", "您好，请问有什么可以帮您").met == ("greet", "offer_help")


def test_a_missed_element_is_repeated_whole_and_stands_at_the_end(graded) -> None:
    result = graded("visitor.arrival", "您好！")
    assert result.missed == (("ask_whom", "offer_help"),)
    (missed,) = [one for one in result.findings if one.kind == "missed"]
    assert (missed.start, missed.end, missed.text) == (3, 3, "")
    assert missed.act == "ask_whom"
    assert "请问您找哪一位" in missed.why


def test_a_minor_violation_makes_a_reply_weak(graded) -> None:
    result = graded("visitor.arrival", "您好，请问你找哪位？")
    assert result.violations == ("ni",)
    assert (result.verdict, result.score) == ("weak", 90)
    (violated,) = [one for one in result.findings if one.kind == "violated"]
    assert (violated.text, violated.clause) == ("你", "B.words.nin")


def test_a_major_violation_fails_a_complete_reply(graded) -> None:
    result = graded("visitor.leaves", "欢迎您再来，再见，神经病！")
    assert result.missed == ()
    assert result.violations == ("insult",)
    assert (result.verdict, result.score) == ("fail", 59)


def test_a_grade_carries_the_hashes_of_standard_and_model(
    graded, standard: Standard, reader: Reader
) -> None:
    result = graded("visitor.arrival", "您好")
    assert standard.version.startswith(result.standard)
    assert len(result.standard) == 16
    assert result.model == reader.model_hash


def test_naming_goes_by_the_facts(graded) -> None:
    assert graded("owner.returns", "您好，王先生", Facts("王", "male")).verdict == "pass"
    assert graded("owner.returns", "您好，王女士", Facts("王", "male")).verdict == "weak"
    assert graded("owner.titled_arrives", "李先生您好", Facts("李", "male", "经理")).missed[0] == (
        "address_name",
    )


@pytest.mark.parametrize(
    ("situation", "reply"),
    [
        ("phone.noisy", "🙏🙏"),
        ("owner.leak", ""),
        ("lift.arrives", "hello nice to meet you"),
        ("owner.returns", "对不起，您的电话没有声音，请您换一部电话再次打来，好吗？"),
    ],
)
def test_what_answers_nothing_here_is_irrelevant(graded, situation: str, reply: str) -> None:
    result = graded(situation, reply)
    assert result.violations == ("irrelevant",)
    assert result.verdict == "fail"


def test_stacked_courtesy_is_stuffing_and_fails_with_every_element_met(graded) -> None:
    reply = "您好请谢谢对不起再见欢迎光临请稍等不客气恭喜发财请慢走请问您找哪位"
    result = graded("visitor.arrival", reply)
    assert result.missed == ()
    assert result.violations == ("stuffing",)
    assert result.score <= 59


@pytest.mark.parametrize(
    ("situation", "reply"),
    [
        ("owner.offers_gift", "谢谢您的好意，客服中心有规定不能收取，请您理解！"),
        ("phone.noisy", "对不起，您的电话没有声音，请您换一部电话再次打来，好吗？"),
    ],
)
def test_what_answers_the_situation_in_one_sentence_is_not_stuffing(
    graded, situation: str, reply: str
) -> None:
    assert "stuffing" not in graded(situation, reply).violations


def test_saying_the_same_again_and_again_is_rambling(graded) -> None:
    reply = "请您稍等，就等一下，稍等一下就好，真的就一下，您稍等一下，就等一下，一下就好，真的。"
    reply += "您稍等，真的就一下就好。"
    assert "rambling" in graded("phone.transfer", reply).violations


@pytest.mark.parametrize("reply", NASTY, ids=range(len(NASTY)))
def test_findings_are_slices_of_the_reply_as_typed(graded, standard: Standard, reply: str) -> None:
    for situation in ("visitor.arrival", "owner.returns", "phone.silent_last"):
        result = graded(situation, reply, Facts("王", "male"))
        for one in result.findings:
            assert one.text == reply[one.start : one.end]
            assert one.clause in standard.clauses
            assert one.why.endswith("。")
            assert (one.act is None) != (one.violation is None)
        assert len(result.met) + len(result.missed) == len(standard.situations[situation].required)
        assert (result.suggestion is None) == (result.verdict == "pass")


def test_the_grade_as_data_has_the_documented_keys(graded) -> None:
    plain = graded("visitor.arrival", "喂，你找谁").as_dict()
    keys = ["met", "missed", "violations", "verdict", "score", "findings", "suggestion"]
    assert list(plain) == [*keys, "standard", "model"]
    for finding in plain["findings"]:
        subject = "violation" if finding["kind"] == "violated" else "act"
        assert list(finding) == ["kind", subject, "clause", "start", "end", "text", "why"]
