"""Writes the daily form as a spreadsheet; the same form gives the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from web.dailyform import messages
from web.dailyform.rows import Row
from web.dailyform.services import DailyForm

WIDTHS: Final = (20, 10, 10, 46, 12, 12, 12, 20)
CENTRED: Final = (2, 3, 5, 6, 7)
# What makes a spreadsheet take a text for a formula, now or once it is saved as CSV.
FORMULA_SIGNS: Final = "=+-@＝＋－＠"
_LINE: Final = Side(style="thin", color="999999")
_BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD: Final = PatternFill("solid", fgColor="E2EEE8")
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def safe_text(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; what none can hold becomes a space."""
    text = ILLEGAL_CHARACTERS_RE.sub(" ", text)
    text = re.sub(r"[\t\r\ud800-\udfff\ufffe\uffff]", " ", text).strip()
    return "'" + text if text.startswith(tuple(FORMULA_SIGNS)) else text


def workbook_bytes(form: DailyForm) -> bytes:
    """Return the form as an XLSX file."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = messages.SHEET
    for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    _heading(sheet, form)
    _table(sheet, form)
    _ending(sheet)
    _for_print(sheet)
    written = BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _heading(sheet: Worksheet, form: DailyForm) -> None:
    _put(sheet, 1, 1, messages.TITLE, bold=True, size=16, centred=True)
    sheet.merge_cells("A1:H1")
    sheet.row_dimensions[1].height = 28
    facts = (
        (messages.ORGANISATION, form.organisation),
        (messages.PERIOD, str(form.period)),
        (messages.NAME, form.name),
        (messages.STAFF_NO, form.staff_no),
    )
    for place, (label, value) in enumerate(facts):
        row, column = 2 + place // 2, 1 + place % 2 * 4
        _put(sheet, row, column, label, bold=True)
        _put(sheet, row, column + 1, value)
        sheet.merge_cells(f"B{row}:D{row}" if column == 1 else f"F{row}:H{row}")
    if form.tally.is_empty:
        _put(sheet, 4, 1, messages.EMPTY)
        sheet.merge_cells("A4:H4")


def _table(sheet: Worksheet, form: DailyForm) -> None:
    for column, title in enumerate(messages.COLUMNS, 1):
        _put(sheet, 5, column, title, bold=True, centred=True, boxed=True, fill=_HEAD)
    rows = (*form.tally.rows, form.tally.total)
    for number, row in enumerate(rows, 6):
        for column, value in enumerate(_cells(row), 1):
            bold = row is form.tally.total
            _put(sheet, number, column, value, bold=bold, centred=column in CENTRED, boxed=True)


def _cells(row: Row) -> tuple[str | int | float | None, ...]:
    return (
        row.title,
        row.replies,
        row.mean,
        "\n".join(map(str, row.deductions)),
        row.unmet,
        row.asked,
        row.right,
        row.remark,
    )


def _ending(sheet: Worksheet) -> None:
    row = sheet.max_row + 1
    _put(sheet, row, 1, messages.NOTES)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
    sheet.row_dimensions[row].height = 48
    for column, label in zip((1, 4, 6), messages.SIGNATURES, strict=True):
        _put(sheet, row + 2, column, label)


def _for_print(sheet: Worksheet) -> None:
    sheet.freeze_panes = "A6"
    sheet.print_title_rows = "5:5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(
    sheet: Worksheet,
    row: int,
    column: int,
    value: str | int | float | None,
    *,
    bold: bool = False,
    size: int = 11,
    centred: bool = False,
    boxed: bool = False,
    fill: PatternFill | None = None,
) -> None:
    cell: Any = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = safe_text(value) or None
        if cell.value is not None:
            cell.data_type = "s"
    else:
        cell.value = value
        cell.number_format = "0.0" if isinstance(value, float) else "General"
    cell.font = Font(bold=bold, size=size)
    horizontal = "center" if centred else "left"
    cell.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=True)
    if boxed:
        cell.border = _BOX
    if fill is not None:
        cell.fill = fill


def _timeless(content: bytes) -> bytes:
    """Take the moment of writing out of an XLSX file."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            info = ZipInfo(name, _LONG_AGO)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, part)
    return written.getvalue()
