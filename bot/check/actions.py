"""Finds the custom actions by reading actions/ without importing it, and their mistakes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.check import messages as say
from bot.standard import Mistake


def custom_actions(root: Path) -> tuple[Mapping[str, str], list[Mistake]]:
    """Name of every action class in actions/ -> its place; a name of two classes is a mistake."""
    places: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for path in sorted((root / "actions").rglob("*.py")):
        file = path.relative_to(root).as_posix()
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            mistakes.append(Mistake(file, line, say.PYTHON, say.PYTHON_ALLOWED))
            continue
        for name, line in _named(tree):
            if name in places:
                what = say.duplicate_action(name, places[name])
                mistakes.append(Mistake(file, line, what, say.DUPLICATE_ACTION_ALLOWED))
            places.setdefault(name, f"{file}:{line}")
    return places, mistakes


def _named(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """What each method `name` of a class returns, if it is a plain string."""
    for owner in ast.walk(tree):
        for method in owner.body if isinstance(owner, ast.ClassDef) else ():
            if isinstance(method, ast.FunctionDef) and method.name == "name":
                yield from _returned(method)


def _returned(method: ast.FunctionDef) -> Iterator[tuple[str, int]]:
    for node in ast.walk(method):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
            yield str(node.value.value), node.lineno
