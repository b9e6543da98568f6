"""Registers the knowledge practice."""

from __future__ import annotations

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Rounds of questions and their answers."""

    name = "web.knowledge"
    label = "knowledge"
