"""A port that is taken is said in words, before anything starts."""

from __future__ import annotations

import socket

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.serving.ports import free_port, is_taken


def test_taken_port_is_seen() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        assert is_taken("127.0.0.1", port)
    assert not is_taken("127.0.0.1", free_port())


@pytest.mark.usefixtures("trained")
def test_serve_names_the_port_and_the_mend() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        done = CliRunner().invoke(app, ["serve", "--host", "127.0.0.1", "--port", str(port)])
    assert done.exit_code == 1
    assert f"端口 {port}" in done.output
    assert "--port" in done.output
