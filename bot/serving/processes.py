"""The three processes under supervisord: its configuration, start, readiness and stop."""

from __future__ import annotations

import configparser
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import yaml

from bot.serving.environment import process_environment
from bot.serving.ports import Ports

# Loading TensorFlow's neighbours on a cold disk takes most of it.
READY_SECONDS: Final = 180.0
STOP_SECONDS: Final = 20


@dataclass(frozen=True)
class Layout:
    """What the processes are started with.

    root: the project; home: the folder for what changes at run time; host: where web listens.
    """

    root: Path
    home: Path
    model: Path
    ports: Ports
    host: str
    secret: str

    @property
    def logs(self) -> Path:
        """The folder of the processes' logs."""
        return self.home / "logs"

    @property
    def addresses(self) -> dict[str, str]:
        """Each process's address that answers when it is ready."""
        local = "http://127.0.0.1"
        return {
            "actions": f"{local}:{self.ports.actions}/health",
            "dialogue": f"{local}:{self.ports.dialogue}/webhooks/changnuo/ready",
            "web": f"{local}:{self.ports.web}/healthz",
        }


def commands(layout: Layout) -> dict[str, list[str]]:
    """Return the command line of each process, by name."""
    ports, python = layout.ports, sys.executable
    return {
        "actions": [python, "-m", "rasa_sdk", "--actions", "actions", "--port", str(ports.actions)],
        "dialogue": [
            python, "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(ports.dialogue),
            "--model", str(layout.model), "--endpoints", str(layout.home / "endpoints.yml"),
            "--credentials", str(layout.root / "credentials.yml"),
        ],
        "web": [
            python, "-m", "uvicorn", "web.config.asgi:application", "--host", layout.host,
            "--port", str(ports.web), "--no-access-log", "--no-server-header",
            # Rasa holds websockets at a version that uvicorn cannot load; we use none.
            "--ws", "none", "--lifespan", "off",
        ],
    }  # fmt: skip


def write_configuration(layout: Layout) -> Path:
    """Write supervisord's and Rasa's configuration into home and return the former."""
    layout.logs.mkdir(parents=True, exist_ok=True)
    endpoints = yaml.safe_load((layout.root / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"http://127.0.0.1:{layout.ports.actions}/webhook"
    (layout.home / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    parser = configparser.RawConfigParser()
    parser["supervisord"] = {
        "nodaemon": "true",
        "logfile": str(layout.logs / "supervisord.log"),
        "pidfile": str(layout.home / "supervisord.pid"),
        "childlogdir": str(layout.logs),
    }
    for name, command in commands(layout).items():
        parser[f"program:{name}"] = {
            "command": " ".join(command),
            "directory": str(layout.root),
            "stdout_logfile": str(layout.logs / f"{name}.log"),
            "redirect_stderr": "true",
            "stdout_logfile_maxbytes": "5MB",
            "autorestart": "true",
            "startsecs": "2",
            "startretries": "10",
            "stopasgroup": "true",
            "killasgroup": "true",
            "stopwaitsecs": str(STOP_SECONDS),
        }
    path = layout.home / "supervisord.conf"
    with path.open("w", encoding="utf-8") as file:
        parser.write(file)
    return path


def start(layout: Layout, more: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start supervisord with `more` in the environment of all three processes."""
    path = write_configuration(layout)
    return subprocess.Popen(
        [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", str(path)],
        cwd=layout.root,
        env=process_environment(CHANGNUO_CHANNEL_SECRET=layout.secret, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C reaches us only; we stop the others in order.
        start_new_session=True,
    )


def stop(supervisor: subprocess.Popen[bytes]) -> None:
    """Stop supervisord and, through it, all processes."""
    if supervisor.poll() is None:
        supervisor.terminate()
    try:
        supervisor.wait(timeout=2 * STOP_SECONDS)
    except subprocess.TimeoutExpired:
        supervisor.kill()
        supervisor.wait()


def wait_until_ready(
    layout: Layout, supervisor: subprocess.Popen[bytes], progress: Callable[[str], None]
) -> list[str]:
    """Wait for every process, telling `progress` each that answers; return those that do not."""
    waiting = dict(layout.addresses)
    end = time.monotonic() + READY_SECONDS
    while waiting and time.monotonic() < end and supervisor.poll() is None:
        for name, address in list(waiting.items()):
            if _answers(address):
                progress(name)
                del waiting[name]
        time.sleep(0.2)
    return list(waiting)


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2.0, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def last_lines(layout: Layout, name: str, count: int = 15) -> str:
    """Return the end of a process's log."""
    path = layout.logs / f"{name}.log"
    if not path.exists():
        return ""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
