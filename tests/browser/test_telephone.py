"""The telephone rings; who picks it up late is told so, and it stands on the score card."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.window import answered, begin, say
from tests.support.product import Product

REPLIES = (
    "您好，小区客服中心，请问有什么可以帮您？",
    "您好，请问有什么可以帮您？",
    "对不起，您的电话没有声音，请您换一部电话再打来，谢谢，再见！",
)
# Five rings, one every four seconds.
SIXTEEN_SECONDS = 16_500


def test_picking_up_late_is_a_finding(desk: Page, product: Product) -> None:
    desk.clock.install()
    session = begin(desk, "无声电话")
    expect(desk.get_by_role("status").filter(has_text="电话响了")).to_be_visible()
    expect(desk.locator("#reply")).to_be_hidden()
    desk.clock.fast_forward(SIXTEEN_SECONDS)
    desk.get_by_role("button", name="接听").click()
    say(desk, REPLIES[0])
    turn = answered(desk, 1)
    rings = product.turns(session)[1]["rings"]
    assert rings >= 5
    # The finding is about conduct: what was said is graded by itself.
    expect(turn.locator(".badge")).to_have_text("通过")
    late = turn.locator(".note.missed").filter(has_text="才接起")
    expect(late).to_contain_text(f"电话响了 {rings} 声才接起，请在铃响三声以内接听。")
    expect(late.locator(".clause code")).to_have_text("A.phone.rings")
    for count, reply in enumerate(REPLIES[1:], start=2):
        say(desk, reply)
        expect(answered(desk, count).locator(".badge")).to_have_text("通过")
    desk.get_by_role("link", name="看成绩单").click()
    expect(desk.locator(".outcome")).to_have_text("通过")
    assert desk.locator(".weak .clause code").all_inner_texts() == ["A.phone.rings"]
