"""The chat window in a real browser: composing, drafts, two windows, keyboard, telephone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.conftest import begin
from tests.web.fake_dialogue import FakeDialogue
from web.practice.models import Session, Turn

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="没有 Chromium：请安装系统软件包 chromium。"),
]
GOOD = "您好，请问您找哪位？"
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser without a display."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs a loop in this thread, where Django would refuse to use the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def desk(
    browser: Browser,
    live_server: Any,
    client: Client,
    fake: FakeDialogue,
) -> Iterator[BrowserContext]:
    """Return a browser window in which the trainee is signed in; no script may fail in it."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800})
    value = client.cookies["changnuo"].value
    context.add_cookies([{"name": "changnuo", "value": value, "url": live_server.url}])
    context.set_default_timeout(10_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda message: _note(errors, message.text))
    yield context
    context.close()
    assert errors == []


def _note(errors: list[str], text: str) -> None:
    if "Content Security Policy" in text:
        errors.append(text)


def open_window(desk: BrowserContext, session: Session) -> Page:
    page = desk.new_page()
    page.goto(f"/sessions/{session.pk}/")
    return page


def send(page: Page, text: str) -> None:
    page.fill("#reply", text)
    page.press("#reply", "Enter")


def test_enter_sends_and_the_grade_is_told(desk: BrowserContext, client: Client) -> None:
    page = open_window(desk, begin(client))
    send(page, GOOD)
    expect(page.locator(".turn .badge")).to_have_text("通过")
    expect(page.locator("mark.met")).to_contain_text("您好")
    expect(page.locator("#live")).to_contain_text("通过，100 分。")
    expect(page.locator("#reply")).to_be_focused()


@pytest.mark.parametrize(
    "keydown",
    [
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true})",
        "new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, bubbles: true})",
    ],
)
def test_enter_never_sends_while_composing(
    desk: BrowserContext, client: Client, keydown: str
) -> None:
    page = open_window(desk, begin(client))
    page.fill("#reply", "ni hao")
    page.evaluate(f"document.getElementById('reply').dispatchEvent({keydown})")
    expect(page.locator(".mine")).to_have_count(0)
    assert page.input_value("#reply") == "ni hao"


def test_the_enter_that_ends_a_composition_does_not_send(
    desk: BrowserContext, client: Client
) -> None:
    page = open_window(desk, begin(client))
    page.fill("#reply", "你好")
    page.evaluate(
        """() => {
            const box = document.getElementById('reply');
            box.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true}));
            const enter = {key: 'Enter', keyCode: 13, bubbles: true, cancelable: true};
            box.dispatchEvent(new KeyboardEvent('keydown', enter));
        }"""
    )
    expect(page.locator(".mine")).to_have_count(0)


def test_a_reload_keeps_what_was_not_sent(desk: BrowserContext, client: Client) -> None:
    page = open_window(desk, begin(client))
    page.fill("#reply", "第一行")
    page.press("#reply", "Shift+Enter")
    page.keyboard.type("第二行")
    page.reload()
    expect(page.locator("#reply")).to_have_value("第一行\n第二行")


def test_without_network_the_words_come_back(desk: BrowserContext, client: Client) -> None:
    page = open_window(desk, begin(client))
    desk.set_offline(True)
    send(page, GOOD)
    expect(page.locator("#trouble")).to_contain_text("网络暂时不通")
    expect(page.locator("#reply")).to_have_value(GOOD)
    desk.set_offline(False)
    page.press("#reply", "Enter")
    expect(page.locator(".turn .badge")).to_have_text("通过")


def test_a_second_window_catches_up_and_keeps_its_words(
    desk: BrowserContext, client: Client
) -> None:
    session = begin(client)
    first, second = open_window(desk, session), open_window(desk, session)
    send(first, GOOD)
    expect(first.locator(".turn .badge")).to_have_text("通过")
    send(second, "我也写了一句")
    expect(second.locator(".notice")).to_contain_text("别的窗口")
    expect(second.locator("#reply")).to_have_value("我也写了一句")
    expect(second.locator(".theirs").last).to_contain_text("8栋的李先生")


