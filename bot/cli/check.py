"""`changnuo check`: every mistake in the authored data, with file, line and what is allowed."""

from __future__ import annotations

import typer

from bot.check import messages, run_checks
from bot.paths import PROJECT_ROOT


def check() -> None:
    """检查服务标准、客户档案、故事和客户的话。"""
    mistakes = run_checks(PROJECT_ROOT)
    for mistake in mistakes:
        typer.echo(str(mistake))
    typer.echo(messages.found(len(mistakes)) if mistakes else messages.CLEAN)
    if mistakes:
        raise typer.Exit(code=1)
