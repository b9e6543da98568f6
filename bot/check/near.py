"""Checks that held-out replies are new: no sentence of theirs repeats one that is trained on."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from bot.check import messages as say
from bot.grading.answers import CALL
from bot.reading.labelled import EXAMPLE, plain, split_of
from bot.reading.normalise import normalise
from bot.standard import Document, Mistake, Standard

# These quote the standard, as everybody does.
EXEMPT_STYLES: Final = frozenset({"verbatim", "gaming"})
SENTENCE: Final = re.compile("[^。！？；!?;]+[。！？；!?;]*")
CLAUSE_END: Final = re.compile("[，、。！？；：…~\n]+")
# What two wordings may differ in and be the same: marks, particles.
SLIGHT: Final = re.compile(r"[\W_的了呢吧啊呀嘛哦啦哈]")
CALLED: Final = re.compile("^.{0,3}(先生|女士|太太|小姐|经理|主任)$")
# Shorter sentences than this are bound to recur.
LEAST: Final = 6
ALIKE: Final = 0.9
# A courtesy of at most so many characters that so many writers use is everybody's.
STOCK: Final = 8
STOCK_WRITERS: Final = 2
# Which splits a held-out one must not repeat.
EARLIER: Final = {"dev": ("train",), "test": ("train", "dev")}


@dataclass(frozen=True)
class Sentence:
    """A sentence of a reply, or the whole of it: what is compared, what was said, and where."""

    key: str
    said: str
    writer: str
    file: str
    line: int


@dataclass(frozen=True)
class Reply:
    """One reply: the whole of it and its sentences, those alone that are long enough."""

    whole: Sentence | None
    sentences: tuple[Sentence, ...]

    @property
    def all(self) -> tuple[Sentence, ...]:
        """Return everything that is compared."""
        return self.sentences if self.whole is None else (self.whole, *self.sentences)


def near_mistakes(
    documents: Sequence[Document], standard: Standard, answers: Iterable[str]
) -> Iterator[Mistake]:
    """Give every sentence of a held-out writer that repeats one of training, or test one of dev.

    documents: files of labelled replies without mistakes of structure. answers: the situations'
    model answers. Near-duplicates are equal, or share 0.9 of their pairs of characters (Jaccard),
    once normalised and without marks and particles. Prescribed wording is everybody's, and so is
    a short courtesy that several writers train with.
    """
    prescribed = _Prescribed(standard, answers)
    splits: Mapping[str, list[Reply]] = {"train": [], "dev": [], "test": []}
    for document in documents:
        for split, reply in _replies(document, prescribed):
            splits[split].append(reply)
    stock = _stock(splits["train"])
    for split, earlier in EARLIER.items():
        known = Known(
            one
            for reply in chain.from_iterable(splits[name] for name in earlier)
            for one in reply.all
            if one.key not in stock
        )
        for reply in splits[split]:
            yield from _repeated(reply, known)


def _repeated(reply: Reply, known: Known) -> Iterator[Mistake]:
    """Give the mistake of the reply as a whole, or else of each of its sentences."""
    for group in ((reply.whole,) if reply.whole else (), reply.sentences):
        found = [(one, other) for one in group if (other := known.like(one.key))]
        for one, other in found:
            what = say.near(one.said, other.file, other.line, other.said)
            yield Mistake(one.file, one.line, what, say.NEAR_ALLOWED)
        if found:
            return


def _stock(replies: Iterable[Reply]) -> frozenset[str]:
    """Return the short sentences that several writers use."""
    writers: dict[str, set[str]] = defaultdict(set)
    for one in chain.from_iterable(reply.all for reply in replies):
        if len(one.key) <= STOCK:
            writers[one.key].add(one.writer)
    return frozenset(key for key, used in writers.items() if len(used) >= STOCK_WRITERS)


def _replies(document: Document, prescribed: _Prescribed) -> Iterator[tuple[str, Reply]]:
    for at, block in enumerate(document.data["nlu"]):
        about: Mapping[str, Any] = block["metadata"]
        if about["style"] in EXEMPT_STYLES:
            continue
        first = document.line("nlu", at, "examples") + 1
        for line, example in enumerate(block["examples"].split("\n"), first):
            written = EXAMPLE.match(example)
            if written is None:
                continue
            text = plain(written[1].strip())[0]
            said = dict.fromkeys((text, *(one.strip() for one in SENTENCE.findall(text))))
            compared = [
                Sentence(key, one, about["writer"], document.file, line)
                for one in said
                if len(key := _key(one)) >= LEAST and not prescribed.hold(one)
            ]
            whole = compared[0] if compared and compared[0].said == text else None
            rest = tuple(one for one in compared if one is not whole)
            yield split_of(about["writer"]), Reply(whole, rest)


class _Prescribed:
    """The wording that the standard gives."""

    def __init__(self, standard: Standard, answers: Iterable[str]) -> None:
        says = [text for clause in standard.clauses.values() for text in clause.says]
        examples = [text for act in standard.acts.values() for text in act.examples]
        texts = [*says, *examples, *(one.replace(CALL, "") for one in answers)]
        self._all = "\n".join(map(_key, texts))

    def hold(self, said: str) -> bool:
        """Tell whether all the clauses of a sentence are prescribed, or call the customer."""
        keys = map(_key, CLAUSE_END.split(normalise(said).text))
        return all(key in self._all or CALLED.match(key) for key in keys)


class Known:
    """Sentences found by their rarest pairs of characters, so that few need be compared."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._equal: dict[str, Sentence] = {}
        for one in sentences:
            self._equal.setdefault(one.key, one)
        self._pairs = {key: pairs_of(key) for key in self._equal}
        self._common = Counter(chain.from_iterable(self._pairs.values()))
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for key, pairs in self._pairs.items():
            for pair in self._telling(pairs):
                self._by_pair[pair].append(key)

    def like(self, key: str) -> Sentence | None:
        """Return the sentence most like `key`, None if none is a near-duplicate."""
        if key in self._equal:
            return self._equal[key]
        pairs = pairs_of(key)
        near = {other for pair in self._telling(pairs) for other in self._by_pair.get(pair, ())}
        shares = ((jaccard(pairs, self._pairs[other]), other) for other in near)
        share, other = max(shares, default=(0.0, ""))
        return self._equal[other] if share >= ALIKE else None

    def _telling(self, pairs: frozenset[str]) -> list[str]:
        """Return the rarest pairs, so many that two near-duplicates must have one in common.

        Near-duplicates share at least 0.9 n of the n pairs of either; so of the pairs in any one
        order, one of the first n - 0.9 n + 1 is shared.
        """
        spared = len(pairs) - math.ceil(ALIKE * len(pairs) - 1e-9)
        return sorted(pairs, key=lambda one: (self._common[one], one))[: spared + 1]


def _key(said: str) -> str:
    return SLIGHT.sub("", normalise(said).text)


def pairs_of(key: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters."""
    return frozenset(key[at : at + 2] for at in range(len(key) - 1))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of all their pairs that two sentences have in common."""
    return len(one & other) / len(one | other)
