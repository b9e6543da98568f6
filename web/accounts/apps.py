"""Registers the accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and signing in."""

    name = "web.accounts"
    label = "accounts"
