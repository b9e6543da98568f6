"""Addresses of the knowledge practice."""

from __future__ import annotations

from django.urls import path

from web.knowledge import views

urlpatterns = [
    path("", views.choose, name="knowledge"),
    path("start/", views.start, name="knowledge-start"),
    path("everyone/", views.everyone, name="knowledge-everyone"),
    path("<uuid:round>/", views.round_page, name="knowledge-round"),
    path("<uuid:round>/result/", views.result, name="knowledge-result"),
    path("<uuid:round>/<int:number>/", views.question, name="knowledge-question"),
]
