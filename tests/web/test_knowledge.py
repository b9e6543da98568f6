"""A round of questions: asked in a seeded order, answered once, and seen by nobody else."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError
from django.test import Client

from bot.knowledge import GROUPS, KINDS, Question, group_of
from tests.web.conftest import browser_of
from web.accounts.models import User
from web.knowledge import messages
from web.knowledge.bank import bank
from web.knowledge.models import Asked, Round
from web.knowledge.services import AnsweredError, answer, draw, open_round, question_of

pytestmark = pytest.mark.django_db
FIXED = UUID(int=7)


def begin_round(browser: Client, group: str = "", round_id: UUID = FIXED) -> Round:
    browser.post("/knowledge/start/", {"group": group, "round": str(round_id)})
    return Round.objects.get(pk=round_id)


def wrong_answer(question: Question) -> list[str]:
    """Return an answer that can be given and is not right."""
    if question.kind == "truth":
        return ["错" if question.answer == ("对",) else "对"]
    letters = [letter for letter, _ in question.options]
    if question.kind == "order":
        return [*question.answer[1:], question.answer[0]]
    if question.kind == "several":
        return letters
    return [letter for letter in letters if letter not in question.answer][:1]


def give(browser: Client, asked: Asked, given: list[str]) -> Any:
    return browser.post(f"/knowledge/{asked.round_id}/{asked.number}/", {"given": given})


def round_of(user: User, kind: str) -> Asked:
    """Return the only question of a new round, of this kind."""
    question = next(one for one in bank().values() if one.kind == kind)
    opened = open_round({question.id: question}, user, "", uuid4())
    return opened.asked.get()


def finish(browser: Client, found: Round, wrong: tuple[int, ...] = ()) -> None:
    for asked in found.asked.all():
        question = question_of(asked.content)
        given = wrong_answer(question) if asked.number in wrong else list(question.answer)
        assert give(browser, asked, given).status_code == 302


def test_the_same_seed_draws_the_same_questions_and_another_others() -> None:
    first = draw(bank(), "", 3)
    assert draw(dict(reversed(bank().items())), "", 3) == first
    assert draw(bank(), "", 4) != first
    assert len({question.id for question in first}) == 10


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_can_be_practised(group: str) -> None:
    drawn = draw(bank(), group, 1)
    fitting = sum(group_of(question.clause) == group for question in bank().values())
    assert len(drawn) == min(10, fitting) > 0
    assert {group_of(question.clause) for question in drawn} == {group}


def test_a_round_goes_from_home_to_the_result_by_group(client: Client) -> None:
    assert '"/knowledge/"' in client.get("/").content.decode()
    page = client.get("/knowledge/").content.decode()
    fresh = re.search(r'name="round" value="([0-9a-f-]{36})"', page)
    assert fresh
    opened = client.post("/knowledge/start/", {"group": "", "round": fresh[1]}, follow=True)
    assert opened.redirect_chain[-1][0] == f"/knowledge/{fresh[1]}/1/"
    found = Round.objects.get(pk=fresh[1])
    finish(client, found, wrong=(2, 5))
    result = client.get(f"/knowledge/{found.pk}/", follow=True)
    assert "答对 8 题，共 10 题" in result.content.decode()
    groups = result.context["groups"]
    assert (sum(g.answered for g in groups), sum(g.right for g in groups)) == (10, 8)
    for asked in found.asked.all():
        assert question_of(asked.content).why in result.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_marked_at_once_with_reason_and_clause(
    client: Client, lin: User, kind: str
) -> None:
    for right in (True, False):
        asked = round_of(lin, kind)
        question = question_of(asked.content)
        address = f"/knowledge/{asked.round_id}/1/"
        before = client.get(address).content.decode()
        assert question.why not in before
        assert "提交答案" in before
        sent = give(client, asked, list(question.answer) if right else wrong_answer(question))
        assert sent.headers["Location"] == f"{address}#mark"
        page = client.get(address).content.decode()
        assert ("答对了" if right else "答错了") in page
        assert question.why in page
        assert f"<code>{question.clause}</code>" in page
        assert "提交答案" not in page
        asked.refresh_from_db()
        assert asked.right is right


def test_the_answer_is_kept_before_it_is_marked(
    client: Client, lin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = round_of(lin, "single")
    letters = list(question_of(asked.content).answer)
    with monkeypatch.context() as patched:

        def fail(answered: object) -> None:
            raise OSError("the machine went down")

        patched.setattr("web.knowledge.services.mark", fail)
        with pytest.raises(OSError, match="went down"):
            give(client, asked, letters)
    asked.refresh_from_db()
    assert (asked.given, asked.right) == (letters, None)
    assert "答对了" in client.get(f"/knowledge/{asked.round_id}/1/").content.decode()
    asked.refresh_from_db()
    assert asked.right is True


def test_a_question_is_answered_once(client: Client, lin: User) -> None:
    asked = round_of(lin, "single")
    question = question_of(asked.content)
    give(client, asked, wrong_answer(question))
    asked.refresh_from_db()
    first = asked.answered_at
    assert give(client, asked, wrong_answer(question)).status_code == 302
    other = give(client, asked, list(question.answer))
    assert other.status_code == 409
    assert messages.ANSWERED_ALREADY in other.content.decode()
    assert "答错了" in other.content.decode()
    asked.refresh_from_db()
    assert (asked.given, asked.right) == (wrong_answer(question), False)
    assert asked.answered_at == first


def test_of_two_windows_the_second_changes_nothing(lin: User) -> None:
    asked = round_of(lin, "several")
    stale = Asked.objects.get(pk=asked.pk)
    question = question_of(asked.content)
    answer(asked, question.answer)
    with pytest.raises(AnsweredError):
        answer(stale, wrong_answer(question))
    assert Asked.objects.get(pk=asked.pk).right is True


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        ("single", [], messages.NOTHING_CHOSEN),
        ("single", ["A", "B"], messages.ONE_ONLY),
        ("single", ["Z"], messages.UNKNOWN_OPTION),
        ("single", ["A" * 100_000], messages.UNKNOWN_OPTION),
        ("fill", ["<script>"], messages.UNKNOWN_OPTION),
        ("truth", ["A"], messages.UNKNOWN_OPTION),
        ("truth", ["对", "错"], messages.ONE_ONLY),
        ("truth", ["\x00"], messages.UNKNOWN_OPTION),
        ("several", ["A"], messages.SEVERAL_WANTED),
        ("order", ["", "", "", ""], messages.NOTHING_CHOSEN),
        ("order", ["A", "", "B", "C"], messages.ORDER_UNFINISHED),
        ("order", ["A"] * 9, messages.ORDER_UNFINISHED),
    ],
)
def test_an_answer_that_cannot_be_is_refused_in_words(
    client: Client, lin: User, kind: str, given: list[str], why: str
) -> None:
    asked = round_of(lin, kind)
    refused = give(client, asked, given)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert why in page
    assert "<script>" not in page
    asked.refresh_from_db()
    assert not asked.is_answered


def test_an_order_with_a_step_twice_is_refused_and_what_was_chosen_stays(
    client: Client, lin: User
) -> None:
    asked = round_of(lin, "order")
    letters = [letter for letter, _ in question_of(asked.content).options]
    refused = give(client, asked, ["B"] * len(letters))
    assert messages.ORDER_TWICE in refused.content.decode()
    assert refused.content.decode().count('value="B" selected') == len(letters)


def test_questions_come_in_order(client: Client) -> None:
    found = begin_round(client)
    ahead = client.get(f"/knowledge/{found.pk}/4/")
    assert ahead.headers["Location"] == f"/knowledge/{found.pk}/1/"
    early = client.get(f"/knowledge/{found.pk}/result/")
    assert early.headers["Location"] == f"/knowledge/{found.pk}/1/"


def test_two_clicks_begin_one_round(client: Client) -> None:
    for group in ("A.look", "A.look", "A.words"):
        begin_round(client, group)
    assert [one.group for one in Round.objects.all()] == ["A.look"]
    assert Asked.objects.count() == 10


def test_the_latest_rounds_come_first_and_an_unfinished_one_can_be_continued(
    client: Client,
) -> None:
    begun = [begin_round(client, "A.policy", UUID(int=number)) for number in range(1, 8)]
    finish(client, begun[-1])
    page = client.get("/knowledge/").content.decode()
    listed = re.findall(r"/knowledge/([0-9a-f-]{36})/", page)
    assert listed == [str(one.pk) for one in reversed(begun[2:])]
    assert page.count("继续") == 4
    assert "对 <b>5</b> / 5" in page


@pytest.mark.parametrize("group", ["nothing", "A", "A.look'--", "x" * 9999, "other"])
def test_an_unknown_group_is_refused_in_words_and_leaves_nothing(
    client: Client, group: str
) -> None:
    refused = client.post("/knowledge/start/", {"group": group, "round": "nonsense"})
    assert refused.status_code == 422
    assert messages.NO_GROUP in refused.content.decode()
    assert not Round.objects.exists()


def test_others_find_no_round_and_cannot_answer(client: Client, zhao: User, trainer: User) -> None:
    found = begin_round(client)
    asked = found.asked.get(number=1)
    stranger, teacher = browser_of(zhao), browser_of(trainer)
    letters = list(question_of(asked.content).answer)
    for path in ("", "1/", "result/"):
        assert stranger.get(f"/knowledge/{found.pk}/{path}").status_code == 404
    for other in (stranger, teacher):
        assert give(other, asked, letters).status_code == 404
        taken = other.post("/knowledge/start/", {"group": "", "round": str(found.pk)})
        assert taken.status_code == 404
    assert stranger.get("/knowledge/everyone/").status_code == 404
    assert str(found.pk) not in stranger.get("/knowledge/").content.decode()
    assert Client().get(f"/knowledge/{found.pk}/").headers["Location"] == "/sign-in/"
    asked.refresh_from_db()
    assert not asked.is_answered


def test_a_trainer_reads_what_was_answered(client: Client, trainer: User) -> None:
    found = begin_round(client)
    asked = found.asked.get(number=1)
    give(client, asked, wrong_answer(question_of(asked.content)))
    teacher = browser_of(trainer)
    listed = teacher.get("/knowledge/everyone/").content.decode()
    assert f"/knowledge/{found.pk}/" in listed
    assert "小林" in listed
    page = teacher.get(f"/knowledge/{found.pk}/", follow=True).content.decode()
    assert "还没有答完，答了 1 题" in page
    assert question_of(asked.content).why in page
    assert "再练一次" not in page


@pytest.mark.parametrize(
    "path",
    [
        f"{uuid4()}/",
        f"{uuid4()}/1/",
        f"{uuid4()}/result/",
        f"{FIXED}/0/",
        f"{FIXED}/11/",
        f"{FIXED}/{10**40}/",
        f"{FIXED}/{'9' * 5000}/",
        f"{FIXED}/-1/",
        "nonsense/",
    ],
)
def test_tampered_addresses_are_not_found_in_words(client: Client, path: str) -> None:
    begin_round(client)
    for answered in (client.get(f"/knowledge/{path}"), client.post(f"/knowledge/{path}")):
        # An address that only reads answers 405 to a POST.
        assert answered.status_code in (404, 405)
    assert "没有这一页" in client.get(f"/knowledge/{path}").content.decode()


def test_a_question_that_was_changed_or_removed_stays_as_it_was_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = begin_round(client, "A.policy")
    monkeypatch.setattr("web.knowledge.views.bank", dict)
    finish(client, found)
    page = client.get(f"/knowledge/{found.pk}/result/").content.decode()
    assert "十二字方针：答对 5 题，共 5 题" in page


def test_what_an_author_writes_is_text_and_no_html(client: Client, lin: User) -> None:
    asked = round_of(lin, "single")
    evil = "<img src=x onerror=alert(1)>"
    asked.content |= {"ask": evil, "why": evil}
    asked.content["options"][0][1] = evil
    asked.save()
    for _ in range(2):
        page = client.get(f"/knowledge/{asked.round_id}/1/").content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
        give(client, asked, list(question_of(asked.content).answer))


def test_the_database_refuses_a_question_twice_and_a_time_without_an_answer(
    client: Client,
) -> None:
    found = begin_round(client)
    first = found.asked.get(number=1)
    with pytest.raises(IntegrityError, match="asked"):
        Asked.objects.create(
            round=found, number=11, question=first.question, clause=first.clause, content={}
        )


def test_an_answer_without_its_time_is_refused(client: Client) -> None:
    first = begin_round(client).asked.get(number=1)
    with pytest.raises(IntegrityError, match="asked_answered_has_time"):
        Asked.objects.filter(pk=first.pk).update(right=True)
