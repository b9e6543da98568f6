"""Every pattern file keeps its own examples, and a broken one is refused with file and line."""

from pathlib import Path

import pytest

from bot.reading import Reader
from bot.reading.normalise import normalise
from bot.reading.patterns import MARKED, QUESTIONS, Rule, load_patterns
from bot.reading.sound import CJK
from bot.standard import Standard, StandardError, load_standard

PATTERNS = Path(__file__).resolve().parents[2] / "standard" / "patterns"
LOADED = load_patterns(PATTERNS, load_standard())
RIGHT = [(rule, text) for rule in LOADED.rules for text in rule.right]
WRONG = [(rule, text) for rule in LOADED.rules for text in rule.wrong]


@pytest.fixture(scope="module")
def matcher(standard: Standard) -> Reader:
    return Reader(standard, LOADED, None)


def matches(matcher: Reader, rule: Rule, text: str) -> set[tuple[int, int]]:
    found = getattr(matcher.read(text), rule.folder)
    return {(one.start, one.end) for one in found if one.id == rule.finds}


@pytest.mark.parametrize(("rule", "text"), RIGHT, ids=[f"{r.finds}-{t}" for r, t in RIGHT])
def test_right_examples_match_where_they_are_marked(matcher: Reader, rule: Rule, text: str) -> None:
    marked = MARKED.search(text)
    assert marked is not None
    plain = MARKED.sub(lambda match: match[1], text)
    assert (marked.start(), marked.end() - 2) in matches(matcher, rule, plain)


@pytest.mark.parametrize(("rule", "text"), WRONG, ids=[f"{r.finds}-{t}" for r, t in WRONG])
def test_wrong_examples_do_not_match(matcher: Reader, rule: Rule, text: str) -> None:
    assert not matches(matcher, rule, text)


def test_phrases_are_written_as_replies_are_read() -> None:
    """A traditional character in a phrase would never be met: replies are simplified first."""
    written = {
        one
        for rule in LOADED.rules
        for declared in rule.declared
        for phrase in declared.any
        for one in phrase
        if CJK.match(one)
    }
    assert len(written) > 1000
    assert [one for one in sorted(written) if one not in normalise(one * 2).text] == []


def test_every_question_of_the_dialogue_has_patterns() -> None:
    assert {rule.finds for rule in LOADED.rules if rule.folder == "questions"} == set(QUESTIONS)


@pytest.mark.parametrize("text", ["我不会说“滚”", "我们从不说办不到", "邻居骂您神经病，我很理解"])
def test_denied_quoted_and_retold_faults_are_none(matcher: Reader, text: str) -> None:
    assert matcher.read(text).violations == ()


@pytest.mark.parametrize("text", ["您就是个“傻子”", "“滚”"])
def test_quotation_marks_do_not_hide_a_name_called(matcher: Reader, text: str) -> None:
    assert [one.id for one in matcher.read(text).violations] == ["insult"]


GOOD = """patterns:
  - finds: greet
    checks:
      - type: phrase
        any: [您好]
    right: [【您好】]
    wrong: [喂]
"""


@pytest.mark.parametrize(
    ("wanted", "broken", "line", "what"),
    [
        ("finds: greet", "finds: great", 2, "great"),
        ("    wrong: [喂]\n", "", 2, "wrong"),
        ("right: [【您好】]", "right: [您好]", 6, "没有标出"),
        ("type: phrase", "type: phrases", 4, "phrases"),
        ("any: [您好]", "any: ['(您好']", 4, "(您好"),
        ("any: [您好]", "many: [您好]", 5, "many"),
        ("any: [您好]", "any: []", 5, "any"),
        ("any: [您好]", "any: [您好", 5, ""),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, standard: Standard, wanted: str, broken: str, line: int, what: str
) -> None:
    folder = tmp_path / "standard" / "patterns"
    for name in ("acts", "violations", "questions"):
        (folder / name).mkdir(parents=True)
    for name, finds in (("violations", "ni"), ("questions", "room")):
        good = GOOD.replace("greet", finds)
        (folder / name / "good.yml").write_text(good, encoding="utf-8")
    (folder / "contexts.yml").write_text("spoken_of: [不会说]\nsomebody: [他]\n", encoding="utf-8")
    (folder / "acts" / "bad.yml").write_text(GOOD.replace(wanted, broken), encoding="utf-8")
    with pytest.raises(StandardError) as raised:
        load_patterns(folder, standard)
    told = raised.value.mistakes
    assert {one.file for one in told} == {"standard/patterns/acts/bad.yml"}
    assert any(one.line == line and what in one.what for one in told)
