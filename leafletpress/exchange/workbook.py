"""Writing XLSX: a first sheet that explains, and one of messages, in which every cell is text and stays it."""

from __future__ import annotations

import errno
import gc
import io
import math
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leafletpress.exchange import Parcel
from leafletpress.exchange.csvtable import row_of
from leafletpress.exchange.guidance import NUMBERS, SHEET, SIGNS, TITLE, in_language
from leafletpress.exchange.table import COLUMNS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"  # the number format that keeps what is typed as it is typed
WIDTHS = (18, 24, 18, 14, 40, 60, 60)
SIGN_WIDTHS = (44, 60, 70)
POINTS, ROOM = 15, 1.2  # of a line; more than the letters need, since they differ in width and translations are longer
WRITE_HERE = "FFF2CC"  # a pale yellow, behind the column to write in
MEANT_AS_WRITTEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # would be read as an escape


def write_xlsx(parcel: Parcel) -> bytes:
    """A workbook whose second sheet is the messages. Raises OSError where there is no room for temporary files."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101 - a new workbook has a sheet
    first.title = "read me first"
    _explain(first, parcel.language)
    _fill(book.create_sheet("messages"), parcel)
    for sheet in book.worksheets:
        _fit_on_paper(sheet)
    with _no_last_words():
        saved = _saved(book)
        if isinstance(saved, OSError):
            gc.collect()
            raise saved
    return saved


def _saved(book: Workbook) -> bytes | OSError:
    """The file; or why the folder for temporary files, into which openpyxl writes each sheet first, does not take it."""
    stream = io.BytesIO()
    try:
        book.save(stream)
    except Exception as fault:
        number = (
            fault.errno if isinstance(fault, OSError) else getattr(errno, str(fault).removeprefix("IO_"), None)
        )  # lxml says IO_ENOSPC
        if number is None:
            raise
        return OSError(number, os.strerror(number), tempfile.gettempdir())
    return stream.getvalue()


@contextmanager
def _no_last_words() -> Iterator[None]:
    """A sheet that could not be written says so once more when it is let go, where nobody can catch it: as a trace on stderr."""
    hook = sys.unraisablehook
    sys.unraisablehook = lambda _: None
    try:
        yield
    finally:
        sys.unraisablehook = hook


def _explain(sheet: Worksheet, language: str) -> None:
    from openpyxl.styles import Alignment, Font

    lines: list[Sequence[str]] = [(TITLE,), (in_language(language),), (), *((line,) for line in SHEET), (), *SIGNS, ()]
    lines += [(line,) for line in NUMBERS]
    for number, line in enumerate(lines, start=1):
        _write(sheet, number, line)
        if len(line) > 1:
            sheet.row_dimensions[number].height = _line_height(line, SIGN_WIDTHS)
        for cell in sheet[number]:
            cell.alignment = Alignment(wrap_text=len(line) > 1, vertical="top")
            if line in ((TITLE,), SIGNS[0]):
                cell.font = Font(bold=True)
    for letter, width in zip("ABC", SIGN_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width


def _fill(sheet: Worksheet, parcel: Parcel) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, row in enumerate((("language", parcel.language), COLUMNS, *map(row_of, parcel.units)), start=1):
        _write(sheet, number, row)
        room_to_write = (*row[:-1], max(row[-1], row[-2], key=len))
        sheet.row_dimensions[number].height = _line_height(room_to_write, WIDTHS)
        for cell in sheet[number]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    for cell in sheet["G"][1:]:
        cell.fill = PatternFill("solid", WRITE_HERE)
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A3"


def _line_height(row: Sequence[str], widths: Sequence[int]) -> float:
    """How high a row is to be, in points, so that none of its texts is cut off: LibreOffice does not look by itself."""
    lines = max(
        sum(math.ceil(len(line) / width * ROOM) for line in text.split("\n")) for text, width in zip(row, widths, strict=False)
    )
    return POINTS * max(1, lines)


def _fit_on_paper(sheet: Worksheet) -> None:
    """All columns on one page, for those who print it."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write(sheet: Worksheet, number: int, row: Sequence[str]) -> None:
    """A row whose cells are text, those without any too: whatever is typed into them stays text."""
    for column in range(1, len(COLUMNS) + 1):
        cell = sheet.cell(number, column)
        text = row[column - 1] if column <= len(row) else ""
        if text:
            cell.value = MEANT_AS_WRITTEN.sub("_x005F_", text)
            cell.data_type = "s"
        cell.number_format = TEXT
