"""The people who use the product."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from web.accounts import messages


class Role(models.TextChoices):
    """What a person may do: a trainer sees all sessions, a trainee his own."""

    TRAINEE = "trainee", messages.ROLE_TRAINEE
    TRAINER = "trainer", messages.ROLE_TRAINER


class UserManager(BaseUserManager["User"]):
    """Makes people who sign in by links and have no password."""

    def add(self, username: str, display_name: str, role: Role) -> User:
        """Create a person; IntegrityError if the username is taken."""
        user = self.model(username=username, display_name=display_name, role=role)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person, known to the administrator by `username` and to the others by `display_name`."""

    username = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=64)
    role = models.CharField(max_length=16, choices=Role, default=Role.TRAINEE)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known")
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def is_trainer(self) -> bool:
        """True for who may see every session."""
        return self.role == Role.TRAINER
