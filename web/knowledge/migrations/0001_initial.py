"""The tables of knowledge rounds and questions."""
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
            name="Round",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("group", models.CharField(blank=True, max_length=32)),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knowledge_rounds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("question", models.CharField(max_length=128)),
                ("clause", models.CharField(max_length=64)),
                ("content", models.JSONField()),
                ("given", models.JSONField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("right", models.BooleanField(null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked",
                        to="knowledge.round",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddIndex(
            model_name="round",
            index=models.Index(fields=["user", "-started_at"], name="round_by_user"),
        ),
        migrations.AddIndex(
            model_name="asked",
            index=models.Index(fields=["answered_at"], name="asked_by_time"),
        ),
        migrations.AddConstraint(
            model_name="asked",
            constraint=models.UniqueConstraint(
                fields=("round", "number"), name="asked_one_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="asked",
            constraint=models.UniqueConstraint(
                fields=("round", "question"), name="asked_once_per_round"
            ),
        ),
        migrations.AddConstraint(
            model_name="asked",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_at__isnull", True),
                        ("given__isnull", True),
                        ("right__isnull", True),
                    ),
                    models.Q(("answered_at__isnull", False), ("given__isnull", False)),
                    _connector="OR",
                ),
                name="asked_answered_has_time",
            ),
        ),
    ]
