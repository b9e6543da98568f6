"""Tells typing slips in courtesy phrases: what sounds like the prescribed words but is not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from bot.grading.answers import load_answers
from bot.reading.normalise import normalise
from bot.reading.segment import clauses
from bot.reading.sound import CJK, FIRST_EXACT, hear

# Two characters are too few to tell a slip by, but for the words said all day.
COMMON: Final = (
    "您好 请您 谢谢 感谢 抱歉 再见 稍等 稍候 稍后 对不 "
    "不起 理解 谅解 欢迎 光临 先生 女士 打扰 帮您 马上 "
    "联系 安排 师傅 什么 可以 服务 业主 登记 出示 恭喜 "
    "尊重 请问 请进 慢走 走好 贵姓 客气 放心 着急"
)
PHRASE: Final = 3
# Characters for one sound that are all right in one and the same phrase.
ALIKE: Final = str.maketrans("她它地得作哪候", "他他的的做那后")


def slipped(said: str) -> bool:
    """Tell whether `said` holds a typing slip: a prescribed phrase by sound, not by characters.

    Pinyin typed instead of characters is one as well.
    """
    heard = hear(normalise(said))
    exact = heard.exact.translate(ALIKE)
    if any(FIRST_EXACT <= ord(unit) < 0xF900 for unit in exact):
        return True
    return any(
        exact[at : at + length] not in known
        for length in (2, PHRASE)
        for at in range(len(exact) - length + 1)
        if (known := _known().get(heard.folded[at : at + length]))
        and all(map(CJK.match, exact[at : at + length]))
    )


@lru_cache(maxsize=1)
def _known() -> Mapping[str, frozenset[str]]:
    """Return sound -> the ways it is rightly written."""
    known: dict[str, set[str]] = {}
    says = [one.says for one in load_answers().values()]
    words = COMMON.split()
    for text in (*words, *says):
        heard = hear(normalise(text))
        exact = heard.exact.translate(ALIKE)
        for clause in clauses(exact):
            length = 2 if text in words else PHRASE
            for at in range(clause.start, clause.end - length + 1):
                sound = heard.folded[at : at + length]
                known.setdefault(sound, set()).add(exact[at : at + length])
    return {sound: frozenset(written) for sound, written in known.items()}
