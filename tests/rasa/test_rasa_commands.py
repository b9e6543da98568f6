"""The project stays an ordinary Rasa project: Rasa's own commands work in it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bot.paths import PROJECT_ROOT
from bot.serving.environment import process_environment
from bot.serving.model import model_path


def rasa(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=PROJECT_ROOT,
        env=process_environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_data_validates_with_warnings_as_failures() -> None:
    done = rasa("data", "validate", "--fail-on-warnings")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "No story structure conflicts found" in done.stdout + done.stderr


def test_test_stories_are_predicted(trained: None, tmp_path: Path) -> None:
    model = str(model_path(PROJECT_ROOT))
    options = ("--stories", "tests/rasa", "--out", str(tmp_path), "--model", model, "--no-plot")
    done = rasa("test", "core", *options, "--fail-on-prediction-errors")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    report = json.loads((tmp_path / "story_report.json").read_text(encoding="utf-8"))
    assert report["accuracy"] == 1.0
    assert report["conversation_accuracy"]["total"] == 4
