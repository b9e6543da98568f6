"""The period of a daily form: whole days of local time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from web.dailyform import messages

MOST_DAYS: Final = 366
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
_SHOWN: Final = 20
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class PeriodError(ValueError):
    """Dates that make no period; the text says why in Chinese."""


@dataclass(frozen=True)
class Period:
    """From the beginning of `first` to the end of `last`."""

    first: date
    last: date

    def __str__(self) -> str:
        return messages.PERIOD_IS.format(first=self.first, last=self.last)

    @property
    def begins(self) -> datetime:
        """The first moment."""
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return timezone.make_aware(datetime.combine(self.last + timedelta(days=1), time.min))


def read_period(first: str, last: str) -> Period:
    """Return the period between two dates as written. Raises PeriodError if they make none."""
    period = Period(_read_date(first), _read_date(last))
    if period.last < period.first:
        raise PeriodError(messages.BACKWARDS)
    if (period.last - period.first).days >= MOST_DAYS:
        raise PeriodError(messages.TOO_LONG.format(most=MOST_DAYS))
    return period


def this_month() -> Period:
    """Return the month so far."""
    today = timezone.localdate()
    return Period(today.replace(day=1), today)


def _read_date(text: str) -> date:
    text = text.strip()
    if not text:
        raise PeriodError(messages.NO_DATE)
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        found = date.fromisoformat(text)
    except ValueError as error:
        raise PeriodError(messages.NOT_A_DATE.format(text=text[:_SHOWN])) from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise PeriodError(messages.OUT_OF_RANGE.format(first=FIRST_YEAR, last=LAST_YEAR))
    return found
