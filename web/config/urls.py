"""The addresses of all pages."""

from __future__ import annotations

from django.urls import include, path

from web.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("web.accounts.urls")),
    path("", include("web.practice.urls")),
    path("knowledge/", include("web.knowledge.urls")),
    path("daily-form/", include("web.dailyform.urls")),
]
