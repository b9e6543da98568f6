"""Chinese sentences and names of the knowledge practice."""

from __future__ import annotations

from typing import Final

from bot.knowledge import group_title

MIXED: Final = "混合练习"
KINDS: Final = {
    "single": "单选题",
    "several": "多选题",
    "truth": "判断题",
    "order": "排序题",
    "fill": "选词填空",
}
HOW: Final = {
    "single": "请选一项。",
    "several": "有两项以上正确，请全部选出。",
    "truth": "请判断这句话对不对。",
    "order": "请按先后次序，为每一步选一项。",
    "fill": "请选出该填在空格里的一项。",
}
DIFFICULTIES: Final = {1: "入门", 2: "进阶", 3: "挑战"}
STEP: Final = "第 {number} 步"

NO_GROUP: Final = "没有这一组题目，请从下面选一组。"
NOTHING_CHOSEN: Final = "您还没有选答案，请选好再提交。"
ONE_ONLY: Final = "这道题只能选一项，请重新作答。"
SEVERAL_WANTED: Final = "这道题有两项以上正确，请再选。"
UNKNOWN_OPTION: Final = "没有这个选项，请从列出的选项里重新作答。"
ORDER_UNFINISHED: Final = "还有步骤没有排，请把每一步都选好。"
ORDER_TWICE: Final = "同一项排了两次，请让每一项只出现一次。"
ANSWERED_ALREADY: Final = "这道题您已经答过，以第一次的回答为准。"


def round_title(group: str) -> str:
    """Return the name of a round: of its clause group, or that it is mixed."""
    return group_title(group) if group else MIXED
