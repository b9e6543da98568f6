"""Lays out the figures of an evaluation, as plain JSON values and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.evaluate import messages as say
from bot.evaluate.figures import Outcome, by_violation, grouped, measure, worst


def figures_of(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return every figure of an evaluation: over all, by family, style and violation; the worst."""
    families = grouped(outcomes, lambda one: one.case.situation.split(".")[0])
    styles = grouped(outcomes, lambda one: one.case.style)
    return {
        "all": measure(outcomes).as_dict(),
        "families": {name: measure(group).as_dict() for name, group in families.items()},
        "styles": {name: measure(group).as_dict() for name, group in styles.items()},
        "violations": {name: rates.as_dict() for name, rates in by_violation(outcomes).items()},
        "worst": [_apart(one) for one in worst(outcomes)],
    }


def as_text(figures: dict[str, Any]) -> str:
    """Return the figures as a table for people."""
    lines = [say.HEAD, _row(say.ALL, figures["all"])]
    for title, key in ((say.FAMILIES, "families"), (say.STYLES, "styles")):
        lines += ["", title]
        lines += [_row(name, figures[key][name]) for name in figures[key]]
    lines += ["", say.VIOLATIONS]
    for name, rates in figures["violations"].items():
        lines.append(say.VIOLATION_ROW.format(name=name, **rates))
    lines += ["", say.WORST]
    lines += [say.WORST_ROW.format(**_shown(one)) for one in figures["worst"]]
    return "\n".join(lines)


def _row(name: str, figures: dict[str, Any]) -> str:
    elements, violations = figures["elements"], figures["violations"]
    return say.ROW.format(
        name=name,
        count=figures["count"],
        ep=elements["precision"],
        er=elements["recall"],
        ef=elements["f1"],
        vp=violations["precision"],
        vr=violations["recall"],
        vf=violations["f1"],
        accuracy=figures["verdict"]["accuracy"],
        kappa=figures["verdict"]["kappa"],
    )


def _apart(outcome: Outcome) -> dict[str, Any]:
    case = outcome.case
    return {
        "id": case.id,
        "situation": case.situation,
        "style": case.style,
        "reply": case.reply,
        "expected": _grade(case.missed, outcome.expected_violations, case.verdict),
        "given": _grade(outcome.missed, outcome.violations, outcome.verdict),
    }


def _grade(missed: Any, violations: Any, verdict: str) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "missed": sorted(list(element) for element in missed),
        "violations": sorted(violations),
    }


def _shown(one: dict[str, Any]) -> dict[str, Any]:
    texts = {
        side: say.GRADE.format(
            verdict=one[side]["verdict"],
            missed="、".join("/".join(element) for element in one[side]["missed"]) or say.NONE,
            violations="、".join(one[side]["violations"]) or say.NONE,
        )
        for side in ("expected", "given")
    }
    return {**one, **texts}
