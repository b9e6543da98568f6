"""Reading an authored YAML file with the line of every key and value, and its syntax mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.standard import messages as say
from bot.standard.model import Mistake, StandardError

PROJECT = Path(__file__).resolve().parents[2]
KeyPath = tuple[str | int, ...]
Lines = Mapping[KeyPath, int]
MAX_DEPTH = 30

try:  # libyaml is ten times as fast and reports the same marks
    _Loader: type[Any] = yaml.CSafeLoader
except AttributeError:
    _Loader = yaml.SafeLoader


@dataclass(frozen=True)
class Document:
    """One file as read: `data` (None if it cannot be), line numbers by key path, its mistakes."""

    file: str
    data: Any
    lines: Lines
    mistakes: tuple[Mistake, ...]

    def line(self, *path: str | int) -> int:
        """1-based line of the node at `path`, or of its nearest parent that was written."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def mistake(self, path: KeyPath, what: str, allowed: str) -> Mistake:
        """A mistake at the node of `path`."""
        return Mistake(self.file, self.line(*path), what, allowed)


def load_yaml(path: Path, base: Path | None = None) -> tuple[Any, Lines]:
    """The data of a YAML file and its lines: key path tuple -> 1-based line.

    A mapping's value is found at the line of its key, a list's element at its own. Mistakes name
    the file relative to `base` (default: the project). Raises StandardError with every mistake of
    syntax: malformed YAML, a key written twice, an alias, a file that cannot be read.
    """
    document = read_document(path, base)
    if document.mistakes:
        raise StandardError(document.mistakes)
    return document.data, document.lines


def relative_name(path: Path, base: Path | None = None) -> str:
    """`path` as messages name it: relative to `base` (default: the project) where it is inside."""
    root = (base or PROJECT).resolve()
    resolved = path.resolve()
    return (resolved.relative_to(root) if resolved.is_relative_to(root) else path).as_posix()


def read_document(path: Path, base: Path | None = None) -> Document:
    """Reads one file; never raises for its content, all mistakes are in the result."""
    file = relative_name(path, base)
    try:
        raw = path.read_bytes()
    except OSError:
        return _broken(file, 1, say.UNREADABLE, say.UNREADABLE_ALLOWED)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _broken(file, line, say.NOT_UTF8, say.NOT_UTF8_ALLOWED)
    return _parse(file, text)


def _parse(file: str, text: str) -> Document:
    try:
        if _too_deep(text):
            return _broken(file, 1, say.TOO_DEEP, say.YAML_ALLOWED)
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        what = say.yaml_problem(error.problem or "")
        return _broken(file, _problem_line(error), what, say.YAML_ALLOWED)
    except yaml.reader.ReaderError as error:
        line = _control_line(text)
        return _broken(file, line, say.yaml_problem(error.reason), say.YAML_ALLOWED)
    if node is None:
        return _broken(file, 1, say.EMPTY_FILE, say.YAML_ALLOWED)
    walk = _Walk(file, loader)
    data = walk.value(node, ())
    return Document(file, data, walk.lines, tuple(walk.mistakes))


def _too_deep(text: str) -> bool:
    """Whether nodes nest too deep; read from events, since composing them would crash libyaml."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return True
    return False


def _problem_line(error: yaml.MarkedYAMLError) -> int:
    # an open bracket or quote is noticed far below: the author must mend where it opens
    opened = "flow" in (error.context or "") or "quoted" in (error.context or "")
    marks = (error.context_mark, error.problem_mark)
    mark = next((mark for mark in (marks if opened else marks[::-1]) if mark), None)
    return mark.line + 1 if mark else 1


def _broken(file: str, line: int, what: str, allowed: str) -> Document:
    return Document(file, None, {}, (Mistake(file, line, what, allowed),))


def _control_line(text: str) -> int:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


class _Walk:
    """Turns a node tree into plain data, noting lines and mistakes on the way."""

    def __init__(self, file: str, loader: Any) -> None:
        self.file = file
        self.loader = loader
        self.lines: dict[KeyPath, int] = {(): 1}
        self.mistakes: list[Mistake] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: KeyPath) -> Any:
        # an alias gives the very same node again: it could recurse, or blow up when expanded
        if id(node) in self._seen:
            self._note(node, say.ALIAS, say.ALIAS_ALLOWED)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._element(child, (*path, at)) for at, child in enumerate(node.value)]
        return self._scalar(node)

    def _element(self, node: yaml.Node, path: KeyPath) -> Any:
        self.lines[path] = node.start_mark.line + 1
        return self.value(node, path)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(key_node, say.BAD_KEY, say.BAD_KEY_ALLOWED)
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in data:
                what = say.duplicate_key(key, self.lines[here])
                self._note(key_node, what, say.DUPLICATE_KEY_ALLOWED)
                continue
            self.lines[here] = key_node.start_mark.line + 1
            data[key] = self.value(value_node, here)
        return data

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            problem = getattr(error, "problem", None) or ""
            self._note(node, say.yaml_problem(problem), say.YAML_ALLOWED)
            return None

    def _note(self, node: yaml.Node, what: str, allowed: str) -> None:
        self.mistakes.append(Mistake(self.file, node.start_mark.line + 1, what, allowed))
