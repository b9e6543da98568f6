"""The tables of people."""
# ruff: noqa: RUF012  Django reads these lists and changes none.

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("username", models.CharField(max_length=64, unique=True)),
                ("display_name", models.CharField(max_length=64)),
                (
                    "role",
                    models.CharField(
                        choices=[("trainee", "学员"), ("trainer", "培训师")],
                        default="trainee",
                        max_length=16,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["trainee", "trainer"])),
                        name="user_role_known",
                    )
                ],
            },
        ),
    ]
