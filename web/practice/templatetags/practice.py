"""Names of families, channels and difficulties, for templates."""

from __future__ import annotations

from django import template

from web.practice import messages
from web.practice.catalogue import catalogue, family_title

register = template.Library()


@register.filter
def family(id: str) -> str:
    """Return the Chinese name of a scenario family."""
    return family_title(id)


@register.filter
def channel(id: str) -> str:
    """Return the Chinese name of a channel."""
    return catalogue().standard.channel_titles.get(id, id)


@register.filter
def difficulty(level: int) -> str:
    """Return the Chinese name of a difficulty."""
    return messages.DIFFICULTIES.get(level, str(level))
