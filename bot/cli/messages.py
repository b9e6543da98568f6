"""What the command line says, in Chinese."""

from typing import Final

MODEL_MISSING: Final = "还没有训练好的对话模型。请先运行：changnuo train"
MODEL_OLD: Final = (
    "对话模型比训练数据旧（domain.yml、config.yml 或 data/ 改过）。请先运行：changnuo train"
)
DATA_BROKEN: Final = "以上文件有错误，改好后再试；随时可用 changnuo check 检查。"
MODEL_BROKEN: Final = "对话模型 {path} 无法加载。请运行：changnuo train --force"
MODEL_FRESH: Final = "对话模型已是最新。"
READING_READY: Final = "阅读模型已就绪（{seconds:.0f} 秒）。"
TRAINING: Final = "正在训练对话模型（约一分钟）……"
TRAINED: Final = "训练完成：{path}（{seconds:.0f} 秒）。"
TRAINING_FAILED: Final = (
    "训练失败，Rasa 最后输出：\n{detail}\n请运行 changnuo check 查看数据里的错误。"
)
NO_SCENARIO: Final = "没有场景“{id}”。可选：{allowed}"
NO_FILE: Final = "读不到文件 {path}：{why}"
NOT_WRITTEN: Final = "写不了文件 {path}：{why}"
WRITTEN: Final = "已写好 {path}"
PORT_TAKEN: Final = (
    "端口 {port}（{what}）已被占用。"
    "请先停掉占用它的程序，或改用：changnuo serve --{option} 其他端口"
)
NOT_READY: Final = "以下进程没有启动成功：{names}。日志在 {logs}，最后几行是：\n{tail}"
SUPERVISOR_GONE: Final = "进程管理程序已退出，日志在 {logs}。"
STARTING: Final = "正在启动（首次约半分钟）……"
READY: Final = {
    "actions": "  ✓ 评分服务",
    "dialogue": "  ✓ 对话服务",
    "web": "  ✓ 网页服务",
}
SERVING: Final = "唱诺已启动：{address}"
SERVING_LAN: Final = "同一网络的电脑和手机请访问：{address}"
LINKS: Final = "一次性登录链接（每个只能用一次，七天内有效）："
LINKS_ELSEWHERE: Final = "  在手机或其他电脑上打开时，请把链接里的 {local} 换成 {lan}。"
LINK: Final = "  {name}（{role}）：{link}"
LINKS_LATER: Final = "需要新的登录链接时，请另开终端运行：changnuo link 用户名"
STOP_HINT: Final = "按 Ctrl-C 停止。"
STOPPING: Final = "正在停止……"
STOPPED: Final = "已全部停止。"
NO_USER: Final = "没有用户“{name}”。现有用户：{allowed}"
LOADING: Final = "正在加载客户……"
CHAT_HELP: Final = (
    "输入回答后回车。/动作 动作名 记下动作（如 /动作 微笑），/铃 3 表示第几声接起，/退出 结束。"
)
CHAT_ACTION: Final = "已记下动作：{action}"
CHAT_NO_ACTION: Final = "没有这个动作。可选：{allowed}"
CHOOSE: Final = "请选择场景（输入编号）："
REPLIES_LEFT: Final = "（客户已离开，还有 {count} 句回答没有用到）"
REPLIES_OUT: Final = "（回答已用完，场景尚未结束）"
TURN_FAILED: Final = "这一轮没有完成（{code}）：{detail}"
YOU: Final = "您"
CUSTOMER: Final = "客户"
VERDICTS: Final = {"pass": "通过", "weak": "欠妥", "fail": "不合格"}
MOODS: Final = {"calm": "平静", "impatient": "不耐烦", "angry": "生气", "furious": "暴怒"}
ENDED: Final = {"completed": "场景完成", "complaint": "客户投诉"}
GRADE_LINE: Final = "〔{verdict}　{score} 分　客户心情：{mood}〕"
ASIDE_LINE: Final = "〔追问，不计分　客户心情：{mood}〕"
BETTER: Final = "更好的说法：{text}"
RESULT_LINE: Final = "成绩：{score} 分，{passed}（{ended}）"
PASSED: Final = "合格"
NOT_PASSED: Final = "未合格"
FAMILIES: Final = {
    "visitor": "来访",
    "owner": "业主",
    "phone": "来电",
    "lift": "电梯",
    "callout": "去电",
    "online": "在线",
    "mixed": "综合",
}
GRADE_BAD_LINE: Final = "这一行不是可以读取的 JSON，或 facts 的值不在允许之列"
GRADE_BAD_SHAPE: Final = "这一行应是 JSON 对象，facts 只能有 surname、gender、title、married"
GRADE_NO_REPLY: Final = "缺少文字 reply"
GRADE_NO_SITUATION: Final = "没有情境“{id}”，请填写标准中已有的情境编号"
EVALUATE_BAD_LINE: Final = "第 {line} 行不是带标注的回答，已跳过"
STANDARD_ONE: Final = "--check、--write 请单独使用，一次一个"
PAGE_STALE: Final = "{file} 与现在的内容不一致"
PAGES_RENEW: Final = "请运行 changnuo standard --write 更新，再一并提交。"
PAGES_FRESH: Final = "条款页面与内容一致。"
PAGE_WRITTEN: Final = "已更新 {file}"
PAGE_REMOVED: Final = "已删除 {file}"
PAGES_UNWRITTEN: Final = "写不了 {folder}：{why}"
