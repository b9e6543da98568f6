"""The dialogue model is found by what it was trained on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli import app
from bot.cli import session as terminal
from bot.paths import PROJECT_ROOT
from bot.serving.model import inputs_hash, model_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("domain.yml", "config.yml"):
        shutil.copy(PROJECT_ROOT / name, tmp_path / name)
    shutil.copytree(PROJECT_ROOT / "data" / "rules", tmp_path / "data" / "rules")
    shutil.copytree(PROJECT_ROOT / "bot" / "nlu", tmp_path / "bot" / "nlu")
    (tmp_path / "data" / "nlu").mkdir()
    shutil.copy(PROJECT_ROOT / "data" / "nlu" / "channel.yml", tmp_path / "data" / "nlu")
    return tmp_path


def test_a_changed_story_asks_for_another_model(project: Path) -> None:
    before = inputs_hash(project)
    rules = project / "data" / "rules" / "asides.yml"
    rules.write_text(rules.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert inputs_hash(project) != before


def test_what_does_not_train_does_not_matter(project: Path) -> None:
    before = inputs_hash(project)
    (project / "README.md").write_text("x", encoding="utf-8")
    assert inputs_hash(project) == before


def test_missing_and_old_models_are_told_apart(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit):
        terminal.usable_model(project)
    assert "还没有训练好的对话模型" in capsys.readouterr().err
    (project / "models").mkdir()
    (project / "models" / "changnuo-000000000000.tar.gz").touch()
    with pytest.raises(typer.Exit):
        terminal.usable_model(project)
    assert "比训练数据旧" in capsys.readouterr().err
    model_path(project).touch()
    assert terminal.usable_model(project) == model_path(project)


def test_unknown_scenario_names_those_there_are(tmp_path: Path) -> None:
    replies = tmp_path / "replies.txt"
    replies.write_text("您好\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["play", "no_such", "--replies", str(replies)])
    assert done.exit_code == 1
    assert "no_such" in done.output
    assert "visitor_meets_host" in done.output
