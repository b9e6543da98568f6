"""One product and one Chromium for the folder, and windows in which the trainee is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.support.product import Product, start_product

CHROMIUM = shutil.which("chromium")
# A turn takes a fraction of a second, but other work may share the machine.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return a browser without a display."""
    if CHROMIUM is None:
        pytest.skip("没有 Chromium：请安装系统软件包 chromium。")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def product(
    browser: Browser, trained: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """Return the running product; asked for after the browser, without which it is not needed."""
    running = start_product(tmp_path_factory.mktemp("product"))
    yield running
    try:
        running.stop()
    finally:
        running.end()


@pytest.fixture(scope="package")
def signed_in(browser: Browser, product: Product) -> Any:
    """Sign the trainee in by the printed link, once, and return the browser's cookies."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(product.link("学员"))
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("今天练哪一场")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def new_context(
    browser: Browser, product: Product, signed_in: Any
) -> Iterator[Callable[..., BrowserContext]]:
    """Return a maker of the trainee's browsers; no script may fail, nothing come from outside."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=product.address, storage_state=signed_in, locale="zh-CN", **options
        )
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("console", lambda message: _note_blocked(faults, message.text))
        context.on("request", lambda request: _note_outside(faults, product, request.url))
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def desk(new_context: Callable[..., BrowserContext]) -> Page:
    """Return a window as wide as a desk computer's."""
    return new_context(viewport={"width": 1280, "height": 800}).new_page()


def _note_blocked(faults: list[str], text: str) -> None:
    if "Content Security Policy" in text:
        faults.append(text)


def _note_outside(faults: list[str], product: Product, url: str) -> None:
    if not url.startswith((product.address, "data:", "blob:")):
        faults.append(url)
