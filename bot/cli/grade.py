"""`changnuo grade`: grades replies given as JSONL, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from bot.cli import messages
from bot.paths import PROJECT_ROOT

STANDARD_INPUT = "-"


def grade(
    file: str = typer.Argument(STANDARD_INPUT, help="JSONL 文件；- 表示标准输入"),
) -> None:
    """给一批回答评分，每行一个 JSON。"""
    failed = False
    for result in graded_lines(_lines(file)):
        failed = failed or "error" in result
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    if failed:
        raise typer.Exit(code=1)


def graded_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Give the graded object of every line that is not blank, in order.

    A line that cannot be graded gives {"id", "error"} and the rest goes on.
    """
    from bot.evaluate.cases import parse_facts
    from bot.grading import grade as graded
    from bot.reading import Reader
    from bot.standard import load_standard

    standard = load_standard(PROJECT_ROOT / "standard")
    reader = Reader.load(PROJECT_ROOT)
    for line in lines:
        if not line.strip():
            continue
        name: Any = None
        try:
            plain = json.loads(line)
            if not isinstance(plain, dict):
                raise TypeError(line)
            name = plain.get("id")
            problem = _problem(plain, standard.situations)
            if problem:
                yield {"id": name, "error": problem}
                continue
            facts = parse_facts(plain.get("facts"))
            reading = reader.read(plain["reply"])
            result = graded(standard, plain["situation"], facts, reading, reader.read)
            yield {"id": name, **_printable(result.as_dict())}
        except ValueError:
            yield {"id": name, "error": messages.GRADE_BAD_LINE}
        except TypeError:
            yield {"id": name, "error": messages.GRADE_BAD_SHAPE}


def _problem(plain: dict[str, Any], situations: Iterable[str]) -> str | None:
    if not isinstance(plain.get("reply"), str):
        return messages.GRADE_NO_REPLY
    if not isinstance(plain.get("situation"), str) or plain["situation"] not in situations:
        return messages.GRADE_NO_SITUATION.format(id=plain.get("situation"))
    return None


def _printable(value: Any) -> Any:
    """Return `value` with half surrogate pairs replaced, which no output can carry."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_printable(one) for one in value]
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    return value


def _lines(file: str) -> Iterator[str]:
    if file == STANDARD_INPUT:
        yield from sys.stdin
        return
    path = Path(file)
    try:
        with path.open(encoding="utf-8") as opened:
            yield from opened
    except (OSError, UnicodeDecodeError) as error:
        typer.echo(messages.NO_FILE.format(path=path, why=error), err=True)
        raise typer.Exit(code=1) from error
