"""Finds the person of a one-time link, and the person of a running session."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend
from sesame.backends import SesameBackendMixin

from web.accounts.models import User


class LinkBackend(SesameBackendMixin, BaseBackend):  # type: ignore[misc]
    """Signs in by one-time links only; there are no passwords to check."""

    def get_user(self, user_id: int) -> User | None:
        """Return the person, or None if he was removed or deactivated meanwhile."""
        return User.objects.filter(pk=user_id, is_active=True).first()
