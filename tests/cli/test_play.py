"""`changnuo play`: a scripted session without any server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.paths import PROJECT_ROOT

GOOD = (
    "您好，请问您找哪一位？",
    "请稍等，我帮您联系王先生。",
    "王先生马上来，请您先坐一下，好吗？",
    "欢迎您再来，再见！",
)
pytestmark = pytest.mark.usefixtures("trained")


def play(tmp_path: Path, replies: tuple[str, ...], *options: str) -> str:
    """Return what the command prints, run in this process so that Rasa is imported once."""
    file = tmp_path / "replies.txt"
    file.write_text("\n".join(replies) + "\n", encoding="utf-8")
    command = ["play", "visitor_meets_host", "--replies", str(file), *options]
    done = CliRunner(mix_stderr=False).invoke(app, command, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def rows(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_json_gives_one_object_a_turn_and_the_result_last(tmp_path: Path) -> None:
    *turns, last = rows(play(tmp_path, GOOD, "--json", "--seed", "3"))
    assert [turn["situation"] for turn in turns] == [
        "visitor.arrival",
        "visitor.states_host",
        "visitor.host_coming",
        "visitor.leaves",
    ]
    wanted = {"turn", "situation", "customer", "reply", "grade", "mood", "done"}
    assert all(set(turn) == wanted for turn in turns)
    assert [turn["grade"]["verdict"] for turn in turns] == ["pass"] * 4
    assert last == {"result": {"score": 100, "passed": True, "ended": "completed"}}


def test_another_process_prints_the_same_bytes(tmp_path: Path) -> None:
    replies = ("嗯", *GOOD)
    first = play(tmp_path, replies, "--json", "--seed", "5")
    command = [sys.executable, "-m", "bot.cli", "play", "visitor_meets_host", "--json"]
    again = subprocess.run(
        [*command, "--seed", "5", "--replies", str(tmp_path / "replies.txt")],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout == first


def test_text_shows_customer_grade_and_result(tmp_path: Path) -> None:
    printed = play(tmp_path, ("你找谁", *GOOD))
    for expected in ("客户（平静）", "您：你找谁", "更好的说法", "成绩："):
        assert expected in printed


def test_replies_that_run_out_are_said(tmp_path: Path) -> None:
    assert rows(play(tmp_path, GOOD[:1], "--json"))[-1]["result"]["ended"] == "unfinished"
    assert "尚未结束" in play(tmp_path, GOOD[:1])
