"""Loads the pattern files of the standard and finds their matches in a reply."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from bot.reading import messages as say
from bot.reading.checks import TYPES, Check, Declared, Streams
from bot.reading.checks.base import CONTEXT_REACH
from bot.reading.needed import Parts
from bot.reading.phrasing import Pair, compiled
from bot.reading.segment import Span
from bot.standard import Mistake, Standard, StandardError, read_document

QUESTIONS: Final = ("surname", "room", "phone", "when", "matter", "whom")
FOLDERS: Final = ("acts", "violations", "questions")
# How the customer is spoken to is a fault even where another fault is denied.
ALWAYS_DONE: Final = frozenset({"ni", "filler", "wei"})
MARKED: Final = re.compile("【(.+?)】")
RULE_KEYS: Final = ("finds", "checks", "right", "wrong")
CHECK_KEYS: Final = ("type", "any", "sound", "unless")
CONTEXT_KEYS: Final = ("spoken_of", "somebody")
# What could be part of a telephone number, an address, a time.
NUMBER: Final = re.compile("[0-9]{2}")
UNLESS_KEYS: Final = ("after", "before", "within")


@dataclass(frozen=True)
class Rule:
    """What finds one act, violation or question, with texts that must and must not match.

    folder: acts, violations or questions. right: texts with the matched slice in 【】.
    """

    folder: str
    finds: str
    declared: tuple[Declared, ...]
    checks: tuple[Check, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    file: str
    line: int

    @property
    def needed(self) -> Parts | None:
        """Return parts of which a reply holds one if the rule finds anything; None: any may."""
        each = [check.needed for check in self.checks]
        return frozenset().union(*filter(None, each)) if all(each) else None

    def spans(self, streams: Streams) -> tuple[Span, ...]:
        """Return the matches in order, overlapping ones joined."""
        found = {(span.start, span.end) for check in self.checks for span in check.spans(streams)}
        if not found:
            return ()
        joined: list[Span] = []
        for start, end in sorted(found):
            if joined and start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
            else:
                joined.append(Span(start, end))
        return tuple(joined)


Folder = tuple[tuple[Rule, ...], Mapping[str, list[int]], list[int]]


@dataclass(frozen=True)
class Patterns:
    """All rules by folder, the words before a fault by which it is only spoken of, and somebody's.

    somebody: words for the people whose numbers and addresses are private.
    """

    rules: tuple[Rule, ...]
    spoken_of: Pair
    somebody: Pair

    @cached_property
    def hash(self) -> str:
        """Return the sha256 hex of what is matched: of the content, not of the layout."""
        content = [(rule.folder, rule.finds, rule.declared) for rule in self.rules]
        context = [one and one.pattern for one in (*self.spoken_of, *self.somebody)]
        return hashlib.sha256(repr((content, context)).encode()).hexdigest()

    def find(self, folder: str, streams: Streams) -> Iterator[tuple[str, Span]]:
        """Give (id, units) of every match of the rules of a folder."""
        rules, by_part, always = self._by_folder[folder]
        likely = {at for part in streams.parts & by_part.keys() for at in by_part[part]}
        for at in sorted(likely.union(always)):
            for span in rules[at].spans(streams):
                yield rules[at].finds, span

    @cached_property
    def _by_folder(self) -> Mapping[str, Folder]:
        return {
            folder: _folder(tuple(rule for rule in self.rules if rule.folder == folder))
            for folder in FOLDERS
        }

    def public(self, streams: Streams) -> bool:
        """Tell whether a reply gives a number and speaks of nobody whose it could be."""
        somebody = self.somebody[0]
        return bool(NUMBER.search(streams.exact)) and not (
            somebody and somebody.search(streams.exact)
        )

    def violations(self, streams: Streams) -> Iterator[tuple[str, Span]]:
        """Give (id, units) of every violation that is done, not denied or told of another."""
        for finds, span in self.find("violations", streams):
            start = streams.clause_of(span.start).start
            before = slice(max(start, span.start - CONTEXT_REACH), span.start)
            told = any(
                pattern is not None and pattern.search(units[before])
                for pattern, units in zip(
                    self.spoken_of, (streams.exact, streams.folded), strict=True
                )
            )
            if finds in ALWAYS_DONE or not told:
                yield finds, span


def _folder(rules: tuple[Rule, ...]) -> Folder:
    """Return rules with the places of those to try by what they need, and of those always to."""
    by_part: defaultdict[str, list[int]] = defaultdict(list)
    for at, rule in enumerate(rules):
        for part in rule.needed or ():
            by_part[part].append(at)
    return rules, by_part, [at for at, rule in enumerate(rules) if rule.needed is None]


def load_patterns(root: Path, standard: Standard) -> Patterns:
    """Load every pattern file under `root` (the folder `standard/patterns`).

    Raises StandardError with every mistake: unknown ids, keys and types, a rule without right
    or without wrong examples, a phrase that cannot be compiled.
    """
    known: Mapping[str, Collection[str]] = {
        "acts": standard.acts,
        "violations": standard.violations,
        "questions": QUESTIONS,
    }
    rules: list[Rule] = []
    mistakes: list[Mistake] = []
    for folder in FOLDERS:
        files = sorted((root / folder).glob("*.yml"))
        if not files:
            name = f"standard/patterns/{folder}"
            mistakes.append(Mistake(name, 1, say.NO_FOLDER, say.NO_FOLDER_ALLOWED))
        for path in files:
            loading = _File(path, root.parent.parent, folder, known[folder])
            rules += loading.rules()
            mistakes += loading.mistakes
    contexts = _File(root / "contexts.yml", root.parent.parent, "violations", ())
    spoken_of, somebody = contexts.contexts()
    mistakes += contexts.mistakes
    if mistakes:
        raise StandardError(sorted(set(mistakes)))
    return Patterns(tuple(rules), compiled(spoken_of, False), compiled(somebody, False))


class _File:
    """One pattern file being loaded; gathers its mistakes."""

    def __init__(self, path: Path, base: Path, folder: str, known: Collection[str]) -> None:
        self.document = read_document(path, base)
        self.folder = folder
        self.known = known
        self.mistakes: list[Mistake] = list(self.document.mistakes)

    def rules(self) -> list[Rule]:
        data = self.document.data
        if self.mistakes:
            return []
        if not self._mapping(data, (), ("patterns",)) or not isinstance(data["patterns"], list):
            self._note((), say.NOT_A_MAPPING, say.NOT_A_MAPPING_ALLOWED)
            return []
        made = (self._rule(one, ("patterns", at)) for at, one in enumerate(data["patterns"]))
        return [rule for rule in made if rule is not None]

    def contexts(self) -> tuple[tuple[str, ...], ...]:
        data = self.document.data
        if self.mistakes or not self._mapping(data, (), CONTEXT_KEYS):
            return ((),) * len(CONTEXT_KEYS)
        return tuple(self._texts(data, key, ()) for key in CONTEXT_KEYS)

    def _rule(self, data: Any, path: tuple[str | int, ...]) -> Rule | None:
        before = len(self.mistakes)
        if not self._mapping(data, path, RULE_KEYS):
            return None
        finds = data.get("finds")
        if finds not in self.known:
            self._unknown_id(finds, (*path, "finds"))
        right = self._texts(data, "right", path)
        wrong = self._texts(data, "wrong", path)
        for at, text in enumerate(right):
            if not MARKED.search(text):
                self._note((*path, "right", at), say.NO_MARK.format(text=text), say.NO_MARK_ALLOWED)
        listed = data.get("checks")
        if not isinstance(listed, list) or not listed:
            what = say.NOT_A_LIST.format(key="checks")
            self._note(path, what, say.NOT_A_LIST_ALLOWED.format(key="checks"))
            return None
        declared = [self._declared(one, (*path, "checks", at)) for at, one in enumerate(listed)]
        checks = [self._check(one, (*path, "checks", at)) for at, one in enumerate(declared) if one]
        if len(self.mistakes) > before:
            return None
        return Rule(
            folder=self.folder,
            finds=finds,
            declared=tuple(one for one in declared if one),
            checks=tuple(one for one in checks if one),
            right=right,
            wrong=wrong,
            file=self.document.file,
            line=self.document.line(*path),
        )

    def _declared(self, data: Any, path: tuple[str | int, ...]) -> Declared | None:
        if not self._mapping(data, path, CHECK_KEYS):
            return None
        kind = data.get("type")
        if kind not in TYPES:
            types = "、".join(TYPES)
            what = say.UNKNOWN_TYPE.format(type=kind)
            self._note((*path, "type"), what, say.UNKNOWN_TYPE_ALLOWED.format(types=types))
            return None
        sound = data.get("sound")
        if sound is not None and not isinstance(sound, bool):
            self._note((*path, "sound"), say.NOT_A_FLAG, say.NOT_A_FLAG_ALLOWED)
        unless = data.get("unless", {})
        if not self._mapping(unless, (*path, "unless"), UNLESS_KEYS):
            return None
        if sound is None and self.folder == "violations":
            # a wrong deduction costs more than a disguise that gets through
            sound = False
        contexts = {key: self._texts(unless, key, (*path, "unless")) for key in unless}
        return Declared(kind, self._texts(data, "any", path), sound, **contexts)

    def _check(self, declared: Declared, path: tuple[str | int, ...]) -> Check | None:
        try:
            return TYPES[declared.type](declared)
        except re.error:
            what = say.BAD_PHRASE.format(phrase="、".join(declared.any))
            self._note(path, what, say.BAD_PHRASE_ALLOWED)
            return None

    def _texts(
        self, data: dict[str, Any], key: str, path: tuple[str | int, ...]
    ) -> tuple[str, ...]:
        texts = data.get(key)
        if isinstance(texts, list) and texts and all(isinstance(one, str) and one for one in texts):
            return tuple(texts)
        what = say.NOT_A_LIST.format(key=key)
        self._note((*path, key), what, say.NOT_A_LIST_ALLOWED.format(key=key))
        return ()

    def _mapping(self, data: Any, path: tuple[str | int, ...], keys: tuple[str, ...]) -> bool:
        if not isinstance(data, dict):
            self._note(path, say.NOT_A_MAPPING, say.NOT_A_MAPPING_ALLOWED)
            return False
        allowed = say.UNKNOWN_KEY_ALLOWED.format(keys="、".join(keys))
        for key in data:
            if key not in keys:
                self._note((*path, key), say.UNKNOWN_KEY.format(key=key), allowed)
        return "patterns" not in keys or "patterns" in data

    def _unknown_id(self, finds: Any, path: tuple[str | int, ...]) -> None:
        what = say.UNKNOWN_ID.format(id=finds)
        if self.folder == "questions":
            allowed = say.UNKNOWN_QUESTION_ALLOWED.format(ids="、".join(QUESTIONS))
        else:
            near = difflib.get_close_matches(str(finds), list(self.known), 3)
            hint = say.NEAR.format(ids="、".join(near)) if near else ""
            allowed = say.UNKNOWN_ID_ALLOWED.format(folder=self.folder, near=hint)
        self._note(path, what, allowed)

    def _note(self, path: tuple[str | int, ...], what: str, allowed: str) -> None:
        self.mistakes.append(self.document.mistake(path, what, allowed))
