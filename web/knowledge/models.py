"""Rounds of questions: one row a round, one row a question asked in it with its answer."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Round(models.Model):
    """One person's round of questions; `group` is the clause group chosen, "" for a mixed one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="knowledge_rounds"
    )
    group = models.CharField(max_length=32, blank=True)
    started_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["-started_at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "-started_at"], name="round_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.id}"


class Asked(models.Model):
    """A question asked in a round, and the answer given to it, which is never overwritten.

    content: the question as it was when the round began, since an author may change or remove
    it. given: letters, or 对 or 错; None until answered. right: None until the answer is marked.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asked")
    number = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=128)
    clause = models.CharField(max_length=64)
    content = models.JSONField()
    given = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)
    right = models.BooleanField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["answered_at"], name="asked_by_time"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "number"], name="asked_one_per_number"),
            models.UniqueConstraint(fields=["round", "question"], name="asked_once_per_round"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, given__isnull=True, right__isnull=True)
                | Q(answered_at__isnull=False, given__isnull=False),
                name="asked_answered_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"

    @property
    def is_answered(self) -> bool:
        """True once an answer is kept."""
        return self.answered_at is not None
