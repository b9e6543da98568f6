"""`changnuo evaluate`: how well the grades agree with people's labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli import messages
from bot.paths import PROJECT_ROOT

if TYPE_CHECKING:
    from bot.evaluate import Case, Outcome


def evaluate(
    file: str = typer.Argument(..., help="已标注回答的 JSONL 文件"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出"),
) -> None:
    """对照人工标注，报告评分的一致程度。"""
    from bot.evaluate.report import as_text, figures_of

    cases, bad = _cases(Path(file))
    outcomes = _graded(cases)
    figures = figures_of(outcomes)
    typer.echo(json.dumps(figures, ensure_ascii=False) if as_json else as_text(figures))
    for line in bad:
        typer.echo(messages.EVALUATE_BAD_LINE.format(line=line), err=True)
    if bad:
        raise typer.Exit(code=1)


def _cases(path: Path) -> tuple[list[Case], list[int]]:
    """Return the cases of a file and the numbers of the lines that are none."""
    from bot.evaluate import parse_case
    from bot.standard import load_standard

    standard = load_standard(PROJECT_ROOT / "standard")
    cases: list[Case] = []
    bad: list[int] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        typer.echo(messages.NO_FILE.format(path=path, why=error), err=True)
        raise typer.Exit(code=1) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = parse_case(json.loads(line))
            if case.situation not in standard.situations:
                raise ValueError(case.situation)
            cases.append(case)
        except (KeyError, TypeError, ValueError):
            bad.append(number)
    return cases, bad


def _graded(cases: list[Case]) -> list[Outcome]:
    from bot.evaluate import outcome_of
    from bot.grading import grade
    from bot.reading import Reader
    from bot.standard import load_standard

    standard = load_standard(PROJECT_ROOT / "standard")
    reader = Reader.load(PROJECT_ROOT)
    return [
        outcome_of(standard, one, grade(standard, one.situation, one.facts, reader.read(one.reply)))
        for one in cases
    ]
