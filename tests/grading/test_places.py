"""A met act is shown on the phrase it stands in."""

from __future__ import annotations

import pytest

from bot.grading.places import widened
from bot.reading import Found, Reading


def shown(text: str, deciding: str, *others: str) -> str:
    place = Found("ask_whom", text.index(deciding), text.index(deciding) + len(deciding))
    rest = [Found("greet", text.index(one), text.index(one) + len(one)) for one in others]
    start, end = widened(Reading(text, acts=(place, *rest)), place)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "deciding", "others", "expected"),
    [
        ("您好，请问您找哪一位？", "您找哪", ("您好",), "请问您找哪一位"),
        ("您好请问您找哪一位", "您找哪", ("您好",), "请问您找哪一位"),
        ("请您稍等，我马上联系", "请您稍", (), "请您稍等"),
        ("找哪位", "找哪位", (), "找哪位"),
        ("您找“哪”位", "哪", (), "哪"),
    ],
)
def test_the_whole_phrase_and_no_more(
    text: str, deciding: str, others: tuple[str, ...], expected: str
) -> None:
    assert shown(text, deciding, *others) == expected
