"""What the trainee does beside the words: action chips and the rings before picking up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from bot.customer import messages
from bot.standard import Standard

RING_SITUATION: Final = "phone.ring"
RING_CLAUSE: Final = "A.phone.rings"
MOST_RINGS: Final = 3
ACTED: Final = ("conduct", "process")


@dataclass(frozen=True)
class Conduct:
    """One finding about conduct: the clause, whether it was met, and why, in Chinese.

    It is shown and recorded, and never changes verdict or score (grading rule 4).
    """

    clause: str
    met: bool
    why: str

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        return asdict(self)


def conduct_of(
    standard: Standard, situation: str, chips: tuple[str, ...] | None, rings: int | None
) -> tuple[Conduct, ...]:
    """Judge the actions of one turn; `chips` or `rings` None means that they were not asked for."""
    found = []
    if rings is not None and situation == RING_SITUATION:
        met = rings <= MOST_RINGS
        why = messages.RINGS_MET if met else messages.RINGS_LATE
        found.append(Conduct(RING_CLAUSE, met, why.format(rings=rings)))
    expected = _expected(standard, situation)
    if chips is not None and expected:
        met = expected in chips
        why = messages.ACTION_MET if met else messages.ACTION_MISSED
        title = standard.action_titles.get(expected, expected)
        found.append(Conduct(_clause(standard, situation), met, why.format(action=title)))
    return tuple(found)


def conduct_clauses(standard: Standard, situation: str) -> tuple[str, ...]:
    """Return the clauses that findings about conduct may cite in a situation."""
    rings = (RING_CLAUSE,) if situation == RING_SITUATION else ()
    return (*rings, _clause(standard, situation)) if _expected(standard, situation) else rings


def _expected(standard: Standard, situation: str) -> str | None:
    """Return the action chip to be taken, None if there is none."""
    expected = standard.situations[situation].action
    # Having answered at all, with the rings counted, is having picked up.
    return None if expected in ("none", "pick_up") else expected


def _clause(standard: Standard, situation: str) -> str:
    """Pick the situation's clause about conduct or process, else its first."""
    clauses = standard.situations[situation].clauses
    return next((c for c in clauses if standard.clauses[c].kind in ACTED), clauses[0])
