"""Sends who is not signed in to the sign-in page, without losing what he was writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from web.accounts import messages


class SignInRequired(LoginRequiredMiddleware):
    """Every page needs a signed-in person, except those marked `login_not_required`."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> Any:
        """Answer 401 in words to a part-page request, which must not be replaced by a page."""
        if request.headers.get("HX-Request"):
            return HttpResponse(messages.SIGNED_OUT_MIDWAY, status=401, content_type="text/plain")
        return redirect("sign-in")
