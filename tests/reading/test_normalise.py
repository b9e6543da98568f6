"""Normalising keeps the meaning and the way back to what was typed."""

import pytest

from bot.reading.normalise import normalise
from bot.reading.sound import hear, split_pinyin


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("Ｎｉｎ好", "nin好"),
        ("請問您找誰", "请问您找谁"),
        ("您\u200b好\ufe0f", "您好"),
        ("您🙏好", "您好"),
        ("你 有 病", "你有病"),
        ("慢 g u n", "慢gun"),
        ("您-好", "您好"),
        ("好！！！？", "好！？"),
        ("hello world", "hello world"),
        ("138 0001", "138 0001"),
        ("12.5元", "12.5元"),
        ("gǎn着", "gan着"),
        ("\ud83d", "\ud83d"),
        ("", ""),
    ],
)
def test_what_cannot_be_heard_is_dropped(typed: str, normal: str) -> None:
    assert normalise(typed).text == normal


def test_every_character_leads_back_to_its_place() -> None:
    typed = "🙏 您\u200b号，請 ㈱ 稍後"
    normal = normalise(typed)
    for at, character in enumerate(normal.text):
        start, end = normal.place(at, at + 1)
        assert end == start + 1
        assert character in normalise(typed[start:end]).text


def test_an_empty_place_is_empty() -> None:
    assert normalise("").place(0, 0) == (0, 0)
    assert normalise("🙏您好").place(1, 1) == (2, 2)


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [
        ("bing", ("bing",)),
        ("youbing", ("you", "bing")),
        ("shuo", ("shuo",)),
        ("hello", None),
        ("xyz", None),
    ],
)
def test_letters_are_taken_for_pinyin_where_they_are(
    letters: str, syllables: tuple[str, ...] | None
) -> None:
    assert split_pinyin(letters) == syllables


@pytest.mark.parametrize(
    ("one", "other"),
    [("请烧等", "请稍等"), ("对不其", "对不起"), ("shao等", "稍等"), ("zh1道", "知道")],
)
def test_what_sounds_alike_is_heard_alike(one: str, other: str) -> None:
    assert hear(normalise(one)).folded == hear(normalise(other)).folded
