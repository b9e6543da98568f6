"""The dialogue model: found by the content of what it was trained on, trained when that changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Final

from bot.serving.environment import process_environment

# Not data/nlu/replies: they train the reading, which Rasa only loads, and Rasa would read
# them five times over.
TRAINING_DATA: Final = ("data/lines", "data/rules", "data/stories", "data/nlu/channel.yml")
INPUTS: Final = ("domain.yml", "config.yml", "bot/nlu", *TRAINING_DATA)
SUFFIXES: Final = (".yml", ".py")


def inputs_hash(root: Path) -> str:
    """Return a hash of everything `rasa train` reads: names and contents."""
    files = [path for name in INPUTS for path in _files(root / name)]
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(root)).encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix in SUFFIXES)


def model_path(root: Path) -> Path:
    """Return where the model of the present inputs stands, whether it exists or not."""
    return root / "models" / f"changnuo-{inputs_hash(root)}.tar.gz"


def older_models(root: Path) -> list[Path]:
    """Return the models of earlier inputs."""
    current = model_path(root)
    return [p for p in (root / "models").glob("changnuo-*.tar.gz") if p != current]


class TrainingError(Exception):
    """`rasa train` failed; the message is what it printed last."""


def train_model(root: Path) -> Path:
    """Train the dialogue model of the present inputs with Rasa and remove the older ones.

    Raises:
        TrainingError: Rasa could not train; nothing is removed.
    """
    path = model_path(root)
    old = older_models(root)
    command = [
        sys.executable, "-m", "rasa", "train", "--quiet", "--skip-validation",
        "--data", *TRAINING_DATA,
        "--out", str(path.parent), "--fixed-model-name", path.name.removesuffix(".tar.gz"),
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=root, env=process_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode != 0 or not path.exists():
        raise TrainingError((done.stdout + done.stderr)[-3000:])
    for one in old:
        one.unlink(missing_ok=True)
    return path
