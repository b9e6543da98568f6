"""People, a dialogue server and a small catalogue for the tests of the web."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import Client

from tests.web.fake_dialogue import FakeDialogue
from tests.web.small import small_catalogue
from web.accounts.models import Role, User
from web.practice.models import Session, Turn


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Put the database into a file, as in production: threads must see one another's commits."""
    test: dict[str, Any] = connections["default"].settings_dict["TEST"]
    test["NAME"] = tmp_path_factory.mktemp("database") / "test.sqlite3"


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages offer the small catalogue."""
    for module in ("web.practice.views", "web.practice.templatetags.practice"):
        monkeypatch.setattr(f"{module}.catalogue", small_catalogue)


@pytest.fixture
def fake(settings: Any) -> Iterator[FakeDialogue]:
    """Return a running dialogue server that the web knows."""
    with FakeDialogue(django_settings.CHANGNUO_CHANNEL_SECRET) as server:
        settings.CHANGNUO_RASA_URL = server.url
        yield server


@pytest.fixture
def lin(db: None) -> User:
    """Return a trainee."""
    return User.objects.add("lin", "小林", Role.TRAINEE)


@pytest.fixture
def zhao(db: None) -> User:
    """Return another trainee."""
    return User.objects.add("zhao", "小赵", Role.TRAINEE)


@pytest.fixture
def trainer(db: None) -> User:
    """Return a trainer."""
    return User.objects.add("teacher", "陈老师", Role.TRAINER)


@pytest.fixture
def client(lin: User) -> Client:
    """Return the trainee's browser, which checks forgery tokens only where a test asks for it."""
    return browser_of(lin)


def browser_of(user: User) -> Client:
    """Return a browser in which `user` is signed in."""
    browser = Client()
    browser.force_login(user)
    return browser


def begin(browser: Client, scenario: str = "visitor_small") -> Session:
    """Begin a scenario as from the home page and return the session."""
    session = uuid4()
    browser.post(f"/scenarios/{scenario}/start/", {"session": str(session)})
    return Session.objects.get(pk=session)


def box_turn(browser: Client, session: Session, retry: bool = False) -> UUID:
    """Return the id of the turn that the window's answer box would make."""
    page = browser.get(f"/sessions/{session.pk}/" + ("?retry=1" if retry else ""))
    turn: UUID = page.context["stage"].composer.turn
    return turn


def say(browser: Client, session: Session, reply: str, **more: Any) -> Any:
    """Send a reply from the chat window and return the answer."""
    turn = more.pop("turn", None) or box_turn(browser, session)
    return browser.post(
        f"/sessions/{session.pk}/reply/",
        {"turn": str(turn), "reply": reply, **more},
        headers={"HX-Request": "true"},
    )


def last(session: Session) -> Turn:
    """Return the latest turn that stands."""
    turn = session.turns.filter(superseded=False).order_by("number").last()
    assert turn is not None
    return turn
