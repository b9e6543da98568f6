"""What the command line calls to make the web ready: settings, database, first people."""

from __future__ import annotations

import os

import django
from django.core.management import call_command


def prepare() -> None:
    """Set Django up and bring the database to the present tables; safe to call again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web.config.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
