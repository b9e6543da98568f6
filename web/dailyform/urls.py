"""Addresses of the daily form."""

from __future__ import annotations

from django.urls import path

from web.dailyform import views

urlpatterns = [
    path("", views.show, name="daily-form"),
    path("download/", views.download, name="daily-form-download"),
]
