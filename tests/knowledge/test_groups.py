"""Every clause belongs to a named group, by the beginning of its id."""

from __future__ import annotations

import pytest

from bot.knowledge import GROUPS, OTHER, group_of, group_title
from bot.standard import load_standard


def test_every_clause_of_the_standard_has_a_group_and_every_group_a_clause() -> None:
    used = {group_of(clause) for clause in load_standard().clauses}
    assert used == set(GROUPS)


def test_group_names_differ() -> None:
    titles = [group_title(group) for group in (*GROUPS, OTHER)]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("clause", "group"),
    [
        ("A.phone.rings", "A.phone"),
        ("C.open", "C"),
        ("D.phone.answer", "D"),
        # The name of a group is a whole part of the id, not only its first letters.
        ("A.phones.rings", OTHER),
        ("CX.open", OTHER),
        ("gone", OTHER),
    ],
)
def test_a_clause_is_grouped_by_whole_parts(clause: str, group: str) -> None:
    assert group_of(clause) == group
