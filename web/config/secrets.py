"""The two secrets of an installation: Django's key and the key of the dialogue channel."""

from __future__ import annotations

import json
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from web.config import messages

SHORTEST: Final = 32


class SecretsError(Exception):
    """The secrets file cannot be used; the text says in Chinese what is wrong and the mend."""


@dataclass(frozen=True)
class Secrets:
    """django: signs cookies and sign-in links; channel: signs requests to the dialogue server."""

    django: str
    channel: str


def load_or_create(path: Path) -> Secrets:
    """Return the secrets in `path`, a JSON file of mode 600, making the file if there is none.

    Two processes that start together get the same secrets.

    Raises:
        SecretsError: the file cannot be written or read, others may read it, or it is malformed.
    """
    if not path.exists():
        _create(path)
    return load(path)


def load(path: Path) -> Secrets:
    """Return the secrets in `path`; SecretsError as in `load_or_create`, also if it is missing."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SecretsError(messages.SECRETS_UNREADABLE.format(path=path)) from error
    except ValueError as error:
        raise SecretsError(messages.SECRETS_MALFORMED.format(path=path)) from error
    if mode & 0o077:
        raise SecretsError(messages.SECRETS_OPEN.format(path=path))
    return Secrets(django=_secret(data, "django", path), channel=_secret(data, "channel", path))


def _secret(data: object, name: str, path: Path) -> str:
    value = data.get(name) if isinstance(data, dict) else None
    if not isinstance(value, str) or len(value) < SHORTEST:
        raise SecretsError(messages.SECRETS_MALFORMED.format(path=path))
    return value


def _create(path: Path) -> None:
    fresh = {"django": secrets.token_urlsafe(48), "channel": secrets.token_urlsafe(48)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # mkstemp gives mode 600; link() fails if another process was first, so its file stays.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secrets-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(fresh, file)
            os.link(name, path)
        except FileExistsError:
            return
        finally:
            os.unlink(name)
    except OSError as error:
        raise SecretsError(messages.SECRETS_UNWRITABLE.format(path=path)) from error
