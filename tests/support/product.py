"""The whole product as a person starts it: `changnuo serve`, its processes and its database."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from bot.cli import messages
from bot.paths import PROJECT_ROOT
from bot.serving.ports import Ports, free_port, is_taken

PROGRAMS: Final = ("actions", "dialogue", "web")
STOP_SECONDS: Final = 60
_LINK: Final = re.compile(r"http://\S+/sign-in/\S+")
_ESTABLISHED: Final = "01"


@dataclass
class Product:
    """A running `changnuo serve`; `printed` is what it said until it was ready."""

    home: Path
    ports: Ports
    process: subprocess.Popen[str]
    printed: str
    ready_seconds: float

    @property
    def address(self) -> str:
        """Where browsers find it."""
        return f"http://127.0.0.1:{self.ports.web}"

    def link(self, role: str) -> str:
        """Return the sign-in link that the start printed for `role` (学员 or 培训师)."""
        line = next(line for line in self.printed.splitlines() if f"（{role}）" in line)
        found = _LINK.search(line)
        assert found, self.printed
        return found.group()

    def pid(self, program: str) -> int:
        """Return the process that the supervisor started last for `program`."""
        log = (self.home / "logs" / "supervisord.log").read_text(encoding="utf-8")
        return int(re.findall(rf"spawned: '{program}' with pid (\d+)", log)[-1])

    def send_signal(self, program: str, number: signal.Signals) -> None:
        """Send a signal to one of the processes."""
        os.kill(self.pid(program), number)

    def kill_and_hold(self, program: str) -> None:
        """Kill a process as a crash would, and keep its successor from getting anywhere."""
        killed = self.pid(program)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: self.pid(program) != killed, f"{program} is started again")
        self.send_signal(program, signal.SIGSTOP)

    def wait_for_request(self, program: str) -> None:
        """Wait until a stopped process has a request that it does not read."""
        port = getattr(self.ports, program)
        wait_until(lambda: has_unread(port), f"{program} is asked")

    def wait_until_up(self, program: str) -> None:
        """Wait until a process listens again."""
        port = getattr(self.ports, program)
        wait_until(lambda: is_taken("127.0.0.1", port), f"{program} listens")

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """Read the database behind the product's back."""
        with sqlite3.connect(f"file:{self.home}/db.sqlite3?mode=ro", uri=True) as database:
            database.row_factory = sqlite3.Row
            found = [dict(row) for row in database.execute(query, values)]
        database.close()
        return found

    def turns(self, session: str) -> list[dict[str, Any]]:
        """Return every stored turn of a session, its opening first."""
        query = "SELECT * FROM practice_turn WHERE session_id = ? ORDER BY number, attempt"
        return self.rows(query, session)

    def stop(self, number: signal.Signals = signal.SIGINT) -> str:
        """Send a signal as a terminal does, to the group, and return what is said then."""
        for program in PROGRAMS:
            # A test that failed may have left one stopped, which would not end.
            with suppress(ProcessLookupError):
                self.send_signal(program, signal.SIGCONT)
        os.killpg(self.process.pid, number)
        said, _ = self.process.communicate(timeout=STOP_SECONDS)
        return said

    def end(self) -> None:
        """End what is left after a failure; a clean stop has removed the supervisor's file."""
        self.process.kill()
        supervisor = self.home / "supervisord.pid"
        if supervisor.exists():
            with suppress(ProcessLookupError):
                os.kill(int(supervisor.read_text()), signal.SIGTERM)


def start_product(home: Path) -> Product:
    """Start `changnuo serve` on free ports with an empty folder and wait until it is ready."""
    ports = Ports(web=free_port(), dialogue=free_port(), actions=free_port())
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHANGNUO_")}
    began = time.monotonic()
    process = subprocess.Popen(
        [
            sys.executable, "-m", "bot.cli", "serve", "--host", "127.0.0.1",
            "--port", str(ports.web), "--dialogue-port", str(ports.dialogue),
            "--action-port", str(ports.actions),
        ],
        cwd=PROJECT_ROOT,
        env={**kept, "CHANGNUO_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        # A terminal's programs hear Ctrl-C; a background job's children would ignore it.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        printed = _until_ready(process)
    except BaseException:
        process.terminate()
        raise
    return Product(home, ports, process, printed, time.monotonic() - began)


def _until_ready(process: subprocess.Popen[str]) -> str:
    """Read what is printed; the command gives up by itself when a process does not get ready."""
    assert process.stdout is not None
    printed = ""
    for line in process.stdout:
        printed += line
        if messages.STOP_HINT in line:
            return printed
    raise AssertionError(f"the product did not start:\n{printed}")


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Wait until `condition` holds; fail with `what` after `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited in vain until {what}"
        time.sleep(0.02)


def has_unread(port: int) -> bool:
    """Tell whether a connection to `port` of loopback holds bytes that its server has not read."""
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        _, local, _, state, queues = line.split()[:5]
        unread = int(queues.partition(":")[2], 16)
        if local.endswith(f":{port:04X}") and state == _ESTABLISHED and unread:
            return True
    return False
