"""The daily form on a page and as a file; a trainer may ask for anybody's, a trainee for his."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from web.accounts.models import User
from web.dailyform import messages
from web.dailyform.period import Period, PeriodError, read_period, this_month
from web.dailyform.services import daily_form
from web.dailyform.sheet import workbook_bytes
from web.practice.views import person

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the form of a person and a period, by default one's own of this month so far."""
    subject = _subject(request)
    try:
        period = _period(request)
    except PeriodError as error:
        return _refused(request, subject, str(error))
    context = {
        "form": daily_form(subject, period),
        "empty": messages.EMPTY,
        "notes": messages.NOTES,
    }
    return _page(request, subject, str(period.first), str(period.last), context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Give the same form as a spreadsheet."""
    subject = _subject(request)
    try:
        form = daily_form(subject, _period(request))
    except PeriodError as error:
        return _refused(request, subject, str(error))
    header = content_disposition_header(as_attachment=True, filename=form.file_name)
    return HttpResponse(
        workbook_bytes(form), content_type=XLSX, headers={"Content-Disposition": header or ""}
    )


def _subject(request: HttpRequest) -> User:
    """Return whose form is asked for; Http404 for who may not be seen, as if there were none."""
    asking = person(request)
    staff_no = request.GET.get("person") or asking.username
    if staff_no == asking.username:
        return asking
    found = User.objects.filter(username=staff_no).first() if asking.is_trainer else None
    if found is None:
        raise Http404
    return found


def _period(request: HttpRequest) -> Period:
    if "from" not in request.GET and "to" not in request.GET:
        return this_month()
    return read_period(request.GET.get("from", ""), request.GET.get("to", ""))


def _refused(request: HttpRequest, subject: User, notice: str) -> HttpResponse:
    first, last = request.GET.get("from", ""), request.GET.get("to", "")
    return _page(request, subject, first, last, {"notice": notice}, status=422)


def _page(
    request: HttpRequest,
    subject: User,
    first: str,
    last: str,
    context: dict[str, object],
    status: int = 200,
) -> HttpResponse:
    people = User.objects.order_by("display_name", "pk") if person(request).is_trainer else ()
    about = {"subject": subject, "people": people, "first": first, "last": last}
    return render(request, "dailyform/form.html", about | context, status=status)
