"""Registers the practice."""

from __future__ import annotations

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Sessions, turns and grades."""

    name = "web.practice"
    label = "practice"
