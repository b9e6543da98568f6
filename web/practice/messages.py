"""Chinese sentences and names of the practice pages."""

from typing import Final

DIALOGUE_DOWN = "客户那边暂时没有回应。"
DIALOGUE_SLOW = "客户那边回应得太慢。"
DIALOGUE_BROKEN = "客户那边的回应不完整。"

REPLY_TOO_LONG = "您的回答有 {length} 个字，请精简到 {longest} 字以内再发送。"
REPLY_EMPTY = "您还没有写回答；若要保持沉默，请再按一次发送。"
REPLY_STALE = "这一轮已在别的窗口答过，这里显示的是最新进展；您刚写的话还在输入框里。"
REPLY_STALE_WAITING = "这一轮已在别的窗口答过，正在等客户回应；您刚写的话还在输入框里。"

FAMILIES: Final = {
    "visitor": "来访接待",
    "owner": "业主接待与投诉",
    "phone": "来电应对",
    "callout": "去电沟通",
    "lift": "电梯服务",
    "online": "在线客服",
    "mixed": "综合情境",
}
ROLES: Final = {
    "visitor": "来访人",
    "owner": "业主",
    "phone": "来电人",
    "callout": "接电话的业主",
    "lift": "乘梯业主",
    "online": "在线客户",
}
ROLE_OTHER = "客户"
MOODS: Final = {"calm": "平静", "impatient": "不耐烦", "angry": "生气", "furious": "暴怒"}
VERDICTS: Final = {"pass": "通过", "weak": "欠妥", "fail": "不合格"}
DIFFICULTIES: Final = {1: "入门", 2: "进阶", 3: "挑战"}
ENDED: Final = {
    "completed": "这次接待已完整结束。",
    "complaint": "客户已经去找经理投诉，这次接待不予通过。",
}
NOT_PASSED = "总分没有达到通过线 {pass_score} 分，请对照薄弱条款再练一次。"
HOW_SCORED = "同一情境的几次回答取平均分，各情境再取平均为总分，{pass_score} 分通过。"

COACH_FIRST = "像面对真人一样打字回应，需要时先点动作再发送。"
COACH_AGAIN = "客户还没满意，请再回应一次，或重说刚才那句。"

RECKON_MET = "要点做到 {met}／{required} 项，得 {share} 分"
RECKON_MINOR = "轻微违反 {count} 条，扣 {cost} 分"
RECKON_MAJOR = "严重违反 {count} 条，扣 {cost} 分"
RECKON_FLOOR = "扣完为止"
RECKON_MOST = "有严重违反时最高 {most} 分"
RECKON_JOIN = "；"
RECKON_END = "。"
KNOWN_SURNAME = "姓{surname}"
KNOWN_TITLE = "职位：{title}"
KNOWN_GENDER: Final = {"male": "男士", "female": "女士"}
KNOWN_MARRIED: Final = {True: "已婚", False: "未婚"}
UNKNOWN_NAME: Final = "还不知道姓名"
OR = "或"
