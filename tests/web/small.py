"""A small catalogue for the tests: the real standard, and scenarios that no author changes."""

from __future__ import annotations

from functools import cache

from bot.customer.scenarios import Scenario
from bot.standard import load_standard
from web.practice.catalogue import Catalogue


def scenario(id: str, title: str, difficulty: int, intro: str, *situations: str) -> Scenario:
    """Return a scenario of `situations`."""
    standard = load_standard()
    return Scenario(
        id=id,
        family=id.partition("_")[0],
        title=title,
        difficulty=difficulty,
        persona="wang",
        place="一号大堂",
        intro=intro,
        situations=situations,
        channel=standard.situations[situations[0]].channel,
        mood="calm",
        path=f"data/stories/{id}.yml",
    )


@cache
def small_catalogue() -> Catalogue:
    """Return the catalogue: a visit at the desk, a call, and a hard one at the gate."""
    scenarios = (
        scenario(
            "visitor_small",
            "约好的拜访",
            1,
            "上午十点，大堂前台来了一位没见过的来访人。",
            "visitor.arrival",
            "visitor.states_host",
            "visitor.leaves",
        ),
        scenario(
            "visitor_gate",
            "不肯出示证件",
            3,
            "傍晚高峰，来访人急着进门，不愿意登记。",
            "visitor.refuses_card",
            "visitor.leaves",
        ),
        scenario(
            "phone_small",
            "带刺的来电",
            2,
            "客服热线响起，来电人一开口就不客气。",
            "phone.ring",
            "phone.provokes",
            "phone.ends",
        ),
    )
    return Catalogue(load_standard(), {s.id: s for s in scenarios})
