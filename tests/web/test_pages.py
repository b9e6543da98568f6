"""What the pages show, and what they never do."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.conftest import begin, browser_of, say
from tests.web.fake_dialogue import FakeDialogue
from web.accounts.models import User
from web.practice import messages


def test_home_offers_scenarios_with_what_was_done(fake: FakeDialogue, client: Client) -> None:
    session = begin(client, "visitor_gate")
    open_one = begin(client)
    say(client, session, "您好")
    say(client, session, "您好")
    page = client.get("/").content.decode()
    assert "来访接待" in page
    assert "来电应对" in page
    assert "挑战" in page
    assert re.search(r'练过 1 次 · 最好 <b class="good">100</b> 分', page)
    assert "已通过 1 / 2" in page
    assert f"/sessions/{open_one.pk}/" in page
    assert f"/sessions/{session.pk}/" not in page


def test_the_window_marks_the_reply_and_names_the_clause(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client)
    page = say(client, session, "你等一下").content.decode()
    assert re.search(r'<mark class="violated"[^>]*>你<span class="sr">〔违反：', page)
    assert "欠妥" in page
    assert "<b>50</b> 分" in page
    assert "<code>B.words.nin</code>" in page
    assert "不该：用“你”不用“您”" in page
    assert "问候" in page
    assert "可以这样说" in page
    assert "照着再说一遍" in page


def test_a_beginner_is_told_what_to_do_and_what_comes_after_a_weak_reply(
    fake: FakeDialogue, client: Client
) -> None:
    assert "当场重说" in client.get("/").content.decode()
    session = begin(client)
    assert "当场重说" not in client.get("/").content.decode()
    opening = client.get(f"/sessions/{session.pk}/")
    assert opening.context["stage"].composer.coach == messages.COACH_FIRST
    assert "narration" in opening.content.decode()
    again = say(client, session, "你等一下").context["stage"].composer
    assert again.coach == messages.COACH_AGAIN
    assert say(client, session, "您好").context["stage"].composer.coach == ""


def test_the_customer_is_known_by_what_he_said(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    before = client.get(f"/sessions/{session.pk}/").content.decode()
    assert "还不知道姓名" in before
    assert "王先生" not in before
    after = say(client, session, "您好").content.decode()
    assert "王先生" in after
    assert "平静" in after


def test_the_telephone_rings_until_it_was_picked_up(fake: FakeDialogue, client: Client) -> None:
    session = begin(client, "phone_small")
    assert client.get(f"/sessions/{session.pk}/").context["stage"].composer.ringing
    again = say(client, session, "请讲", rings="2")
    assert again.context["stage"].customer.channel == "phone"
    assert not again.context["stage"].composer.ringing


def test_the_score_card_tells_why_and_what_is_weak(fake: FakeDialogue, client: Client) -> None:
    session = begin(client, "visitor_gate")
    say(client, session, "滚")
    say(client, session, "滚")
    page = client.get(f"/sessions/{session.pk}/card/").content.decode()
    assert "未通过" in page
    assert "投诉" in page
    assert "A.never.vulgar" in page
    assert "2 次" in page
    assert "再练一次" in page
    assert "换个场景" in page


def test_the_score_card_averages_the_replies_of_a_situation(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client, "visitor_gate")
    for reply in ("你等一下", "您好", "您好"):
        say(client, session, reply)
    answer = client.get(f"/sessions/{session.pk}/card/")
    first = answer.context["card"].moments[0]
    scores = [one.grade.score for one in first.replies if one.grade]
    assert len(scores) == 2
    assert first.score == round(sum(scores) / 2)
    assert "80 分通过" in answer.content.decode()


def test_there_is_no_score_card_before_the_end(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    card = client.get(f"/sessions/{session.pk}/card/")
    assert card.headers["Location"] == f"/sessions/{session.pk}/"


def test_a_scenario_that_was_removed_leaves_its_sessions_readable(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client)
    say(client, session, "您好")
    type(session).objects.filter(pk=session.pk).update(scenario="gone")
    assert "8栋的李先生" in client.get(f"/sessions/{session.pk}/").content.decode()


def test_an_unknown_scenario_is_not_found(client: Client) -> None:
    assert client.post("/scenarios/nothing/start/").status_code == 404


@pytest.fixture
def pages(fake: FakeDialogue, client: Client, trainer: User) -> list[str]:
    """Return the source of every kind of page."""
    session, ended = begin(client), begin(client, "visitor_gate")
    say(client, session, "你等一下")
    say(client, ended, "您好")
    say(client, ended, "您好")
    teacher, nobody = browser_of(trainer), Client()
    own = ("/", "/sessions/", f"/sessions/{session.pk}/", f"/sessions/{session.pk}/?retry=1")
    own += ("/knowledge/", "/daily-form/")
    answers = [client.get(path) for path in (*own, f"/sessions/{ended.pk}/card/", "/nothing/")]
    answers += [teacher.get("/sessions/everyone/"), teacher.get(f"/sessions/{session.pk}/card/")]
    answers += [nobody.get("/sign-in/"), nobody.get("/sign-in/AAAA/")]
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    return [answer.content.decode() for answer in answers]


def test_no_page_asks_the_internet_or_runs_inline_code(pages: list[str]) -> None:
    for page in pages:
        outside = re.sub(r'xmlns="[^"]*"', "", page)
        assert not re.search(r"(https?:)?//\w", outside)
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|hx-on", page)


def test_every_static_file_that_pages_name_is_there(pages: list[str]) -> None:
    named = {path for page in pages for path in re.findall(r'"(/static/[^"]+)"', page)}
    assert len(named) > 5
    for path in named:
        assert Client().get(path).status_code == 200, path


def test_health_tells_what_is_down(fake: FakeDialogue, db: None, settings: object) -> None:
    assert Client().get("/healthz").json() == {"web": "ok", "database": "ok", "dialogue": "ok"}
    settings.CHANGNUO_RASA_URL = "http://127.0.0.1:9"  # type: ignore[attr-defined]
    assert Client().get("/healthz").json()["dialogue"] == "down"
