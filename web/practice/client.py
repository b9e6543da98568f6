"""The signed client of the dialogue server: one turn a request."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

import httpx
from django.conf import settings

from bot.signing import SIGNATURE_HEADER, TIME_HEADER, sign
from web.practice import messages

PATH: Final = "/webhooks/changnuo/turn"
MOODS: Final = ("calm", "impatient", "angry", "furious")
VERDICTS: Final = ("pass", "weak", "fail")


class DialogueError(Exception):
    """The dialogue server gave no answer that can be used; the turn stays pending.

    code: a word for the record; why: a Chinese sentence for the trainee.
    """

    def __init__(self, code: str, why: str) -> None:
        super().__init__(f"{code}: {why}")
        self.code = code
        self.why = why


class DialogueDownError(DialogueError):
    """Nobody answered: connection refused, cut or timed out."""


class DialogueRefusedError(DialogueError):
    """The server answered that it cannot or will not."""


class BadAnswerError(DialogueError):
    """The server answered something that is not a whole turn."""


@dataclass(frozen=True)
class TurnRequest:
    """One turn as the dialogue server takes it; `state` and `reply` are None at the opening."""

    session: str
    turn: str
    scenario: str
    seed: int
    state: dict[str, Any] | None
    reply: str | None
    chips: tuple[str, ...]
    rings: int | None
    seconds: float | None


@dataclass(frozen=True)
class Answer:
    """A whole answer: `body` as it came without the state, and the parts that are queried."""

    body: dict[str, Any]
    state: dict[str, Any]
    situation: str
    verdict: str
    score: int | None
    counted: bool
    result: dict[str, Any] | None


@dataclass(frozen=True)
class Dialogue:
    """The dialogue server at `url`; requests are signed with `secret`."""

    url: str
    secret: str
    timeout: float

    def answer(self, request: TurnRequest) -> Answer:
        """Ask for the answer to one turn; the same request always gets the same answer.

        Raises:
            DialogueDownError, DialogueRefusedError, BadAnswerError: as they say.
        """
        body = json.dumps(asdict(request), ensure_ascii=False).encode()
        now = str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            TIME_HEADER: now,
            SIGNATURE_HEADER: sign(self.secret, now, body),
        }
        try:
            response = _http(self.timeout).post(self.url + PATH, content=body, headers=headers)
        except httpx.TimeoutException as error:
            raise DialogueDownError("timeout", messages.DIALOGUE_SLOW) from error
        except httpx.HTTPError as error:
            raise DialogueDownError("down", messages.DIALOGUE_DOWN) from error
        if response.status_code != httpx.codes.OK:
            raise _refusal(response)
        return parse(response.content, request.turn)


def dialogue() -> Dialogue:
    """Return the dialogue server of this installation."""
    return Dialogue(
        settings.CHANGNUO_RASA_URL,
        settings.CHANGNUO_CHANNEL_SECRET,
        settings.CHANGNUO_DIALOGUE_TIMEOUT,
    )


def parse(content: bytes, turn: str) -> Answer:
    """Read the answer to `turn`; BadAnswerError unless it is whole."""
    try:
        body = json.loads(content)
        state = body.pop("state")
        grade, result = body["grade"], body["result"]
        answer = Answer(
            body=body,
            state=state,
            situation=body["situation"] or "",
            verdict=grade["verdict"] if grade else "",
            score=int(grade["score"]) if grade else None,
            counted=bool(body["counted"]),
            result=_result(result) if body["done"] else None,
        )
        if not _whole(answer, turn):
            raise BadAnswerError("incomplete", messages.DIALOGUE_BROKEN)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadAnswerError("malformed", messages.DIALOGUE_BROKEN) from error
    return answer


def _result(result: dict[str, Any]) -> dict[str, Any]:
    return {
        "score": int(result["score"]),
        "passed": bool(result["passed"]),
        "ended": str(result["ended"]),
    }


def _whole(answer: Answer, turn: str) -> bool:
    body = answer.body
    texts = [line["text"] for line in body["lines"]]
    return (
        body["turn"] == turn
        and all(isinstance(text, str) and text for text in texts)
        and bool(texts or answer.result)
        and bool(body["next"] or answer.result)
        and body["mood"] in MOODS
        and isinstance(answer.state, dict)
        and answer.verdict in ("", *VERDICTS)
        and (answer.score is None or 0 <= answer.score <= 100)
    )


def _refusal(response: httpx.Response) -> DialogueRefusedError:
    """Read the server's own words; whatever else it sent is not shown."""
    try:
        body = response.json()
        code, why = str(body["error"]), str(body["why"])
    except (ValueError, KeyError, TypeError):
        code, why = f"http {response.status_code}", messages.DIALOGUE_BROKEN
    return DialogueRefusedError(code[:64], why[:200])


@cache
def _http(timeout: float) -> httpx.Client:
    # The server is on this machine: a proxy named in the environment must not be asked.
    return httpx.Client(timeout=timeout, trust_env=False)
