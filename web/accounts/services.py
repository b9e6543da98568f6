"""Signing in by one-time links, and the first two people."""

from __future__ import annotations

from typing import Final

from django.contrib.auth import login
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from sesame import utils as sesame

from web.accounts import messages
from web.accounts.models import Role, User

FIRST: Final = (
    ("trainee", messages.FIRST_TRAINEE, Role.TRAINEE),
    ("trainer", messages.FIRST_TRAINER, Role.TRAINER),
)


def ensure_first_users() -> tuple[User, ...]:
    """Make one trainee and one trainer if there is nobody yet; return those just made."""
    if User.objects.exists():
        return ()
    return tuple(User.objects.add(name, shown, role) for name, shown, role in FIRST)


def sign_in_link(user: User, base_url: str) -> str:
    """Return an address that signs `user` in once, within seven days.

    Signing in by any link makes the person's other links invalid.
    """
    return base_url.rstrip("/") + reverse("sign-in-link", args=[sesame.get_token(user)])


def user_of(token: str) -> User | None:
    """Return whom the link's token would sign in, or None if it is used, expired or false."""
    user = sesame.get_user(token, update_last_login=False)
    return user if isinstance(user, User) else None


def sign_in(request: HttpRequest, token: str) -> User | None:
    """Use the token up and begin a session; None if it is used, expired or false."""
    user = user_of(token)
    if user is None:
        return None
    # Of two requests with the same link only one finds the last sign-in unchanged.
    same = User.objects.filter(pk=user.pk, last_login=user.last_login)
    if user.last_login is None:
        same = User.objects.filter(pk=user.pk, last_login__isnull=True)
    now = timezone.now()
    if not same.update(last_login=now):
        return None
    user.last_login = now
    login(request, user, backend="web.accounts.backends.LinkBackend")
    return user
