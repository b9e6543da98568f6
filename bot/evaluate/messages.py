"""The words of an evaluation's tables."""

from typing import Final

INTERVAL: Final = (
    "方括号内为 95% 置信区间（对回答重抽样 {draws} 次）。标准 {standard}，阅读模型 {model}。"
)
ALL: Final = "全部"
FAMILIES: Final = "按情境类别"
STYLES: Final = "按写法"
GROUP: Final = "组别"
COUNT: Final = "条数"
TRUE: Final = "命中"
FALSE: Final = "误报"
LOST: Final = "漏报"
RATES: Final = ("精确率", "召回率", "F1")
VERDICT: Final = ("一致率", "κ")
ELEMENTS: Final = "要素"
MICRO: Final = "违规，微平均（irrelevant 含 stuffing）"
MACRO: Final = "违规，宏平均：标注或评出的各类违规的平均值"
VERDICTS: Final = "结论"
VIOLATION: Final = "违规"
VIOLATIONS: Final = "按违规"
VIOLATION_VERDICTS: Final = "按违规：标注或评出该违规的回答，其结论"
GAMING: Final = "防投机作答"
KIND: Final = "办法"
CAUGHT: Final = "识破"
RATE: Final = "识破率"
KINDS: Final = {
    "courtesy_stack": "堆砌客套",
    "phrase_dump": "罗列规定用语",
    "other_answer": "答非所问",
    "question_echo": "重复客户的话",
    "same_sentence": "始终一句话",
}
UNCAUGHT: Final = "没有识破：{kind} {where} [{got}] {reply}"
NO_SUITE: Final = "没有投机作答集 {path}，这一项未测。"
WORST: Final = "分歧最大的 {count} 条回答"
WORST_ROW: Final = "{id} {situation} [{style}] {reply}\n    标注：{expected}\n    评分：{given}"
GRADE: Final = "{verdict}，缺 {missed}，违规 {violations}"
NONE: Final = "无"
