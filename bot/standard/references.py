"""Cross references of the standard: duplicate ids, and ids that nothing defines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.standard import messages as say
from bot.standard.document import Document, KeyPath
from bot.standard.model import Mistake

KIND_NAMES = {
    "clauses": "条款",
    "acts": "行为",
    "violations": "不当言语",
    "situations": "情境",
    "actions": "动作",
    "channels": "场合",
    "personas": "客户档案",
    "questions": "题目",
}


@dataclass(frozen=True)
class Entry:
    """One authored entry of any kind and where it stands."""

    document: Document
    path: KeyPath
    data: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    def mistake(self, what: str, allowed: str, *within: str | int) -> Mistake:
        """A mistake at `within` this entry."""
        return self.document.mistake((*self.path, *within), what, allowed)

    @property
    def place(self) -> str:
        """File and line, as another entry's mistake names it."""
        return f"{self.document.file}:{self.document.line(*self.path)}"


Entries = Mapping[str, Sequence[Entry]]
Known = Mapping[str, Sequence[str]]


def entries_of(kind: str, document: Document) -> tuple[list[Entry], bool]:
    """The file's entries under `kind` that have an id, and whether those are all it holds."""
    data = document.data.get(kind) if isinstance(document.data, dict) else None
    if not isinstance(data, list):
        return [], False
    entries = [
        Entry(document, (kind, at), entry)
        for at, entry in enumerate(data)
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    ]
    return entries, len(entries) == len(data)


def duplicates(kind: str, entries: Sequence[Entry]) -> Iterator[Mistake]:
    """Every entry whose id an earlier one has already."""
    first: dict[str, Entry] = {}
    for entry in entries:
        earlier = first.setdefault(entry.id, entry)
        if earlier is not entry:
            what = say.duplicate_id(KIND_NAMES[kind], entry.id, earlier.place)
            yield entry.mistake(what, say.DUPLICATE_ID_ALLOWED, "id")


def reference_mistakes(entries: Entries, complete: Collection[str]) -> Iterator[Mistake]:
    """All mistakes of ids over the whole standard, whatever else is wrong with the entries.

    Ids of a kind that is not `complete` (a file of it could not be read) are not looked up: each
    of them would be reported as unknown.
    """
    known = {kind: [entry.id for entry in entries[kind]] for kind in complete}
    for kind, found in entries.items():
        yield from duplicates(kind, found)
    yield from _shared_ids(entries)
    for entry in entries["acts"]:
        yield from _unknown(entry, "clauses", known, "clause")
        yield from _unknown(entry, "acts", known, "implies")
        for at, name in _names(entry.data.get("implies")):
            if name == entry.id:
                what = say.own_implies(entry.id)
                yield entry.mistake(what, say.OWN_IMPLIES_ALLOWED, "implies", at)
    for entry in entries["violations"]:
        yield from _unknown(entry, "clauses", known, "clause")
    for entry in entries["situations"]:
        yield from _situation(entry, known)


def _situation(entry: Entry, known: Known) -> Iterator[Mistake]:
    yield from _unknown(entry, "channels", known, "channel")
    yield from _unknown(entry, "actions", known, "action")
    yield from _unknown(entry, "clauses", known, "clauses")
    yield from _unknown(entry, "acts", known, "optional")
    yield from _unknown(entry, "acts", known, "required")
    required = entry.data.get("required")
    demanded = {name for _, name in _names(required)}
    for at, element in enumerate(required if isinstance(required, list) else ()):
        if isinstance(element, list):
            yield from _unknown(entry, "acts", known, "required", at)
            demanded |= {name for _, name in _names(element)}
    for at, act in _names(entry.data.get("optional")):
        if act in demanded:
            what = say.required_and_optional(act)
            yield entry.mistake(what, say.REQUIRED_AND_OPTIONAL_ALLOWED, "optional", at)


def _shared_ids(entries: Entries) -> Iterator[Mistake]:
    acts = {entry.id: entry for entry in entries["acts"]}
    for entry in entries["violations"]:
        if entry.id in acts:
            what = say.duplicate_id("id", entry.id, acts[entry.id].place)
            yield entry.mistake(what, say.SHARED_ID_ALLOWED, "id")


def _unknown(entry: Entry, kind: str, known: Known, key: str, *at: int) -> Iterator[Mistake]:
    if kind not in known:
        return
    value = entry.data.get(key)
    for step in at:
        value = value[step] if isinstance(value, list) else None
    names = [((), value)] if isinstance(value, str) else [((i,), name) for i, name in _names(value)]
    for within, name in names:
        if name not in known[kind]:
            allowed = say.allowed_ids(name, known[kind])
            yield entry.mistake(say.unknown(KIND_NAMES[kind], name), allowed, key, *at, *within)


def _names(value: Any) -> list[tuple[int, str]]:
    """The ids of a list and their places; what is not an id is the schema's to report."""
    listed = enumerate(value) if isinstance(value, list) else ()
    return [(at, name) for at, name in listed if isinstance(name, str)]
