"""What the administrator sets by environment variables, checked once at the start."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from web.config import messages

PROJECT = Path(__file__).resolve().parents[2]
_HOST = re.compile(r"[\w.:\[\]-]+|\*")


class BadEnvironmentError(Exception):
    """A variable has a value that cannot be used; the text is Chinese and says the mend."""


@dataclass(frozen=True)
class Environment:
    """The settings of one installation.

    home: runtime directory (database, secrets); secrets: path of the secrets file;
    rasa_url: base address of the dialogue server; hosts: names by which browsers may call us;
    https: True if browsers come by HTTPS, so that cookies are sent by HTTPS only.
    """

    home: Path
    secrets: Path
    rasa_url: str
    hosts: tuple[str, ...]
    https: bool
    debug: bool


def read_environment(env: Mapping[str, str]) -> Environment:
    """Read the CHANGNUO_* variables and make the runtime directory.

    Raises:
        BadEnvironmentError: a value is malformed or the directory cannot be written.
    """
    home = Path(env.get("CHANGNUO_HOME") or PROJECT / "var").resolve()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadEnvironmentError(messages.HOME_UNWRITABLE.format(path=home)) from error
    if not os.access(home, os.W_OK):
        raise BadEnvironmentError(messages.HOME_UNWRITABLE.format(path=home))
    return Environment(
        home=home,
        secrets=Path(env.get("CHANGNUO_SECRETS") or home / "secrets.json"),
        rasa_url=_url(env, "CHANGNUO_RASA_URL", "http://127.0.0.1:5005"),
        hosts=(*own_hosts(), *_hosts(env.get("CHANGNUO_HOSTS", ""))),
        https=_switch(env, "CHANGNUO_HTTPS"),
        debug=_switch(env, "CHANGNUO_DEBUG"),
    )


def own_hosts() -> tuple[str, ...]:
    """Return the names of this machine: loopback, its host name, its address in the local net."""
    found = ["localhost", "127.0.0.1", "[::1]", socket.gethostname().lower()]
    address = lan_address()
    return (*found, address) if address else tuple(found)


def lan_address() -> str | None:
    """Return the address by which the local net reaches this machine, or None without a net."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing; it only picks the outgoing address.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def _hosts(value: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    for name in names:
        if not _HOST.fullmatch(name):
            raise BadEnvironmentError(messages.BAD_HOST.format(value=name))
    return names


def _url(env: Mapping[str, str], name: str, default: str) -> str:
    value = env.get(name) or default
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadEnvironmentError(messages.BAD_URL.format(name=name, value=value))
    return value.rstrip("/")


def _switch(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "0")
    if value not in ("0", "1", ""):
        raise BadEnvironmentError(messages.BAD_SWITCH.format(name=name, value=value))
    return value == "1"
