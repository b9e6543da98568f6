"""Gathers a person's practice and answers of a period into the daily form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.customer.lines import COMPANY
from web.accounts.models import User
from web.dailyform.period import Period
from web.dailyform.rows import KnowledgeAnswer, Tally, graded_reply, tally
from web.knowledge.models import Asked
from web.knowledge.services import mark
from web.practice.catalogue import catalogue
from web.practice.models import Turn


@dataclass(frozen=True)
class DailyForm:
    """The form of one person: heading and tally."""

    organisation: str
    name: str
    staff_no: str
    period: Period
    tally: Tally

    @property
    def file_name(self) -> str:
        """A name for the file that every system takes."""
        staff_no = re.sub(r"[^\w-]+", "_", self.staff_no)
        return f"daily-form-{staff_no}-{self.period.first}-{self.period.last}.xlsx"


def daily_form(person: User, period: Period) -> DailyForm:
    """Return the form of `person`: the counted replies that stand, and the questions answered."""
    turns = Turn.objects.filter(
        session__user=person,
        superseded=False,
        counted=True,
        created_at__gte=period.begins,
        created_at__lt=period.ends,
    )
    asked = list(
        Asked.objects.filter(
            round__user=person, answered_at__gte=period.begins, answered_at__lt=period.ends
        )
    )
    mark(asked)
    return DailyForm(
        organisation=COMPANY,
        name=person.display_name,
        staff_no=person.username,
        period=period,
        tally=tally(
            [graded_reply(answer) for answer in turns.values_list("answer", flat=True) if answer],
            [KnowledgeAnswer(one.clause, bool(one.right)) for one in asked],
            {clause.id: clause.title for clause in catalogue().standard.clauses.values()},
        ),
    )
