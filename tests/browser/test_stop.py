"""Stopping `changnuo serve`: by Ctrl-C or with its terminal, nothing stays behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.serving.ports import is_taken
from tests.support.product import PROGRAMS, Product, start_product


@pytest.fixture
def running(trained: None, tmp_path: Path) -> Iterator[Product]:
    """Return a product of its own, to be stopped."""
    started = start_product(tmp_path)
    yield started
    started.end()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP], ids=["Ctrl-C", "closed"])
def test_everything_stops(running: Product, number: signal.Signals) -> None:
    ports = (running.ports.web, running.ports.dialogue, running.ports.actions)
    assert all(is_taken("127.0.0.1", port) for port in ports)
    pids = [running.pid(program) for program in PROGRAMS]
    said = running.stop(number)
    assert "已全部停止。" in said
    assert running.process.returncode == 0
    assert not any(is_taken("127.0.0.1", port) for port in ports)
    assert not any(is_alive(pid) for pid in pids)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
