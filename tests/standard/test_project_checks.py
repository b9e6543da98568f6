"""Mistakes that only several files together show: actions, domain, rules, lines, replies."""

from __future__ import annotations

import pytest

from tests.standard.small_project import Project

PERSONAS = "standard/personas/visitors.yml"
STORY = "data/stories/visitor/visitor_comes.yml"
RULES = "data/rules/reactions.yml"
LINES = "data/lines/visitor.yml"
COMMON = "data/lines/common.yml"
REPLIES = "data/nlu/replies/lin/visitor.yml"
CLAUSES = "standard/clauses/words.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "actions/end.py",
            "action_end_session",
            "action_end_sesion",
            f"{STORY}:21: 动作 action_end_session 没有对应的类；您是否想写：action_end_sesion",
        ),
        (
            "actions/end.py",
            "action_end_session",
            "action_grade_reply",
            "actions/grade.py:3: 动作 action_grade_reply 重复，actions/end.py:3 已有；"
            "每个动作名只能有一个类，否则后者悄悄替换前者",
        ),
        (
            "actions/end.py",
            "class End:",
            "class End",
            "actions/end.py:1: Python 语法有误；请改正这一行",
        ),
        (
            "domain.yml",
            "  - action_end_session\n",
            "",
            "actions/end.py:3: action_end_session 不在 domain.yml 里；请写进 domain.yml 的 actions",
        ),
        (
            "domain.yml",
            "- action_end_session",
            "- action_end_sesion",
            "domain.yml:19: 动作 action_end_sesion 没有对应的类；您是否想写：action_end_session",
        ),
        (
            "domain.yml",
            "  answered:\n    type: text\n",
            "",
            f"{STORY}:19: 槽位 answered 不在 domain.yml 里；可用：scenario、reaction",
        ),
        (
            "domain.yml",
            "  - begin\n",
            "",
            f"{STORY}:14: 意图 begin 不在 domain.yml 里；可用：reply",
        ),
        (
            "domain.yml",
            "  - ask_whom\n",
            "",
            "domain.yml:5: ask_whom 不在 domain.yml 里；请写进 domain.yml 的 entities",
        ),
        (
            "domain.yml",
            "- ask_whom",
            "- ask_who",
            "domain.yml:8: 实体 ask_who 不是行为，也不是不当言语；"
            "domain.yml 的 entities 只列行为、不当言语和 scenario",
        ),
        (
            RULES,
            "reaction: objects",
            "reacton: objects",
            f"{RULES}:7: 槽位 reacton 不在 domain.yml 里；您是否想写：reaction",
        ),
        (
            RULES,
            "utter_objects",
            "utter_object",
            f"{RULES}:8: utter_object 没有写说法；请在 data/lines/ 里写上它的说法",
        ),
        (
            LINES,
            "  - text: （有人推门）\n",
            "",
            f"{LINES}:3: utter_visitor_arrival 不带条件的说法只有 2 种；不带条件的说法至少写三种",
        ),
        (
            LINES,
            "{matter}",
            "{mater}",
            f"{LINES}:6: 未知的占位 {{mater}}；您是否想写：matter",
        ),
        (
            LINES,
            "{matter}",
            "{room}",
            f"{STORY}:15: utter_visitor_arrival 用到 {{room}}，而客户 zhou_ming 的 room 为空；"
            "请在客户档案里补上，或换一位客户",
        ),
        (
            LINES,
            "{matter}",
            "{matter",
            f"{LINES}:6: 花括号没有配对；"
            "可用：surname、call、name、room、phone、matter、since、host、host_call、company、centre",
        ),
        (
            LINES,
            "（有人推门）",
            "<b>有人</b>",
            f"{LINES}:5: 说法里有标记；只写客户的话，动作写在（）里",
        ),
        (
            LINES,
            "value: objects",
            "value: object",
            f"{LINES}:7: 条件 reaction 的值不可用；您是否想写：objects",
        ),
        (
            LINES,
            "name: reaction",
            "name: temper",
            f"{LINES}:7: 值 temper 不可用；"
            "可用：mood、channel、reaction、named、promised、owned_up",
        ),
        (
            LINES,
            "value: objects",
            "value: offended",
            f"{LINES}:3: utter_visitor_arrival 没有客户提出异议的说法；"
            "请加一种带条件 {type: slot, name: reaction, value: objects} 的说法",
        ),
        (
            LINES,
            "  - text: （有人走近）",
            "  - text: （有人走近）\n    image: a.png",
            f"{LINES}:5: 未知的键 image；可用：text、condition",
        ),
        (
            LINES,
            "utter_visitor_arrival",
            "utter_visitor_arrive",
            f"{LINES}:3: utter_visitor_arrive 没有对应的情境，也没有规则用到；"
            "您是否想写：utter_visitor_arrival",
        ),
        (
            LINES,
            "utter_visitor_arrival",
            "utter_visitor_arrive",
            f"{STORY}:15: utter_visitor_arrival 没有写说法；请在 data/lines/ 里写上它的说法",
        ),
        (
            COMMON,
            "utter_closing",
            "utter_visitor_arrival",
            f"{LINES}:3: utter_visitor_arrival 重复，{COMMON}:7 已有；每句客户的话只在一个文件里写",
        ),
        (
            REPLIES,
            "(greet)",
            "(great)",
            f"{REPLIES}:6: 未知的标注 great；您是否想写：greet",
        ),
        (
            REPLIES,
            "[你](ni)",
            "[[你](ni)好](greet)",
            f"{REPLIES}:7: 标注的写法不对；"
            "应为 [文字](标注)，文字里不能再有方括号，标注之间不能重叠",
        ),
        (
            REPLIES,
            "style: terse",
            "also: [irrelevent], style: terse",
            f"{REPLIES}:4: 未知的标注 irrelevent；可用：greet、ask_whom、ni",
        ),
        (
            REPLIES,
            "situation: visitor.arrival",
            "situation: visitor.arival",
            f"{REPLIES}:4: 未知的情境 visitor.arival；您是否想写：visitor.arrival",
        ),
        (
            REPLIES,
            "    - [你]",
            "    [你]",
            f"{REPLIES}:7: 这一行不是例句；例句要以“- ”开头，一句一行",
        ),
        (
            REPLIES,
            "    - [你](ni)好",
            "    rules: 好",
            f"{REPLIES}:7: 这一行会让 Rasa 把整个文件当作 rules 来读；"
            "请放到 data/rules/，或不要让一行以 rules: 开头",
        ),
        (
            "standard/situations/visitor.yml",
            "      - A.visitor.arrival\n",
            "",
            f"{CLAUSES}:7: 条款 A.visitor.arrival 规定了用语，却没有情境训练它；"
            "请在至少一个情境的 clauses 里写上它，或改换 kind",
        ),
        (
            COMMON,
            "没听明白。",
            "我住{room}。",
            f"{STORY}:8: utter_objects 用到 {{room}}，而客户 zhou_ming 的 room 为空；"
            "请在客户档案里补上，或换一位客户",
        ),
    ],
)
def test_mistake_names_file_line_fault_and_mend(
    project: Project, file: str, old: str, new: str, expected: str
) -> None:
    project.spoil(file, old, new)
    assert expected in project.mistakes()


