"""Whether a customer is called as he should be (clauses A.talk.surname, A.skill.men, .women)."""

from __future__ import annotations

from typing import Final

from bot.reading.normalise import Normal, normalise
from bot.reading.segment import mask, quoted
from bot.reading.sound import Heard, fold, hear, syllable_of
from bot.reading.values import Facts

MALE: Final = "先生"
FEMALE: Final = "女士"
WIFE: Final = "太太"
MISS: Final = "小姐"
# The one clause that prescribes 小姐 beside 女士.
MISS_CLAUSE: Final = "C.surname"
# A given name may stand between surname and form: 王建国先生.
LONGEST_GIVEN: Final = 2
SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱"
    "严覃武戴莫孔向汤章樊涂翟"
)


def forms(facts: Facts, clauses: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the forms of address that are right for these facts, the best first."""
    if facts.title:
        return (facts.title,)
    women = (FEMALE, *((WIFE,) if facts.married else ()))
    if MISS_CLAUSE in clauses and not facts.married:
        women = (*women, MISS)
    if facts.gender == "male":
        return (MALE,)
    return women if facts.gender == "female" else (MALE, *women)


def proper_name(facts: Facts) -> str:
    """Return how to call the customer: surname and form, or the form alone if it is unknown."""
    return f"{facts.surname or ''}{forms(facts)[0]}"


def named(reply: str, facts: Facts, clauses: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """Return where the reply calls the customer by surname and the right form, None if nowhere.

    Without a known surname the right form alone is enough. Slips of an input method count as
    what they sound like, unless the character typed is a surname of its own.
    """
    normal = normalise(reply)
    heard = hear(normal)
    exact = mask(heard.exact, quoted(heard.exact))
    surname = normalise(facts.surname or "").text
    for form in forms(facts, clauses):
        place = _find(exact, surname, normalise(form).text)
        if place is not None:
            return _as_typed(normal, heard, *place)
    return None


def _find(units: str, surname: str, form: str) -> tuple[int, int] | None:
    for at in range(len(units) - len(form) + 1):
        if not _sounds(units[at : at + len(form)], form):
            continue
        for given in range(LONGEST_GIVEN + 1 if surname else 1):
            start = at - given - len(surname)
            if start >= 0 and _is_surname(units[start : start + len(surname)], surname):
                return start, at + len(form)
    return None


def _sounds(typed: str, wanted: str) -> bool:
    return typed == wanted or all(map(_alike, typed, wanted))


def _is_surname(typed: str, surname: str) -> bool:
    if typed == surname:
        return True
    return all(
        a == b or (a not in SURNAMES and _alike(a, b)) for a, b in zip(typed, surname, strict=True)
    )


def _alike(typed: str, wanted: str) -> bool:
    if typed == wanted:
        return True
    one, two = syllable_of(typed), syllable_of(wanted)
    return one is not None and two is not None and fold(one) == fold(two)


def _as_typed(normal: Normal, heard: Heard, start: int, end: int) -> tuple[int, int]:
    return normal.place(heard.starts[start], heard.ends[end - 1])
