"""Knowledge practice and the daily form by keyboard, and on a phone without scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.support.product import Product

WIDTH = 390


def fits(page: Page) -> None:
    """No part of the page is wider than the phone."""
    ends = [
        box["x"] + box["width"]
        for part in page.locator("main section, main form, main h1").all()
        if (box := part.bounding_box())
    ]
    assert ends
    assert max(ends) <= WIDTH


def test_a_round_on_a_phone_without_scripts(
    new_context: Callable[..., BrowserContext], product: Product
) -> None:
    phone = new_context(
        viewport={"width": WIDTH, "height": 844}, has_touch=True, java_script_enabled=False
    ).new_page()
    phone.goto("/")
    phone.get_by_role("link", name="知识练习").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("知识练习")
    fits(phone)
    phone.get_by_role("button", name="十二字方针").tap()
    for number in range(1, 6):
        expect(phone.get_by_role("heading", level=1)).to_contain_text(f"第 {number} 题")
        fits(phone)
        choose_some(phone)
        phone.get_by_role("button", name="提交答案").tap()
        expect(phone.locator(".mark .clause code")).to_have_text("A.policy.twelve")
        fits(phone)
        phone.get_by_role("link", name="看结果" if number == 5 else "下一题").tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("共 5 题")
    fits(phone)
    rows = product.rows("SELECT given, right, answered_at FROM knowledge_asked")
    assert len(rows) == 5
    assert all(row["answered_at"] and row["right"] is not None for row in rows)
    phone.goto("/daily-form/")
    expect(phone.get_by_role("row", name="十二字方针")).to_contain_text("/ 5")
    with phone.expect_download() as waiting:
        phone.get_by_role("link", name="下载 Excel 表格").tap()
    assert waiting.value.suggested_filename.startswith("daily-form-trainee-")


def test_a_question_is_answered_by_keyboard(desk: Page) -> None:
    desk.goto("/knowledge/")
    desk.get_by_role("button", name="巡视考评").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("第 1 题")
    field = desk.locator("[name=given]").first
    field.focus()
    kind = field.get_attribute("type")
    if kind is None:
        choose_some(desk)
    elif kind == "radio":
        desk.keyboard.press("Space")
    else:
        desk.keyboard.press("Space")
        desk.keyboard.press("Tab")
        desk.keyboard.press("Space")
    desk.get_by_role("button", name="提交答案").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#mark")).to_be_visible()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="下一题")).to_be_focused()


def choose_some(page: Page) -> None:
    """Give an answer that can be given, whatever the kind of question."""
    boxes = page.locator("select[name=given]")
    for place in range(boxes.count()):
        boxes.nth(place).select_option(index=place + 1)
    for place in range(min(2, page.get_by_role("checkbox").count())):
        page.get_by_role("checkbox").nth(place).check()
    if page.get_by_role("radio").count():
        page.get_by_role("radio").first.check()
