"""Cuts a reply into clauses and words, and finds what in it is quoted."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from spacy.language import Language

CLAUSE_END: Final = frozenset("，。！？；：、…~ \n")
MASK: Final = "\ufffc"
QUOTES: Final = re.compile(
    r"“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|‘([^‘’]*)’|\"([^\"]*)\"|《([^《》]*)》"
)
# A word in quotation marks that is said of the customer is said, not quoted.
APPLIED: Final = re.compile(r"[您你](这种|这个|就|真|可|才|还|怕不)*是个?$|像个?$")
LEAST_OUTSIDE: Final = 2
_CJK: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Span:
    """A stretch of units, end excluded."""

    start: int
    end: int


def quoted(units: str) -> tuple[Span, ...]:
    """Return the stretches inside quotation marks: another's words, not the trainee's own.

    A reply that is quoted as a whole is the trainee's own, and so is a name that he calls
    the customer (`您就是个“傻子”`).
    """
    spans: list[Span] = []
    for match in QUOTES.finditer(units):
        if not APPLIED.search(units[max(0, match.start() - 6) : match.start()]):
            spans.append(Span(match.start() + 1, match.end() - 1))
    inside = sum(len(_CJK.findall(units[span.start : span.end])) for span in spans)
    if len(_CJK.findall(units)) - inside < LEAST_OUTSIDE:
        return ()
    return tuple(spans)


def mask(units: str, spans: tuple[Span, ...]) -> str:
    """Return `units` with the given stretches made unreadable, every place kept."""
    for span in spans:
        units = units[: span.start] + MASK * (span.end - span.start) + units[span.end :]
    return units


def clauses(units: str) -> tuple[Span, ...]:
    """Return the clauses between punctuation marks."""
    spans: list[Span] = []
    start = 0
    for at, unit in enumerate(units):
        if unit in CLAUSE_END:
            if at > start:
                spans.append(Span(start, at))
            start = at + 1
    if start < len(units):
        spans.append(Span(start, len(units)))
    return tuple(spans)


@lru_cache(maxsize=1)
def _language() -> Language:
    with _without("tensorflow", "torch"):
        import jieba
        import spacy

    jieba.setLogLevel(logging.WARNING)
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Hide modules while others are imported, unless they are loaded already.

    spaCy loads TensorFlow wherever it is installed: seconds and 400 MB for a tokenizer that
    has no use for it.
    """
    modules = cast("dict[str, object]", sys.modules)
    hidden = [name for name in names if name not in modules]
    modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name in hidden:
            modules.pop(name, None)


def word_bounds(units: str) -> tuple[int, ...]:
    """Return the places among `units` where words begin, and the end; spaCy with jieba cuts."""
    said = "".join(map(_speakable, units))
    return (*(token.idx for token in _language()(said)), len(units))


def known_bounds(units: str) -> tuple[int, ...]:
    """Return the places among `units` where words of the dictionary begin or end.

    Unlike `word_bounds` it makes no word of characters that only look like one.
    """
    _language()
    import jieba

    said = "".join(map(_speakable, units))
    return (*(start for _, start, _ in jieba.tokenize(said, HMM=False)), len(units))


def is_word(units: str) -> bool:
    """Tell whether the segmenter's dictionary has these characters as a word."""
    _language()
    import jieba

    return bool(jieba.dt.FREQ.get(units))


def _speakable(unit: str) -> str:
    """Return what a segmenter can take for a unit: a letter for typed pinyin and the like."""
    return unit if _CJK.match(unit) or unit.isascii() else "x"
