"""Chinese sentences about mistakes in authored YAML files: what is wrong, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MANY = 12  # a longer list of allowed values is cut, since nobody reads it

YAML_ALLOWED = "请对照同目录的其他文件检查缩进、冒号和引号"
NO_FILE = "缺少文件"
NO_FILE_ALLOWED = "请恢复这个文件"
NO_FOLDER = "缺少目录，或目录里没有 .yml 文件"
NO_FOLDER_ALLOWED = "请在该目录放入至少一个 .yml 文件"
EMPTY_FILE = "文件是空的"
NOT_YML = "不是 .yml 文件，不会被读取"
NOT_YML_ALLOWED = "请改用 .yml 作扩展名，或移出本目录"
UNREADABLE = "文件无法读取"
UNREADABLE_ALLOWED = "请检查它是否为普通文件以及读取权限"
NOT_UTF8 = "不是 UTF-8 编码"
NOT_UTF8_ALLOWED = "请用 UTF-8 编码另存"
ALIAS = "使用了 YAML 引用（* 或 &）"
ALIAS_ALLOWED = "请把内容直接写出来"
BAD_KEY = "键不是一个词"
BAD_KEY_ALLOWED = "键请写成“键: 值”"
TOO_DEEP = "层次嵌套过深"

# fragments of the parser's own words, and what they mean to an author
_YAML_PROBLEMS = (
    (
        "cannot start any token",
        "有不能出现在这里的字符（常见的是用制表符缩进，或以 @ ` % 开头的文字没有加引号）",
    ),
    ("mapping values are not", "这里不能有冒号（含“: ”的文字要加引号，或上一行缩进有误）"),
    ("could not find expected ':'", "缺少冒号"),
    ("unexpected end of stream", "引号没有配对"),
    ("',' or ']'", "方括号没有配对"),
    ("',' or '}'", "花括号没有配对"),
    ("'-' indicator", "缩进与上文不一致，或缺少“- ”"),
    ("expected key", "缩进与上文不一致"),
    ("<block end>", "缩进与上文不一致"),
    ("expected node content", "括号里缺少内容或没有配对"),
    ("alias", "引用了没有定义的锚点"),
    ("another document", "一个文件里有多个文档（---）"),
    ("constructor for the tag", "使用了不支持的标签（!）"),
    ("special characters", "有不可见的控制字符"),
    ("control characters", "有不可见的控制字符"),
)


def yaml_problem(problem: str) -> str:
    """The parser's English `problem` as a Chinese sentence; a general one if it is unknown."""
    detail = next((chinese for english, chinese in _YAML_PROBLEMS if english in problem), "")
    return f"YAML 格式有误，{detail}" if detail else "YAML 格式有误，无法读懂这一行"


def listed(values: Iterable[str]) -> str:
    """The allowed values, as many as a person reads."""
    known = list(values)
    return "、".join(known[:MANY]) + ("……" if len(known) > MANY else "")


def allowed_ids(wrong: str, known: Iterable[str]) -> str:
    """What may stand in place of `wrong`: the nearest spellings, else the list."""
    choices = list(known)
    near = get_close_matches(wrong, choices, n=3, cutoff=0.6)
    if near:
        return "您是否想写：" + "、".join(near)
    return "可用：" + listed(choices) if choices else "目前没有可用的值"


def unknown(kind: str, wrong: str) -> str:
    """An id of `kind` that nothing defines."""
    return f"未知的{kind} {wrong}"


def unknown_key(key: str) -> str:
    """A key the format does not have."""
    return f"未知的键 {key}"


def missing_key(key: str) -> str:
    """A key the format demands."""
    return f"缺少键 {key}"


def must_have(keys: Iterable[str]) -> str:
    """The keys the format demands."""
    return "必须有：" + "、".join(keys)


def wrong_type(value: object) -> str:
    """A value of another type than the format has."""
    return f"值 {shown(value)} 的类型不对"


def shown(value: object) -> str:
    """A value as the author may recognise it, cut to one short line."""
    text = "空" if value is None else str(value).replace("\n", " ")
    return text if len(text) <= 40 else text[:40] + "……"


def type_allowed(names: str) -> str:
    """What type the value must have."""
    return f"应为{names}"


def wrong_value(value: object) -> str:
    """A value outside the listed ones or the demanded shape."""
    return f"值 {shown(value)} 不可用"


def duplicate_key(key: str, line: int) -> str:
    """One key twice in one entry."""
    return f"键 {key} 重复，第 {line} 行已有"


DUPLICATE_KEY_ALLOWED = "同一条目中每个键只能写一次"


def duplicate_id(kind: str, name: str, where: str) -> str:
    """One id defined twice."""
    return f"{kind} {name} 重复，{where} 已有"


DUPLICATE_ID_ALLOWED = "每个 id 只能定义一次，请改名或删去其一"
SHARED_ID_ALLOWED = "行为与不当言语的 id 不能相同，请改名"
OWN_IMPLIES_ALLOWED = "implies 只能写别的行为"
REPEATED_ALLOWED = "同一内容只写一次"


def own_implies(name: str) -> str:
    """An act that implies itself."""
    return f"行为 {name} 包含了它自己"


def repeated(value: object) -> str:
    """A value twice in one list."""
    return f"{shown(value)} 重复"


def required_and_optional(act: str) -> str:
    """An act both demanded and merely welcomed."""
    return f"行为 {act} 同时写在 required 和 optional 里"


REQUIRED_AND_OPTIONAL_ALLOWED = "只留其一"
