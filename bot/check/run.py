"""Runs every check of the authored data of a project, in an order that avoids echoes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.check import messages as say
from bot.check.actions import custom_actions
from bot.check.domain import Used, domain_mistakes, used_in
from bot.check.lines import Lines, line_mistakes, read_lines
from bot.check.near import near_mistakes
from bot.check.replies import read_replies, reply_mistakes
from bot.check.scenarios import reach_mistakes
from bot.check.standard import standard_mistakes
from bot.check.stray import stray_mistakes
from bot.customer.lines import UTTER
from bot.customer.personas import read_personas
from bot.customer.scenarios import read_stories
from bot.customer.story import CLOSING
from bot.grading.answers import check_answers, load_answers
from bot.knowledge import load_bank
from bot.ledger import check_ledger
from bot.reading.patterns import load_patterns
from bot.standard import Document, Mistake, Standard, StandardError, load_standard, read_document
from bot.standard.load import yaml_files


def run_checks(project_root: Path, replies: bool = True) -> list[Mistake]:
    """Every mistake in the authored data of the project, in the order of files and lines.

    What refers to the standard is checked only when the standard itself can be loaded: else
    each of its mistakes would be echoed by every file that uses it. replies: the labelled
    replies too.
    """
    mistakes = standard_mistakes(project_root)
    personas, persona_mistakes = read_personas(project_root)
    lines = read_lines(project_root)
    actions, action_mistakes = custom_actions(project_root)
    mistakes += [*persona_mistakes, *lines.mistakes, *action_mistakes]
    mistakes += stray_mistakes(project_root)
    try:
        standard = load_standard(project_root / "standard")
    except StandardError:
        return sorted(set(mistakes))
    stories, story_mistakes = read_stories(project_root, standard, personas)
    rules, rule_mistakes = _rules(project_root)
    used = [use for story in stories for use in used_in(story, "stories")]
    ruled = [use for rule in rules for use in used_in(rule, "rules")]
    said = {use.name for use in ruled if use.kind == "action" and use.name.startswith(UTTER)}
    mistakes += [*story_mistakes, *rule_mistakes]
    mistakes += reach_mistakes(project_root, standard, stories)
    mistakes += domain_mistakes(project_root, standard, actions, [*used, *ruled])
    mistakes += line_mistakes(lines, standard, personas, stories, said)
    mistakes += _unwritten(lines, [*used, *ruled])
    mistakes += _read_elsewhere(project_root, standard)
    if replies:
        mistakes += _replies(project_root, standard)
    return sorted(set(mistakes))


def _rules(root: Path) -> tuple[list[Document], list[Mistake]]:
    files, mistakes = yaml_files(root / "data" / "rules", root)
    documents = [read_document(path, root) for path in files]
    return documents, [*mistakes, *(m for document in documents for m in document.mistakes)]


def _unwritten(lines: Lines, used: Sequence[Used]) -> Iterator[Mistake]:
    """General lines that rules or endings say and nobody wrote; stories check their own."""
    for use in used if lines.whole else ():
        general = use.document.file.startswith("data/rules/") or use.name == CLOSING
        if general and use.name.startswith(UTTER) and use.name not in lines.by_name:
            yield use.document.mistake(use.path, say.no_response(use.name), say.LINES_ALLOWED)


def _replies(root: Path, standard: Standard) -> Iterator[Mistake]:
    documents, broken = read_replies(root)
    yield from broken
    yield from reply_mistakes(documents, standard)
    try:
        answers = load_answers(root / "standard" / "model_answers.yml")
    except StandardError:
        return  # what may be quoted is unknown; the file's own mistakes are told already
    yield from near_mistakes(documents, standard, [one.says for one in answers.values()])


def _read_elsewhere(root: Path, standard: Standard) -> Iterator[Mistake]:
    """What reading, grading, knowledge and ledger say about their own files."""
    folder = root / "standard"
    loaders: Sequence[Callable[[], object]] = (
        lambda: load_patterns(folder / "patterns", standard),
        lambda: load_bank(root, standard),
        lambda: check_ledger(root, standard),
        lambda: check_answers(standard, folder / "model_answers.yml"),
    )
    for load in loaders:
        try:
            load()
        except StandardError as error:
            yield from error.mistakes
