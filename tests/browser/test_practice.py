"""The main job: sign in, practise a scenario to its end, read the score card."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import answered, begin, say
from tests.support.product import Product

TITLE = "约好的拜访"
WEAK = "请问您找哪一位？"
GOOD = "您好，请问您找哪一位？"
RUDE = "你有病吧，自己等着！"
REST = (
    "请您稍等，我马上帮您联系。",
    "先生，他马上就来，请您先坐一会儿，好吗？",
    "欢迎您下次再来，再见！",
)
# Each situation counts by the mean of its replies: (75 + 50 + 100 + 100) / 4.
SCORE = 81


@pytest.mark.usefixtures("signed_in")
def test_a_used_link_signs_nobody_in(browser: Browser, product: Product) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(product.link("学员"))
    assert answer is not None
    assert answer.status == 410
    expect(page.get_by_role("heading", level=1)).to_have_text("这个链接已失效")
    page.goto(product.address)
    expect(page.get_by_text("请打开管理员发给您的一次性登录链接")).to_be_visible()
    context.close()


def test_good_weak_and_rude_replies_to_the_score_card(desk: Page, product: Product) -> None:
    session = begin(desk, TITLE)
    a_weak_reply_is_told_what_it_lacks(desk)
    a_good_reply_moves_on(desk)
    a_rude_reply_makes_him_angry(desk)
    a_reload_keeps_everything(desk, product, session)
    for count, reply in enumerate(REST, start=4):
        say(desk, reply)
        expect(answered(desk, count).locator(".badge")).to_have_text("通过")
    expect(desk.locator(".done-score")).to_have_text(f"{SCORE} 分 · 通过")
    desk.get_by_role("link", name="看成绩单").click()
    the_card_sums_up(desk)
    the_database_has_every_turn(product, session)


def a_weak_reply_is_told_what_it_lacks(page: Page) -> None:
    say(page, WEAK)
    turn = answered(page, 1)
    expect(turn.locator(".badge")).to_have_text("欠妥")
    expect(turn.locator(".points")).to_have_text("50 分")
    expect(turn.locator("mark.met").first).to_be_visible()
    missed = turn.locator(".note.missed").filter(has_text="问候")
    expect(missed.locator(".clause code")).to_have_text("A.words.greeting")
    expect(turn.locator(".better p")).to_have_text(GOOD)


def a_good_reply_moves_on(page: Page) -> None:
    page.get_by_label("微笑").check()
    say(page, GOOD)
    turn = answered(page, 2)
    expect(turn.locator(".badge")).to_have_text("通过")
    expect(turn.locator(".points")).to_have_text("100 分")
    expect(turn.locator("mark.met").first).to_contain_text("您好")
    expect(turn.get_by_text("您做了应有的动作：微笑。")).to_be_visible()
    expect(page.locator(".theirs").last).to_contain_text("8栋")
    expect(page.locator(".mood-word")).to_have_text("平静")


def a_rude_reply_makes_him_angry(page: Page) -> None:
    say(page, RUDE)
    turn = answered(page, 3)
    expect(turn.locator(".badge")).to_have_text("不合格")
    expect(turn.locator("mark.violated").filter(has_text="有病")).to_be_visible()
    expect(turn.locator(".note.violated .tag").first).to_have_text("严重")
    expect(page.locator(".mood-word")).to_have_text("生气")


def a_reload_keeps_everything(page: Page, product: Product, session: str) -> None:
    before, stored = page.locator("#log").inner_text(), product.turns(session)
    page.reload()
    answered(page, 3)
    expect(page.locator(".mood-word")).to_have_text("生气")
    assert page.locator("#log").inner_text() == before
    assert product.turns(session) == stored


def the_card_sums_up(page: Page) -> None:
    expect(page.locator(".gauge-score")).to_have_text(str(SCORE))
    expect(page.locator(".outcome")).to_have_text("通过")
    verdicts = re.findall("欠妥|不合格|通过", page.locator(".marks tbody").inner_text())
    assert verdicts == ["欠妥", "通过", "不合格", "通过", "通过", "通过"]
    weak = page.locator(".weak .clause code").all_inner_texts()
    assert {"A.words.greeting", "A.never.vulgar"} <= set(weak)
    expect(page.locator(".transcript .mine")).to_have_count(6)
    expect(page.locator(".transcript")).to_contain_text(REST[0].partition("，")[0])


def the_database_has_every_turn(product: Product, session: str) -> None:
    turns = product.turns(session)
    assert [turn["reply"] for turn in turns] == [None, WEAK, GOOD, RUDE, *REST]
    assert {turn["status"] for turn in turns} == {"answered"}
    assert [turn["verdict"] for turn in turns[1:]] == [
        "weak",
        "pass",
        "fail",
        "pass",
        "pass",
        "pass",
    ]
    assert json.loads(turns[2]["chips"]) == ["smile"]
    [stored] = product.rows("SELECT * FROM practice_session WHERE id = ?", session)
    assert (stored["status"], stored["score"], stored["passed"]) == ("done", SCORE, 1)
