"""Personas and stories: how they load, and each mistake an author can make in them."""

from __future__ import annotations

import pytest

from bot.customer.personas import load_personas
from bot.customer.scenarios import load_scenarios
from bot.standard import StandardError
from tests.standard.small_project import Project

PERSONAS = "standard/personas/visitors.yml"
STORY = "data/stories/visitor/visitor_comes.yml"
TEXT = "应为文字（数字、日期、yes/no 请加引号）"
LINE_STEP = "这一步应是 - action: utter_ 加情境（如 utter_visitor_arrival）"
LEAVING = """situations:
  - id: visitor.leaves
    channel: desk
    line: 我走了。
    required:
      - greet
    optional: []
    clauses:
      - A.visitor.arrival
"""


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            PERSONAS,
            "manner:",
            "maner:",
            f"{PERSONAS}:10: 未知的键 maner；您是否想写：manner、matter",
        ),
        (
            PERSONAS,
            "    surname: 周\n",
            "",
            f"{PERSONAS}:2: 缺少键 surname；"
            "必须有：id、name、surname、gender、title、married、patience、temper、manner、room、phone、matter、since、host、host_call、known",
        ),
        (
            PERSONAS,
            "name: 周明",
            "name: 明周",
            f"{PERSONAS}:3: 姓名 明周 与姓氏 周 不符；name 要以 surname 开头",
        ),
        (
            PERSONAS,
            "patience: 2",
            "patience: 4",
            f"{PERSONAS}:8: 值 4 不可用；不能大于 3",
        ),
        (
            PERSONAS,
            "patience: 2",
            "patience: 高",
            f"{PERSONAS}:8: 值 高 的类型不对；应为整数",
        ),
        (
            PERSONAS,
            "gender: male",
            "gender: man",
            f"{PERSONAS}:5: 值 man 不可用；可用：male、female",
        ),
        (
            PERSONAS,
            "phone: null",
            "phone: 13900002101",
            f"{PERSONAS}:12: 值 13900002101 的类型不对；{TEXT}或null",
        ),
        (
            PERSONAS,
            "known: false",
            "known: 不",
            f"{PERSONAS}:17: 值 不 的类型不对；应为true 或 false",
        ),
        (
            STORY,
            "story: visitor_comes",
            "story: visitor_come",
            f"{STORY}:3: 场景 visitor_come 与文件名 visitor_comes 不符；应写 visitor_comes",
        ),
        (
            STORY,
            "family: visitor",
            "family: owner",
            f"{STORY}:6: 类别 owner 与所在目录 visitor 不符；应写 visitor",
        ),
        (
            STORY,
            "family: visitor",
            "family: owner",
            f"{STORY}:3: 场景 visitor_comes 没有以类别开头；应以 owner_ 开头",
        ),
        (
            STORY,
            "persona: zhou_ming",
            "persona: zhou_min",
            f"{STORY}:8: 未知的客户档案 zhou_min；您是否想写：zhou_ming",
        ),
        (
            STORY,
            "difficulty: 1",
            "difficulty: 0",
            f"{STORY}:7: 值 0 不可用；不能小于 1",
        ),
        (
            STORY,
            "    place: 前台\n",
            "    plase: 前台\n",
            f"{STORY}:9: 未知的键 plase；您是否想写：place",
        ),
        (
            STORY,
            "- scenario: visitor_comes",
            "- scenario: visitor_goes",
            f"{STORY}:13: 步骤 scenario: visitor_goes 不合故事的写法；"
            "这一步应是 - slot_was_set: 下写 - scenario: visitor_comes",
        ),
        (
            STORY,
            "  - intent: begin\n",
            "",
            f"{STORY}:14: 步骤 action: utter_visitor_arrival 不合故事的写法；"
            "这一步应是 - intent: begin",
        ),
        (
            STORY,
            "  - action: utter_visitor_arrival\n",
            "",
            f"{STORY}:15: 步骤 intent: reply 不合故事的写法；{LINE_STEP}",
        ),
        (
            STORY,
            "utter_visitor_arrival",
            "utter_visitor_arival",
            f"{STORY}:15: utter_visitor_arival 没有对应的情境；您是否想写：utter_visitor_arrival",
        ),
        (
            STORY,
            "answered: visitor.arrival",
            "answered: visitor.leaves",
            f"{STORY}:19: 步骤 answered: visitor.leaves 不合故事的写法；"
            "这一步应是 - slot_was_set: 下写 - answered: visitor.arrival",
        ),
        (
            STORY,
            "  - action: utter_closing\n",
            "  - action: utter_visitor_arrival\n",
            f"{STORY}:20: 情境 visitor.arrival 重复，第 15 行已有；同一个故事里每个情境只用一次",
        ),
        (
            STORY,
            "  - action: action_end_session\n",
            "",
            f"{STORY}:20: 故事没有写完；故事要以 action: action_end_session 结束",
        ),
        (
            STORY,
            "  - action: utter_closing\n",
            "  - action: utter_closing\n  - intent: reply\n",
            f"{STORY}:21: 步骤 intent: reply 不合故事的写法；"
            "故事要以 action: action_end_session 结束",
        ),
        (
            STORY,
            "  - action: utter_closing\n  - action: action_end_session\n",
            "",
            f"{STORY}:19: 故事没有写完；{LINE_STEP}，或 - action: action_end_session",
        ),
        (
            STORY,
            "  - intent: begin\n",
            "  - intnet: begin\n",
            f"{STORY}:14: 未知的键 intnet；您是否想写：intent",
        ),
        (
            STORY,
            "  - action: action_end_session\n",
            "  - action: action_end_session\n  - action: action_end_session\n",
            f"{STORY}:22: 步骤 action: action_end_session 不合故事的写法；"
            "故事要以 action: action_end_session 结束",
        ),
    ],
)
def test_mistake_names_file_line_fault_and_mend(
    project: Project, file: str, old: str, new: str, expected: str
) -> None:
    project.spoil(file, old, new)
    assert expected in project.mistakes()


