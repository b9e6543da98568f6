"""A session in the terminal: the dialogue loaded once, turns played one after another."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from bot.cli import messages
from bot.customer.scenarios import Scenario, load_scenarios
from bot.paths import PROJECT_ROOT
from bot.serving.model import model_path, older_models

if TYPE_CHECKING:
    from bot.dialogue import Dialogue


def refuse(sentence: str) -> typer.Exit:
    """Print why a command cannot go on and return the exit to raise."""
    typer.echo(sentence, err=True)
    return typer.Exit(code=1)


def usable_model(root: Path = PROJECT_ROOT) -> Path:
    """Return the model of the present data, or end the command with the mend."""
    path = model_path(root)
    if not path.exists():
        raise refuse(messages.MODEL_OLD if older_models(root) else messages.MODEL_MISSING)
    return path


def prepare_reading(root: Path = PROJECT_ROOT) -> None:
    """Train the reading's model if its inputs changed; StandardError if they are broken."""
    from bot.reading import ensure_model

    ensure_model(root)


def refuse_mistakes(root: Path = PROJECT_ROOT) -> None:
    """End the command naming every mistake in the authored data, so that none ever starts up.

    The labelled replies take seconds: they were checked when the model was trained on them.
    """
    from bot.check import run_checks
    from bot.reading import is_trained

    mistakes = run_checks(root, replies=not is_trained(root))
    if mistakes:
        raise refuse("\n".join([*map(str, mistakes), messages.DATA_BROKEN]))


def chosen_scenario(scenario_id: str) -> Scenario:
    """Return the scenario with this id, or end the command naming those there are."""
    scenarios = load_scenarios(PROJECT_ROOT)
    if scenario_id not in scenarios:
        allowed = "、".join(sorted(scenarios))
        raise refuse(messages.NO_SCENARIO.format(id=scenario_id, allowed=allowed))
    return scenarios[scenario_id]


class TerminalSession:
    """Plays one scenario in this process; `turn` sends a reply and keeps the state."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        from bot.inprocess import ModelUnusableError, load_dialogue

        model = usable_model()
        self._loop = asyncio.new_event_loop()
        try:
            self._dialogue: Dialogue = self._loop.run_until_complete(
                load_dialogue(PROJECT_ROOT, model)
            )
        except ModelUnusableError as error:
            raise refuse(messages.MODEL_BROKEN.format(path=model)) from error
        self._scenario = scenario
        self._seed = seed
        # Ids derive from the seed, so that the same run prints the same bytes.
        self._session = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{scenario.id}/{seed}"))
        self._state: dict[str, Any] | None = None
        self._number = 0

    def turn(
        self, reply: str | None, chips: tuple[str, ...] | None = None, rings: int | None = None
    ) -> dict[str, Any]:
        """Play one turn; reply None opens the scenario.

        Raises:
            TurnError: the turn failed; the state is as before.
        """
        from bot.dialogue import TurnRequest

        request = TurnRequest(
            session=self._session,
            turn=f"{self._session}/{self._number}",
            scenario=self._scenario.id,
            seed=self._seed,
            state=self._state,
            reply=reply,
            chips=chips,
            rings=rings,
        )
        answer = self._loop.run_until_complete(self._dialogue.turn(request))
        self._state = answer["state"]
        self._number += 1
        return answer


def show_grade(answer: dict[str, Any]) -> None:
    """Print the grade of a turn for a reader."""
    mood = messages.MOODS[answer["mood"]]
    grade = answer["grade"]
    if not answer["counted"]:
        typer.echo("    " + messages.ASIDE_LINE.format(mood=mood))
        return
    verdict = messages.VERDICTS[grade["verdict"]]
    typer.echo(
        "    " + messages.GRADE_LINE.format(verdict=verdict, score=grade["score"], mood=mood)
    )
    notes = [finding for finding in grade["findings"] if finding["kind"] != "met"]
    for note in [*notes, *(c for c in answer["conduct"] if not c["met"])]:
        typer.echo(f"    · {note['why']}（{note['clause']}）")
    if grade.get("suggestion"):
        typer.echo("    " + messages.BETTER.format(text=grade["suggestion"]))


def show_result(result: dict[str, Any]) -> None:
    """Print how a session ended."""
    passed = messages.PASSED if result["passed"] else messages.NOT_PASSED
    ended = messages.ENDED[result["ended"]]
    line = messages.RESULT_LINE.format(score=result["score"], passed=passed, ended=ended)
    typer.echo(line)
