"""What the lists show, in few queries."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from bot.customer.scenarios import Scenario
from web.accounts.models import User
from web.practice.catalogue import Catalogue, family_title
from web.practice.models import Session


@dataclass(frozen=True)
class Past:
    """How often a trainee finished a scenario, and his best score, None if never."""

    times: int = 0
    best: int | None = None
    passed: bool = False


def past_by_scenario(user: User) -> dict[str, Past]:
    """Return what `user` has done, by scenario id."""
    rows = (
        Session.objects.filter(user=user, status=Session.Status.DONE)
        .order_by()
        .values("scenario")
        .annotate(times=Count("id"), best=Max("score"), wins=Count("id", filter=Q(passed=True)))
    )
    return {r["scenario"]: Past(r["times"], r["best"], r["wins"] > 0) for r in rows}


@dataclass(frozen=True)
class Family:
    """A family of scenarios on the home page: each with its past and an id for a new session."""

    id: str
    title: str
    cards: tuple[tuple[Scenario, Past, UUID], ...]

    @property
    def passed(self) -> int:
        """How many of its scenarios the trainee has passed."""
        return sum(past.passed for _, past, _ in self.cards)


def families_for(user: User, catalogue: Catalogue) -> list[Family]:
    """Return what `user` can practise, by family, with what he has done."""
    past = past_by_scenario(user)
    return [
        Family(id, family_title(id), tuple((s, past.get(s.id, Past()), uuid4()) for s in members))
        for id, members in catalogue.families().items()
    ]


def sessions_of(user: User) -> QuerySet[Session]:
    """Return the person's own sessions, the newest first."""
    return Session.objects.filter(user=user)


def all_sessions() -> QuerySet[Session]:
    """Return everybody's sessions with their people, the newest first; for trainers."""
    return Session.objects.select_related("user")


def own_session(user: User, session: UUID) -> Session:
    """Return a session of `user`; Http404 for anybody else's, as if there were none."""
    found = sessions_of(user).filter(pk=session).first()
    if found is None:
        raise Http404
    return found


def visible_session(user: User, session: UUID) -> Session:
    """Return a session that `user` may read: his own, or any if he is a trainer; else Http404."""
    visible = all_sessions() if user.is_trainer else sessions_of(user).select_related("user")
    found = visible.filter(pk=session).first()
    if found is None:
        raise Http404
    return found
