"""Reads a reply: patterns give precision and places, the trained part gives reach."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.reading.checks import Streams
from bot.reading.decode import decoded
from bot.reading.model import Guess, Model
from bot.reading.model_file import load_model
from bot.reading.normalise import Normal, normalise
from bot.reading.patterns import Patterns, load_patterns
from bot.reading.segment import Span, clauses, mask, quoted, word_bounds
from bot.reading.sound import Heard, hear
from bot.reading.thresholds import ANOTHER
from bot.reading.train import ensure_model
from bot.reading.values import Found, Reading
from bot.standard import Standard, load_standard

PROJECT: Final = Path(__file__).resolve().parents[2]
CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
# Units read of a reply; what comes after adds nothing but time.
MOST_UNITS: Final = 1200
LEAK: Final = "leak"
# How the customer is called and how one begins: most other faults come beside them.
BY_THE_WAY: Final = frozenset({"ni", "filler"})
MOSTLY: Final = 0.25
HELD_DOWN: Final = 4
HASH_LENGTH: Final = 16


@lru_cache(maxsize=4)
def shared_reader(root: Path = PROJECT) -> Reader:
    """Return the reader of the project at `root`, loaded once in a process. Raises as `load`."""
    return Reader.load(root)


class Reader:
    """Finds acts, violations, questions and topics in replies. Pure and safe to share."""

    def __init__(self, standard: Standard, patterns: Patterns, model: Model | None) -> None:
        self._standard = standard
        self._patterns = patterns
        self._model = model
        made_of = (patterns.hash, model.hash if model else "")
        self._hash = hashlib.sha256(" ".join(made_of).encode()).hexdigest()[:HASH_LENGTH]

    @classmethod
    def load(cls, root: Path = PROJECT) -> Reader:
        """Load the reader of the project at `root`, its model trained first if inputs changed.

        Raises StandardError with every mistake in the standard or its pattern files.
        """
        standard = load_standard(root / "standard")
        patterns = load_patterns(root / "standard" / "patterns", standard)
        return cls(standard, patterns, load_model(ensure_model(root)))

    @property
    def model_hash(self) -> str:
        """Return the content hash of the patterns and of what the trained part was made of."""
        return self._hash

    def read(self, text: str) -> Reading:
        """Read one reply. Never raises; the same text gives the same reading."""
        normal = normalise(text)
        heard = hear(normal)
        heard = Heard(
            heard.exact[:MOST_UNITS],
            heard.folded[:MOST_UNITS],
            heard.starts[:MOST_UNITS],
            heard.ends[:MOST_UNITS],
        )
        if not _readable(normal.text):
            return Reading.empty(text, self._hash)
        spelled = decoded(heard.exact)
        meant = self._model.usage.corrected(spelled) if self._model else spelled
        ways = tuple(dict.fromkeys((heard.exact, spelled, meant)))
        streams = tuple(_streams(one, heard.folded) for one in ways)
        placed = _Placed(normal, heard)
        weighed = self._model.weigh(streams) if self._model else None
        believed = weighed.believes if weighed else _anything
        acts = _once(placed, (one for each in streams for one in self._patterns.find("acts", each)))
        acts = [one for one in acts if believed(one.id)]
        faults = _once(placed, (one for each in streams for one in self._patterns.violations(each)))
        faults = [one for one in faults if believed(one.id)]
        if weighed is not None:
            known = {one.id for one in (*acts, *faults)}
            public = self._patterns.public(streams[-1])
            guesses = (one for one in weighed.guesses(known) if not (public and one.label == LEAK))
            self._add(guesses, placed, acts, faults)
        questions = (
            placed.found(name, span) for name, span in self._patterns.find("questions", streams[-1])
        )
        return Reading(
            text=text,
            acts=_ordered(self._with_implied(acts)),
            violations=_ordered(faults),
            questions=_ordered(questions),
            topics=weighed.topics() if weighed else (),
            model=self._hash,
        )

    def _add(
        self,
        guesses: Iterable[Guess],
        placed: _Placed,
        acts: list[Found],
        faults: list[Found],
    ) -> None:
        """Add what the trained part guesses to what the patterns found, the surest first."""
        for guess in guesses:
            found = placed.found(guess.label, placed.to_words(guess.span), guess.score)
            if guess.label in self._standard.acts:
                acts.append(found)
            elif not any(_overlap(found, one) for one in faults) and (
                guess.score >= ANOTHER or not any(one.id not in BY_THE_WAY for one in faults)
            ):
                # the same words are one fault, by the name that is surest
                faults.append(found)

    def _with_implied(self, acts: list[Found]) -> list[Found]:
        implied = [
            Found(other, one.start, one.end, one.source, one.score)
            for one in acts
            for other in self._standard.acts[one.id].implies
        ]
        known = {one.id for one in acts}
        return acts + [one for one in implied if one.id not in known]


class _Placed:
    """Leads from units back to the characters as typed."""

    def __init__(self, normal: Normal, heard: Heard) -> None:
        self._normal = normal
        self._heard = heard
        self._bounds: tuple[int, ...] | None = None

    def found(self, name: str, span: Span, score: float | None = None) -> Found:
        start, end = self._normal.place(
            self._heard.starts[span.start], self._heard.ends[span.end - 1]
        )
        if score is None:
            return Found(name, start, end)
        return Found(name, start, end, "model", score)

    def to_words(self, span: Span) -> Span:
        """Return `span` stretched to whole words."""
        if self._bounds is None:
            self._bounds = word_bounds(self._heard.exact)
        start = max((one for one in self._bounds if one <= span.start), default=span.start)
        end = min((one for one in self._bounds if one >= span.end), default=span.end)
        return Span(start, min(end, len(self._heard.exact)))


def _anything(_: str) -> bool:
    return True


def _streams(exact: str, folded: str) -> Streams:
    hidden = quoted(exact)
    exact = mask(exact, hidden)
    return Streams(exact, mask(folded, hidden), clauses(exact))


def _once(placed: _Placed, found: Iterable[tuple[str, Span]]) -> list[Found]:
    """Return each finding once: two streams show the same words twice."""
    kept: list[Found] = []
    for name, span in found:
        one = placed.found(name, span)
        if not any(one.id == other.id and _overlap(one, other) for other in kept):
            kept.append(one)
    return kept


def _readable(text: str) -> bool:
    """Tell whether there is Chinese enough in a normalised text to be read."""
    chinese = CHINESE.findall(text)
    if not chinese:
        return False
    said = [one for one in text if one.isalnum()]
    if len(chinese) < MOSTLY * len(said):
        return False
    # one character held down is no speech
    return len(chinese) < HELD_DOWN or len(set(chinese)) > 1


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _ordered(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.id)))
