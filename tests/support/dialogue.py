"""Real dialogue and action servers on free ports, and signed turns to them."""

from __future__ import annotations

import json
import subprocess
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx

from bot.paths import PROJECT_ROOT
from bot.serving.environment import process_environment
from bot.serving.model import model_path
from bot.serving.ports import Ports, free_port
from bot.serving.processes import Layout, commands, write_configuration
from bot.signing import SIGNATURE_HEADER, TIME_HEADER, sign

SECRET: Final = "a secret for tests only, long enough"
WAIT_SECONDS: Final = 120


@dataclass
class Servers:
    """The two processes behind the web; each can be killed and started again."""

    layout: Layout
    environment: Mapping[str, str]
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the dialogue server listens."""
        return f"http://127.0.0.1:{self.layout.ports.dialogue}"

    def start(self, *names: str) -> None:
        """Start the named processes and wait until each answers."""
        for name in names:
            log = (self.layout.logs / f"{name}.log").open("ab")
            self.processes[name] = subprocess.Popen(
                commands(self.layout)[name],
                cwd=PROJECT_ROOT,
                env=dict(self.environment),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        for name in names:
            self._wait(name)

    def kill(self, name: str) -> None:
        """Kill a process as a crash would."""
        process = self.processes.pop(name)
        process.kill()
        process.wait()

    def stop(self) -> None:
        """Stop whatever runs."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(timeout=30)

    def log(self, name: str) -> str:
        """Return what a process has printed so far."""
        return (self.layout.logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def post(self, request: Mapping[str, Any], secret: str = SECRET) -> httpx.Response:
        """Send one signed request to the channel."""
        body = json.dumps(request).encode()
        stamp = str(int(time.time()))
        headers = {TIME_HEADER: stamp, SIGNATURE_HEADER: sign(secret, stamp, body)}
        url = f"{self.address}/webhooks/changnuo/turn"
        return httpx.post(url, content=body, headers=headers, timeout=30, trust_env=False)

    def turn(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Send a turn that must succeed and return its answer."""
        answer = self.post(request)
        assert answer.status_code == 200, answer.text
        data: dict[str, Any] = answer.json()
        return data

    def _wait(self, name: str) -> None:
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            try:
                url = self.layout.addresses[name]
                if httpx.get(url, timeout=2, trust_env=False).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            if self.processes[name].poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"{name} did not start:\n{self.log(name)[-3000:]}")


def servers_in(folder: Path, **environment: str) -> Servers:
    """Lay out, without starting, the servers of the project's present model."""
    ports = Ports(web=free_port(), dialogue=free_port(), actions=free_port())
    layout = Layout(PROJECT_ROOT, folder, model_path(PROJECT_ROOT), ports, "127.0.0.1", SECRET)
    write_configuration(layout)
    return Servers(layout, process_environment(CHANGNUO_CHANNEL_SECRET=SECRET, **environment))


def turn_request(
    scenario: str,
    state: Mapping[str, Any] | None = None,
    reply: str | None = None,
    *,
    seed: int = 1,
    turn: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return the body of one turn."""
    return {
        "session": "test",
        "turn": turn or str(uuid.uuid4()),
        "scenario": scenario,
        "seed": seed,
        "state": state,
        "reply": reply,
        "chips": None,
        "rings": None,
        "seconds": None,
        **more,
    }
