"""A process is killed in mid-turn: the reply is kept, the window says so, the turn ends once."""

from __future__ import annotations

import json
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.window import answered, begin, heard, say
from tests.support.product import Product

TITLE = "约好的拜访"
GOOD = "您好，请问您找哪一位？"
NEXT = "请您稍等，我马上帮您联系。"
# The dialogue server loads its model anew, and the window asks at most every ten seconds.
BACK = 90_000


@pytest.mark.parametrize(("program", "error"), [("actions", "action_failed"), ("dialogue", "down")])
def test_a_killed_server_loses_and_doubles_nothing(
    desk: Page, product: Product, program: str, error: str
) -> None:
    session = begin(desk, TITLE)
    say(desk, GOOD)
    answered(desk, 1)
    product.send_signal(program, signal.SIGSTOP)
    say(desk, NEXT)
    product.wait_for_request(program)
    assert product.turns(session)[2]["reply"] == NEXT
    product.kill_and_hold(program)
    the_window_says_it_waits(desk)
    waiting = product.turns(session)[2]
    assert (waiting["status"], waiting["last_error"]) == ("pending", error)
    second = desk.context.new_page()
    second.goto(desk.url)
    the_window_says_it_waits(second)
    product.send_signal(program, signal.SIGCONT)
    for page in (desk, second):
        expect(page.locator(".turn .grade")).to_have_count(2, timeout=BACK)
        expect(page.locator(".pending")).to_have_count(0)
    one_turn_one_score_no_line_twice(desk, product, session)
    assert heard(second) == heard(desk)
    the_talk_goes_on(desk)


def test_the_web_killed_in_mid_turn_takes_the_same_reply_once(desk: Page, product: Product) -> None:
    session = begin(desk, TITLE)
    say(desk, GOOD)
    answered(desk, 1)
    product.send_signal("dialogue", signal.SIGSTOP)
    say(desk, NEXT)
    product.wait_for_request("dialogue")
    product.kill_and_hold("web")
    expect(desk.locator("#trouble")).to_contain_text("网络暂时不通")
    expect(desk.locator("#reply")).to_have_value(NEXT)
    assert product.turns(session)[2]["reply"] == NEXT
    product.send_signal("dialogue", signal.SIGCONT)
    product.send_signal("web", signal.SIGCONT)
    product.wait_until_up("web")
    desk.press("#reply", "Enter")
    answered(desk, 2)
    one_turn_one_score_no_line_twice(desk, product, session)
    the_talk_goes_on(desk)


def the_window_says_it_waits(page: Page) -> None:
    expect(page.locator(".pending")).to_contain_text("您的回答已保存，客户那边暂时没有回应")
    expect(page.locator(".mine .bubble").last).to_have_text(NEXT)
    expect(page.locator("#reply")).not_to_be_editable()


def one_turn_one_score_no_line_twice(page: Page, product: Product, session: str) -> None:
    turns = product.turns(session)
    assert [turn["reply"] for turn in turns] == [None, GOOD, NEXT]
    assert [turn["score"] for turn in turns] == [None, 100, 100]
    assert {turn["status"] for turn in turns} == {"answered"}
    lines = [line["text"] for turn in turns for line in json.loads(turn["answer"])["lines"]]
    assert [squeezed(text) for text in heard(page)] == [squeezed(text) for text in lines]
    assert page.locator(".mine").count() == 2


def squeezed(text: str) -> str:
    return "".join(text.split())


def the_talk_goes_on(page: Page) -> None:
    say(page, "先生，他马上就来，请您先坐一会儿，好吗？")
    expect(answered(page, 3).locator(".badge")).to_have_text("通过")
