"""The servers that are compared: started as real processes, watched, and stopped."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final

import httpx

from bot.paths import PROJECT_ROOT
from bot.serving.environment import process_environment
from bot.serving.model import model_path
from bot.serving.ports import Ports, free_port
from bot.serving.processes import Layout, commands, write_configuration

START_SECONDS: Final = 180
HERE: Final = Path(__file__).parent


@dataclass
class Server:
    """One or more processes that answer at `address`; `secret` signs turns for ours."""

    commands: list[list[str]]
    folder: Path
    address: str
    ready: list[str]
    secret: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    started_in: float = 0.0

    def __enter__(self) -> Server:
        began = time.perf_counter()
        environment = process_environment(CHANGNUO_CHANNEL_SECRET=self.secret)
        for command in self.commands:
            self.processes.append(
                subprocess.Popen(
                    command,
                    cwd=self.folder,
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
        for address in self.ready:
            self._wait(address)
        self.started_in = time.perf_counter() - began
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=30)

    def memory(self) -> float:
        """Return the resident memory of the processes and their children, in MB."""
        return sum(_resident(pid) for p in self.processes for pid in (p.pid, *_children(p.pid)))

    def _wait(self, address: str) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                if httpx.get(address, timeout=2, trust_env=False).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            if any(process.poll() is not None for process in self.processes):
                break
            time.sleep(0.05)
        raise SystemExit(f"not ready: {address}")


def ours(folder: Path) -> Server:
    """Return our dialogue server with its action server, without the web."""
    ports = Ports(web=0, dialogue=free_port(), actions=free_port())
    layout = Layout(PROJECT_ROOT, folder, model_path(PROJECT_ROOT), ports, "127.0.0.1", "bench")
    write_configuration(layout)
    lines = commands(layout)
    ready = [layout.addresses["actions"], layout.addresses["dialogue"]]
    address = f"http://127.0.0.1:{ports.dialogue}"
    return Server(
        [lines["actions"], lines["dialogue"]], PROJECT_ROOT, address, ready, secret="bench"
    )


def toy(config: Path, folder: Path) -> Server:
    """Train the toy bot with the configuration in `config` and return its server."""
    shutil.copytree(HERE / "floor", folder)
    shutil.copy(config / "config.yml", folder / "config.yml")
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    (folder / "endpoints.yml").write_text("{}\n", encoding="utf-8")
    train = [sys.executable, "-m", "rasa", "train", "--quiet", "--fixed-model-name", "toy"]
    subprocess.run(train, cwd=folder, env=process_environment(), check=True, capture_output=True)
    port = free_port()
    run = [
        sys.executable, "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(port),
        "--model", "models/toy.tar.gz",
    ]  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    return Server([run], folder, address, [f"{address}/webhooks/rest/"])


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return 0.0
    line = next((row for row in status.splitlines() if row.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(line.split()[1]) / 1024


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(child) for child in path.read_text().split()] if path.exists() else []
    return [*found, *(grand for child in found for grand in _children(child))]
