"""The figures of an evaluation as plain JSON values: everything that the tables show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.evaluate.figures import DRAWS, SEED, measure
from bot.evaluate.outcome import Outcome, by_violation, grouped, worst


def figures_of(
    outcomes: Sequence[Outcome], standard: str, model: str, gaming: dict[str, Any] | None
) -> dict[str, Any]:
    """Return every figure: over all, by family, style and violation; the worst disagreements.

    standard, model: the hashes that the grades carry. gaming: what `gaming_figures` gave, None if
    there is no suite. A figure is {value, low, high}, the latter of its 95 % interval.
    """
    families = grouped(outcomes, lambda one: one.family)
    styles = grouped(outcomes, lambda one: one.case.style)
    over_all = measure(outcomes)
    carrying = by_violation(outcomes)
    return {
        "standard": standard,
        "model": model,
        "bootstrap": {"draws": DRAWS, "seed": SEED},
        "all": over_all.as_dict(),
        "families": {name: measure(group).as_dict() for name, group in families.items()},
        "styles": {name: measure(group).as_dict() for name, group in styles.items()},
        "violations": {
            name: {
                "count": len(carrying[name]),
                **rates.as_dict(),
                "verdict": measure(carrying[name]).verdict(),
            }
            for name, rates in over_all.by_violation.items()
        },
        "gaming": gaming,
        "worst": [_apart(one) for one in worst(outcomes)],
    }


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
