"""Words typed in letters are judged as the characters that they stand for."""

import pytest

from bot.reading import Reader
from bot.reading.decode import decoded
from bot.reading.normalise import normalise
from bot.reading.sound import hear


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sha子", "傻子"),
        ("ben 死 了", "笨死了"),
        ("qing稍等", "请稍等"),
        ("开 会 了 bu qi", "开会了不起"),
        ("您好，请稍等", "您好，请稍等"),
        ("3栋OK", "3栋ok"),
    ],
)
def test_letters_become_the_characters_that_go_together(typed: str, meant: str) -> None:
    assert decoded(hear(normalise(typed)).exact) == meant


@pytest.mark.parametrize("building", ["A座", "E栋"])
def test_the_letter_of_a_building_stays(building: str) -> None:
    heard = hear(normalise(building)).exact
    assert decoded(heard) == heard


@pytest.mark.parametrize(
    ("disguised", "violation", "words"),
    [
        ("您是 sha 子 吗", "insult", "sha 子"),
        ("您好，ni 休息一会", "ni", "ni"),
        ("您别 zhuang 聋", "insult", "zhuang 聋"),
        ("zhi 于吗，您", "impatience", "zhi 于吗"),
        ("您 傻 b 吧", "insult", "傻 b"),
    ],
)
def test_a_disguise_is_found_on_the_letters_typed(
    reader: Reader, disguised: str, violation: str, words: str
) -> None:
    found = {(one.id, disguised[one.start : one.end]) for one in reader.read(disguised).violations}
    assert (violation, words) in found


def test_polite_words_in_letters_count_as_acts(reader: Reader) -> None:
    assert "greet" in {one.id for one in reader.read("nin好，qing问您找谁").acts}
    assert not reader.read("nin好，qing问您找谁").violations


def test_the_same_words_are_one_finding(reader: Reader) -> None:
    found = [one.id for one in reader.read("您 sha 子，傻子").violations if one.id == "insult"]
    assert len(found) == 2
