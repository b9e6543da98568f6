"""The words of an evaluation's tables."""

from typing import Final

HEAD: Final = "组别            条数 | 要素 准确率 召回率 F1 | 违规 准确率 召回率 F1 | 结论 一致率 κ"
ROW: Final = (
    "{name:<14} {count:>5} | {ep:.3f} {er:.3f} {ef:.3f} | {vp:.3f} {vr:.3f} {vf:.3f}"
    " | {accuracy:.3f} {kappa:.3f}"
)
ALL: Final = "全部"
FAMILIES: Final = "按情境类别"
STYLES: Final = "按写法"
VIOLATIONS: Final = "按违规（irrelevant 含 stuffing）：准确率 召回率 F1，命中 误报 漏报"
VIOLATION_ROW: Final = (
    "{name:<16} {precision:.3f} {recall:.3f} {f1:.3f} | {true:>4} {false:>4} {lost:>4}"
)
WORST: Final = "分歧最大的回答"
WORST_ROW: Final = "{id} {situation} [{style}] {reply}\n    标注：{expected}\n    评分：{given}"
GRADE: Final = "{verdict}，缺 {missed}，违规 {violations}"
NONE: Final = "无"
