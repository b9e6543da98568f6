"""The web's part of a start: runtime folder, secrets, database, first people and their links."""

from __future__ import annotations

import os
from pathlib import Path

from web.config.boot import prepare
from web.config.environment import read_environment
from web.config.secrets import load_or_create


def home() -> Path:
    """Return the folder for what changes at run time (CHANGNUO_HOME, else var/)."""
    return read_environment(os.environ).home


def prepare_site() -> str:
    """Make secrets, database and first people as far as missing; return the channel's secret.

    Raises:
        SecretsError, BadEnvironmentError: with a Chinese sentence and the mend.
    """
    environment = read_environment(os.environ)
    # Everything in it is personal or secret.
    environment.home.chmod(0o700)
    secrets = load_or_create(environment.secrets)
    prepare()
    from web.accounts.services import ensure_first_users

    ensure_first_users()
    return secrets.channel


def first_links(base_url: str) -> list[tuple[str, str, str]]:
    """Return display name, role and link of everybody who has never signed in."""
    from web.accounts.models import User
    from web.accounts.services import sign_in_link

    waiting = User.objects.filter(last_login__isnull=True, is_active=True).order_by("pk")
    return [
        (user.display_name, user.get_role_display(), sign_in_link(user, base_url))
        for user in waiting
    ]


def link_of(username: str, base_url: str) -> str | None:
    """Return a new sign-in link for `username`, or None if there is no such person."""
    from web.accounts.models import User
    from web.accounts.services import sign_in_link

    user = User.objects.filter(username=username, is_active=True).first()
    return sign_in_link(user, base_url) if user else None


def usernames() -> list[str]:
    """Return everybody's username."""
    from web.accounts.models import User

    return list(User.objects.order_by("pk").values_list("username", flat=True))


def daily_form_of(username: str, first: str, last: str) -> bytes | None:
    """Return the daily form of `username` between two dates, or None if there is no such person.

    Raises:
        ValueError: the dates make no period; the text says why in Chinese.
    """
    from web.accounts.models import User
    from web.dailyform.period import read_period
    from web.dailyform.services import daily_form
    from web.dailyform.sheet import workbook_bytes

    period = read_period(first, last)
    user = User.objects.filter(username=username).first()
    return workbook_bytes(daily_form(user, period)) if user else None
