"""The daily form as a page, a spreadsheet and a command: who gets it, and what stands in it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.paths import PROJECT_ROOT
from bot.standard import load_standard
from tests.web.conftest import begin, browser_of, last, say
from tests.web.fake_dialogue import FakeDialogue
from tests.web.test_knowledge import begin_round, finish
from web.accounts.models import Role, User
from web.dailyform import messages
from web.dailyform.period import Period, PeriodError, read_period
from web.dailyform.services import daily_form
from web.dailyform.sheet import safe_text, workbook_bytes
from web.knowledge.models import Asked
from web.practice.models import Turn

pytestmark = pytest.mark.django_db
HEAD_ROW = 5


def today() -> Period:
    return Period(timezone.localdate(), timezone.localdate())


def query(**changed: str) -> dict[str, str]:
    day = str(timezone.localdate())
    return {"from": day, "to": day, **changed}


def sheet_of(content: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def table(sheet: Worksheet) -> dict[str, tuple[Any, ...]]:
    """Return the rows of the table by their first cell, the total last."""
    found = {}
    for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True):
        found[str(row[0])] = row[1:]
        if row[0] == messages.TOTAL:
            break
    return found


def practise(browser: Client) -> None:
    """Give a weak reply, retry it well, and another weak one; and answer five questions."""
    session = begin(browser)
    say(browser, session, "你等一下")
    again = browser.get(f"/sessions/{session.pk}/?retry=1").context["stage"].composer.turn
    say(browser, session, "您好", turn=again)
    say(browser, session, "你等一下")
    finish(browser, begin_round(browser, "A.policy"), wrong=(1, 2))


def test_the_sheet_has_heading_rows_and_totals(fake: FakeDialogue, client: Client) -> None:
    practise(client)
    got = client.get("/daily-form/download/", query())
    assert got.headers["Content-Type"].endswith("spreadsheetml.sheet")
    day = str(timezone.localdate())
    assert f'filename="daily-form-lin-{day}-{day}.xlsx"' in got.headers["Content-Disposition"]
    sheet = sheet_of(got.content)
    heading = [cell for row in sheet.iter_rows(max_row=4, values_only=True) for cell in row if cell]
    assert heading == [
        messages.TITLE, "单位", "深科物业", "考评期间", f"{day} 至 {day}",
        "姓名", "小林", "工号", "lin",
    ]  # fmt: skip
    assert tuple(cell.value for cell in sheet[HEAD_ROW]) == messages.COLUMNS
    rows = table(sheet)
    # The reply that was said again is not counted; the two others are.
    assert rows["基本礼貌用语"][:2] == (2, 75)
    assert rows["基本礼貌用语"][3] == 1
    nin = load_standard().clauses["B.words.nin"].title
    assert rows["文明用语"][:4] == (1, 50, f"{nin}（1）", 1)
    assert rows["十二字方针"][4:6] == (5, 3)
    assert rows["作业现场"] == (0, None, None, 0, 0, 0, messages.NOT_PRACTISED)
    total = rows.pop(messages.TOTAL)
    assert total[:2] == (2, 75)
    for column in (3, 4, 5):
        assert total[column] == sum(row[column] for row in rows.values())


def test_the_same_data_give_the_same_bytes(fake: FakeDialogue, client: Client, lin: User) -> None:
    practise(client)
    first = workbook_bytes(daily_form(lin, today()))
    assert workbook_bytes(daily_form(lin, today())) == first
    Asked.objects.filter(number=1).update(right=True)
    assert workbook_bytes(daily_form(lin, today())) != first


def test_an_empty_period_says_so_on_page_and_sheet(client: Client) -> None:
    then = query(**{"from": "2020-02-29", "to": "2020-03-01"})
    assert messages.EMPTY in client.get("/daily-form/", then).content.decode()
    sheet = sheet_of(client.get("/daily-form/download/", then).content)
    assert sheet["A4"].value == messages.EMPTY
    assert table(sheet)[messages.TOTAL][:2] == (0, None)


def test_the_page_shows_the_same_numbers_and_links_the_file(
    fake: FakeDialogue, client: Client
) -> None:
    practise(client)
    page = client.get("/daily-form/")
    tally = page.context["form"].tally
    assert (tally.total.replies, tally.total.asked, tally.total.right) == (2, 5, 3)
    text = page.content.decode()
    assert "对 3 / 5" in text
    month = timezone.localdate().replace(day=1)
    assert f"/daily-form/download/?person=lin&amp;from={month}" in text


def test_days_are_local_and_whole(fake: FakeDialogue, client: Client, lin: User) -> None:
    session = begin(client)
    say(client, session, "您好")
    # Half past midnight in Shanghai is the day before in Greenwich.
    moment = datetime.fromisoformat("2026-03-02T00:30:00+08:00")
    Turn.objects.filter(pk=last(session).pk).update(created_at=moment)

    def replies(day: str) -> int:
        return daily_form(lin, read_period(day, day)).tally.total.replies

    assert [replies(f"2026-03-0{day}") for day in (1, 2, 3)] == [0, 1, 0]
    midnight = datetime.fromisoformat("2026-03-03T00:00:00+08:00")
    Turn.objects.filter(pk=last(session).pk).update(created_at=midnight)
    assert [replies(f"2026-03-0{day}") for day in (2, 3)] == [0, 1]
    Turn.objects.filter(pk=last(session).pk).update(created_at=midnight - timedelta(microseconds=1))
    assert [replies(f"2026-03-0{day}") for day in (2, 3)] == [1, 0]


def test_a_trainee_gets_his_own_and_a_trainer_anybodys(
    fake: FakeDialogue, client: Client, zhao: User, trainer: User
) -> None:
    practise(client)
    for path in ("/daily-form/", "/daily-form/download/"):
        assert client.get(path, query(person="lin")).status_code == 200
        assert client.get(path, query(person="teacher")).status_code == 404
        assert browser_of(zhao).get(path, query(person="lin")).status_code == 404
        assert browser_of(trainer).get(path, query(person="nobody")).status_code == 404
        assert Client().get(path, query()).headers["Location"] == "/sign-in/"
    assert "<select" not in client.get("/daily-form/").content.decode()
    got = browser_of(trainer).get("/daily-form/download/", query(person="lin"))
    assert table(sheet_of(got.content))[messages.TOTAL][0] == 2
    own = browser_of(zhao).get("/daily-form/download/", query())
    assert table(sheet_of(own.content))[messages.TOTAL][0] == 0


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("2026-03-02", "2026-03-01", messages.BACKWARDS),
        ("1976-01-01", "2026-01-01", messages.OUT_OF_RANGE.format(first=2000, last=2100)),
        ("2001-01-01", "2051-01-01", messages.TOO_LONG.format(most=366)),
        ("2025-01-01", "2026-01-02", messages.TOO_LONG.format(most=366)),
        ("0001-01-01", "0001-01-01", messages.OUT_OF_RANGE.format(first=2000, last=2100)),
        ("9999-12-31", "9999-12-31", messages.OUT_OF_RANGE.format(first=2000, last=2100)),
        ("2026-02-29", "2026-03-01", messages.NOT_A_DATE.format(text="2026-02-29")),
        ("昨天", "2026-03-01", messages.NOT_A_DATE.format(text="昨天")),
        ("２０２６-03-01", "2026-03-01", messages.NOT_A_DATE.format(text="２０２６-03-01")),
        ("1" * 9999, "2026-03-01", messages.NOT_A_DATE.format(text="1" * 20)),
        ("2026-03-01\x00", "2026-03-01", messages.NOT_A_DATE.format(text="2026-03-01\x00")),
        ("", "2026-03-01", messages.NO_DATE),
        ("2026-03-01", "", messages.NO_DATE),
    ],
)
def test_wrong_dates_are_refused_in_words(client: Client, first: str, last: str, why: str) -> None:
    for path in ("/daily-form/", "/daily-form/download/"):
        refused = client.get(path, {"from": first, "to": last})
        assert refused.status_code == 422
        assert why in refused.content.decode()


def test_the_longest_period_is_a_leap_year() -> None:
    assert read_period("2024-01-01", "2024-12-31")
    with pytest.raises(PeriodError):
        read_period("2024-01-01", "2025-01-01")


@pytest.mark.parametrize(
    "name",
    [
        "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "＝1",
        "\x0b=1", "<b>林</b>", "&amp;", "a\x00b\ud800",
    ],
)  # fmt: skip
def test_no_text_becomes_a_formula(name: str) -> None:
    form = daily_form(User(username=name, display_name=name, pk=0), today())
    sheet = sheet_of(workbook_bytes(form))
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type in ("s", "n")
            assert not str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert sheet["B3"].value == sheet["F3"].value == safe_text(name)


def test_harmless_text_stays_as_it_is() -> None:
    for text in ("小林", "<b>林</b>", "O'Neil", "A-1", "1=1", "a\nb"):
        assert safe_text(text) == text


def test_a_name_with_html_is_text_on_the_page(db: None) -> None:
    evil = User.objects.add("a&b=c", "<i>林</i>", Role.TRAINEE)
    page = browser_of(evil).get("/daily-form/", query()).content.decode()
    assert "<i>" not in page
    assert "person=a%26b%3Dc&amp;from=" in page
    got = browser_of(evil).get("/daily-form/download/", query(person="a&b=c"))
    assert sheet_of(got.content)["B3"].value == "<i>林</i>"
    assert "daily-form-a_b_c-" in got.headers["Content-Disposition"]


def command(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "daily-form", *options],
        cwd=PROJECT_ROOT,
        env={**os.environ, "CHANGNUO_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_writes_the_sheet_or_says_why_not(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "form.xlsx"
    home.mkdir()
    month = ("--from", "2026-03-01", "--to", "2026-03-31")
    done = command(home, "--person", "trainee", *month, "-o", str(file))
    assert done.returncode == 0, done.stderr
    sheet = sheet_of(file.read_bytes())
    assert [sheet["F2"].value, sheet["F3"].value] == ["2026-03-01 至 2026-03-31", "trainee"]
    file.unlink()
    for person, first, target, why in (
        ("nobody", "2026-03-01", file, "没有用户“nobody”。现有用户：trainee、trainer"),
        ("trainee", "2026-04-01", file, messages.BACKWARDS),
        ("trainee", "2026-03-01", tmp_path, "写不了文件"),
    ):
        refused = command(
            home, "--person", person, "--from", first, "--to", "2026-03-31", "-o", str(target)
        )
        assert refused.returncode == 1
        assert why in refused.stderr
        assert "Traceback" not in refused.stderr
    assert not file.exists()