def test_story_outside_a_family_folder_is_reached_by_no_list(project: Project) -> None:
    moved = (project.root / STORY).read_text(encoding="utf-8")
    project.write("data/stories/visitors/visitor_comes.yml", moved)
    (project.root / STORY).unlink()
    assert project.mistakes() == [
        "data/stories/visitors/visitor_comes.yml:1: "
        "目录 visitors 不是故事类别，里面的故事不会列出来；"
        "故事要放在 data/stories/类别/ 下，类别可用："
        "visitor、owner、phone、lift、callout、online、mixed"
    ]


def test_family_with_a_story_must_reach_its_situations(project: Project) -> None:
    project.spoil("standard/situations/visitor.yml", "situations:\n", LEAVING)
    assert project.mistakes() == [
        "data/stories/visitor:1: 没有故事走到情境 visitor.leaves；"
        "请在本目录的一个故事里写上 - action: utter_visitor_leaves"
    ]


def test_family_without_a_story_need_not_be_reached(project: Project) -> None:
    (project.root / STORY).unlink()
    assert project.mistakes() == []


def test_second_persona_of_one_id_is_a_mistake(project: Project) -> None:
    copy = (project.root / PERSONAS).read_text(encoding="utf-8")
    project.write("standard/personas/others.yml", copy)
    assert project.mistakes() == [
        f"{PERSONAS}:2: 客户档案 zhou_ming 重复，standard/personas/others.yml:2 已有；"
        "每个 id 只能定义一次，请改名或删去其一"
    ]


def test_scenario_knows_its_situations_and_where_it_begins(project: Project) -> None:
    scenario = load_scenarios(project.root)["visitor_comes"]
    assert (scenario.situations, scenario.channel) == (("visitor.arrival",), "desk")
    assert (scenario.family, scenario.difficulty, scenario.mood) == ("visitor", 1, "calm")
    assert scenario.path == STORY
    project.spoil(STORY, "difficulty: 1", "difficulty: 1\n    mood: angry")
    assert load_scenarios(project.root)["visitor_comes"].mood == "angry"


def test_persona_is_loaded_as_written(project: Project) -> None:
    persona = load_personas(project.root)["zhou_ming"]
    assert (persona.name, persona.surname, persona.gender) == ("周明", "周", "male")
    assert (persona.title, persona.married, persona.known) == (None, None, False)
    assert (persona.patience, persona.matter) == (2, "送图纸")


def test_scenarios_and_personas_with_mistakes_do_not_load(project: Project) -> None:
    project.spoil(PERSONAS, "patience: 2", "patience: 9")
    with pytest.raises(StandardError):
        load_personas(project.root)
    with pytest.raises(StandardError):
        load_scenarios(project.root)
