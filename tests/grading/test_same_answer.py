"""The same reply gets the same bytes: in one thread, in many, and in another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.grading import grade
from bot.reading import Reader
from bot.reading.labelled import Labelled, load_replies
from bot.standard import Standard, load_standard

PROJECT = Path(__file__).resolve().parents[2]
COUNT = 300
THREADS = 8
AFRESH = "import sys; from tests.grading.test_same_answer import afresh; afresh(sys.stdout.buffer)"


def chosen() -> Sequence[Labelled]:
    """Return labelled replies spread over all writers and families."""
    replies = load_replies(PROJECT / "data" / "nlu" / "replies")
    return replies[:: len(replies) // COUNT][:COUNT]


def graded(standard: Standard, reader: Reader, one: Labelled) -> bytes:
    result = grade(standard, one.situation, one.facts, reader.read(one.text), reader.read)
    return json.dumps(result.as_dict(), ensure_ascii=False).encode()


def afresh(out) -> None:
    """Write the grades to `out`, a line each; what the other process runs."""
    standard, reader = load_standard(), Reader.load()
    out.write(b"\n".join(graded(standard, reader, one) for one in chosen()))


def test_the_same_bytes_in_one_thread_in_many_and_in_another_process(
    standard: Standard, reader: Reader
) -> None:
    replies = chosen()
    assert len(replies) == COUNT
    alone = [graded(standard, reader, one) for one in replies]
    with ThreadPoolExecutor(THREADS) as pool:
        # what several threads find not yet compiled or cached, they all make at once
        new = Reader.load()
        together = list(pool.map(lambda one: graded(standard, new, one), replies))
    assert together == alone
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    done = subprocess.run(
        [sys.executable, "-c", AFRESH],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout.split(b"\n") == alone
