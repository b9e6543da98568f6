"""Registers the daily form."""

from __future__ import annotations

from django.apps import AppConfig


class DailyFormConfig(AppConfig):
    """The form made of practice and knowledge results; it keeps nothing of its own."""

    name = "web.dailyform"
    label = "dailyform"
