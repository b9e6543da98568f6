"""The small project, and the same with a clause that is only asked."""

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


@pytest.fixture
def unplayed(project: Project) -> Project:
    """The same with a clause, A.words.apology, that is asked, but neither played nor judged."""
    project.spoil(
        "standard/clauses/words.yml",
        "  - id: A.visitor.arrival",
        "  - id: A.words.apology\n    kind: language\n    title: 道歉语\n  - id: A.visitor.arrival",
    )
    project.spoil(
        "standard/knowledge/words.yml",
        "  - id: words.02",
        "  - id: words.03\n    clause: A.words.apology\n    kind: truth\n    difficulty: 1\n"
        "    ask: 有错要先道歉。\n    answer: 对\n    why: 道歉在先。\n"
        "  - id: words.02",
    )
    return project
