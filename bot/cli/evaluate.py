"""`changnuo evaluate`: how well the grades agree with people's labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bot.cli import messages
from bot.paths import PROJECT_ROOT

if TYPE_CHECKING:
    from bot.customer.scene import Scene
    from bot.evaluate import Case
    from bot.evaluate.gaming import Grader


def evaluate(
    file: str = typer.Argument(..., help="已标注回答的 JSONL 文件"),
    as_json: bool = typer.Option(False, "--json", help="以 JSON 输出"),
) -> None:
    """对照人工标注，报告评分的一致程度。"""
    from bot.customer.scene import load_scene
    from bot.evaluate.text import as_text

    scene = load_scene(PROJECT_ROOT)
    cases, bad = _cases(Path(file), scene)
    figures = _figures(cases, scene)
    typer.echo(json.dumps(figures, ensure_ascii=False) if as_json else as_text(figures))
    for line in bad:
        typer.echo(messages.EVALUATE_BAD_LINE.format(line=line), err=True)
    if bad:
        raise typer.Exit(code=1)


def _cases(path: Path, scene: Scene) -> tuple[list[Case], list[int]]:
    """Return the cases of a file and the numbers of the lines that are none."""
    from bot.evaluate import parse_case

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
            if case.situation not in scene.standard.situations:
                raise ValueError(case.situation)
            cases.append(case)
        except (KeyError, TypeError, ValueError):
            bad.append(number)
    return cases, bad


def _figures(cases: list[Case], scene: Scene) -> dict[str, Any]:
    """Return the figures of the cases graded, and of the suite of attempts to game the score."""
    from bot.evaluate import outcome_of
    from bot.evaluate.report import figures_of
    from bot.grading import Grade, grade
    from bot.grading.rules import HASH_LENGTH
    from bot.reading import Facts, Reader

    standard = scene.standard
    reader = Reader.load(PROJECT_ROOT)

    def graded(situation: str, facts: Facts, reply: str) -> Grade:
        return grade(standard, situation, facts, reader.read(reply), reader.read)

    outcomes = [
        outcome_of(standard, one, graded(one.situation, one.facts, one.reply)) for one in cases
    ]
    version = standard.version[:HASH_LENGTH]
    return figures_of(outcomes, version, reader.model_hash, _gaming(scene, graded))


def _gaming(scene: Scene, grader: Grader) -> dict[str, Any] | None:
    """Return the figures of the suite; None where the tests are not installed with the program."""
    from bot.evaluate.gaming import SUITE, gaming_figures, load_suite, tried

    path = PROJECT_ROOT / SUITE
    if not path.exists():
        return None
    return gaming_figures(tried(load_suite(path, scene), scene, grader))
