"""`changnuo standard`: where each clause is trained, graded and asked, and the clause pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from bot.cli import messages
from bot.cli.session import refuse
from bot.paths import PROJECT_ROOT

if TYPE_CHECKING:
    from bot.ledger import Row


def standard(
    clause: str = typer.Option("", "--clause", help="只看这一条"),
    as_json: bool = typer.Option(False, "--json", help="输出 JSON"),
    check: bool = typer.Option(False, "--check", help="只检查 docs/clauses/ 是否与内容一致"),
    write: bool = typer.Option(False, "--write", help="只更新 docs/clauses/"),
) -> None:
    """列出每条条款在哪里练、怎样评、考几道题。"""
    from bot.ledger import load_ledger

    if (bool(clause) or as_json) + check + write > 1:
        raise refuse(messages.STANDARD_ONE)
    rows = load_ledger(PROJECT_ROOT)
    if check:
        _check(rows)
    elif write:
        _write(rows)
    else:
        _show(_chosen(rows, clause) if clause else rows, as_json, summed=not clause)


def _chosen(rows: Sequence[Row], clause: str) -> Sequence[Row]:
    from bot.standard.messages import allowed_ids, unknown

    chosen = [row for row in rows if row.clause.id == clause]
    if not chosen:
        allowed = allowed_ids(clause, [row.clause.id for row in rows])
        raise refuse(f"{unknown('条款', clause)}；{allowed}")
    return chosen


def _show(rows: Sequence[Row], as_json: bool, summed: bool) -> None:
    from bot.ledger.messages import SUMMARY
    from bot.ledger.text import lines_of, plain, summary

    count = summary(rows)
    if as_json:
        told = {"clauses": [plain(row) for row in rows], "summary": count}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            typer.echo("\n".join(lines_of(row)))
        if summed:
            typer.echo(SUMMARY.format(**count))
    if count["unexplained"]:
        raise typer.Exit(code=1)


def _check(rows: Sequence[Row]) -> None:
    from bot.ledger import load_groups
    from bot.ledger.files import FOLDER, stale_pages
    from bot.ledger.pages import pages_of

    stale = stale_pages(PROJECT_ROOT / FOLDER, pages_of(load_groups(PROJECT_ROOT), rows))
    if stale:
        listed = [messages.PAGE_STALE.format(file=f"{FOLDER}/{name}") for name in stale]
        raise refuse("\n".join([*listed, messages.PAGES_RENEW]))
    typer.echo(messages.PAGES_FRESH)


def _write(rows: Sequence[Row]) -> None:
    from bot.ledger import load_groups
    from bot.ledger.files import FOLDER, write_pages
    from bot.ledger.pages import pages_of

    folder = PROJECT_ROOT / FOLDER
    try:
        renewed = write_pages(folder, pages_of(load_groups(PROJECT_ROOT), rows))
    except OSError as error:
        raise refuse(messages.PAGES_UNWRITTEN.format(folder=FOLDER, why=error)) from error
    for name in renewed:
        done = messages.PAGE_WRITTEN if (folder / name).exists() else messages.PAGE_REMOVED
        typer.echo(done.format(file=f"{FOLDER}/{name}"))
    typer.echo(messages.PAGES_FRESH)
