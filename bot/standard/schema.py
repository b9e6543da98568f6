"""Structure of authored files as JSON schemas, and schema errors as an author's mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft7Validator

from bot.standard import messages as say
from bot.standard.document import Document, KeyPath
from bot.standard.model import Mistake

TEXT: dict[str, Any] = {"type": "string", "pattern": r"\S"}
OPTIONAL_TEXT: dict[str, Any] = {"type": ["string", "null"], "pattern": r"\S"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT, "uniqueItems": True}
SOME_TEXTS: dict[str, Any] = {**TEXTS, "minItems": 1}
WORD_ID: dict[str, Any] = {"type": "string", "pattern": r"^[a-z][a-z0-9_]*$"}
CLAUSE_ID: dict[str, Any] = {"type": "string", "pattern": r"^[A-F](\.[a-z]+){1,2}$"}
SITUATION_ID: dict[str, Any] = {"type": "string", "pattern": r"^[a-z]+\.[a-z][a-z0-9_]*$"}
KINDS = ("phrase", "language", "address", "process", "conduct", "knowledge")

_Error = Any  # jsonschema.ValidationError, whose fields are typed more loosely than they are

_PATTERNS = {
    WORD_ID["pattern"]: "应由小写字母、数字和下划线组成，如 ask_wait",
    CLAUSE_ID["pattern"]: "应形如 A.visitor.arrival 或 C.open",
    SITUATION_ID["pattern"]: "应形如 visitor.arrival",
    TEXT["pattern"]: "不能是空白",
}
_TYPES = {
    "string": "文字（数字、日期、yes/no 请加引号）",
    "array": "列表（每行以“- ”开头）",
    "object": "由“键: 值”组成的条目",
    "integer": "整数",
    "boolean": "true 或 false",
    "null": "null",
}
_LIMITS = {
    "minItems": "至少写 {} 项",
    "maxItems": "最多写 {} 项",
    "minProperties": "至少写 {} 个键",
    "maxProperties": "最多写 {} 个键",
    "minimum": "不能小于 {}",
    "maximum": "不能大于 {}",
}


def mapping(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """A schema of an entry with exactly these keys; any other key is an error."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def file_of(
    key: str, entry: dict[str, Any], optional: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A schema of a file that holds one non-empty list of entries under `key`."""
    return mapping({key: {"type": "array", "minItems": 1, "items": entry}}, optional)


_ELEMENT: dict[str, Any] = {"anyOf": [WORD_ID, {**SOME_TEXTS, "items": WORD_ID}]}
_IDS: dict[str, Any] = {**TEXTS, "items": WORD_ID}
_TITLED = mapping({"id": WORD_ID, "title": TEXT})

FILES: dict[str, dict[str, Any]] = {
    "clauses": file_of(
        "clauses",
        mapping(
            {"id": CLAUSE_ID, "kind": {"enum": list(KINDS)}, "title": TEXT}, {"says": SOME_TEXTS}
        ),
        {"title": TEXT},
    ),
    "acts": file_of(
        "acts",
        mapping(
            {
                "id": WORD_ID,
                "title": TEXT,
                "clause": CLAUSE_ID,
                "examples": SOME_TEXTS,
                "near_misses": TEXTS,
            },
            {"implies": {**SOME_TEXTS, "items": WORD_ID}},
        ),
    ),
    "violations": file_of(
        "violations",
        mapping(
            {
                "id": WORD_ID,
                "severity": {"enum": ["minor", "major"]},
                "clause": CLAUSE_ID,
                "title": TEXT,
                "examples": SOME_TEXTS,
                "trap": TEXTS,
            }
        ),
    ),
    "situations": file_of(
        "situations",
        mapping(
            {
                "id": SITUATION_ID,
                "channel": WORD_ID,
                "line": TEXT,
                "required": {"type": "array", "minItems": 1, "items": _ELEMENT},
                "optional": _IDS,
                "clauses": {**SOME_TEXTS, "items": CLAUSE_ID},
            },
            {"title": TEXT, "action": WORD_ID},
        ),
    ),
    "actions": file_of("actions", _TITLED),
    "channels": file_of("channels", _TITLED),
}


def structure_mistakes(document: Document, schema: dict[str, Any]) -> list[Mistake]:
    """Every departure of `document` from `schema`, in the order of lines."""
    errors = Draft7Validator(schema).iter_errors(document.data)
    return sorted({mistake for error in errors for mistake in _mistakes(document, error)})


def _mistakes(document: Document, error: _Error) -> Iterator[Mistake]:
    path: KeyPath = tuple(error.absolute_path)
    translate = _TRANSLATORS.get(str(error.validator), _wrong_value)
    yield from translate(document, path, error)


def _unknown_keys(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    known = list(error.schema["properties"])
    for key in error.instance:
        if key not in known:
            allowed = say.allowed_ids(key, known)
            yield document.mistake((*path, key), say.unknown_key(key), allowed)


def _missing_keys(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    keys = error.validator_value
    for key in keys:
        if key not in error.instance:
            yield document.mistake(path, say.missing_key(key), say.must_have(keys))


def _wrong_type(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    allowed = say.type_allowed("或".join(_TYPES[name] for name in names))
    yield document.mistake(path, say.wrong_type(error.instance), allowed)


def _not_listed(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    allowed = say.allowed_ids(str(error.instance), map(str, error.validator_value))
    yield document.mistake(path, say.wrong_value(error.instance), allowed)


def _wrong_shape(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    allowed = _PATTERNS[error.validator_value]
    yield document.mistake(path, say.wrong_value(error.instance), allowed)


def _repeated(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    for at, value in enumerate(error.instance):
        if value in error.instance[:at]:
            yield document.mistake((*path, at), say.repeated(value), say.REPEATED_ALLOWED)


def _no_element(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    # both alternatives of a required element failed: report the one of the author's own type
    wanted = 1 if isinstance(error.instance, list) else 0
    for inner in error.context or ():
        if inner.relative_schema_path[0] == wanted:
            yield from _mistakes(document, inner)


def _wrong_value(document: Document, path: KeyPath, error: _Error) -> Iterator[Mistake]:
    allowed = _LIMITS[str(error.validator)].format(error.validator_value)
    yield document.mistake(path, say.wrong_value(error.instance), allowed)


_TRANSLATORS = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _not_listed,
    "pattern": _wrong_shape,
    "uniqueItems": _repeated,
    "anyOf": _no_element,
}
