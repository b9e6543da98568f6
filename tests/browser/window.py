"""What a trainee does in the chat window, and what he sees there."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

_SESSION = re.compile(r"/sessions/([0-9a-f-]{36})/$")


def begin(page: Page, title: str) -> str:
    """Begin the scenario with this title and return the session's id as the database has it."""
    page.goto("/")
    page.get_by_role("button", name=f"：{title}").click()
    return opened(page)


def opened(page: Page) -> str:
    """Wait for the chat window and return the session's id as the database has it."""
    # Loaded includes that the scripts have run: before that Enter is only a new line.
    page.wait_for_url(_SESSION)
    expect(page.locator(".theirs")).not_to_have_count(0)
    found = _SESSION.search(page.url)
    assert found, page.url
    return found.group(1).replace("-", "")


def say(page: Page, reply: str) -> None:
    """Type a reply and send it by Enter."""
    page.fill("#reply", reply)
    page.press("#reply", "Enter")


def answered(page: Page, count: int) -> Locator:
    """Wait until the `count`-th reply is graded and return its turn."""
    expect(page.locator(".turn .grade")).to_have_count(count)
    return page.locator(".turn", has=page.locator(".grade")).last


def heard(page: Page) -> list[str]:
    """Return what the customer has said so far."""
    return page.locator(".theirs .bubble:not(.typing)").all_inner_texts()
