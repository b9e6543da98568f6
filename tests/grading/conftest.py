"""The reader that the tests of this folder share."""

import pytest

from bot.reading import Reader
from bot.standard import Standard, load_standard


@pytest.fixture(scope="session")
def standard() -> Standard:
    return load_standard()


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()
