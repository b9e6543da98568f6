"""One graded turn through the channel against Rasa's floor and stock pipelines, in one run.

    python -m benchmarks.turns [--turns N] [--json]

Prints p50 and p95 of a turn in milliseconds, the ratios, turn 40 against turn 4 of a session,
and each server's memory and start-up time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import httpx

from benchmarks.servers import Server, ours, toy
from bot.paths import PROJECT_ROOT
from bot.signing import SIGNATURE_HEADER, TIME_HEADER, sign

HERE: Final = Path(__file__).parent
WARM_UP: Final = 20
SESSION: Final = 40
# A hard customer's session that lasts: weak replies in turn with good ones.
REPLIES: Final = (
    "您好，请问您找哪一位？",
    "请稍等，我帮您联系王先生，请您先坐一下好吗？",
    "对不起，让您久等了，请您再稍等一下，他马上来。",
    "好的，我明白了，请您留一下电话，我记录一下。",
)


def main() -> None:
    """Run all three servers one after another and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = {
            "floor": measure(toy(HERE / "floor", Path(folder) / "floor"), rest, arguments.turns),
            "stock": measure(toy(HERE / "stock", Path(folder) / "stock"), rest, arguments.turns),
            "changnuo": measure(ours(Path(folder)), channel, arguments.turns),
        }
    json.dump(figures, sys.stdout, indent=1) if arguments.json else report(figures)


def measure(
    server: Server, play: Callable[[Server, int], list[list[float]]], turns: int
) -> dict[str, Any]:
    """Start the server, play `turns` turns after a warm-up, and return its figures."""
    with server:
        play(server, WARM_UP)
        sessions = play(server, turns)
        memory = server.memory()
    times = sorted(t for session in sessions for t in session)
    early = [session[3] for session in sessions if len(session) >= SESSION]
    late = [session[SESSION - 1] for session in sessions if len(session) >= SESSION]
    return {
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "turns": len(times),
        "turn_40_to_4": round(statistics.median(late) / statistics.median(early), 2),
        "memory_mb": round(memory),
        "start_s": round(server.started_in, 1),
    }


def rest(server: Server, turns: int) -> list[list[float]]:
    """Play sessions through Rasa's own REST channel."""
    with httpx.Client(trust_env=False) as client:

        def one(sender: str, number: int) -> float:
            body = {"sender": sender, "message": "您好" if number % 2 == 0 else "再见"}
            began = time.perf_counter()
            answer = client.post(f"{server.address}/webhooks/rest/webhook", json=body)
            took = time.perf_counter() - began
            answer.raise_for_status()
            return took * 1000

        return [
            [one(str(uuid.uuid4()), number) for number in range(SESSION)]
            for _ in range(max(1, turns // SESSION))
        ]


def channel(server: Server, turns: int) -> list[list[float]]:
    """Play graded turns through our channel; a session that ends begins anew in the same state.

    The session's turn number goes on, so that turn 40 really carries forty turns of marks.
    """
    with httpx.Client(trust_env=False) as client:
        return [_session(client, server) for _ in range(max(1, turns // SESSION))]


def _session(client: httpx.Client, server: Server) -> list[float]:
    opened = _post(client, server, None, None)[0]
    state, times = opened["state"], []
    for number in range(SESSION):
        answer, took = _post(client, server, state, REPLIES[number % len(REPLIES)])
        times.append(took)
        # Hold the customer at his first line, so that the session can be as long as we like,
        # while everything he carries goes on growing.
        slots = {**answer["state"]["slots"], "answered": None, "result": None}
        slots |= {"situation": opened["next"], "mood": "calm"}
        slots["progress"] = {**slots["progress"], "memory": opened_memory()}
        state = {"slots": slots}
    return times


def opened_memory() -> dict[str, Any]:
    """What the customer carries at the very beginning."""
    return {"mood": "calm", "slips": 0, "attempt": 0, "asides": 0}


def _post(
    client: httpx.Client, server: Server, state: dict[str, Any] | None, reply: str | None
) -> tuple[dict[str, Any], float]:
    request = {
        "session": "bench", "turn": str(uuid.uuid4()), "scenario": "visitor_meets_host",
        "seed": 1, "state": state, "reply": reply, "chips": [], "rings": None, "seconds": None,
    }  # fmt: skip
    body = json.dumps(request).encode()
    stamp = str(int(time.time()))
    headers = {TIME_HEADER: stamp, SIGNATURE_HEADER: sign(server.secret, stamp, body)}
    began = time.perf_counter()
    answer = client.post(f"{server.address}/webhooks/changnuo/turn", content=body, headers=headers)
    took = (time.perf_counter() - began) * 1000
    answer.raise_for_status()
    return answer.json(), took


def report(figures: dict[str, dict[str, Any]]) -> None:
    """Print the table and the ratios."""
    print(f"{'':10}{'p50 ms':>9}{'p95 ms':>9}{'40:4':>7}{'MB':>7}{'start s':>9}")
    for name, row in figures.items():
        print(
            f"{name:10}{row['p50_ms']:>9}{row['p95_ms']:>9}{row['turn_40_to_4']:>7}"
            f"{row['memory_mb']:>7}{row['start_s']:>9}"
        )
    mine = figures["changnuo"]["p50_ms"]
    print(f"changnuo : floor = {mine / figures['floor']['p50_ms']:.2f} (at most 2.5)")
    print(f"changnuo : stock = {mine / figures['stock']['p50_ms']:.2f} (below 1)")
    print(f"project  : {PROJECT_ROOT.name}, {figures['changnuo']['turns']} turns each")


if __name__ == "__main__":
    main()
