"""Spreadsheets: XLSX by openpyxl, and CSV. A row for each message; only the translation is to be changed."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from leafletpress.exchange import Parcel, Unit

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

COLUMNS = ("id", "file", "context", "state", "note", "source", "translation")
LARGEST = 50_000_000  # bytes, unpacked
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


def write_csv(parcel: Parcel) -> bytes:
    """UTF-8 with the mark that spreadsheet programs look for. Its first line is the language."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["language", parcel.language])
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in _row(unit)] for unit in parcel.units)
    return stream.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> Parcel:
    """Read it back. Raises ValueError where it is no such file."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise ValueError(f"this is not CSV in UTF-8: {fault}") from None
    return _parcel([[_unguarded(cell) for cell in row] for row in rows])


def write_xlsx(parcel: Parcel) -> bytes:
    """One sheet; every cell is text, so that nothing is taken for a formula, number or date."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    sheet.title = "messages"
    for row in (("language", parcel.language), COLUMNS, *(_row(unit) for unit in parcel.units)):
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value is not None:
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDEFG", (18, 24, 18, 14, 40, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A3"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_xlsx(content: bytes) -> Parcel:
    """Read it back. Raises ValueError where it is no such file."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise ValueError("this spreadsheet is far too large")
        book = load_workbook(io.BytesIO(content), read_only=True)
        rows = [[_text(cell, number) for cell in row] for number, row in enumerate(book.worksheets[0].iter_rows(), start=1)]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, OSError) as fault:
        raise ValueError(f"this is not an XLSX spreadsheet: {fault}") from None
    return _parcel(rows)


def _text(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell, row: int) -> str:
    """What stands in a cell. Raises ValueError for a formula, whose words nobody typed, and for the error that it gave."""
    if getattr(cell, "data_type", "") in ("f", "e"):
        raise ValueError(f"row {row} has a formula, {cell.value}: put an apostrophe before it, so that it is kept as text")
    return "" if cell.value is None else str(cell.value)


def _row(unit: Unit) -> Sequence[str]:
    return (unit.digest, unit.domain, unit.context, unit.state, unit.note, unit.source, unit.translation)


def _parcel(rows: Sequence[Sequence[str]]) -> Parcel:
    """The units of a table, by the names of its columns, which may stand in another order."""
    if len(rows) < 2 or len(rows[0]) < 2 or rows[0][0].strip() != "language" or not {"id", "file", "translation"} <= set(rows[1]):
        raise ValueError(
            "the first line has to name the language, the second the columns: id, file, context, state, note, source, translation"
        )
    places = {name: list(rows[1]).index(name) for name in COLUMNS if name in rows[1]}
    return Parcel(rows[0][1].strip(), tuple(_unit(row, places, line) for line, row in enumerate(rows[2:], start=3) if any(row)))


def _unit(row: Sequence[str], places: dict[str, int], line: int) -> Unit:
    def cell(name: str) -> str:
        place = places.get(name, len(row))
        return row[place] if place < len(row) else ""

    return Unit(
        cell("file"), cell("id").strip(), cell("context"), cell("source"), cell("translation"), cell("state"), cell("note"), line
    )


def _guarded(cell: str) -> str:
    """A spreadsheet program takes what begins with these signs for a formula: an apostrophe keeps it text."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_SIGNS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_SIGNS) else cell
