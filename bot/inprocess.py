"""A whole dialogue in one process, for the terminal and for tests: agent and actions, no server."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from bot.quiet import hush

hush()

from rasa.core.agent import Agent, load_agent  # noqa: E402
from rasa.core.utils import AvailableEndpoints  # noqa: E402
from rasa.utils.endpoints import EndpointConfig  # noqa: E402
from rasa.utils.log_utils import configure_structlog  # noqa: E402
from rasa_sdk.executor import ActionExecutor  # noqa: E402

from bot.customer.scene import load_scene  # noqa: E402
from bot.dialogue import Dialogue  # noqa: E402


class ActionsHere(EndpointConfig):
    """An action endpoint that runs the project's actions in this process instead of over HTTP."""

    def __init__(self) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Run one action call as the action server would."""
        return await self._executor.run(kwargs["json"])


async def load_dialogue(root: Path, model: Path) -> Dialogue:
    """Load the model and the actions.

    Raises:
        ModelUnusableError: the model could not be loaded.
    """
    configure_structlog(logging.ERROR)
    logging.getLogger("rasa").setLevel(logging.ERROR)
    endpoints = AvailableEndpoints.read_endpoints(str(root / "endpoints.yml"))
    endpoints.action = ActionsHere()
    agent: Agent = await load_agent(model_path=str(model), endpoints=endpoints)
    if not agent.is_ready():
        raise ModelUnusableError(str(model))
    return Dialogue(agent, load_scene(root))


class ModelUnusableError(Exception):
    """The trained model could not be loaded; train it anew."""
