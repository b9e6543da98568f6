"""What a session carries from turn to turn survives the slot, and lines can ask for it."""

from __future__ import annotations

from bot.customer.progress import EARLIER, HAPPENED, Progress, progress_of
from bot.customer.reaction import Memory
from bot.customer.result import Mark


def test_progress_survives_the_slot() -> None:
    progress = Progress(
        memory=Memory(mood="angry", slips=1),
        marks=(Mark("visitor.arrival", "pass", 100),),
        name_given=True,
        owned_up=True,
        heard=3,
    )
    assert progress_of(progress.as_dict()) == progress


def test_what_happened_earlier_is_told_by_the_names_that_lines_use() -> None:
    assert Progress().earlier == {}
    everything = Progress(name_given=True, promised=True, owned_up=True).earlier
    assert everything == dict.fromkeys(EARLIER, HAPPENED)
    assert Progress(promised=True).earlier == {"promised": HAPPENED}
