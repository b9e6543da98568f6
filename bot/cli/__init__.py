"""The command `changnuo`: one command a file, each importing what it needs only when it runs."""

from __future__ import annotations

import sys

import typer

from bot.cli import messages
from bot.cli.chat import chat
from bot.cli.check import check
from bot.cli.daily_form import daily_form
from bot.cli.evaluate import evaluate
from bot.cli.grade import grade
from bot.cli.link import link
from bot.cli.play import play
from bot.cli.scenarios import scenarios
from bot.cli.serve import serve
from bot.cli.standard import standard
from bot.cli.train import train
from bot.quiet import hush
from bot.standard import StandardError

app = typer.Typer(
    name="changnuo",
    help="唱诺：物业客服礼貌用语训练。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
COMMANDS = (serve, chat, play, scenarios, grade, evaluate, train, check, standard, link, daily_form)
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Run the command line."""
    hush()
    try:
        app()
    except StandardError as error:
        for mistake in error.mistakes:
            typer.echo(str(mistake), err=True)
        typer.echo(messages.DATA_BROKEN, err=True)
        sys.exit(1)
