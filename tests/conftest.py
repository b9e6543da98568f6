"""Fixtures that every test folder may use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.paths import PROJECT_ROOT
from bot.reading import ensure_model
from bot.serving.model import model_path, train_model
from tests.support.dialogue import Servers, servers_in


@pytest.fixture(scope="session")
def trained() -> None:
    """Make sure that the models of the present data exist, as `make test` does beforehand."""
    ensure_model(PROJECT_ROOT)
    if not model_path(PROJECT_ROOT).exists():
        train_model(PROJECT_ROOT)


@pytest.fixture(scope="session")
def servers(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """A real dialogue server and a real action server, for the whole run."""
    running = servers_in(tmp_path_factory.mktemp("servers"))
    running.start("actions", "dialogue")
    yield running
    running.stop()
