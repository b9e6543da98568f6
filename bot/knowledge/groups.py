"""The groups of clauses by which questions are chosen and results are summed up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# How the ids of its clauses begin, and its name, in the order of the six standards.
GROUPS: Final[Mapping[str, str]] = {
    "A.look": "仪容仪表",
    "A.pose": "行走坐站",
    "A.manage": "巡视考评",
    "A.never": "服务禁忌",
    "A.owner": "接待业主",
    "A.skill": "服务技巧",
    "A.special": "微笑、唱诺、时效",
    "A.talk": "与业主交谈",
    "A.phone": "接听电话",
    "A.callout": "拨打电话",
    "A.visitor": "接待来访",
    "A.words": "基本礼貌用语",
    "A.policy": "十二字方针",
    "A.work": "作业现场",
    "A.lift": "乘梯服务",
    "A.complaint": "处理投诉",
    "B.manner": "服务态度",
    "B.words": "文明用语",
    "C": "客服中心电话用语",
    "D": "物业前台服务",
    "E": "精神面貌与举止",
    "F": "在线客服与回访",
}
OTHER: Final = "other"
OTHER_TITLE: Final = "其他条款"


def group_of(clause: str) -> str:
    """Return the group of a clause's id; OTHER where no group's name begins it."""
    return next((group for group in GROUPS if f"{clause}.".startswith(f"{group}.")), OTHER)


def group_title(group: str) -> str:
    """Return the Chinese name of a group."""
    return GROUPS.get(group, OTHER_TITLE)
