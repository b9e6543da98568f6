"""`changnuo daily-form`: a person's daily form as a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.cli import messages
from bot.cli.session import refuse


def daily_form(
    person: str = typer.Option(..., "--person", help="工号（登录用的用户名）"),
    first: str = typer.Option(..., "--from", help="开始日期，如 2026-01-01"),
    last: str = typer.Option(..., "--to", help="结束日期，如 2026-01-31"),
    output: Path = typer.Option(..., "-o", "--output", help="写到哪个 .xlsx 文件"),
) -> None:
    """生成一个人一段时间的日检考评表（Excel）。"""
    from bot.serving.site import daily_form_of, prepare_site, usernames

    prepare_site()
    try:
        content = daily_form_of(person, first, last)
    except ValueError as error:
        raise refuse(str(error)) from error
    if content is None:
        allowed = "、".join(usernames())
        raise refuse(messages.NO_USER.format(name=person, allowed=allowed))
    try:
        output.write_bytes(content)
    except OSError as error:
        raise refuse(messages.NOT_WRITTEN.format(path=output, why=error.strerror)) from error
    typer.echo(messages.WRITTEN.format(path=output))
