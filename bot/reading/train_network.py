"""Trains the network of the reading: TensorFlow here, plain arrays afterwards."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.network import DILATIONS, PAIR_BITS, PREFIX, UNKNOWN, Floats, inputs
from bot.reading.sound import syllable_of

SEED: Final = 7
# Widths of the embeddings of characters, sounds and pairs of characters, and of the layers.
WIDTHS: Final = (64, 48, 48)
HIDDEN: Final = 128
BATCH: Final = 32
RATE: Final = 3e-3
STEEPEST: Final = 5.0
DROPPED: Final = 0.2
DROPPED_INPUTS: Final = 0.2
# So many updates are enough however many replies there are; few are not gone through for ever.
UPDATES: Final = 3900
MOST_ROUNDS: Final = 12
LEAST_SEEN: Final = 2
# Shares: replies joined to another's, replies with slips, characters slipped in them, characters
# hidden so that only the sound is left.
JOINED: Final = 0.3
SLIPPING: Final = 0.55
SLIPPED: Final = 0.25
HIDING: Final = 0.03
KEPT_AS_TYPED: Final = frozenset("您你")
JOINT: Final = "，"
PADDED_TO: Final = 16
# Sums are shared out among so many threads on any machine: their order decides the last digits.
THREADS: Final = 2
# Log-odds before anything is learnt: a label is rare.
RARE: Final = -3.5


@dataclass(frozen=True)
class Lesson:
    """A reply to learn from: its units, the labels of each unit and of the whole, its situation.

    units: labels × units as 0 and 1; whole: labels; topic: place of the situation, -1 for none.
    """

    exact: str
    folded: str
    units: NDArray[np.bool_]
    whole: NDArray[np.bool_]
    topic: int


def train_network(
    lessons: Sequence[Lesson], topics: int
) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return the network's vocabulary and its arrays, for `network_of` to read."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    meta = {
        "characters": _vocabulary((one.exact for one in lessons), LEAST_SEEN),
        "sounds": _vocabulary((one.folded for one in lessons), 1),
    }
    learner = _Learner(meta, len(lessons[0].whole), topics)
    for batch in _batches(lessons, meta):
        learner.learn(batch)
    return meta, learner.arrays()


def _vocabulary(texts: Iterator[str], least: int) -> str:
    counts = Counter(one for text in texts for one in set(text))
    return "".join(sorted(one for one, count in counts.items() if count >= least))


@dataclass(frozen=True)
class _Batch:
    inputs: tuple[NDArray[np.int32], ...]
    units: Floats
    whole: Floats
    topics: NDArray[np.int64]


class _Teacher:
    """Turns lessons into batches, with slips put in and units hidden by chance."""

    def __init__(self, meta: Mapping[str, str]) -> None:
        self._chance = np.random.default_rng(SEED)
        self._characters = {one: at for at, one in enumerate(meta["characters"], UNKNOWN + 1)}
        self._sounds = {one: at for at, one in enumerate(meta["sounds"], UNKNOWN + 1)}
        self._alike: dict[str, list[str]] = defaultdict(list)
        for one in meta["characters"]:
            self._alike[syllable_of(one) or one].append(one)

    def round(self, lessons: Sequence[Lesson]) -> Iterator[_Batch]:
        """Give every lesson once, and some joined in pairs; those of like length together."""
        chance = self._chance
        joined = [
            _joined(lessons[chance.integers(len(lessons))], lessons[chance.integers(len(lessons))])
            for _ in range(int(JOINED * len(lessons)))
        ]
        pool = [*lessons, *joined]
        order = chance.permutation(len(pool))
        batches: list[list[int]] = []
        for start in range(0, len(order), 30 * BATCH):
            near = sorted(order[start : start + 30 * BATCH], key=lambda at: len(pool[at].exact))
            batches += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        for at in chance.permutation(len(batches)):
            yield self._batch([pool[one] for one in batches[at]])

    def _batch(self, lessons: Sequence[Lesson]) -> _Batch:
        longest = max(len(one.exact) for one in lessons)
        shape = (len(lessons), -(-longest // PADDED_TO) * PADDED_TO)
        places = [np.zeros(shape, dtype=np.int32) for _ in range(3)]
        labels = len(lessons[0].whole)
        units = np.zeros((*shape, labels), dtype=np.float32)
        for at, one in enumerate(lessons):
            exact = self._slipped(one.exact)
            for table, row in zip(
                places, inputs(self._characters, self._sounds, exact, one.folded), strict=True
            ):
                table[at, : len(exact)] = row
            units[at, : len(exact)] = one.units.T
        hidden = (places[0] > 0) & (self._chance.random(shape) < HIDING)
        places[0][hidden] = UNKNOWN
        whole = np.stack([one.whole for one in lessons]).astype(np.float32)
        return _Batch(tuple(places), units, whole, np.array([one.topic for one in lessons]))

    def _slipped(self, exact: str) -> str:
        if self._chance.random() >= SLIPPING:
            return exact
        return "".join(self._slip(one) for one in exact)

    def _slip(self, character: str) -> str:
        alike = self._alike.get(syllable_of(character) or "")
        if not alike or character in KEPT_AS_TYPED or self._chance.random() >= SLIPPED:
            return character
        return alike[self._chance.integers(len(alike))]


def _batches(lessons: Sequence[Lesson], meta: Mapping[str, str]) -> Iterator[_Batch]:
    teacher = _Teacher(meta)
    rounds = (batch for _ in range(MOST_ROUNDS) for batch in teacher.round(lessons))
    return islice(rounds, UPDATES)


def _joined(first: Lesson, second: Lesson) -> Lesson:
    between = np.zeros((len(first.whole), 1), dtype=bool)
    units = np.concatenate([first.units, between, second.units], axis=1)
    return Lesson(
        exact=first.exact + JOINT + second.exact,
        folded=first.folded + JOINT + second.folded,
        units=units,
        whole=units.any(axis=1),
        topic=-1,
    )


class _Learner:
    """The network's variables, and one step of learning."""

    def __init__(self, meta: Mapping[str, str], labels: int, topics: int) -> None:
        import tensorflow as tf

        tf.get_logger().setLevel("ERROR")  # batches of many shapes are meant
        tf.keras.utils.set_random_seed(SEED)
        tf.config.experimental.enable_op_determinism()
        with suppress(RuntimeError):  # too late where TensorFlow is at work already
            tf.config.threading.set_intra_op_parallelism_threads(THREADS)
            tf.config.threading.set_inter_op_parallelism_threads(1)
        self._tf = tf
        rows = [len(meta["characters"]) + 2, len(meta["sounds"]) + 2, 1 << PAIR_BITS]
        self._tables = [
            self._weights(f"embedding{at}", (count, width), 0.1)
            for at, (count, width) in enumerate(zip(rows, WIDTHS, strict=True))
        ]
        wide = [sum(WIDTHS), *[HIDDEN] * (len(DILATIONS) - 1)]
        self._layers = [
            self._pair(f"layer{at}", (3 * width, HIDDEN), 0.0) for at, width in enumerate(wide)
        ]
        units = HIDDEN * len(DILATIONS)
        self._heads = [
            self._pair("head0", (units, labels), RARE),
            self._pair("head1", (2 * units, labels), RARE),
            self._pair("head2", (2 * units, topics), 0.0),
        ]
        both = [one for pair in (*self._layers, *self._heads) for one in pair]
        self._variables = [*self._tables, *both]
        rate = tf.keras.optimizers.schedules.CosineDecay(RATE, UPDATES)
        self._optimiser = tf.keras.optimizers.legacy.Adam(rate)
        self._step = tf.function(self._one_step, reduce_retracing=False)

    def learn(self, batch: _Batch) -> None:
        """Learn from one batch."""
        plain = (*batch.inputs, batch.units, batch.whole, batch.topics)
        self._step(*map(self._tf.constant, plain))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return everything learnt, by name, at half precision."""
        return {one.name.split(":")[0]: one.numpy().astype(np.float16) for one in self._variables}

    def _weights(self, name: str, shape: tuple[int, ...], spread: float) -> Any:
        start = self._tf.random.normal(shape, stddev=spread, seed=SEED)
        return self._tf.Variable(start, name=PREFIX + name)

    def _pair(self, name: str, shape: tuple[int, int], bias: float) -> tuple[Any, Any]:
        weights = self._weights(name, shape, (2 / shape[0]) ** 0.5)
        start = self._tf.fill([shape[1]], bias)
        return weights, self._tf.Variable(start, name=f"{PREFIX}{name}.bias")

    def _one_step(
        self, characters: Any, sounds: Any, pairs: Any, units: Any, whole: Any, topics: Any
    ) -> None:
        tf = self._tf
        there = tf.cast(characters > 0, tf.float32)[..., None]
        with tf.GradientTape() as tape:
            by_unit, by_reply, by_topic = self._forward((characters, sounds, pairs), there)
            loss = self._loss(by_unit, by_reply, by_topic, there, units, whole, topics)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, self._variables), STEEPEST)
        self._optimiser.apply_gradients(zip(gradients, self._variables))  # noqa: B905

    def _forward(self, places: tuple[Any, ...], there: Any) -> tuple[Any, Any, Any]:
        tf = self._tf
        parts = [tf.gather(self._tables[at], place) for at, place in enumerate(places)]
        hidden = tf.nn.dropout(tf.concat(parts, -1) * there, DROPPED_INPUTS)
        outputs: list[Any] = []
        for at, dilation in enumerate(DILATIONS):
            weights, bias = self._layers[at]
            kernel = tf.reshape(weights, (3, -1, HIDDEN))
            output = tf.nn.conv1d(hidden, kernel, 1, "SAME", dilations=dilation)
            output = tf.nn.relu(output + bias) * there
            hidden = tf.nn.dropout(output + outputs[-1] if outputs else output, DROPPED)
            outputs.append(output)
        units = tf.concat(outputs, -1)
        mean = tf.reduce_sum(units, 1) / tf.maximum(tf.reduce_sum(there, 1), 1)
        whole = tf.nn.dropout(tf.concat([tf.reduce_max(units, 1), mean], -1), DROPPED)
        of_units, of_reply, of_topic = self._heads
        return (
            tf.nn.dropout(units, DROPPED) @ of_units[0] + of_units[1],
            whole @ of_reply[0] + of_reply[1],
            whole @ of_topic[0] + of_topic[1],
        )

    def _loss(
        self, by_unit: Any, by_reply: Any, by_topic: Any, there: Any, units: Any, whole: Any,
        topics: Any,
    ) -> Any:  # fmt: skip
        tf = self._tf
        entropy = tf.nn.sigmoid_cross_entropy_with_logits
        of_units = tf.reduce_sum(entropy(units, by_unit) * there) / tf.reduce_sum(there)
        of_reply = tf.reduce_mean(tf.reduce_sum(entropy(whole, by_reply), -1))
        # the unit that speaks most for a label speaks for the reply
        loudest = tf.reduce_max(by_unit - (1 - there) * 1e4, 1)
        of_loudest = tf.reduce_mean(tf.reduce_sum(entropy(whole, loudest), -1))
        known = tf.cast(topics >= 0, tf.float32)
        of_topics = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(topics, 0), by_topic)
        of_topics = tf.reduce_sum(of_topics * known) / tf.maximum(tf.reduce_sum(known), 1)
        return of_units + 0.5 * (of_reply + of_loudest + of_topics)
