"""Scenarios: what can be practised, read from the Rasa stories in data/stories/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.customer import authoring as say
from bot.customer.personas import read_personas
from bot.customer.story import FAMILIES, MOODS, SCHEMA, situations_told, steps_mistakes
from bot.standard import Document, Mistake, Standard, StandardError, load_standard, read_document
from bot.standard import messages as standard_say
from bot.standard.load import yaml_files
from bot.standard.schema import structure_mistakes

FOLDER: Final = "data/stories"
_STORY: Final = ("stories", 0)


@dataclass(frozen=True)
class Scenario:
    """A story a trainee can practise.

    difficulty 1–3; `intro` is what he knows beforehand; `situations` in the order of the story;
    `channel` that of the first one; `mood` in which the customer begins (calm, impatient, angry);
    `path` of its file, relative to the project.
    """

    id: str
    family: str
    title: str
    difficulty: int
    persona: str
    place: str
    intro: str
    situations: tuple[str, ...]
    channel: str
    mood: str
    path: str


def load_scenarios(root: Path) -> dict[str, Scenario]:
    """All scenarios of the project at `root` by id, in the order of families and files.

    Raises StandardError with every mistake of the standard, the personas or the stories.
    """
    standard = load_standard(root / "standard")
    personas, mistakes = read_personas(root)
    documents, story_mistakes = read_stories(root, standard, personas)
    if mistakes or story_mistakes:
        raise StandardError([*mistakes, *story_mistakes])
    scenarios = [_scenario(document, standard) for document in documents]
    scenarios.sort(key=lambda scenario: (FAMILIES.index(scenario.family), scenario.path))
    return {scenario.id: scenario for scenario in scenarios}


def read_stories(
    root: Path, standard: Standard, personas: Mapping[str, Any]
) -> tuple[list[Document], list[Mistake]]:
    """The valid story files under data/stories, and every mistake in the others."""
    files, mistakes = yaml_files(root / FOLDER, root)
    valid: list[Document] = []
    for path in files:
        document = read_document(path, root)
        found = list(_mistakes(document, path.relative_to(root / FOLDER), standard, personas))
        mistakes += found
        if not found:
            valid.append(document)
    return valid, sorted(set(mistakes))


def _mistakes(
    document: Document, path: Path, standard: Standard, personas: Mapping[str, Any]
) -> Iterator[Mistake]:
    folder = path.parent.as_posix()
    if folder not in FAMILIES:
        yield document.mistake((), say.outside_family(folder), say.families(FAMILIES))
    broken = document.mistakes or structure_mistakes(document, SCHEMA)
    if broken:
        yield from broken
        return
    yield from _names(document, folder, path.stem)
    yield from _persona(document, personas)
    yield from steps_mistakes(document, list(standard.situations))


def _names(document: Document, folder: str, file: str) -> Iterator[Mistake]:
    # ids are file names and start with their family, so none can occur twice
    story = document.data["stories"][0]
    name, family = story["story"], story["metadata"]["family"]
    if name != file:
        what = say.wrong_file_name(name, file)
        yield document.mistake((*_STORY, "story"), what, say.same_as(file))
    if not name.startswith(f"{family}_"):
        yield document.mistake((*_STORY, "story"), say.wrong_prefix(name), say.prefix(family))
    if folder in FAMILIES and family != folder:
        place = (*_STORY, "metadata", "family")
        yield document.mistake(place, say.wrong_family(family, folder), say.same_as(folder))


def _persona(document: Document, personas: Mapping[str, Any]) -> Iterator[Mistake]:
    persona = document.data["stories"][0]["metadata"]["persona"]
    if persona not in personas:
        allowed = standard_say.allowed_ids(persona, personas)
        what = standard_say.unknown("客户档案", persona)
        yield document.mistake((*_STORY, "metadata", "persona"), what, allowed)


def _scenario(document: Document, standard: Standard) -> Scenario:
    story = document.data["stories"][0]
    about = story["metadata"]
    situations = situations_told(story, list(standard.situations))
    return Scenario(
        id=story["story"],
        family=about["family"],
        title=about["title"],
        difficulty=about["difficulty"],
        persona=about["persona"],
        place=about["place"],
        intro=about["intro"],
        situations=situations,
        channel=standard.situations[situations[0]].channel,
        mood=about.get("mood", MOODS[0]),
        path=document.file,
    )
