"""Checks the customer's lines in data/lines/: their format, and that every one is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.check import messages as say
from bot.customer.lines import PLACEHOLDERS, response_name
from bot.customer.progress import EARLIER, HAPPENED
from bot.customer.story import CLOSING, situations_told
from bot.standard import Document, Mistake, Standard, read_document
from bot.standard import messages as standard_say
from bot.standard.document import KeyPath
from bot.standard.load import yaml_files
from bot.standard.references import Entry
from bot.standard.schema import TEXT, mapping, structure_mistakes

FOLDER: Final = "data/lines"
LEAST_VARIANTS: Final = 3
CONDITIONS: Final = {
    "mood": ("calm", "impatient", "angry", "furious"),
    "channel": ("desk", "gate", "phone", "lift", "grounds", "online"),
    "reaction": ("objects", "offended", "minds", "puzzled", "hush", "storms_off"),
    **dict.fromkeys(EARLIER, (HAPPENED,)),
}
_CONDITION: Final = mapping(
    {"type": {"enum": ["slot"]}, "name": {"enum": list(CONDITIONS)}, "value": TEXT}
)
_CONDITIONS: Final = {"type": "array", "minItems": 1, "items": _CONDITION}
_VARIANTS: Final = {
    "type": "array",
    "minItems": 1,
    "items": mapping({"text": TEXT}, {"condition": _CONDITIONS}),
}
_RESPONSES: Final = {"type": "object", "minProperties": 1, "additionalProperties": _VARIANTS}
SCHEMA: Final = mapping({"responses": _RESPONSES}, {"version": {"enum": ["3.1"]}})

_MARKUP: Final = re.compile(r"</?[A-Za-z!]|\*\*|__|`|!?\[[^\]]*\]\(|^#|&[a-z]+;|&#")
_HOLE: Final = re.compile(r"\{(.*?)\}")


@dataclass(frozen=True)
class Line:
    """A response as authored: its name, its variants, and where they stand."""

    name: str
    variants: Sequence[Mapping[str, Any]]
    document: Document

    def mistake(self, what: str, allowed: str, *within: str | int) -> Mistake:
        """A mistake at `within` this response."""
        return self.document.mistake(("responses", self.name, *within), what, allowed)

    @property
    def placeholders(self) -> set[str]:
        """What a persona must have for the line to be said."""
        return {hole for variant in self.variants for hole in _HOLE.findall(variant["text"])}


@dataclass(frozen=True)
class Lines:
    """All responses of data/lines/ by name, the mistakes of their files, and if all were read."""

    by_name: Mapping[str, Line]
    mistakes: Sequence[Mistake]
    whole: bool


def read_lines(root: Path) -> Lines:
    """Read every file of lines of the project at `root`."""
    files, mistakes = yaml_files(root / FOLDER, root)
    lines: dict[str, Line] = {}
    whole = True
    for path in files:
        document = read_document(path, root)
        broken = document.mistakes or structure_mistakes(document, SCHEMA)
        mistakes += broken
        if broken:
            whole = False
            continue
        for name, variants in document.data["responses"].items():
            line = Line(name, variants, document)
            if name in lines:
                earlier = lines[name].document
                where = f"{earlier.file}:{earlier.line('responses', name)}"
                what = say.duplicate_response(name, where)
                mistakes.append(line.mistake(what, say.DUPLICATE_RESPONSE_ALLOWED))
            lines.setdefault(name, line)
            mistakes += _variants(line)
    return Lines(lines, mistakes, whole)


def _variants(line: Line) -> Iterator[Mistake]:
    plain = {variant["text"] for variant in line.variants if "condition" not in variant}
    if len(plain) < LEAST_VARIANTS:
        yield line.mistake(say.too_few(line.name, len(plain)), say.VARIANTS_ALLOWED)
    for at, variant in enumerate(line.variants):
        text = variant["text"]
        if _MARKUP.search(text):
            yield line.mistake(say.MARKUP, say.MARKUP_ALLOWED, at, "text")
        for hole in _HOLE.findall(text):
            if hole not in PLACEHOLDERS:
                allowed = standard_say.allowed_ids(hole, PLACEHOLDERS)
                yield line.mistake(say.unknown_placeholder(hole), allowed, at, "text")
        if set("{}") & set(_HOLE.sub("", text)):
            allowed = standard_say.allowed_ids("", PLACEHOLDERS)
            yield line.mistake(say.BRACES, allowed, at, "text")
        for place, condition in enumerate(variant.get("condition", ())):
            name = condition["name"]
            if condition["value"] not in CONDITIONS[name]:
                allowed = standard_say.allowed_ids(condition["value"], CONDITIONS[name])
                within = (at, "condition", place, "value")
                yield line.mistake(say.condition_values(name), allowed, *within)


def line_mistakes(
    lines: Lines,
    standard: Standard,
    personas: Mapping[str, Entry],
    stories: Sequence[Document],
    said_by_rules: Collection[str],
) -> Iterator[Mistake]:
    """Lines without a purpose, and stories whose lines are missing or cannot be filled."""
    purposes = (*map(response_name, standard.situations), *said_by_rules, CLOSING)
    for name, line in lines.by_name.items():
        if name not in purposes:
            yield line.mistake(say.no_purpose(name), standard_say.allowed_ids(name, purposes))
    told: dict[str, Line] = {}
    for document in stories:
        story = document.data["stories"][0]
        persona = personas.get(story["metadata"]["persona"])
        # a reaction or an answer to a question may come in any story
        for name in sorted({*said_by_rules} & {*lines.by_name}):
            place = ("stories", 0, "metadata", "persona")
            yield from _filled(document, lines.by_name[name], persona, place)
        for situation in situations_told(story, list(standard.situations)):
            name = response_name(situation)
            if name in lines.by_name:
                told[name] = lines.by_name[name]
                yield from _filled(document, told[name], persona, _spoken_at(document, name))
            elif lines.whole:
                where = _spoken_at(document, name)
                yield document.mistake(where, say.no_response(name), say.LINES_ALLOWED)
    for name, line in told.items():
        if not any(_objects(variant) for variant in line.variants):
            yield line.mistake(say.no_objection(name), say.OBJECTION_ALLOWED)


def _objects(variant: Mapping[str, Any]) -> bool:
    conditions = variant.get("condition", ())
    return any((c["name"], c["value"]) == ("reaction", "objects") for c in conditions)


def _filled(
    document: Document, line: Line, persona: Entry | None, place: KeyPath
) -> Iterator[Mistake]:
    for hole in sorted(line.placeholders & set(persona.data) if persona else ()):
        if persona and persona.data[hole] is None:
            what = say.empty_placeholder(line.name, hole, persona.id)
            yield document.mistake(place, what, say.EMPTY_PLACEHOLDER_ALLOWED)


def _spoken_at(document: Document, name: str) -> KeyPath:
    steps = document.data["stories"][0]["steps"]
    at = next(at for at, step in enumerate(steps) if step.get("action") == name)
    return ("stories", 0, "steps", at, "action")
