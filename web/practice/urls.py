"""Addresses of the practice."""

from __future__ import annotations

from django.urls import path

from web.practice import views

urlpatterns = [
    path("", views.home, name="home"),
    path("scenarios/<str:scenario>/start/", views.start, name="start"),
    path("sessions/", views.my_sessions, name="my-sessions"),
    path("sessions/everyone/", views.everyone, name="everyone"),
    path("sessions/<uuid:session>/", views.session_page, name="session"),
    path("sessions/<uuid:session>/reply/", views.reply, name="reply"),
    path("sessions/<uuid:session>/finish/", views.finish, name="finish"),
    path("sessions/<uuid:session>/card/", views.card, name="card"),
]
