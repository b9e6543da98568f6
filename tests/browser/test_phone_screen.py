"""A phone 360 pixels wide: a scenario by touch, with an input method, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.browser.window import answered, opened
from tests.support.product import Product

TITLE = "约好的拜访"
WEAK = "请问您找哪一位？"
GOOD = (
    "您好，请问您找哪一位？",
    "请您稍等，我马上帮您联系。",
    "先生，他马上就来，请您先坐一会儿，好吗？",
    "欢迎您下次再来，再见！",
)
WIDTH = 360


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """Return a window as a phone has it."""
    screen = {"width": WIDTH, "height": 640}
    return new_context(viewport=screen, has_touch=True, is_mobile=True).new_page()


def test_a_scenario_is_played_by_touch(phone: Page, product: Product) -> None:
    phone.goto("/")
    fits(phone)
    phone.get_by_role("button", name=f"：{TITLE}").tap()
    session = opened(phone)
    fits(phone)
    phone.locator(".who-more summary").tap()
    expect(phone.locator(".known")).to_be_visible()
    touch_and_say(phone, WEAK)
    the_comment_opens_by_touch(phone)
    phone.get_by_role("link", name="照着再说一遍").tap()
    expect(phone.locator(".retrying")).to_contain_text("可以这样说")
    touch_and_say(phone, GOOD[0])
    expect(answered(phone, 1).locator(".points")).to_have_text("100 分")
    for count, reply in enumerate(GOOD[1:], start=2):
        touch_and_say(phone, reply)
        expect(answered(phone, count).locator(".points")).to_have_text("100 分")
        fits(phone)
    phone.get_by_role("link", name="看成绩单").tap()
    expect(phone.locator(".gauge-score")).to_have_text("100")
    expect(phone.get_by_text("其中重说了 1 次")).to_be_visible()
    fits(phone)
    assert [turn["superseded"] for turn in product.turns(session)] == [0, 1, 0, 0, 0, 0]


def test_enter_in_the_input_method_does_not_send(phone: Page, product: Product) -> None:
    phone.goto("/")
    phone.get_by_role("button", name=f"：{TITLE}").tap()
    session = opened(phone)
    phone.locator("#reply").tap()
    method = phone.context.new_cdp_session(phone)
    compose(method, "nin'hao")
    phone.keyboard.press("Enter")
    expect(phone.locator("#reply")).to_be_editable()
    expect(phone.locator(".sending")).to_have_count(0)
    assert len(product.turns(session)) == 1
    phone.fill("#reply", "")
    compose(method, "nin'hao")
    method.send("Input.insertText", {"text": GOOD[0]})
    expect(phone.locator("#reply")).to_have_value(GOOD[0])
    phone.get_by_role("button", name="发送").tap()
    expect(answered(phone, 1).locator(".points")).to_have_text("100 分")
    assert [turn["reply"] for turn in product.turns(session)] == [None, GOOD[0]]


def compose(method: CDPSession, letters: str) -> None:
    """Show `letters` underlined in the box, as an input method does before a choice is made."""
    end = len(letters)
    shown = {"text": letters, "selectionStart": end, "selectionEnd": end}
    method.send("Input.imeSetComposition", shown)


def touch_and_say(page: Page, reply: str) -> None:
    page.locator("#reply").tap()
    page.keyboard.insert_text(reply)
    send = page.get_by_role("button", name="发送")
    expect(send).to_be_in_viewport(ratio=1)
    send.tap()


def the_comment_opens_by_touch(page: Page) -> None:
    turn = answered(page, 1)
    expect(turn.locator(".badge")).to_have_text("欠妥")
    expect(turn.locator(".grade-body")).to_be_hidden()
    turn.get_by_text("点评").tap()
    expect(turn.locator(".better")).to_be_visible()
    expect(turn.locator(".clause code").first).to_have_text("A.words.greeting")


def fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTH
