"""Chinese sentences about mistakes in personas and stories."""

from __future__ import annotations

from bot.standard.messages import listed

NAME_ALLOWED = "name 要以 surname 开头"
STORY_FOLDER_ALLOWED = "故事要放在 data/stories/类别/ 下，类别可用："
STEP_ALLOWED = "这一步应是 "
END_ALLOWED = "故事要以 action: action_end_session 结束"
ONCE_ALLOWED = "同一个故事里每个情境只用一次"
ANY_LINE = "- action: utter_ 加情境（如 utter_visitor_arrival）"
ANY_LINE_OR_END = ANY_LINE + "，或 - action: action_end_session"


def name_without_surname(name: str, surname: str) -> str:
    """A persona whose name does not begin with the surname."""
    return f"姓名 {name} 与姓氏 {surname} 不符"


def outside_family(family: str) -> str:
    """A story file that is not directly in the folder of a family."""
    return f"目录 {family} 不是故事类别，里面的故事不会列出来"


def families(allowed: tuple[str, ...]) -> str:
    """Where a story file may stand."""
    return STORY_FOLDER_ALLOWED + listed(allowed)


def wrong_family(family: str, folder: str) -> str:
    """A story whose family is not its folder's."""
    return f"类别 {family} 与所在目录 {folder} 不符"


def same_as(name: str) -> str:
    """A value that must repeat another one."""
    return f"应写 {name}"


def wrong_file_name(scenario: str, file: str) -> str:
    """A story whose id is not its file's name."""
    return f"场景 {scenario} 与文件名 {file} 不符"


def wrong_prefix(scenario: str) -> str:
    """A scenario id that does not start with its family."""
    return f"场景 {scenario} 没有以类别开头"


def prefix(family: str) -> str:
    """How a scenario id must start."""
    return f"应以 {family}_ 开头"


def wrong_step(shown: str) -> str:
    """A step that does not belong here."""
    return f"步骤 {shown} 不合故事的写法"


def unfinished() -> str:
    """A story that stops before its end."""
    return "故事没有写完"


def no_line(action: str) -> str:
    """A customer line of no situation."""
    return f"{action} 没有对应的情境"


def twice(situation: str, line: int) -> str:
    """A situation twice in one story."""
    return f"情境 {situation} 重复，第 {line} 行已有"
