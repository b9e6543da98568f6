"""The Rasa connector: signed turns in, answers or plainly named failures out."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, HTTPResponse, Request, response

from bot.channel_messages import STATUS, WHY
from bot.customer.scene import load_scene
from bot.dialogue import CHANNEL, Dialogue, TurnError, TurnRequest
from bot.signing import SIGNATURE_HEADER, TIME_HEADER, verify

SECRET_VARIABLE: Final = "CHANGNUO_CHANNEL_SECRET"

logger = logging.getLogger(__name__)


class ChangnuoChannel(InputChannel):
    """POST /webhooks/changnuo/turn, GET /webhooks/changnuo/ready; see docs/channel.md."""

    def __init__(self, secret: str | None) -> None:
        self._secret = secret
        self._dialogue: tuple[Agent, Dialogue] | None = None

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> ChangnuoChannel:
        """Take the secret from the environment, where `changnuo serve` puts it."""
        return cls(os.environ.get(SECRET_VARIABLE))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("changnuo_channel")

        # Sanic writes attributes onto its handlers, which a bound method does not allow.
        @blueprint.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            return self._ready(request)

        @blueprint.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self._turn(request)

        return blueprint

    def _ready(self, request: Request) -> HTTPResponse:
        agent = request.app.ctx.agent
        loaded = bool(agent and agent.is_ready())
        return response.json({"ready": loaded}, status=200 if loaded else 503)

    async def _turn(self, request: Request) -> HTTPResponse:
        headers = request.headers
        stamp, signature = headers.get(TIME_HEADER, ""), headers.get(SIGNATURE_HEADER, "")
        if not self._secret or not verify(
            self._secret, stamp, request.body, signature, time.time()
        ):
            return failure("signature")
        agent: Agent | None = request.app.ctx.agent
        if agent is None or not agent.is_ready():
            return failure("model")
        try:
            answer = await self._played(agent).turn(turn_request(request.body))
        except TurnError as error:
            logger.error("turn not completed: %s", error)
            return failure(error.code)
        except asyncio.CancelledError:
            raise
        except Exception:
            logger.exception("turn not completed")
            return failure("internal")
        return response.json(answer, dumps=_dumps)

    def _played(self, agent: Agent) -> Dialogue:
        if self._dialogue is None or self._dialogue[0] is not agent:
            self._dialogue = (agent, Dialogue(agent, load_scene()))
        return self._dialogue[1]


def turn_request(body: bytes) -> TurnRequest:
    """Read the JSON body of a turn.

    Raises:
        TurnError: with code "request" if anything is missing or of the wrong type.
    """
    try:
        data = json.loads(body)
        reply, state, chips = data["reply"], data["state"], data.get("chips")
        if not (reply is None or isinstance(reply, str)):
            raise TypeError("reply")
        if not (state is None or isinstance(state["slots"], dict)):
            raise TypeError("state")
        return TurnRequest(
            session=str(data["session"]),
            turn=str(data["turn"]),
            scenario=str(data["scenario"]),
            seed=int(data["seed"]),
            state=state,
            reply=reply,
            chips=tuple(str(chip) for chip in chips) if chips is not None else None,
            rings=int(data["rings"]) if data.get("rings") is not None else None,
        )
    except (ValueError, TypeError, KeyError) as error:
        raise TurnError("request", str(error)) from error


def failure(code: str) -> HTTPResponse:
    """Answer a turn that was not completed: never 200, never empty."""
    return response.json({"error": code, "why": WHY[code]}, status=STATUS[code], dumps=_dumps)


def _dumps(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
