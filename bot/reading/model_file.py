"""Writes a trained model to its two files, and reads it back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.reading.features import BUCKETS
from bot.reading.mistyped import Usage
from bot.reading.model import Model
from bot.reading.network import network_of


def save_model(path: Path, meta: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> None:
    """Write a model: `path` (.npz) holds the arrays, the .json beside it says what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    meta = {**meta, "content": _content(meta, arrays)}
    text = json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True)
    with TemporaryDirectory(dir=path.parent) as folder:
        part = Path(folder) / path.name
        np.savez(part, **arrays)
        part.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
        part.with_suffix(".json").replace(path.with_suffix(".json"))
        part.replace(path)


def _content(meta: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> str:
    digest = hashlib.sha256(json.dumps(meta, sort_keys=True).encode())
    for name in sorted(arrays):
        digest.update(name.encode() + b"\0" + np.ascontiguousarray(arrays[name]).tobytes())
    return digest.hexdigest()


def load_model(path: Path) -> Model:
    """Read the model that `save_model` wrote. Raises OSError, KeyError or ValueError if broken."""
    meta = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with np.load(path, allow_pickle=False) as arrays:
        kept, weights, bias = arrays["buckets"], arrays["weights"], arrays["bias"]
        network = network_of(meta, arrays)
        met = [bytes(pair).decode("utf-16-le") for pair in arrays["usage.pairs"]]
        usage = Usage(dict(zip(met, arrays["usage.counts"].tolist(), strict=True)), meta["usage"])
    columns = np.full(BUCKETS, -1, dtype=np.int32)
    columns[kept] = np.arange(len(kept), dtype=np.int32)
    return Model(
        labels=tuple(meta["labels"]),
        topics=tuple(meta["topics"]),
        acts=frozenset(meta["acts"]),
        faults=tuple(meta["faults"]),
        columns=columns,
        weights=weights,
        bias=bias,
        network=network,
        usage=usage,
        hash=meta["content"],
    )
