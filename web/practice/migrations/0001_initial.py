"""The tables of sessions and turns."""
# ruff: noqa: RUF012  Django reads these lists and changes none.

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("scenario", models.CharField(max_length=128)),
                ("title", models.CharField(max_length=128)),
                ("family", models.CharField(max_length=64)),
                ("seed", models.PositiveBigIntegerField()),
                ("standard_version", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done")], default="open", max_length=8
                    ),
                ),
                ("score", models.PositiveSmallIntegerField(null=True)),
                ("passed", models.BooleanField(null=True)),
                ("ended", models.CharField(blank=True, max_length=16)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practice_sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("attempt", models.PositiveSmallIntegerField(default=1)),
                ("superseded", models.BooleanField(default=False)),
                ("situation", models.CharField(blank=True, max_length=64)),
                ("reply", models.TextField(null=True)),
                ("chips", models.JSONField(default=list)),
                ("rings", models.PositiveSmallIntegerField(null=True)),
                ("seconds", models.FloatField(null=True)),
                ("state_before", models.JSONField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("pending", "Pending"), ("answered", "Answered")],
                        default="pending",
                        max_length=8,
                    ),
                ),
                ("answer", models.JSONField(null=True)),
                ("state_after", models.JSONField(null=True)),
                ("verdict", models.CharField(blank=True, max_length=8)),
                ("score", models.PositiveSmallIntegerField(null=True)),
                ("counted", models.BooleanField(default=False)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="practice.session",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "attempt"],
            },
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["user", "status", "-started_at"], name="session_by_user"),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["-started_at"], name="session_by_start"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", True), ("score__isnull", True), ("status", "open")
                    ),
                    models.Q(
                        ("ended_at__isnull", False), ("score__isnull", False), ("status", "done")
                    ),
                    _connector="OR",
                ),
                name="session_done_has_score",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__isnull", True), ("score__lte", 100), _connector="OR"),
                name="session_score_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded", False)),
                fields=("session", "number"),
                name="turn_one_live_per_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.UniqueConstraint(
                fields=("session", "number", "attempt"), name="turn_one_per_attempt"
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("status", "pending")),
                    models.Q(("answered_at__isnull", False), ("status", "answered")),
                    _connector="OR",
                ),
                name="turn_answered_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="turn",
            constraint=models.CheckConstraint(
                condition=models.Q(("superseded", False), ("status", "answered"), _connector="OR"),
                name="turn_superseded_answered",
            ),
        ),
    ]
