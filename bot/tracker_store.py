"""The tracker of the turn in hand: Rasa's working memory, rebuilt for each turn from its state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

_in_hand: ContextVar[DialogueStateTracker | None] = ContextVar("tracker_in_hand", default=None)


@contextmanager
def turn_in_hand(tracker: DialogueStateTracker) -> Iterator[None]:
    """Give Rasa `tracker` for whatever it does inside the block, in this task only."""
    token = _in_hand.set(tracker)
    try:
        yield
    finally:
        _in_hand.reset(token)


class TurnTrackerStore(InMemoryTrackerStore):
    """Hands out the tracker of the turn in hand; plain Rasa commands get ordinary memory.

    Nothing is written here: a turn's state travels back to the web process, which keeps it
    in the database in one transaction with the grade. So no store can fail in mid-turn, fall
    back silently or grow with the conversation (docs/decisions/0002-stateless-turns.md).
    """

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker in hand if it is this sender's, else what memory has."""
        tracker = _in_hand.get()
        if tracker is not None and tracker.sender_id == sender_id:
            return tracker
        return await super().retrieve(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep `tracker` in memory unless it is the one in hand, which its caller keeps."""
        if tracker is not _in_hand.get():
            await super().save(tracker)
