"""The tables of an evaluation for people, laid out from its JSON figures alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bot.evaluate import messages as say
from bot.evaluate.gaming import SUITE
from bot.evaluate.table import table

Figures = dict[str, Any]


def as_text(figures: Figures) -> str:
    """Return the figures of `figures_of` as tables."""
    lines = [
        say.INTERVAL.format(
            draws=figures["bootstrap"]["draws"],
            standard=figures["standard"],
            model=figures["model"],
        )
    ]
    lines += _by_group(figures, say.ELEMENTS, (*say.RATES, *_COUNTS), _elements)
    lines += _by_group(figures, say.MICRO, (*say.RATES, *_COUNTS), _micro)
    lines += _by_group(figures, say.MACRO, say.RATES, _macro)
    lines += _by_group(figures, say.VERDICTS, say.VERDICT, _verdict)
    lines += _by_violation(figures["violations"])
    lines += _gaming(figures["gaming"])
    lines += ["", say.WORST.format(count=len(figures["worst"]))]
    lines += [say.WORST_ROW.format(**_shown(one)) for one in figures["worst"]]
    return "\n".join(lines)


_COUNTS = (say.TRUE, say.FALSE, say.LOST)


def _by_group(
    figures: Figures, title: str, head: tuple[str, ...], cells: Callable[[Figures], list[str]]
) -> Iterator[str]:
    """Give the table of one measure: over all, then by family and by style."""

    def row(name: str, group: Figures) -> list[str]:
        return [name, str(group["count"]), *cells(group)]

    empty = [""] * (len(head) + 1)
    rows = [row(say.ALL, figures["all"])]
    for heading, key in ((say.FAMILIES, "families"), (say.STYLES, "styles")):
        rows.append([heading, *empty])
        rows += [row(f"  {name}", group) for name, group in figures[key].items()]
    yield from ("", f"【{title}】", *table((say.GROUP, say.COUNT, *head), rows))


def _elements(group: Figures) -> list[str]:
    return [*_rates(group["elements"]), *_counts(group["elements"])]


def _micro(group: Figures) -> list[str]:
    return [*_rates(group["violations"]["micro"]), *_counts(group["violations"]["micro"])]


def _macro(group: Figures) -> list[str]:
    return _rates(group["violations"]["macro"])


def _verdict(group: Figures) -> list[str]:
    return [_figure(group["verdict"]["accuracy"]), _figure(group["verdict"]["kappa"])]


def _by_violation(violations: Figures) -> Iterator[str]:
    head = (say.VIOLATION, *say.RATES, *_COUNTS)
    rows = [[name, *_rates(one), *_counts(one)] for name, one in violations.items()]
    yield from ("", f"【{say.VIOLATIONS}】", *table(head, rows))
    judged = (say.VIOLATION, say.COUNT, *say.VERDICT)
    rows = [[name, str(one["count"]), *_verdict(one)] for name, one in violations.items()]
    yield from ("", f"【{say.VIOLATION_VERDICTS}】", *table(judged, rows))


def _gaming(gaming: Figures | None) -> Iterator[str]:
    yield from ("", f"【{say.GAMING}】")
    if gaming is None:
        yield say.NO_SUITE.format(path=SUITE)
        return
    shares = [(say.ALL, gaming["all"])]
    shares += [(f"  {say.KINDS[kind]}", share) for kind, share in gaming["kinds"].items()]
    rows = [
        [name, str(share["count"]), str(share["caught"]), f"{share['rate']:.3f}"]
        for name, share in shares
    ]
    yield from table((say.KIND, say.COUNT, say.CAUGHT, say.RATE), rows)
    for one in gaming["uncaught"]:
        yield say.UNCAUGHT.format(**{**one, "kind": say.KINDS[one["kind"]]})


def _rates(rates: Figures) -> list[str]:
    return [_figure(rates[name]) for name in ("precision", "recall", "f1")]


def _counts(counted: Figures) -> list[str]:
    return [str(counted[name]) for name in ("true", "false", "lost")]


def _figure(estimate: Figures) -> str:
    return "{value:.3f} [{low:.3f}, {high:.3f}]".format(**estimate)


def _shown(one: Figures) -> Figures:
    texts = {
        side: say.GRADE.format(
            verdict=one[side]["verdict"],
            missed="、".join("/".join(element) for element in one[side]["missed"]) or say.NONE,
            violations="、".join(one[side]["violations"]) or say.NONE,
        )
        for side in ("expected", "given")
    }
    return {**one, **texts}
