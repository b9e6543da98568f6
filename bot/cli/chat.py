"""`changnuo chat`: practise in the terminal."""

from __future__ import annotations

from typing import Any

import typer

from bot.cli import messages
from bot.cli.session import TerminalSession, chosen_scenario, show_grade, show_result
from bot.customer.scenarios import Scenario, load_scenarios
from bot.paths import PROJECT_ROOT

QUIT = "/退出"
ACTION = "/动作"
RINGS = "/铃"


def chat(
    scenario: str = typer.Argument("", help="场景编号；不写则列出来选"),
    seed: int = typer.Option(0, "--seed", help="种子"),
) -> None:
    """在终端里练习。"""
    chosen = chosen_scenario(scenario) if scenario else _choose()
    typer.echo(messages.LOADING)
    session = TerminalSession(chosen, seed)
    typer.echo(f"\n《{chosen.title}》{chosen.intro}")
    typer.echo(messages.CHAT_HELP + "\n")
    answer = session.turn(None)
    _say(answer)
    while not answer["done"]:
        heard = _listen()
        if heard is None:
            return
        reply, chips, rings = heard
        answer = session.turn(reply, chips, rings)
        show_grade(answer)
        _say(answer)
    show_result(answer["result"])


def _choose() -> Scenario:
    listed = sorted(load_scenarios(PROJECT_ROOT).values(), key=lambda s: (s.family, s.difficulty))
    for number, one in enumerate(listed, 1):
        family = messages.FAMILIES[one.family]
        typer.echo(f"{number:3d}. 〔{family}〕{one.title}　{'★' * one.difficulty}")
    number = 0
    while not 1 <= number <= len(listed):
        number = int(typer.prompt(messages.CHOOSE, type=int))
    return listed[number - 1]


def _say(answer: dict[str, Any]) -> None:
    mood = messages.MOODS[answer["mood"]]
    for line in answer["lines"]:
        typer.echo(f"{messages.CUSTOMER}（{mood}）：{line['text']}")


def _listen() -> tuple[str, tuple[str, ...], int | None] | None:
    """Read a reply and the commands before it; None when the trainee leaves."""
    from bot.customer.scene import load_scene

    titles = {title: action for action, title in load_scene().standard.action_titles.items()}
    chips: list[str] = []
    rings = None
    while True:
        try:
            typed = input(f"{messages.YOU}：")
        except EOFError:
            return None
        command, _, rest = typed.partition(" ")
        if command == QUIT:
            return None
        if command == ACTION and rest.strip() in titles:
            chips.append(titles[rest.strip()])
            typer.echo(messages.CHAT_ACTION.format(action=rest.strip()))
        elif command == ACTION:
            typer.echo(messages.CHAT_NO_ACTION.format(allowed="、".join(titles)))
        elif command == RINGS and rest.strip().isdigit():
            rings = int(rest)
        else:
            return typed, tuple(chips), rings
