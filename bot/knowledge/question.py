"""One question of the knowledge test, and whether it is answered rightly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

KINDS: Final = ("single", "several", "truth", "order", "fill")
TRUE: Final = "对"
FALSE: Final = "错"
BLANK: Final = "____"


@dataclass(frozen=True)
class Question:
    """A question as authored in standard/knowledge/.

    kind: single (one letter is right), several, truth (对 or 错, without options), order (all
    letters, in the right order), fill (one letter, for the blank in `ask`). clause: what it asks
    of. difficulty 1–3. options: (letter, text), as authored. answer: letters, or 对 or 错.
    why: said after answering.
    """

    id: str
    clause: str
    kind: str
    difficulty: int
    ask: str
    options: tuple[tuple[str, str], ...]
    answer: tuple[str, ...]
    why: str

    def is_right(self, given: Sequence[str]) -> bool:
        """Tell whether the letters given answer it; their order counts only where it is asked."""
        if self.kind == "order":
            return tuple(given) == self.answer
        return len(given) == len(set(given)) and set(given) == set(self.answer)


def letters_fit(kind: str, letters: Collection[str], answer: str) -> bool:
    """Tell whether `answer`, as authored, can answer a question of `kind` with these letters."""
    if kind == "truth":
        return answer in (TRUE, FALSE)
    if len(set(answer)) != len(answer) or not set(answer) <= set(letters):
        return False
    if kind == "order":
        return len(answer) == len(letters)
    if kind == "several":
        return 1 < len(answer) < len(letters) and list(answer) == sorted(answer)
    return len(answer) == 1
