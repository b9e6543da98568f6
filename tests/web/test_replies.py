"""What trainees may send: long, empty, broken, hostile."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import begin, box_turn, last, say
from tests.web.fake_dialogue import FakeDialogue
from web.practice.services import clean_reply


def test_two_thousand_characters_are_taken(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    assert say(client, session, "您好" + "𠮷" * 1998).status_code == 200
    assert last(session).verdict == "pass"


def test_one_more_is_handed_back_with_the_words(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    text = "好" * 2001
    answer = say(client, session, text)
    assert answer.status_code == 422
    assert "2001 个字" in answer.content.decode()
    assert answer.context["stage"].composer.text == text
    assert session.turns.count() == 1


def test_a_retry_that_is_too_long_is_still_a_retry(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    say(client, session, "你等着")
    turn = box_turn(client, session, retry=True)
    answer = say(client, session, "好" * 2001, turn=turn)
    assert answer.context["stage"].composer.turn == turn


def test_an_empty_reply_is_asked_about_and_then_taken_as_silence(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client)
    first = say(client, session, " \n ")
    assert first.status_code == 422
    assert first.context["stage"].composer.shy
    assert say(client, session, "", silent="1").status_code == 200
    assert (last(session).reply, fake.seen[-1]["reply"]) == ("", "")


def test_html_in_a_reply_is_only_text(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    text = '<script>alert(1)</script>您好<b onclick="x">'
    page = say(client, session, text).content.decode()
    assert "<script>alert" not in page
    assert "<b onclick" not in page
    assert "&lt;script&gt;" in page
    assert last(session).reply == text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("您\ud800好", "您\ufffd好"),
        ("\ud842\udfb7", "𠮷"),
        ("您\x00好", "您\ufffd好"),
        ("您好\r\n请坐\r", "您好\n请坐"),
    ],
)
def test_what_no_database_keeps_is_replaced(sent: str, kept: str) -> None:
    assert clean_reply(sent) == kept


def test_half_a_character_from_the_browser_does_no_harm(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    body = f"turn={box_turn(client, session)}&reply=%E6%82%A8%E5%A5%BD%ED%A0%80%00"
    answer = client.generic(
        "POST",
        f"/sessions/{session.pk}/reply/",
        body,
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 302
    assert (last(session).reply or "").startswith("您好\ufffd")


@pytest.mark.parametrize("turn", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_form_without_a_known_turn_changes_nothing(
    fake: FakeDialogue, client: Client, turn: str
) -> None:
    session = begin(client)
    form = {"turn": turn, "reply": "您好"}
    client.post(f"/sessions/{session.pk}/reply/", form)
    assert session.turns.count() == 1


def test_actions_rings_and_time_go_to_the_dialogue(fake: FakeDialogue, client: Client) -> None:
    session = begin(client, "phone_small")
    form = {"chips": ["smile", "nonsense", "smile"], "rings": "4", "seconds": "99999"}
    page = say(client, session, "您好", **form).content.decode()
    sent = fake.seen[-1]
    assert (sent["chips"], sent["rings"]) == (["smile"], 4)
    assert 0 <= sent["seconds"] < 60
    assert "电话响了 4 声接起" in page


@pytest.mark.parametrize("value", ["nan", "-inf", "1e400", "abc", "-5"])
def test_odd_numbers_are_left_out_or_bounded(
    fake: FakeDialogue, client: Client, value: str
) -> None:
    session = begin(client, "phone_small")
    say(client, session, "您好", rings=value, seconds=value)
    assert fake.seen[-1]["rings"] in (None, 0)
    assert fake.seen[-1]["seconds"] in (None, 0)
