"""The clause pages: a page for each group of clauses and an index, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from bot.ledger import messages as say
from bot.ledger.ledger import Graded, Row
from bot.ledger.load import Group
from bot.ledger.text import summary

INDEX: Final = "README.md"
# What Markdown would take for a mark of its own.
MARKS: Final = re.compile(r"([\\`*_<>\[\]|])")


def pages_of(groups: Sequence[Group], rows: Iterable[Row]) -> dict[str, str]:
    """Return file name -> text of every page; the groups hold each row's clause once."""
    by_id = {row.clause.id: row for row in rows}
    grouped = {group: [by_id[clause] for clause in group.clauses] for group in groups}
    pages = {_file(group): _page(group, own) for group, own in grouped.items()}
    return {INDEX: _index(grouped), **pages}


def _file(group: Group) -> str:
    return f"{group.name}.md"


def _index(grouped: Mapping[Group, Sequence[Row]]) -> str:
    rows = [row for own in grouped.values() for row in own]
    table = "\n".join([say.INDEX_HEAD, *(_index_line(*item) for item in grouped.items())])
    total = say.SUMMARY.format(**summary(rows))
    return "\n\n".join([say.MARK, f"# {say.INDEX_TITLE}", say.INTRO, table, total]) + "\n"


def _index_line(group: Group, rows: Sequence[Row]) -> str:
    count = summary(rows)
    uncovered = count["explained"] + count["unexplained"]
    numbers = (count[key] for key in ("clauses", "trained", "graded", "asked"))
    cells = " | ".join(map(str, (*numbers, uncovered)))
    return f"| [{_escaped(group.title)}]({_file(group)}) | {cells} |"


def _page(group: Group, rows: Sequence[Row]) -> str:
    head = [say.MARK, f"# {_escaped(group.title)}", say.BACK.format(index=INDEX)]
    return "\n\n".join([*head, *map(_clause, rows)]) + "\n"


def _clause(row: Row) -> str:
    clause = row.clause
    head = f"## {_escaped(clause.id)}　{_escaped(clause.title)}"
    return "\n".join([head, "", *(f"- {line}" for line in _lines(row))])


def _lines(row: Row) -> Iterator[str]:
    clause = row.clause
    yield f"{say.KINDS[clause.kind]}" + _says(clause.says)
    titles = [f"《{_escaped(one.title)}》" for one in row.trained]
    trained = say.SCENARIOS.format(count=len(titles), titles="".join(titles))
    yield f"{say.TRAINED}：{trained if titles else say.NOWHERE}"
    yield f"{say.GRADED}：{'；'.join(_graded(row.graded)) or say.NOWHERE}"
    asked = say.QUESTIONS.format(count=len(row.asked)) if row.asked else say.NOWHERE
    yield f"{say.ASKED}：{asked}"
    if not row.covered:
        yield f"{say.REASON}：{_escaped(row.reason or say.NO_REASON)}"


def _says(says: Sequence[str]) -> str:
    return "：" + "".join(f"“{_escaped(one)}”" for one in says) if says else ""


def _graded(graded: Graded) -> Iterator[str]:
    named = (
        (say.SITUATIONS, [one.title for one in graded.situations]),
        (say.ACTS, [one.title for one in graded.acts]),
        (say.VIOLATIONS, [one.title for one in graded.violations]),
        (say.CONDUCT, [one.title for one in graded.conduct]),
    )
    for name, titles in named:
        if titles:
            yield f"{name} " + "、".join(map(_escaped, titles))


def _escaped(text: str) -> str:
    """Return `text` on one line, with nothing that Markdown would take for a mark."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))
