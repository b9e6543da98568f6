"""Loading the standard: what counts as its content, and each mistake an author can make."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.standard import StandardError, load_standard, load_yaml
from tests.standard.small_project import FILES, Project

CLAUSES = "standard/clauses/words.yml"
ACTS = "standard/acts/courtesy.yml"
VIOLATIONS = "standard/violations/wording.yml"
SITUATIONS = "standard/situations/visitor.yml"
YAML_ALLOWED = "请对照同目录的其他文件检查缩进、冒号和引号"


def loaded_mistakes(project: Project) -> list[str]:
    with pytest.raises(StandardError) as raised:
        load_standard(project.root / "standard")
    return [str(mistake) for mistake in raised.value.mistakes]


def test_project_without_mistakes_loads_and_passes(project: Project) -> None:
    standard = load_standard(project.root / "standard")
    assert standard.situations["visitor.arrival"].required == (("greet",), ("ask_whom", "greet"))
    assert project.mistakes() == []


def test_version_follows_content_and_not_layout(project: Project) -> None:
    before = load_standard(project.root / "standard").version
    first, second = FILES[CLAUSES].split("  - id: A.visitor")
    project.write(CLAUSES, f"# 另起一行的说明\n{first}")
    project.write("standard/clauses/a_moved.yml", f"clauses:\n\n  - id: A.visitor{second}")
    assert load_standard(project.root / "standard").version == before
    project.spoil(CLAUSES, "问候语", "招呼语")
    assert load_standard(project.root / "standard").version != before


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (ACTS, "title: 问候", "titel: 问候", f"{ACTS}:3: 未知的键 titel；您是否想写：title"),
        (
            ACTS,
            "    title: 问候\n",
            "",
            f"{ACTS}:2: 缺少键 title；必须有：id、title、clause、examples、near_misses",
        ),
        (
            VIOLATIONS,
            "severity: minor",
            "severity: minro",
            f"{VIOLATIONS}:3: 值 minro 不可用；您是否想写：minor",
        ),
        (
            CLAUSES,
            "kind: language",
            "kind: 语言",
            f"{CLAUSES}:3: 值 语言 不可用；"
            "可用：phrase、language、address、process、conduct、knowledge",
        ),
        (
            CLAUSES,
            "title: 问候语",
            "title: 12",
            f"{CLAUSES}:4: 值 12 的类型不对；应为文字（数字、日期、yes/no 请加引号）",
        ),
        (CLAUSES, "title: 问候语", 'title: " "', f"{CLAUSES}:4: 值   不可用；不能是空白"),
        (
            CLAUSES,
            "id: A.words.greeting",
            "id: greeting",
            f"{CLAUSES}:2: 值 greeting 不可用；应形如 A.visitor.arrival 或 C.open",
        ),
        (
            CLAUSES,
            "      - 您好",
            "      - 您好\n      - 您好",
            f"{CLAUSES}:7: 您好 重复；同一内容只写一次",
        ),
        (ACTS, "examples:\n      - 您好", "examples: []", f"{ACTS}:5: 值 [] 不可用；至少写 1 项"),
        (
            SITUATIONS,
            "- - ask_whom\n        - greet",
            "- []",
            f"{SITUATIONS}:8: 值 [] 不可用；至少写 1 项",
        ),
        (
            SITUATIONS,
            "- - ask_whom\n        - greet",
            "- Ask Whom",
            f"{SITUATIONS}:8: 值 Ask Whom 不可用；应由小写字母、数字和下划线组成，如 ask_wait",
        ),
        (
            SITUATIONS,
            "- - ask_whom",
            "- - ask_who",
            f"{SITUATIONS}:8: 未知的行为 ask_who；您是否想写：ask_whom",
        ),
        (
            SITUATIONS,
            "optional: []",
            "optional:\n      - great",
            f"{SITUATIONS}:11: 未知的行为 great；您是否想写：greet",
        ),
        (
            SITUATIONS,
            "optional: []",
            "optional:\n      - greet",
            f"{SITUATIONS}:11: 行为 greet 同时写在 required 和 optional 里；只留其一",
        ),
        (
            SITUATIONS,
            "action: smile",
            "action: simle",
            f"{SITUATIONS}:11: 未知的动作 simle；您是否想写：smile",
        ),
        (
            SITUATIONS,
            "channel: desk",
            "channel: lift",
            f"{SITUATIONS}:4: 未知的场合 lift；可用：desk",
        ),
        (
            SITUATIONS,
            "- A.words.greeting",
            "- A.words.greetings",
            f"{SITUATIONS}:14: 未知的条款 A.words.greetings；您是否想写：A.words.greeting",
        ),
        (
            VIOLATIONS,
            "clause: A.words.greeting",
            "clause: A.nothing",
            f"{VIOLATIONS}:4: 未知的条款 A.nothing；可用：A.words.greeting、A.visitor.arrival",
        ),
        (
            ACTS,
            "- greet\n",
            "- ask_whom\n",
            f"{ACTS}:12: 行为 ask_whom 包含了它自己；implies 只能写别的行为",
        ),
        (
            VIOLATIONS,
            "id: ni",
            "id: greet",
            f"{VIOLATIONS}:2: id greet 重复，{ACTS}:2 已有；行为与不当言语的 id 不能相同，请改名",
        ),
        (
            ACTS,
            "id: ask_whom",
            "id: greet",
            f"{ACTS}:8: 行为 greet 重复，{ACTS}:2 已有；每个 id 只能定义一次，请改名或删去其一",
        ),
        (
            ACTS,
            "    title: 问候\n",
            "    title: 问候\n    title: 招呼\n",
            f"{ACTS}:4: 键 title 重复，第 3 行已有；同一条目中每个键只能写一次",
        ),
    ],
)
def test_mistake_names_file_line_fault_and_mend(
    project: Project, file: str, old: str, new: str, expected: str
) -> None:
    project.spoil(file, old, new)
    assert expected in loaded_mistakes(project)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("clauses:\n\t- id: x\n", 2, "有不能出现在这里的字符"),
        ("clauses: a: b\n", 1, "这里不能有冒号"),
        ("clauses:\n  - title: [甲\n    kind: x\n", 2, "方括号没有配对"),
        ("clauses:\n  - {id: x\n", 2, "花括号没有配对"),
        ('clauses:\n  - "甲\n  - 乙\n', 2, "引号没有配对"),
        ("clauses:\n  - x\n - y\n", 3, "缩进与上文不一致"),
        ("a: 1\n---\nb: 2\n", 2, "一个文件里有多个文档"),
        ("a: !!python/object:os.system x\n", 1, "使用了不支持的标签"),
        ("a: *nowhere\n", 1, "引用了没有定义的锚点"),
        ("a: 1\nb: \x01\n", 2, "有不可见的控制字符"),
        ("a: 2020-13-45\n", 1, "无法读懂这一行"),
    ],
)
def test_malformed_yaml_gives_its_line_in_chinese(
    project: Project, text: str, line: int, what: str
) -> None:
    project.write(CLAUSES, text)
    found = [m for m in loaded_mistakes(project) if m.startswith(CLAUSES)]
    assert len(found) == 1
    assert found[0].startswith(f"{CLAUSES}:{line}: YAML 格式有误，{what}")
    assert found[0].endswith("；" + YAML_ALLOWED)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", f"{CLAUSES}:1: 文件是空的；{YAML_ALLOWED}"),
        ("a: 甲\nb: 乙".encode("gbk"), f"{CLAUSES}:1: 不是 UTF-8 编码；请用 UTF-8 编码另存"),
        (b"a: &x [1]\nb: *x\n", f"{CLAUSES}:1: 使用了 YAML 引用（* 或 &）；请把内容直接写出来"),
        (b"? [a]\n: b\n", f"{CLAUSES}:1: 键不是一个词；键请写成“键: 值”"),
        (b"[" * 50 + b"]" * 50, f"{CLAUSES}:1: 层次嵌套过深；{YAML_ALLOWED}"),
        (b"- a\n", f"{CLAUSES}:1: 值 ['a'] 的类型不对；应为由“键: 值”组成的条目"),
    ],
)
def test_file_that_is_no_mapping_of_text(project: Project, raw: bytes, expected: str) -> None:
    (project.root / CLAUSES).write_bytes(raw)
    assert expected in loaded_mistakes(project)


def test_very_deep_file_is_a_mistake_and_no_crash(project: Project) -> None:
    project.write(CLAUSES, "[" * 200_000)
    assert loaded_mistakes(project) == [f"{CLAUSES}:1: 层次嵌套过深；{YAML_ALLOWED}"]


def test_missing_files_and_folders(project: Project) -> None:
    (project.root / "standard/actions.yml").unlink()
    (project.root / VIOLATIONS).unlink()
    (project.root / CLAUSES).rename(project.root / "standard/clauses/words.yaml")
    assert loaded_mistakes(project) == [
        "standard/actions.yml:1: 缺少文件；请恢复这个文件",
        "standard/clauses:1: 缺少目录，或目录里没有 .yml 文件；请在该目录放入至少一个 .yml 文件",
        "standard/clauses/words.yaml:1: 不是 .yml 文件，不会被读取；"
        "请改用 .yml 作扩展名，或移出本目录",
        "standard/violations:1: 缺少目录，或目录里没有 .yml 文件；请在该目录放入至少一个 .yml 文件",
    ]


def test_unreadable_file_is_a_mistake(project: Project) -> None:
    (project.root / CLAUSES).unlink()
    (project.root / CLAUSES).mkdir()
    (project.root / "standard/actions.yml").unlink()
    (project.root / "standard/actions.yml").mkdir()
    unreadable = "standard/actions.yml:1: 文件无法读取；请检查它是否为普通文件以及读取权限"
    assert unreadable in loaded_mistakes(project)


def test_all_mistakes_of_all_files_are_reported_at_once(project: Project) -> None:
    project.spoil(ACTS, "title: 问候", "titel: 问候")
    project.spoil(VIOLATIONS, "severity: minor", "severity: severe")
    project.spoil(SITUATIONS, "action: smile", "action: simle")
    mistakes = loaded_mistakes(project)
    assert [mistake.rsplit(": ", 1)[0] for mistake in mistakes] == [
        f"{ACTS}:2",
        f"{ACTS}:3",
        f"{SITUATIONS}:11",
        f"{VIOLATIONS}:3",
    ]


def test_ids_of_a_broken_file_are_not_reported_as_unknown(project: Project) -> None:
    project.write(ACTS, "acts:\n  - id: [\n")
    assert len(loaded_mistakes(project)) == 1


def test_editors_own_files_are_left_alone(project: Project) -> None:
    project.write("standard/acts/.courtesy.yml.swp", "x")
    project.write("standard/acts/courtesy.yml~", "x")
    assert project.mistakes() == []


def test_load_yaml_gives_the_line_of_every_node(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text(
        "# 说明\nlist:\n  - name: 甲\n    on: yes\n  - [1,\n     2]\n", encoding="utf-8"
    )
    data, lines = load_yaml(path)
    assert data == {"list": [{"name": "甲", "on": True}, [1, 2]]}
    assert lines == {
        (): 1,
        ("list",): 2,
        ("list", 0): 3,
        ("list", 0, "name"): 3,
        ("list", 0, "on"): 4,
        ("list", 1): 5,
        ("list", 1, 0): 5,
        ("list", 1, 1): 6,
    }


def test_load_yaml_raises_every_mistake_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1\na: 2\nb: 1\nb: 2\n", encoding="utf-8")
    with pytest.raises(StandardError) as raised:
        load_yaml(path, base=tmp_path)
    assert [(m.file, m.line) for m in raised.value.mistakes] == [("a.yml", 2), ("a.yml", 4)]
    assert str(raised.value).count("\n") == 1
