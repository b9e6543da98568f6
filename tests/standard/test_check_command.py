"""`changnuo check` as an author sees it."""

from __future__ import annotations

import pytest
import typer

from bot.cli.check import check
from tests.standard.small_project import Project


@pytest.fixture
def checked(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project, which has no patterns and no wordings, as what the command checks."""
    monkeypatch.setitem(check.__globals__, "PROJECT_ROOT", project.root)
    monkeypatch.setattr("bot.check.run.load_patterns", lambda folder, standard: None)
    monkeypatch.setattr("bot.check.run.check_answers", lambda standard, path: None)
    return project


def test_clean_project_ends_well(checked: Project, capsys: pytest.CaptureFixture[str]) -> None:
    check()
    assert capsys.readouterr().out == "检查完毕，没有发现错误。\n"


def test_each_mistake_has_a_line_and_the_last_counts_them(
    checked: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    checked.spoil("standard/personas/visitors.yml", "patience: 2", "patience: 4")
    checked.spoil("data/lines/visitor.yml", "{matter}", "{mater}")
    with pytest.raises(typer.Exit) as ended:
        check()
    assert ended.value.exit_code == 1
    assert capsys.readouterr().out.splitlines() == [
        "data/lines/visitor.yml:6: 未知的占位 {mater}；您是否想写：matter",
        "standard/personas/visitors.yml:8: 值 4 不可用；不能大于 3",
        "检查完毕，共发现 2 处错误，请按上面的提示修改。",
    ]
