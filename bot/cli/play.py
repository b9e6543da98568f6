"""`changnuo play`: a scripted session, one reply a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer

from bot.cli import messages
from bot.cli.session import (
    TerminalSession,
    chosen_scenario,
    refuse,
    show_grade,
    show_result,
)


def play(
    scenario: str = typer.Argument(..., help="场景编号，见 changnuo scenarios"),
    replies: Path = typer.Option(..., "--replies", help="回答文件，一行一句"),
    seed: int = typer.Option(0, "--seed", help="种子：同样的回答和种子，得到同样的对话"),
    as_json: bool = typer.Option(False, "--json", help="每轮输出一个 JSON 对象"),
) -> None:
    """按文件里的回答演一遍场景。"""
    from bot.dialogue import TurnError

    chosen = chosen_scenario(scenario)
    lines = _replies(replies)
    session = TerminalSession(chosen, seed)
    show = _show_json if as_json else _show_text
    try:
        answer = session.turn(None)
        used = 0
        while not answer["done"] and used < len(lines):
            facing, heard, mood = answer["next"], answer["lines"], answer["mood"]
            reply = lines[used]
            answer = session.turn(reply)
            used += 1
            show(used, facing, heard, reply, answer, mood)
    except TurnError as error:
        failed = messages.TURN_FAILED.format(code=error.code, detail=error.detail)
        raise refuse(failed) from error
    _finish(answer, len(lines) - used, as_json)


def _replies(path: Path) -> list[str]:
    """Read one reply a line; an empty line is a reply without words."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise refuse(messages.NO_FILE.format(path=path, why=error)) from error


def _show_json(
    turn: int,
    facing: str,
    heard: list[dict[str, str]],
    reply: str,
    answer: dict[str, Any],
    mood: str,
) -> None:
    row = {
        "turn": turn,
        "situation": facing,
        "customer": [line["text"] for line in heard],
        "reply": reply,
        "grade": answer["grade"],
        "mood": answer["mood"],
        "done": answer["done"],
    }
    typer.echo(json.dumps(row, ensure_ascii=False))


def _show_text(
    turn: int,
    facing: str,
    heard: list[dict[str, str]],
    reply: str,
    answer: dict[str, Any],
    mood: str,
) -> None:
    for line in heard:
        typer.echo(f"{messages.CUSTOMER}（{messages.MOODS[mood]}）：{line['text']}")
    typer.echo(f"{messages.YOU}：{reply}")
    show_grade(answer)


def _finish(answer: dict[str, Any], left: int, as_json: bool) -> None:
    result = answer["result"]
    if as_json:
        ended = result or {"score": None, "passed": False, "ended": "unfinished"}
        typer.echo(json.dumps({"result": ended}, ensure_ascii=False))
        return
    for line in answer["lines"]:
        typer.echo(f"{messages.CUSTOMER}：{line['text']}")
    if result:
        show_result(result)
        if left:
            typer.echo(messages.REPLIES_LEFT.format(count=left))
    else:
        typer.echo(messages.REPLIES_OUT)
