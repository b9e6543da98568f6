"""Whatever is typed, in any situation to any customer, is graded by the rules and never fails."""

from __future__ import annotations

import json
from string import ascii_letters

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.grading import Grade, grade
from bot.reading import Facts, Reader
from bot.standard import Standard, load_standard

SITUATIONS = tuple(load_standard().situations)
LONGEST = 2000

quickly = settings(derandomize=True, deadline=None, max_examples=300)
few = settings(derandomize=True, deadline=None, max_examples=40)

# Said by trainees, and what breaks programs: half surrogate pairs, controls, marks, emoji.
WORDS = "您 你 好 请 对不起 谢谢 稍等 先生 女士 王 欧阳 经理 再见 電話 请问您找哪位 滾 n有bing c u"
ODD = "， 。 ？ ！ “ ” 「 ／ 12 🙏 👨‍👩‍👧 \u200b \u202e \ud83d \udc4b \x00 \x1b[0m ａ é"
said = st.sampled_from([*WORDS.split(" "), *ODD.split(" ")])
mixed = st.lists(said | st.characters(), max_size=30).map("".join)
long = mixed.filter(bool).map(lambda text: (text * LONGEST)[:LONGEST])
words = st.text(ascii_letters, min_size=1, max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
html = st.builds(
    "<{0} class='{1}'>{2}</{0}><script>alert({1})</script>".format, words, words, words
)
sql = st.builds("'; DROP TABLE {0}; SELECT * FROM {1} WHERE {2}='1' --".format, words, words, words)
code = st.dictionaries(words, values, min_size=1, max_size=4).map(json.dumps)
intent = st.builds("/{}{}".format, words, code | st.just("") | st.just("{}"))
shapes = html | sql | code | intent
emoji = st.text("🙏👋😀🌹👨‍👩‍👧❤️🇨🇳", min_size=1, max_size=12)
marks = st.characters(categories=["P", "S", "Z", "C"]).filter(lambda one: not one.isalnum())
unsaid = st.just("") | emoji | marks | shapes

names = st.none() | st.sampled_from(["王", "欧阳", "(", "", "🙏"]) | st.text(max_size=3)
facts = st.builds(
    Facts,
    surname=names,
    gender=st.sampled_from([None, "male", "female"]),
    title=names,
    married=st.sampled_from([None, True, False]),
)
situations = st.sampled_from(SITUATIONS)


def agrees_with_the_rules(standard: Standard, situation: str, reply: str, result: Grade) -> None:
    required = standard.situations[situation].required
    assert len(result.met) + len(result.missed) == len(required)
    major = sum(standard.violations[one].severity == "major" for one in result.violations)
    minor = len(result.violations) - major
    if major or 2 * len(result.met) < len(required):
        verdict = "fail"
    else:
        verdict = "weak" if result.missed or minor else "pass"
    assert result.verdict == verdict
    score = max(0, round(100 * len(result.met) / len(required)) - 10 * minor - 40 * major)
    assert result.score == (min(score, 59) if major else score)
    assert 0 <= result.score <= 100
    assert (result.suggestion is None) == (result.verdict == "pass")
    for one in result.findings:
        assert 0 <= one.start <= one.end <= len(reply)
        assert one.text == reply[one.start : one.end]
        assert one.kind == "missed" or one.start < one.end or not reply
        assert one.clause in standard.clauses


def held(standard: Standard, reader: Reader, situation: str, who: Facts, reply: str) -> Grade:
    """Grade twice, which must be the same, and hold the grade against the rules."""
    result = grade(standard, situation, who, reader.read(reply), reader.read)
    assert grade(standard, situation, who, reader.read(reply), reader.read) == result
    agrees_with_the_rules(standard, situation, reply, result)
    return result


@quickly
@given(situation=situations, who=facts, reply=st.text() | mixed | shapes | st.characters())
def test_any_text_is_graded_by_the_rules(
    standard: Standard, reader: Reader, situation: str, who: Facts, reply: str
) -> None:
    result = held(standard, reader, situation, who, reply)
    assert result.standard == standard.version[: len(result.standard)]


@few
@given(situation=situations, who=facts, reply=long)
def test_so_is_a_reply_of_two_thousand_characters(
    standard: Standard, reader: Reader, situation: str, who: Facts, reply: str
) -> None:
    assert len(reply) == LONGEST
    assert held(standard, reader, situation, who, reply).model == reader.model_hash


@quickly
@given(situation=situations, who=facts, reply=unsaid)
def test_what_says_nothing_is_irrelevant_and_fails(
    standard: Standard, reader: Reader, situation: str, who: Facts, reply: str
) -> None:
    result = held(standard, reader, situation, who, reply)
    assert result.violations == ("irrelevant",)
    assert (result.met, result.verdict, result.score) == ((), "fail", 0)
