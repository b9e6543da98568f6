"""Makes what the reading learns from: stretches with labels, and whole replies unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.features import grams
from bot.reading.labelled import Labelled, Mark
from bot.reading.normalise import Normal, normalise
from bot.reading.segment import Span, clauses, mask, quoted
from bot.reading.sound import Heard, hear
from bot.reading.thresholds import ANY_FAULT
from bot.reading.train_network import Lesson
from bot.standard import Standard

# Labels that depend on the situation, or that characters decide better than weights.
UNTRAINED: Final = frozenset({"irrelevant", "ni"})
# Labels of the reply as a whole: its clauses alone show nothing of them.
WHOLE: Final = frozenset({"stuffing", "rambling"})
OFF_TOPIC_STYLES: Final = frozenset({"wrong_act", "gaming", "neutral"})
MARK_SHARE: Final = 0.6


@dataclass(frozen=True)
class Sample:
    """One stretch to learn from: its n-grams' buckets and its labels; `topic` for a whole reply."""

    buckets: NDArray[np.int64]
    labels: frozenset[str]
    topic: str | None


def samples_of(standard: Standard, learnt: Sequence[Labelled]) -> list[Sample]:
    """Return the stretches of the replies and of the standard's own examples."""
    samples = [one for reply in learnt for one in _stretches(standard, reply)]
    return [*samples, *_prescribed(standard)]


def lessons_of(
    standard: Standard, learnt: Iterable[Labelled], labels: Sequence[str], topics: Sequence[str]
) -> list[Lesson]:
    """Return the replies unit by unit; `labels` and `topics` give the order of the values."""
    columns = _columns(standard, labels)
    lessons = (_lesson(reply, columns, len(labels), topics) for reply in learnt)
    return [one for one in lessons if one.exact]


def majors(standard: Standard) -> frozenset[str]:
    """Return the ids of the major violations."""
    return frozenset(one.id for one in standard.violations.values() if one.severity == "major")


def _columns(standard: Standard, labels: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns that a mark of each act and violation sets."""
    places = {label: at for at, label in enumerate(labels)}
    any_major = [at for label, at in places.items() if label == ANY_FAULT]
    columns: dict[str, list[int]] = {}
    for mark in (*standard.acts, *standard.violations):
        does = [places[one] for one in sorted(_implied(standard, mark)) if one in places]
        fault = mark in majors(standard) - UNTRAINED
        columns[mark] = does + (any_major if fault else [])
    return columns


def _lesson(
    reply: Labelled, columns: Mapping[str, list[int]], labels: int, topics: Sequence[str]
) -> Lesson:
    normal = normalise(reply.text)
    heard = hear(normal)
    hidden = quoted(heard.exact)
    places = [normal.place(*ends) for ends in zip(heard.starts, heard.ends, strict=True)]
    units = np.zeros((labels, len(places)), dtype=bool)
    for one in reply.marks:
        covered = [start < one.end and end > one.start for start, end in places]
        units[columns[one.label]] |= np.array(covered, dtype=bool)
    whole = units.any(axis=1)
    for label in reply.also:
        whole[columns[label]] = True
    topic = -1 if reply.style in OFF_TOPIC_STYLES else topics.index(reply.situation)
    return Lesson(mask(heard.exact, hidden), mask(heard.folded, hidden), units, whole, topic)


def _implied(standard: Standard, label: str) -> frozenset[str]:
    act = standard.acts.get(label)
    return frozenset({label, *(act.implies if act else ())})


def _stretches(standard: Standard, reply: Labelled) -> list[Sample]:
    """Return the whole reply and its clauses as samples."""
    normal = normalise(reply.text)
    heard = hear(normal)
    hidden = quoted(heard.exact)
    exact, folded = mask(heard.exact, hidden), mask(heard.folded, hidden)
    whole = Span(0, len(exact))
    found = grams(exact, folded)
    topic = None if reply.style in OFF_TOPIC_STYLES else reply.situation
    samples = []
    for span in dict.fromkeys((whole, *clauses(exact))):
        labels = _labels(standard, reply.marks, normal, heard, span)
        if span == whole:
            labels |= frozenset(reply.also)
        elif WHOLE & frozenset(reply.also):
            continue
        buckets = found.buckets[found.inside(span)]
        about = topic if span == whole else None
        samples.append(Sample(buckets, labels - UNTRAINED, about))
    return samples


def _labels(
    standard: Standard, marks: tuple[Mark, ...], normal: Normal, heard: Heard, span: Span
) -> frozenset[str]:
    if span.end <= span.start:
        return frozenset()
    start, end = normal.place(heard.starts[span.start], heard.ends[span.end - 1])
    labels: set[str] = set()
    for one in marks:
        shared = min(end, one.end) - max(start, one.start)
        if shared >= MARK_SHARE * (one.end - one.start):
            labels |= _implied(standard, one.label)
    return frozenset(labels)


def _prescribed(standard: Standard) -> list[Sample]:
    """Return the acts' and violations' own examples as samples."""
    samples: list[Sample] = []
    for act in standard.acts.values():
        labels = frozenset({act.id, *act.implies})
        samples += [_alone(text, labels) for text in act.examples]
    for violation in standard.violations.values():
        if violation.id not in WHOLE | UNTRAINED:
            labels = frozenset({violation.id})
            samples += [_alone(text, labels) for text in violation.examples]
    return samples


def _alone(text: str, labels: frozenset[str]) -> Sample:
    heard = hear(normalise(text.split("（")[0]))
    return Sample(grams(heard.exact, heard.folded).buckets, labels, None)
