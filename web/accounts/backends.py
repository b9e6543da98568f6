"""Finds the person of a running session; the links themselves are checked in services."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend

from web.accounts.models import User


class LinkBackend(BaseBackend):
    """Sessions begun by a one-time link; there are no passwords to check."""

    def get_user(self, user_id: int) -> User | None:
        """Return the person, or None if he was removed or deactivated meanwhile."""
        return User.objects.filter(pk=user_id, is_active=True).first()
