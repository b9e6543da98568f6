"""`changnuo link`: a new one-time sign-in link for a person."""

from __future__ import annotations

import typer

from bot.cli import messages
from bot.cli.session import refuse


def link(
    username: str = typer.Argument(..., help="用户名，如 trainee 或 trainer"),
    base: str = typer.Option("http://127.0.0.1:8000", "--base", help="网页地址"),
) -> None:
    """生成一个新的一次性登录链接。"""
    from bot.serving.site import link_of, prepare_site, usernames

    prepare_site()
    address = link_of(username, base)
    if address is None:
        allowed = "、".join(usernames())
        raise refuse(messages.NO_USER.format(name=username, allowed=allowed))
    typer.echo(address)