def test_clause_of_wording_that_a_situation_trains_is_fine(project: Project) -> None:
    project.spoil(CLAUSES, "kind: language", "kind: phrase")
    assert project.mistakes() == []


def test_unknown_folder_in_the_standard_is_not_read_silently(project: Project) -> None:
    project.write("standard/situation/x.yml", "situations: []\n")
    assert project.mistakes() == [
        "standard/situation:1: standard/ 下没有这一类内容，不会被读取；"
        "可用：clauses、acts、violations、situations、patterns、personas、"
        "model_answers.yml、knowledge、exams、ledger.yml、actions.yml、channels.yml"
    ]


@pytest.mark.parametrize("file", [PERSONAS, STORY, RULES, LINES, REPLIES, "domain.yml"])
def test_malformed_file_is_one_of_the_mistakes(project: Project, file: str) -> None:
    project.write(file, "a: [x\n")
    assert any(mistake.startswith(f"{file}:1: YAML 格式有误") for mistake in project.mistakes())


@pytest.mark.parametrize("file", [STORY, LINES, "standard/situations/visitor.yml"])
def test_broken_file_is_not_echoed_by_what_it_would_have_held(project: Project, file: str) -> None:
    project.write(file, "a: [x\n")
    assert {mistake.split(":")[0] for mistake in project.mistakes()} == {file}
