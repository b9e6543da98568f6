"""`changnuo scenarios`: what can be practised."""

from __future__ import annotations

import json

import typer

from bot.cli import messages
from bot.customer.scenarios import load_scenarios
from bot.paths import PROJECT_ROOT


def scenarios(as_json: bool = typer.Option(False, "--json", help="输出 JSON")) -> None:
    """列出所有场景。"""
    listed = sorted(load_scenarios(PROJECT_ROOT).values(), key=lambda s: (s.family, s.id))
    if as_json:
        rows = [
            {
                "id": one.id,
                "family": one.family,
                "title": one.title,
                "difficulty": one.difficulty,
                "situations": list(one.situations),
            }
            for one in listed
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in listed:
        stars = "★" * one.difficulty
        typer.echo(f"{one.id}　〔{messages.FAMILIES[one.family]}〕{one.title}　{stars}")
        typer.echo("    " + " → ".join(one.situations))
