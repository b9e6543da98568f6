"""What an expression needs: nothing that matches may be passed over for the lack of it."""

from __future__ import annotations

import re

import pytest

from bot.paths import PROJECT_ROOT
from bot.reading.checks import Streams
from bot.reading.labelled import load_replies
from bot.reading.needed import needed_for
from bot.reading.normalise import normalise
from bot.reading.patterns import load_patterns
from bot.reading.segment import clauses
from bot.reading.sound import hear
from bot.standard import load_standard

EVERY = 40


def streams_of(text: str) -> Streams:
    heard = hear(normalise(text))
    return Streams(heard.exact, heard.folded, clauses(heard.exact))


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("您好", {"您好"}),
        ("您好|再见", {"您好", "再见"}),
        ("请[问说]?您", {"请", "您"}),
        ("(?:您好|喂).{0,3}?吗", {"吗"}),
        ("[^好]+", None),
        ("好?", None),
    ],
)
def test_needed_parts(expression: str, needed: set[str] | None) -> None:
    parts = needed_for(re.compile(expression))
    if needed is None:
        assert parts is None
    else:
        assert parts is not None
        assert parts <= needed


def test_no_match_is_passed_over() -> None:
    standard = load_standard(PROJECT_ROOT / "standard")
    rules = load_patterns(PROJECT_ROOT / "standard" / "patterns", standard).rules
    patterns = [
        (pattern, at, needed)
        for rule in rules
        for check in rule.checks
        for at, pattern in enumerate(check.patterns)
        if pattern is not None and (needed := needed_for(pattern)) is not None
    ]
    matched = 0
    for one in load_replies(PROJECT_ROOT / "data" / "nlu" / "replies")[::EVERY]:
        streams = streams_of(one.text)
        for pattern, at, needed in patterns:
            if match := pattern.search((streams.exact, streams.folded)[at]):
                assert not needed.isdisjoint(streams.parts), (one.text, match)
                matched += 1
    assert matched > EVERY


def test_every_likely_rule_is_tried() -> None:
    standard = load_standard(PROJECT_ROOT / "standard")
    patterns = load_patterns(PROJECT_ROOT / "standard" / "patterns", standard)
    streams = streams_of("喂，你找谁？我不知道，麻烦您出示一下证件，谢谢。")
    for folder in ("acts", "violations", "questions"):
        rules = [rule for rule in patterns.rules if rule.folder == folder]
        every = [(rule.finds, span) for rule in rules for span in rule.spans(streams)]
        assert list(patterns.find(folder, streams)) == every
