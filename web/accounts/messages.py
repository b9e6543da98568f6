"""Chinese sentences of the accounts."""

ROLE_TRAINEE = "学员"
ROLE_TRAINER = "培训师"
FIRST_TRAINEE = "新员工"
FIRST_TRAINER = "培训师"
SIGNED_OUT_MIDWAY = "登录已过期，您写的内容还留在本页；请重新登录后再发送。"
