"""Chinese sentences and headings of the daily form."""

from __future__ import annotations

from typing import Final

TITLE: Final = "客服部前台、管家日检考评表"
SHEET: Final = "日检考评表"
ORGANISATION: Final = "单位"
NAME: Final = "姓名"
STAFF_NO: Final = "工号"
PERIOD: Final = "考评期间"
PERIOD_IS: Final = "{first} 至 {last}"
COLUMNS: Final = (
    "条款组",
    "练习回答",
    "平均得分",
    "未达标条款（次数）",
    "未达标次数",
    "知识题作答",
    "知识题答对",
    "备注",
)
TOTAL: Final = "合计"
DEDUCTION: Final = "{title}（{times}）"
EMPTY: Final = "本期没有练习记录，也没有知识练习记录。"
NOTES: Final = (
    "说明：一句回答涉及几个条款组时，各组都计入，合计只计一次，所以合计的回答数可能小于各组之和。"
    "平均得分为所涉回答的平均分；重说过的回答以最后一次为准，不计分的插问不列入。"
    "未达标条款包括漏做的、说错的和举止不当的，同一句回答里同一条款只计一次。"
)
SIGNATURES: Final = ("考评人：", "被考评人：", "日期：")

NOT_PRACTISED: Final = "本期未练"
PRACTISE: Final = "请加强练习"
STUDY: Final = "请温习条款"
REMARK_JOIN: Final = "；"

NOT_A_DATE: Final = "“{text}”不是日期，请按 2026-01-31 的样子填写。"
NO_DATE: Final = "请填写起止日期。"
BACKWARDS: Final = "结束日期早于开始日期，请对调。"
TOO_LONG: Final = "起止日期相隔不能超过 {most} 天，请分几次生成。"
OUT_OF_RANGE: Final = "日期请填 {first} 年到 {last} 年之间。"
