"""A turn is kept first and answered once, whatever fails in between."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client

from tests.web.conftest import begin, box_turn, last, say
from tests.web.fake_dialogue import FakeDialogue
from web.practice.client import dialogue
from web.practice.models import Session, Turn
from web.practice.services import finish_turn

pytestmark = pytest.mark.django_db(transaction=True)
GOOD = "您好，请问您找哪位？"


def test_a_session_goes_from_opening_to_result(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    for _ in range(3):
        assert say(client, session, GOOD).status_code == 200
    session.refresh_from_db()
    assert (session.status, session.score, session.passed) == ("done", 100, True)
    assert session.ended == "completed"
    assert [turn.verdict for turn in session.turns.all()] == ["", "pass", "pass", "pass"]
    assert [body["state"] and body["state"]["at"] for body in fake.seen] == [None, 0, 1, 2]


def test_the_reply_is_kept_before_the_dialogue_is_asked(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    kept: list[tuple[str, str]] = []

    def look(body: dict[str, Any]) -> None:
        turn = Turn.objects.get(pk=body["turn"])
        kept.append((turn.status, turn.reply or ""))
        connection.close()

    fake.before = look
    say(client, session, GOOD)
    assert kept == [("pending", GOOD)]


@pytest.mark.parametrize(
    ("failure", "code"),
    [("cut", "down"), ("503", "actions"), ("nothing", "incomplete"), ("nonsense", "malformed")],
)
def test_a_failed_answer_leaves_the_reply_pending_and_is_made_good(
    fake: FakeDialogue, client: Client, failure: str, code: str
) -> None:
    session = begin(client)
    fake.fail = [failure]
    window = say(client, session, GOOD).content.decode()
    assert "您的回答已保存" in window
    turn = last(session)
    assert (turn.status, turn.reply, turn.last_error, turn.tries) == ("pending", GOOD, code, 1)
    client.post(f"/sessions/{session.pk}/finish/")
    turn.refresh_from_db()
    assert (turn.status, turn.verdict, turn.last_error) == ("answered", "pass", "")


def test_with_no_dialogue_server_the_session_begins_as_soon_as_there_is_one(
    client: Client, settings: Any, fake: FakeDialogue
) -> None:
    there, settings.CHANGNUO_RASA_URL = settings.CHANGNUO_RASA_URL, "http://127.0.0.1:9"
    session = begin(client)
    assert last(session).last_error == "down"
    assert "正在自动重试" in client.get(f"/sessions/{session.pk}/").content.decode()
    settings.CHANGNUO_RASA_URL = there
    client.post(f"/sessions/{session.pk}/finish/")
    assert "四处张望" in client.get(f"/sessions/{session.pk}/").content.decode()


def test_a_double_submit_is_one_turn(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    turn = box_turn(client, session)
    for _ in range(2):
        assert say(client, session, GOOD, turn=turn).status_code == 200
    assert session.turns.count() == 2
    assert len(fake.seen) == 2


def test_two_clicks_on_a_scenario_begin_one_session(fake: FakeDialogue, client: Client) -> None:
    form = {"session": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}
    for _ in range(2):
        client.post("/scenarios/visitor_small/start/", form)
    assert Session.objects.count() == 1
    assert Turn.objects.count() == 1


def test_of_two_finishers_the_second_changes_nothing(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    fake.fail = ["503"]
    say(client, session, GOOD)
    turn = last(session)
    both = threading.Barrier(2)
    fake.before = lambda body: both.wait(5) and None

    def finish() -> None:
        finish_turn(turn, dialogue())
        connection.close()

    threads = [threading.Thread(target=finish) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    turn.refresh_from_db()
    assert (turn.status, turn.tries) == ("answered", 2)
    assert session.turns.count() == 2


def test_a_retry_keeps_the_old_reply(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    say(client, session, "你找谁？")
    say(client, session, GOOD, turn=box_turn(client, session, retry=True))
    old, new = session.turns.filter(number=1).order_by("attempt")
    assert (old.superseded, old.verdict, old.reply) == (True, "weak", "你找谁？")
    assert (new.superseded, new.verdict, new.attempt) == (False, "pass", 2)
    assert new.state_before == old.state_before
    page = client.get(f"/sessions/{session.pk}/").content.decode()
    assert "之前说过 1 次" in page
    assert "你找谁？" in page


def test_retrying_the_last_reply_gives_a_new_result(fake: FakeDialogue, client: Client) -> None:
    session = begin(client, "visitor_gate")
    say(client, session, "你等着")
    say(client, session, "滚")
    say(client, session, "滚")
    session.refresh_from_db()
    assert (session.status, session.ended, session.passed) == ("done", "complaint", False)
    say(client, session, GOOD, turn=box_turn(client, session, retry=True))
    session.refresh_from_db()
    assert (session.status, session.score, session.ended) == ("open", None, "")
    assert session.turns.filter(superseded=True).get().answer["result"]["ended"] == "complaint"


def test_a_stale_window_gets_the_present_and_its_words_back(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client)
    turn = box_turn(client, session)
    say(client, session, GOOD, turn=turn)
    late = say(client, session, "我写了半天的话", turn=turn)
    assert late.status_code == 409
    stage = late.context["stage"]
    assert stage.composer.text == "我写了半天的话"
    assert stage.composer.turn != turn
    assert "8栋的李先生" in late.content.decode()
    assert session.turns.count() == 2


def test_a_stale_window_of_a_finished_session_still_shows_the_words(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client, "visitor_gate")
    say(client, session, GOOD)
    turn = box_turn(client, session)
    say(client, session, GOOD, turn=turn)
    late = say(client, session, "还没说完的话", turn=turn)
    assert late.status_code == 409
    assert "还没说完的话" in late.content.decode()


def test_a_reply_while_another_is_pending_is_handed_back(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client)
    fake.fail = ["503"]
    say(client, session, GOOD)
    following = box_turn(client, session)
    window = say(client, session, "下一句", turn=following)
    assert window.status_code == 409
    assert window.context["stage"].composer.text == "下一句"
    assert session.turns.count() == 2


def test_without_scripts_the_answer_is_a_redirect_to_the_window(
    fake: FakeDialogue, client: Client
) -> None:
    session = begin(client)
    form = {"turn": str(box_turn(client, session)), "reply": GOOD}
    answer = client.post(f"/sessions/{session.pk}/reply/", form)
    assert answer.headers["Location"] == f"/sessions/{session.pk}/"


def test_only_one_turn_of_a_number_can_stand(fake: FakeDialogue, client: Client) -> None:
    session = begin(client)
    with pytest.raises(IntegrityError):
        Turn.objects.create(id=session.pk, session=session, number=0, attempt=2)
