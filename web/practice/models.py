"""What happened: one row a session, one row a turn with its grade; nothing is ever overwritten."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Session(models.Model):
    """One trainee practising one scenario.

    The title and family are kept as they were, since an author may change or remove the scenario.
    """

    class Status(models.TextChoices):
        """done: the customer has left; only a retry of the last turn opens it again."""

        OPEN = "open"
        DONE = "done"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="practice_sessions"
    )
    scenario = models.CharField(max_length=128)
    title = models.CharField(max_length=128)
    family = models.CharField(max_length=64)
    seed = models.PositiveBigIntegerField()
    standard_version = models.CharField(max_length=64)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    score = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField(null=True)
    ended = models.CharField(max_length=16, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-started_at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "status", "-started_at"], name="session_by_user"),
            models.Index(fields=["-started_at"], name="session_by_start"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(status="open", score__isnull=True, ended_at__isnull=True)
                | Q(status="done", score__isnull=False, ended_at__isnull=False),
                name="session_done_has_score",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__lte=100), name="session_score_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.id}"

    @property
    def is_done(self) -> bool:
        """True once the customer has left."""
        return self.status == self.Status.DONE


class Turn(models.Model):
    """One reply of the trainee and what it led to; number 0 is the customer's opening.

    situation: what the reply answers. state_before and state_after: the dialogue's memory.
    answer: what the dialogue server answered, without the state. verdict and score repeat the
    grade in `answer` for queries; counted is False for an apt question that is not scored.
    """

    class Status(models.TextChoices):
        """pending: the reply is kept and the dialogue server has not answered yet."""

        PENDING = "pending"
        ANSWERED = "answered"

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveSmallIntegerField()
    attempt = models.PositiveSmallIntegerField(default=1)
    superseded = models.BooleanField(default=False)
    situation = models.CharField(max_length=64, blank=True)
    # NULL only in the opening, where nobody has said anything: "" is a trainee who kept silent.
    reply = models.TextField(null=True)
    chips = models.JSONField(default=list)
    rings = models.PositiveSmallIntegerField(null=True)
    seconds = models.FloatField(null=True)
    state_before = models.JSONField(null=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.PENDING)
    answer = models.JSONField(null=True)
    state_after = models.JSONField(null=True)
    verdict = models.CharField(max_length=8, blank=True)
    score = models.PositiveSmallIntegerField(null=True)
    counted = models.BooleanField(default=False)
    tries = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number", "attempt"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["session", "number"],
                condition=Q(superseded=False),
                name="turn_one_live_per_number",
            ),
            models.UniqueConstraint(
                fields=["session", "number", "attempt"], name="turn_one_per_attempt"
            ),
            models.CheckConstraint(
                condition=Q(status="pending", answered_at__isnull=True)
                | Q(status="answered", answered_at__isnull=False),
                name="turn_answered_has_time",
            ),
            models.CheckConstraint(
                condition=Q(superseded=False) | Q(status="answered"),
                name="turn_superseded_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.number}.{self.attempt}"

    @property
    def is_pending(self) -> bool:
        """True while the dialogue server owes the answer."""
        return self.status == self.Status.PENDING