def test_a_pending_turn_finishes_by_itself(
    desk: BrowserContext, client: Client, fake: FakeDialogue
) -> None:
    page = open_window(desk, begin(client))
    fake.fail = ["503"]
    send(page, GOOD)
    expect(page.locator(".pending")).to_contain_text("您的回答已保存")
    expect(page.locator(".turn .badge")).to_have_text("通过")


def test_an_empty_box_asks_before_it_is_silence(
    desk: BrowserContext, client: Client, fake: FakeDialogue
) -> None:
    page = open_window(desk, begin(client))
    page.press("#reply", "Enter")
    expect(page.locator("#composer .notice")).to_contain_text("保持沉默")
    page.press("#reply", "Enter")
    expect(page.locator(".mine")).to_contain_text("（沉默）")
    assert fake.seen[-1]["reply"] == ""


def test_too_long_a_reply_is_refused_in_words_and_stays_in_the_box(
    desk: BrowserContext, client: Client, fake: FakeDialogue
) -> None:
    page = open_window(desk, begin(client))
    send(page, "好" * 2001)
    expect(page.locator("#composer .notice")).to_contain_text("2001 个字")
    assert len(page.input_value("#reply")) == 2001
    expect(page.locator(".mine")).to_have_count(0)


def test_the_facts_give_way_to_writing_on_a_narrow_screen(
    desk: BrowserContext, client: Client
) -> None:
    page = open_window(desk, begin(client))
    expect(page.locator(".known")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 640})
    page.reload()
    expect(page.locator(".known")).to_be_hidden()
    page.locator("#reply").blur()
    page.click(".who-more summary")
    expect(page.locator(".known")).to_be_visible()
    page.click("#reply")
    expect(page.locator(".known")).to_be_hidden()


def test_a_turn_by_keyboard_alone(desk: BrowserContext, client: Client, fake: FakeDialogue) -> None:
    page = open_window(desk, begin(client))
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("你等着")
    page.keyboard.press("Enter")
    again = page.get_by_text("照着再说一遍")
    expect(again).to_be_visible()
    assert fake.seen[-1]["chips"] == ["write_record"]
    again.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".retrying")).to_contain_text("可以这样说")
    page.keyboard.type(GOOD)
    page.keyboard.press("Enter")
    expect(page.locator(".turn:last-child .grade .badge")).to_have_text("通过")
    assert Turn.objects.filter(superseded=True).count() == 1


def test_the_telephone_is_picked_up_before_anything_is_said(
    desk: BrowserContext, client: Client, fake: FakeDialogue
) -> None:
    page = open_window(desk, begin(client, "phone_small"))
    expect(page.locator("#reply")).to_be_hidden()
    # Two rings later, without waiting for them.
    page.evaluate(
        """() => {
            const key = Object.keys(sessionStorage).find((k) => k.startsWith('changnuo-ring-'));
            sessionStorage.setItem(key, JSON.stringify({began: Date.now() - 8500}));
        }"""
    )
    page.reload()
    expect(page.locator("[data-rings]")).to_have_text("3")
    page.click("[data-answer]")
    expect(page.locator("#reply")).to_be_focused()
    send(page, GOOD)
    expect(page.locator(".turn .badge")).to_have_text("通过")
    assert fake.seen[-1]["rings"] == 3


def test_a_narrow_screen_shows_conversation_and_box(desk: BrowserContext, client: Client) -> None:
    page = open_window(desk, begin(client))
    page.set_viewport_size({"width": 360, "height": 640})
    send(page, "你等一下")
    expect(page.locator(".turn .badge")).to_have_text("欠妥")
    expect(page.locator(".grade-body")).to_be_hidden()
    expect(page.locator(".theirs").last).to_be_in_viewport()
    expect(page.locator("#reply")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
