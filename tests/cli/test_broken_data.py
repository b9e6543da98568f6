"""A broken file never starts up: every command says file, line and mend instead."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.paths import PROJECT_ROOT

COPIED = ("standard", "data", "bot", "actions", "web")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("broken")
    for name in COPIED:
        ignored = shutil.ignore_patterns("__pycache__", "replies")
        shutil.copytree(PROJECT_ROOT / name, root / name, ignore=ignored)
    for name in ("domain.yml", "config.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(PROJECT_ROOT / name, root / name)
    story = root / "data" / "stories" / "visitor" / "visitor_meets_host.yml"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("persona: zhou_ming", "persona: zhou_min"), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "command",
    [["check"], ["scenarios"], ["train"], ["chat", "visitor_meets_host"], ["serve"]],
    ids=lambda command: command[0],
)
def test_the_mistake_is_named_with_its_line_and_mend(broken: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", *command],
        cwd=broken,
        env={"PYTHONPATH": str(broken), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "visitor_meets_host.yml:" in said
    assert "zhou_ming" in said
