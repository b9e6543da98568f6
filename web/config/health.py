"""Says whether the web, its database and the dialogue server answer."""

from __future__ import annotations

import httpx
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

WAIT = 2.0


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer {"web", "database", "dialogue"}, each "ok" or "down"; 503 if the database is down.

    Practice goes on while the dialogue server is down (replies are kept), so that is no failure.
    """
    database = database_answers()
    body = {
        "web": "ok",
        "database": "ok" if database else "down",
        "dialogue": "ok" if dialogue_answers() else "down",
    }
    return JsonResponse(body, status=200 if database else 503)


def database_answers() -> bool:
    """Tell whether the database can be queried."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def dialogue_answers() -> bool:
    """Tell whether the channel of the dialogue server answers within two seconds."""
    url = f"{settings.CHANGNUO_RASA_URL}/webhooks/changnuo/ready"
    try:
        return httpx.get(url, timeout=WAIT, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
