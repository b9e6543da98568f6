"""Reading never fails, is always the same, and points at the characters as typed."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.reading import Reader, Reading
from bot.reading.patterns import load_patterns
from bot.standard import Standard

NASTY = [
    "",
    " ",
    "。",
    "好",
    "🙏🙏👋",
    "hello how are you",
    "Здравствуйте",
    "<b>您好</b><script>alert('您好')</script>",
    "'; DROP TABLE turns; --",
    '{"reply": "您好", "n": [1, 2]}',
    '/greet{"name": "x"}',
    "/begin",
    "\ud83d您好\udc4b",
    "\x00您\x07好\x1b[0m",
    "您\u200b好\u202e，请\ufe0f稍等",
    "对不起，" * 500,
    "您" * 2000,
    "ａｂｃ您好，請稍後🙏 對 不 起",
    "“”“「」「",
    "n有bing吧 您 慢 g u n",
    "((((([[[[[",
]
UNREADABLE = ["", " ", "。", "🙏🙏👋", "hello how are you", "Здравствуйте", "您" * 2000]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_is_read_and_places_are_within_it(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert reading.text == text
    for found in (*reading.acts, *reading.violations, *reading.questions):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("text", UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_holds_no_chinese_is_unreadable(reader: Reader, text: str) -> None:
    assert reader.read(text) == Reading.empty(text, reader.model_hash)


@pytest.mark.parametrize("text", ["好", "您好，Mr王，请稍等", "<b>您好</b>请稍等"])
def test_chinese_among_other_things_is_readable(reader: Reader, text: str) -> None:
    assert reader.read(text).readable


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_the_same_text_gives_the_same_reading(reader: Reader, text: str) -> None:
    assert reader.read(text).as_dict() == reader.read(text).as_dict()


def test_a_reading_carries_the_hash_of_what_read_it(reader: Reader, standard: Standard) -> None:
    root = Path(__file__).resolve().parents[2] / "standard" / "patterns"
    patterns = load_patterns(root, standard)
    alone = Reader(standard, patterns, None)
    fewer = Reader(standard, replace(patterns, rules=patterns.rules[1:]), None)
    hashes = [one.read("您好").model for one in (reader, alone, fewer)]
    assert hashes == [reader.model_hash, alone.model_hash, fewer.model_hash]
    assert len(set(hashes)) == 3
    assert Reader(standard, load_patterns(root, standard), None).model_hash == alone.model_hash


def test_a_reading_survives_json(reader: Reader) -> None:
    reading = reader.read("您好🙏，请问您贵姓？喂，你找谁")
    assert Reading.from_dict(json.loads(json.dumps(reading.as_dict()))) == reading


def test_the_slice_is_what_was_typed(reader: Reader) -> None:
    text = "🙏 對 不 起，請 您 稍 後"
    found = {one.id: text[one.start : one.end] for one in reader.read(text).acts}
    assert found["apologise"] == "對 不 起"
    assert found["ask_wait"].startswith("請 您 稍")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("请问您贵姓", "surname"),
        ("您住几栋", "room"),
        ("怎么联系您呢", "phone"),
        ("请问什么时候开始漏的", "when"),
        ("请问是什么事", "matter"),
        ("请问您找哪位", "whom"),
    ],
)
def test_questions_to_the_customer_are_found(reader: Reader, text: str, question: str) -> None:
    assert question in {one.id for one in reader.read(text).questions}


def test_an_implied_act_comes_with_the_act(reader: Reader) -> None:
    acts = {one.id for one in reader.read("对不起，让您久等了").acts}
    assert {"apologise", "apologise_wait"} <= acts


def test_the_acts_own_examples_count(reader: Reader, standard: Standard) -> None:
    lost = [
        (act.id, text)
        for act in standard.acts.values()
        if act.id != "address_name"
        for text in act.examples
        if act.id not in {one.id for one in reader.read(text.split("（")[0]).acts}
    ]
    assert lost == []


def test_prescribed_wording_is_never_a_violation(reader: Reader, standard: Standard) -> None:
    blamed = [
        (clause.id, text)
        for clause in standard.clauses.values()
        for text in clause.says
        if reader.read(text).violations
    ]
    assert blamed == []


@pytest.mark.parametrize(
    "text", ["请烧等", "對不起", "对不其，让您久等", "您号，请问您找那位", "马烦您在说一遍好麻"]
)
def test_input_method_slips_cost_nothing(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert reading.acts
    assert reading.violations == ()


@pytest.mark.parametrize("text", ["n有bing吧", "你 有 病吧", "尼有病吧", "给我滾", "您慢 g u n"])
def test_disguised_insults_are_found(reader: Reader, text: str) -> None:
    assert "insult" in {one.id for one in reader.read(text).violations}


def test_the_reading_needs_neither_rasa_nor_django() -> None:
    modules = "bot.reading, bot.grading, bot.standard, bot.customer, bot.evaluate"
    code = f"import sys, {modules}; print([m for m in ('rasa', 'django') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
