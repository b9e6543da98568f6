"""`changnuo standard`: the ledger printed, and its pages checked and renewed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app
from bot.cli.standard import standard
from bot.paths import PROJECT_ROOT
from tests.standard.small_project import FILES, Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small project as what the command looks at."""
    made = Project(tmp_path)
    for file, text in FILES.items():
        made.write(file, text)
    monkeypatch.setitem(standard.__globals__, "PROJECT_ROOT", made.root)
    return made


def run(*options: str) -> Result:
    return CliRunner(mix_stderr=False).invoke(app, ["standard", *options], catch_exceptions=False)


def unplay(project: Project) -> None:
    """Leave the greeting asked, but neither played nor judged."""
    project.spoil("standard/situations/visitor.yml", "      - A.words.greeting\n", "")
    project.spoil("standard/acts/courtesy.yml", "A.words.greeting", "A.visitor.arrival")
    project.spoil("standard/violations/wording.yml", "A.words.greeting", "A.visitor.arrival")


def test_every_clause_is_printed_with_its_places_and_the_last_line_counts() -> None:
    done = run()
    assert done.exit_code == 0, done.stdout
    *lines, last = done.stdout.splitlines()
    assert sum(not line.startswith(" ") for line in lines) == 144
    assert last.startswith("共 144 条：练到 ")
    assert last.endswith("未覆盖也没有理由的 0 条。")


def test_json_holds_the_same_and_one_clause_can_be_chosen() -> None:
    told = json.loads(run("--json").stdout)
    assert len(told["clauses"]) == told["summary"]["clauses"] == 144
    assert told["summary"]["asked"] == sum(bool(one["asked"]) for one in told["clauses"])
    chosen = json.loads(run("--json", "--clause", "A.visitor.refuses").stdout)["clauses"]
    assert chosen == [one for one in told["clauses"] if one["id"] == "A.visitor.refuses"]
    assert "visitor_refuses" in " ".join(chosen[0]["trained"])


def test_one_clause_is_printed_alone() -> None:
    lines = run("--clause", "A.visitor.arrival").stdout.splitlines()
    assert lines[0] == "A.visitor.arrival　〔规定用语〕来访人到达，主动询问"
    assert [line[:6] for line in lines[1:]] == ["    练：", "    评：", "    考："]


def test_unknown_clause_is_refused_with_the_nearest() -> None:
    done = run("--clause", "A.visitor.arival")
    assert done.exit_code == 1
    assert done.stderr.startswith("未知的条款 A.visitor.arival；您是否想写：A.visitor.arrival、")


def test_uncovered_clause_without_reason_ends_with_an_error(project: Project) -> None:
    assert run().exit_code == 0
    unplay(project)
    done = run()
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == (
        "共 2 条：练到 1 条，评到 1 条，考到 2 条；"
        "未覆盖而写明理由的 0 条，未覆盖也没有理由的 1 条。"
    )
    assert "    理由：没有练，也没有写明理由\n" in done.stdout
    assert run("--clause", "A.words.greeting").exit_code == 1
    assert run("--clause", "A.visitor.arrival").exit_code == 0
    project.write("standard/ledger.yml", "reasons:\n  A.words.greeting: 看不到。\n")
    done = run()
    assert done.exit_code == 0
    assert "    理由：看不到。\n" in done.stdout


def test_check_names_the_stale_page_and_write_mends_it(project: Project) -> None:
    assert run("--write").exit_code == 0
    assert run("--check").stdout == "条款页面与内容一致。\n"
    project.spoil("standard/clauses/words.yml", "title: 问候语", "title: 问候")
    project.write("docs/clauses/gone.md", "旧")
    done = run("--check")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "docs/clauses/gone.md 与现在的内容不一致",
        "docs/clauses/words.md 与现在的内容不一致",
        "请运行 changnuo standard --write 更新，再一并提交。",
    ]
    assert run("--write").stdout.splitlines() == [
        "已删除 docs/clauses/gone.md",
        "已更新 docs/clauses/words.md",
        "条款页面与内容一致。",
    ]
    assert run("--check").exit_code == 0


def test_pages_that_cannot_be_written_are_told(project: Project) -> None:
    project.write("docs", "这里是文件")
    done = run("--write")
    assert done.exit_code == 1
    assert done.stderr.startswith("写不了 docs/clauses：")


@pytest.mark.parametrize("options", [("--check", "--write"), ("--check", "--json")])
def test_options_that_exclude_each_other_are_refused(options: tuple[str, ...]) -> None:
    done = run(*options)
    assert done.exit_code == 1
    assert "一次一个" in done.stderr


def test_broken_data_is_told_with_its_line(tmp_path: Path) -> None:
    for name in ("standard", "data", "bot"):
        ignored = shutil.ignore_patterns("__pycache__", "replies")
        shutil.copytree(PROJECT_ROOT / name, tmp_path / name, ignore=ignored)
    (tmp_path / "standard/ledger.yml").write_text("reasons:\n  A.nothing: 无\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "standard"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("standard/ledger.yml:2: 未知的条款 A.nothing")
    assert "Traceback" not in done.stderr
