"""Chinese sentences of the ledger: what it prints, its pages, and what authors are told."""

from __future__ import annotations

from typing import Final

KINDS: Final = {
    "phrase": "规定用语",
    "language": "用词",
    "address": "称呼",
    "process": "办事步骤",
    "conduct": "举止",
    "knowledge": "知识",
}

# what is printed and what stands on the pages
TRAINED: Final = "练"
GRADED: Final = "评"
ASKED: Final = "考"
REASON: Final = "理由"
NOWHERE: Final = "无"
NO_REASON: Final = "没有练，也没有写明理由"
SITUATIONS: Final = "情境"
ACTS: Final = "行为"
VIOLATIONS: Final = "不当言语"
CONDUCT: Final = "动作与铃声"
SUMMARY: Final = (
    "共 {clauses} 条：练到 {trained} 条，评到 {graded} 条，考到 {asked} 条；"
    "未覆盖而写明理由的 {explained} 条，未覆盖也没有理由的 {unexplained} 条。"
)

# authors' mistakes
UNEXPLAINED_ALLOWED: Final = (
    "知识类条款请出题，其他条款请在场景走到的情境的 clauses 里写上它；"
    "确实做不到的，在 standard/ledger.yml 的 reasons 里写明理由"
)
NEEDLESS_ALLOWED: Final = "请从 reasons 里删去这一条"

# the pages
INDEX_TITLE: Final = "条款一览"
MARK: Final = "<!-- 由 changnuo standard --write 生成，请勿手改 -->"
INTRO: Final = (
    "各项服务标准的每一条，在哪里练、怎样评、考几道题。"
    "知识类条款靠出题，其他条款要在场景里练到，或由评分判到；做不到的写明理由。"
)
INDEX_HEAD: Final = (
    "| 条款 | 条数 | 练到 | 评到 | 考到 | 未覆盖 |\n| --- | --- | --- | --- | --- | --- |"
)
BACK: Final = "[条款一览]({index})"
SCENARIOS: Final = "{count} 个场景：{titles}"
QUESTIONS: Final = "{count} 道题"


def unexplained(clause: str) -> str:
    """A clause that is not covered, without a reason."""
    return f"条款 {clause} 没有覆盖，也没有写明理由"


def needless(clause: str) -> str:
    """A reason for a clause that is covered."""
    return f"条款 {clause} 已经覆盖，不需要理由"
