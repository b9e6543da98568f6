"""Chinese sentences of `changnuo check` about mistakes that span several files."""

from __future__ import annotations

CLEAN = "检查完毕，没有发现错误。"
UNTRAINED_ALLOWED = "请在至少一个情境的 clauses 里写上它，或改换 kind"
UNKNOWN_FOLDER = "standard/ 下没有这一类内容，不会被读取"
DUPLICATE_ACTION_ALLOWED = "每个动作名只能有一个类，否则后者悄悄替换前者"
PYTHON = "Python 语法有误"
PYTHON_ALLOWED = "请改正这一行"
ACTION_NOT_IN_DOMAIN_ALLOWED = "请写进 domain.yml 的 actions"
RULES_ALLOWED = "请放到 data/rules/，或不要让一行以 rules: 开头"
STORIES_ALLOWED = "请放到 data/stories/，或不要让一行以 stories: 开头"
VARIANTS_ALLOWED = "不带条件的说法至少写三种"
OBJECTION_ALLOWED = "请加一种带条件 {type: slot, name: reaction, value: objects} 的说法"
MARKUP = "说法里有标记"
MARKUP_ALLOWED = "只写客户的话，动作写在（）里"
BRACES = "花括号没有配对"
LINES_ALLOWED = "请在 data/lines/ 里写上它的说法"
DOMAIN_ALLOWED = "请写进 domain.yml 的 {section}"
NOT_AN_EXAMPLE = "这一行不是例句"
NOT_AN_EXAMPLE_ALLOWED = "例句要以“- ”开头，一句一行"
ANNOTATION = "标注的写法不对"
ANNOTATION_ALLOWED = "应为 [文字](标注)，文字里不能再有方括号，标注之间不能重叠"
NOT_LABEL_ALLOWED = "domain.yml 的 entities 只列行为、不当言语和 scenario"


NEAR_ALLOWED = "验证和测试用的答句要自己另写，不能与训练用的相同"


def near(said: str, file: str, line: int, other: str) -> str:
    """A held-out sentence that repeats one of another split."""
    return f"“{said}”与 {file}:{line} 的“{other}”几乎相同"


def found(count: int) -> str:
    """The last line of a check that found mistakes."""
    return f"检查完毕，共发现 {count} 处错误，请按上面的提示修改。"


def folders(names: tuple[str, ...]) -> str:
    """What may stand in standard/."""
    return "可用：" + "、".join(names)


def untrained(clause: str) -> str:
    """A clause of prescribed wording that no situation trains."""
    return f"条款 {clause} 规定了用语，却没有情境训练它"


def unreached(situation: str) -> str:
    """A situation of a family that no story leads to."""
    return f"没有故事走到情境 {situation}"


def reach(response: str) -> str:
    """How a situation is reached."""
    return f"请在本目录的一个故事里写上 - action: {response}"


def duplicate_action(name: str, where: str) -> str:
    """An action's name twice."""
    return f"动作 {name} 重复，{where} 已有"


def no_action(name: str) -> str:
    """An action that no class has."""
    return f"动作 {name} 没有对应的类"


def no_intent(name: str) -> str:
    """An intent the domain does not know."""
    return f"意图 {name} 不在 domain.yml 里"


def no_slot(name: str) -> str:
    """A slot the domain does not know."""
    return f"槽位 {name} 不在 domain.yml 里"


def not_in_domain(name: str) -> str:
    """Something defined that the domain does not list."""
    return f"{name} 不在 domain.yml 里"


def not_a_label(name: str) -> str:
    """An entity that is no act and no violation."""
    return f"实体 {name} 不是行为，也不是不当言语"


def stray(key: str) -> str:
    """A file that Rasa would read as stories or rules."""
    return f"这一行会让 Rasa 把整个文件当作 {key} 来读"


def too_few(response: str, count: int) -> str:
    """A line with too few variants."""
    return f"{response} 不带条件的说法只有 {count} 种"


def no_objection(response: str) -> str:
    """A line without an objection of its own."""
    return f"{response} 没有客户提出异议的说法"


def no_response(response: str) -> str:
    """A line that a story or rule uses and nobody wrote."""
    return f"{response} 没有写说法"


def duplicate_response(response: str, where: str) -> str:
    """A line defined twice."""
    return f"{response} 重复，{where} 已有"


DUPLICATE_RESPONSE_ALLOWED = "每句客户的话只在一个文件里写"


def no_purpose(response: str) -> str:
    """A line that is said nowhere."""
    return f"{response} 没有对应的情境，也没有规则用到"


def unknown_placeholder(name: str) -> str:
    """A placeholder nobody fills."""
    return f"未知的占位 {{{name}}}"


def empty_placeholder(response: str, name: str, persona: str) -> str:
    """A placeholder that this story's persona leaves empty."""
    return f"{response} 用到 {{{name}}}，而客户 {persona} 的 {name} 为空"


EMPTY_PLACEHOLDER_ALLOWED = "请在客户档案里补上，或换一位客户"


def condition_values(name: str) -> str:
    """A condition on a value that the slot never has."""
    return f"条件 {name} 的值不可用"
