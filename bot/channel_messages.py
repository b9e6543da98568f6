"""What the channel says when a turn was not completed: HTTP status and Chinese sentence by code."""

from typing import Final

STATUS: Final = {
    "signature": 401,
    "request": 400,
    "scenario": 400,
    "ended": 409,
    "model": 503,
    "action_failed": 503,
    "silent": 503,
    "internal": 503,
    "timeout": 504,
}
WHY: Final = {
    "signature": "请求没有有效的签名，对话服务只接受本机网页进程的请求。",
    "request": "请求内容不完整，请联系管理员查看日志。",
    "scenario": "没有这个练习场景，请重新选择场景。",
    "ended": "这次练习已经结束，请开始新的练习。",
    "model": "对话模型还没有准备好，请稍候再试。",
    "action_failed": "评分服务暂时没有回应，您的回答已保存，恢复后会自动继续。",
    "silent": "客户那边暂时没有回应，您的回答已保存，恢复后会自动继续。",
    "internal": "对话服务出了点问题，您的回答已保存，恢复后会自动继续。",
    "timeout": "对话服务超过时限没有回应，您的回答已保存，恢复后会自动继续。",
}
