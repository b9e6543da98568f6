"""Chinese sentences about what the trainee did beside the words."""

RINGS_MET = "您在第 {rings} 声铃响时接起，符合铃响三声以内接听的要求。"
RINGS_LATE = "电话响了 {rings} 声才接起，请在铃响三声以内接听。"
ACTION_MET = "您做了应有的动作：{action}。"
ACTION_MISSED = "这里还应配合动作：{action}。"
