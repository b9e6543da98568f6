"""What is said to the author of a question that cannot be used."""

from __future__ import annotations

from typing import Final

NO_FOLDER: Final = "没有题库"
NO_FOLDER_ALLOWED: Final = "在 standard/knowledge/ 下至少放一个 .yml 文件"
TRUTH_WITH_OPTIONS: Final = "判断题不写 options"
TRUTH_ALLOWED: Final = "删去 options；答案写在 answer: 对 或 answer: 错"
NO_OPTIONS: Final = "没有 options"
LETTERS: Final = "选项的字母不对"
LETTERS_ALLOWED: Final = "从 A 起依次写 3～5 个选项：A、B、C、D、E"
SAME_OPTIONS: Final = "有两个选项相同"
SAME_OPTIONS_ALLOWED: Final = "每个选项各写一种说法"
ANSWER_ALLOWED: Final = {
    "single": "单选题写一个字母，如 answer: B",
    "several": "多选题写两个以上字母，按字母顺序，且不能全选，如 answer: BD",
    "truth": "判断题写 answer: 对 或 answer: 错",
    "order": "排序题把所有字母按正确的先后写出，如 answer: CADB",
    "fill": "填空题写一个字母，如 answer: B",
}
NO_BLANK: Final = "填空题的 ask 里要有一处空格"
NO_BLANK_ALLOWED: Final = "在 ask 里写一次 ____（四个下划线）"
NO_BLANK_WANTED: Final = "只有填空题的 ask 里能有 ____"
NO_BLANK_WANTED_ALLOWED: Final = "改写题目，或把 kind 改为 fill"
SAME_ASK_ALLOWED: Final = "两道题不能一字不差，请改写或删去一道"
ANSWER_EMPTY: Final = "没有正确答案"


def answer_unfit(answer: str) -> str:
    """Say that an answer does not fit its question."""
    return f"答案 {answer} 与题型或选项不符" if answer.strip() else ANSWER_EMPTY


def same_ask(place: str) -> str:
    """Say that another question asks the same."""
    return f"题目与 {place} 相同"


def too_few(clause: str, count: int) -> str:
    """Say that a clause has too few questions."""
    return f"条款 {clause} 只有 {count} 道题" if count else f"条款 {clause} 没有题"


def too_few_allowed(least: int) -> str:
    """Say how many questions a clause needs."""
    return f"在 standard/knowledge/ 里给它出到 {least} 道题"
