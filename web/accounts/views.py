"""The pages of signing in and out."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from web.accounts.services import sign_in, user_of


@login_not_required
@require_safe
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Say how to get a sign-in link."""
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "accounts/sign_in.html")


@login_not_required
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button, whose POST signs in: a chat program's preview must not use the link up."""
    if request.method == "POST":
        if sign_in(request, token) is None:
            return render(request, "accounts/link_dead.html", status=410)
        return redirect("home")
    user = user_of(token)
    if user is None:
        return render(request, "accounts/link_dead.html", status=410)
    return render(request, "accounts/sign_in_link.html", {"person": user})


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign-in")
