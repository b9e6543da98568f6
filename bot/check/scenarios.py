"""Checks that the situations each scenario family is there for are reached by a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from bot.check import messages as say
from bot.customer.lines import response_name
from bot.customer.scenarios import FOLDER
from bot.customer.story import situations_told
from bot.standard import Document, Mistake, Standard

# family -> the situations, as patterns, that its stories must lead to once it has any story
MUST_REACH: Final[Mapping[str, Sequence[str]]] = {
    "visitor": ("visitor.*",),
    "owner": ("owner.*",),
    "phone": ("phone.*",),
    "lift": ("lift.*",),
    "callout": ("callout.*",),
    "online": ("online.*",),
}


def reach_mistakes(root: Path, standard: Standard, stories: Sequence[Document]) -> list[Mistake]:
    """A mistake at the family's folder for each situation that none of its `stories` reaches.

    `stories` are the valid ones; a family with others is not judged.
    """
    known = list(standard.situations)
    reached = {s for story in stories for s in situations_told(story.data["stories"][0], known)}
    valid = {story.file for story in stories}
    mistakes = []
    for family, patterns in MUST_REACH.items():
        files = list((root / FOLDER / family).glob("*.yml"))
        # a story with mistakes of its own may be the one that leads there
        if not files or any(path.relative_to(root).as_posix() not in valid for path in files):
            continue
        for situation in known:
            if situation in reached or not any(fnmatchcase(situation, p) for p in patterns):
                continue
            what, allowed = say.unreached(situation), say.reach(response_name(situation))
            mistakes.append(Mistake(f"{FOLDER}/{family}", 1, what, allowed))
    return mistakes
