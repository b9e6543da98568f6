"""What reading and grading a reply cost: speed on one core, memory, and the training.

    python -m benchmarks.reading [--replies N] [--json]

Every part runs in a process of its own, so that none pays for what another loaded. Speed is
measured on one core; the replies are labelled ones of all writers, each read once.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from bot.paths import PROJECT_ROOT

REPLIES: Final = PROJECT_ROOT / "data" / "nlu" / "replies"
# Read before the clock starts: the first replies load dictionaries.
WARM_UP: Final = 50
# Replies read before memory is taken, so that caches are as full as they get.
READ: Final = 500


def main() -> None:
    """Run every part in its own process and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.part:
        json.dump(PARTS[arguments.part](arguments.replies), sys.stdout)
        return
    figures: dict[str, Any] = {}
    for part in PARTS:
        figures |= _apart(part, arguments.replies)
    figures["reader_mb"] = figures["with_reader_mb"] - figures["without_reader_mb"]
    json.dump(figures, sys.stdout, indent=1) if arguments.json else report(figures)


def speed(count: int) -> dict[str, Any]:
    """Grade replies one by one on one core; the clock runs from the text to the grade."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from bot.grading import grade
    from bot.reading import Reader
    from bot.reading.labelled import load_replies
    from bot.standard import load_standard

    standard, reader = load_standard(), Reader.load()
    replies = load_replies(REPLIES)
    replies = replies[:: max(1, len(replies) // (count + WARM_UP))][: count + WARM_UP]
    times = []
    for one in replies:
        began = time.perf_counter()
        grade(standard, one.situation, one.facts, reader.read(one.text), reader.read)
        times.append(time.perf_counter() - began)
    timed = sorted(times[WARM_UP:])
    return {
        "replies": len(timed),
        "per_second": round(len(timed) / sum(timed)),
        "p50_ms": round(statistics.median(timed) * 1000, 2),
        "p99_ms": round(timed[int(len(timed) * 0.99)] * 1000, 2),
    }


def without_reader(count: int) -> dict[str, Any]:
    """Return the memory of a process that holds all authored data but reads nothing."""
    from bot.customer.scene import load_scene

    load_scene()
    return {"without_reader_mb": _memory()}


def with_reader(count: int) -> dict[str, Any]:
    """Return the memory of the same process with the reader, and its loading time."""
    from bot.customer.scene import load_scene
    from bot.reading import Reader
    from bot.reading.labelled import load_replies

    load_scene()
    began = time.perf_counter()
    reader = Reader.load()
    took = time.perf_counter() - began
    # only a few files, so that the replies themselves weigh nothing
    folder = next(one for one in sorted(REPLIES.iterdir()) if any(one.glob("*.yml")))
    for one in load_replies(folder)[:READ]:
        reader.read(one.text)
    return {"with_reader_mb": _memory(), "load_s": round(took, 1)}


def training(count: int) -> dict[str, Any]:
    """Train a model of the present data into a temporary folder."""
    from bot.reading.train import train

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        train(PROJECT_ROOT, Path(folder) / "model.npz")
        return {"training_s": round(time.perf_counter() - began)}


PARTS: Final[Mapping[str, Callable[[int], dict[str, Any]]]] = {
    "speed": speed,
    "without": without_reader,
    "with": with_reader,
    "training": training,
}


def _apart(part: str, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.reading", "--part", part, "--replies", str(count)]
    done = subprocess.run(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _memory() -> int:
    """Return the resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)


def report(figures: dict[str, Any]) -> None:
    """Print the table, each figure with what it should be."""
    rows = (
        ("replies/s, one core", figures["per_second"], "at least 300"),
        ("p50 ms, one reply", figures["p50_ms"], "at most 8"),
        ("p99 ms, one reply", figures["p99_ms"], ""),
        ("MB more with the reader", figures["reader_mb"], "under 400"),
        ("loading s", figures["load_s"], ""),
        ("training s", figures["training_s"], "under 300"),
    )
    for name, figure, wanted in rows:
        print(f"{name:<24}{figure:>8}   {wanted}".rstrip())
    print(f"{figures['replies']} replies graded")


if __name__ == "__main__":
    main()
