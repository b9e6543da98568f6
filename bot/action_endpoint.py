"""Calls the action server over connections that stay open while turns follow each other."""

from __future__ import annotations

from typing import Any, Final

import aiohttp
from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig

# Well below the five seconds after which the action server closes an idle connection, so that
# no turn is ever sent into a connection that is just being closed.
IDLE_SECONDS: Final = 2


class KeptOpen(EndpointConfig):
    """Rasa's action endpoint, with one client session instead of a new one for every call."""

    def __init__(self, endpoint: EndpointConfig) -> None:
        super().__init__(endpoint.url, endpoint.params, endpoint.headers, **endpoint.kwargs)
        self._client: aiohttp.ClientSession | None = None

    def session(self) -> Any:
        """Return the session for one call; Rasa's `async with` does not close it."""
        if self._client is None or self._client.closed:
            connector = aiohttp.TCPConnector(keepalive_timeout=IDLE_SECONDS)
            self._client = aiohttp.ClientSession(headers=self.headers, connector=connector)
        return _Lent(self._client)


class _Lent:
    """A session that outlives the block it is used in."""

    def __init__(self, client: aiohttp.ClientSession) -> None:
        self._client = client

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._client

    async def __aexit__(self, *error: object) -> None:
        return None


def install(agent: Agent) -> None:
    """Let the agent's actions be called over kept connections; other endpoints stay."""
    processor = agent.processor
    if processor and type(processor.action_endpoint) is EndpointConfig:
        processor.action_endpoint = KeptOpen(processor.action_endpoint)
