"""The part of the reading that sees words in their order: a small convolutional network.

It gives every unit of a reply a value for each label, so that what it finds has a place, and the
whole reply a value for each label and each situation. Plain numpy: the same input gives the same
output.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.reading.features import hashes, unit_codes

Floats = NDArray[np.float32]
# How far apart the three units lie that each layer looks at.
DILATIONS: Final = (1, 1, 2, 4)
PAIR_BITS: Final = 15
PAIR_KIND: Final = 3
UNKNOWN: Final = 1
PREFIX: Final = "network."


@dataclass(frozen=True)
class Values:
    """Log-odds of a reply: units × labels, labels, and situations (not normalised)."""

    units: Floats
    reply: Floats
    topics: Floats


@dataclass(frozen=True)
class Network:
    """Embeddings, layers and heads. Rows 0 and 1 of an embedding are nothing and unknown."""

    characters: Mapping[str, int]
    sounds: Mapping[str, int]
    embeddings: tuple[Floats, Floats, Floats]
    layers: tuple[tuple[Floats, Floats], ...]
    heads: tuple[tuple[Floats, Floats], ...]

    def values(self, exact: str, folded: str) -> Values:
        """Return what the network makes of a reply given as characters and as sounds."""
        places = inputs(self.characters, self.sounds, exact, folded)
        hidden = np.concatenate(
            [table[at] for table, at in zip(self.embeddings, places, strict=True)], axis=1
        )
        outputs: list[Floats] = []
        for (weights, bias), dilation in zip(self.layers, DILATIONS, strict=True):
            output = np.maximum(_neighbours(hidden, dilation) @ weights + bias, 0)
            hidden = output + outputs[-1] if outputs else output
            outputs.append(output)
        units = np.concatenate(outputs, axis=1)
        whole = np.concatenate([units.max(axis=0), units.mean(axis=0)])
        (unit_head, unit_bias), (reply_head, reply_bias), (topic_head, topic_bias) = self.heads
        return Values(
            units @ unit_head + unit_bias,
            whole @ reply_head + reply_bias,
            whole @ topic_head + topic_bias,
        )


def inputs(
    characters: Mapping[str, int], sounds: Mapping[str, int], exact: str, folded: str
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows of the embeddings: of each character, sound and pair of characters."""
    pairs = hashes(unit_codes(exact)[:-1], 2, PAIR_KIND, PAIR_BITS)
    return (
        np.array([characters.get(one, UNKNOWN) for one in exact], dtype=np.int64),
        np.array([sounds.get(one, UNKNOWN) for one in folded], dtype=np.int64),
        pairs,
    )


def network_of(meta: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Network:
    """Return the network saved in a model's arrays. Raises KeyError if a part is missing."""
    tables = [arrays[f"{PREFIX}embedding{at}"].astype(np.float32) for at in range(3)]
    layers = tuple(_part(arrays, "layer", at) for at in range(len(DILATIONS)))
    heads = tuple(_part(arrays, "head", at) for at in range(3))
    return Network(
        characters={one: at for at, one in enumerate(meta["characters"], UNKNOWN + 1)},
        sounds={one: at for at, one in enumerate(meta["sounds"], UNKNOWN + 1)},
        embeddings=(tables[0], tables[1], tables[2]),
        layers=layers,
        heads=heads,
    )


def _part(arrays: Mapping[str, NDArray[Any]], name: str, at: int) -> tuple[Floats, Floats]:
    weights, bias = arrays[f"{PREFIX}{name}{at}"], arrays[f"{PREFIX}{name}{at}.bias"]
    return weights.astype(np.float32), bias.astype(np.float32)


def _neighbours(hidden: Floats, dilation: int) -> Floats:
    """Return each unit beside the units `dilation` before and after it; none beyond the ends."""
    length, width = hidden.shape
    around = np.zeros((length, 3 * width), dtype=np.float32)
    around[:, width : 2 * width] = hidden
    if length > dilation:
        around[dilation:, :width] = hidden[:-dilation]
        around[:-dilation, 2 * width :] = hidden[dilation:]
    return around
