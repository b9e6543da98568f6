"""What a finding says to the trainee: one polite sentence each."""

from typing import Final

MET: Final = "您做到了“{title}”，很好。"
MISSED: Final = "这里还需要“{title}”，例如“{example}”。"
MISSED_ANY: Final = "这里还需要“{titles}”中的一项，例如“{example}”。"
OR: Final = "”或“"

VIOLATED: Final = {
    "ni": "对客户请用敬称“您”，不用“你”。",
    "filler": "请不用口头语和开口语，直接说正题会更利落。",
    "rambling": "同样的意思说一遍就好，请简洁明快一些。",
    "wei": "请以“您好”开头，“喂”“哎”这样的招呼让人觉得生硬。",
    "dont_know": "遇到不了解的事请先请示或核实，不以“不知道、不清楚”作答。",
    "not_my_business": "即使不在职责之内也请尽力帮助，不说与自己无关。",
    "push_off": "请不把问题推给客户或他人，由您来联系会更好。",
    "vague": "答复请清楚确定，没有把握时请说去核实。",
    "overpromise": "承诺请在职责之内并留有依据，不大包大揽。",
    "argue": "请不与客户争辩，先听完再说明情况。",
    "rhetorical": "反问和质问会让客户难堪，请改为陈述或请求。",
    "blame": "请不教训、不责备客户，善意提醒就好。",
    "sarcasm": "这句话带有讽刺的意思，请平实地说。",
    "insult": "这是侮辱性的话，无论客户怎样都请不要说。",
    "impatience": "这句话显得不耐烦，请悉心听客户说完。",
    "command": "命令的口气太生硬，请用“请您……好吗”。",
    "blunt_refusal": "拒绝得太生硬，请先致歉，再说明原因。",
    "threaten": "请不要威胁客户，也不要擅自挂机。",
    "leak": "这涉及他人的隐私，请婉言谢绝透露。",
    "accept_gift": "请婉谢客户的馈赠，心意领了东西不收。",
    "overfamiliar": "请按规定称“先生”“女士”或职位，不用过分亲近的称呼。",
    "joke": "请不与客户开玩笑，也不议论客户的容貌和衣着。",
    "dialect": "当值请讲普通话，不用方言也不模仿客户的腔调。",
    "harm_image": "请不说有损客服中心形象的话。",
    "servile": "请不卑不亢，诚恳致歉即可，不必讨好。",
    "irrelevant": "这句话没有回答客户眼前的事，请针对客户所说来答。",
    "stuffing": "礼貌用语请用在需要的地方，堆砌起来并不能解决客户的事。",
}
ANSWERS_BROKEN: Final = "示范答话写得不对"
ANSWERS_ALLOWED: Final = "请在 answers 下为每个情境写一行“情境编号: 答话”"
ANSWER_MISSING: Final = "情境“{situation}”没有示范答话"
ANSWER_UNKNOWN: Final = "没有“{situation}”这个情境"
ANSWER_UNKNOWN_ALLOWED: Final = "请用 standard/situations 里的情境编号"
ANSWER_ACT: Final = "没有“{act}”这种行为"
ANSWER_ACT_ALLOWED: Final = "请用 standard/acts 里的行为编号"
ANSWER_LACKS: Final = "示范答话没有做到“{acts}”"
ANSWER_LACKS_ALLOWED: Final = "请用 [文字](行为) 标明做到必需行为的地方"
ANSWER_LONG: Final = "示范答话太长"
ANSWER_LONG_ALLOWED: Final = "最多 {most} 个字"
