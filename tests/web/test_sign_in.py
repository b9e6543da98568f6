"""Signing in by one-time links, and what others must not see."""

from __future__ import annotations

from datetime import timedelta
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import begin, browser_of, say
from tests.web.fake_dialogue import FakeDialogue
from web.accounts.models import Role, User
from web.accounts.services import ensure_first_users, sign_in_link

BASE = "http://testserver"


def path_of(user: User) -> str:
    return sign_in_link(user, BASE).removeprefix(BASE)


def test_the_link_signs_in_once(lin: User) -> None:
    path = path_of(lin)
    assert Client().post(path).headers["Location"] == "/"
    assert Client().post(path).status_code == 410


def test_looking_at_the_link_does_not_use_it_up(lin: User) -> None:
    path = path_of(lin)
    preview = Client().get(path)
    assert "登录" in preview.content.decode()
    browser = Client()
    assert browser.post(path).status_code == 302
    assert browser.get("/").status_code == 200


def test_a_used_link_says_what_to_do(lin: User) -> None:
    path = path_of(lin)
    Client().post(path)
    page = Client().get(path)
    assert page.status_code == 410
    assert "changnuo link 用户名" in page.content.decode()


def test_of_two_browsers_with_one_link_at_once_one_is_let_in(lin: User) -> None:
    path = path_of(lin)
    # Both have found the link good before either has used it up.
    for expected in (302, 410):
        as_seen = User.objects.get(pk=lin.pk)
        as_seen.last_login = None
        with mock.patch("web.accounts.services.user_of", return_value=as_seen):
            assert Client().post(path).status_code == expected


def test_the_link_expires_after_seven_days(lin: User) -> None:
    with mock.patch("sesame.tokens_v2.time.time") as clock:
        clock.return_value = (timezone.now() - timedelta(days=7, seconds=5)).timestamp()
        path = path_of(lin)
    assert Client().get(path).status_code == 410


@pytest.mark.parametrize("token", ["x", "AAAA", "%F0%9F%98%80", "a" * 500])
def test_a_false_token_is_a_dead_link(db: None, token: str) -> None:
    assert Client().get(f"/sign-in/{token}/").status_code == 410
    assert Client().post(f"/sign-in/{token}/").status_code == 410


def test_a_deactivated_person_is_out(lin: User, client: Client) -> None:
    path = path_of(lin)
    User.objects.filter(pk=lin.pk).update(is_active=False)
    assert client.get("/").headers["Location"] == "/sign-in/"
    assert Client().get(path).status_code == 410


def test_signing_out_needs_a_post(client: Client) -> None:
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert client.get("/").status_code == 302


def test_a_forged_form_is_refused(lin: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(lin)
    refused = browser.post("/sign-out/")
    assert refused.status_code == 403
    assert "这一页已经过期" in refused.content.decode()


def test_the_first_people_are_made_once(db: None) -> None:
    made = ensure_first_users()
    assert [(user.username, user.role) for user in made] == [
        ("trainee", Role.TRAINEE),
        ("trainer", Role.TRAINER),
    ]
    assert not any(user.has_usable_password() for user in made)
    assert ensure_first_users() == ()


def test_another_trainee_finds_nothing(fake: FakeDialogue, client: Client, zhao: User) -> None:
    session = begin(client)
    stranger = browser_of(zhao)
    for page in ("", "card/"):
        assert stranger.get(f"/sessions/{session.pk}/{page}").status_code == 404
    assert stranger.post(f"/sessions/{session.pk}/finish/").status_code == 404
    form = {"turn": str(session.pk), "session": str(session.pk), "reply": "您好"}
    assert stranger.post(f"/sessions/{session.pk}/reply/", form).status_code == 404
    assert stranger.post("/scenarios/visitor_small/start/", form).status_code == 404
    assert stranger.get("/sessions/everyone/").status_code == 404
    assert session.title not in stranger.get("/sessions/").content.decode()


def test_a_trainer_reads_every_session_and_answers_in_none(
    fake: FakeDialogue, client: Client, trainer: User
) -> None:
    session = begin(client)
    say(client, session, "您好，请问您找哪位？")
    teacher = browser_of(trainer)
    listed = teacher.get("/sessions/everyone/").content.decode()
    assert "小林" in listed
    assert session.title in listed
    assert teacher.get(f"/sessions/{session.pk}/").headers["Location"].endswith("/card/")
    assert "请问您找哪位" in teacher.get(f"/sessions/{session.pk}/card/").content.decode()
    assert teacher.post(f"/sessions/{session.pk}/finish/").status_code == 404


def test_who_is_signed_out_in_the_middle_keeps_his_words(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client)
    client.post("/sign-out/")
    part = client.post(
        f"/sessions/{session.pk}/reply/", {"reply": "您好"}, headers={"HX-Request": "true"}
    )
    assert part.status_code == 401
    assert "重新登录" in part.content.decode()
