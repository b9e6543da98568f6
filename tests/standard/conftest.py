"""Fixtures of the tests of the standard and of `changnuo check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.standard.small_project import FILES, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without mistakes."""
    made = Project(tmp_path)
    for file, text in FILES.items():
        made.write(file, text)
    return made
