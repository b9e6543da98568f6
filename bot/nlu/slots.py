"""A slot whose every value is a state of its own: stories depend on ids without a list of them."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from rasa.shared.core.slots import Slot

DIMENSIONS = 8


class NameSlot(Slot):
    """Holds an id (scenario, situation, reaction); each id gives its own feature vector.

    A categorical slot would need every id repeated in domain.yml; a text slot only knows
    set from unset. Eight bytes of a hash keep any two ids apart.
    """

    type_name = "name"

    def _feature_dimensionality(self) -> int:
        return DIMENSIONS

    def _as_feature(self) -> list[float]:
        if not isinstance(self.value, str):
            return [0.0] * DIMENSIONS
        return list(feature(self.value))


@lru_cache(maxsize=4096)
def feature(value: str) -> tuple[float, ...]:
    """Return the feature vector of an id; Rasa asks for it a hundred times a turn."""
    digest = hashlib.sha256(value.encode()).digest()
    return tuple((byte + 1) / 256 for byte in digest[:DIMENSIONS])
