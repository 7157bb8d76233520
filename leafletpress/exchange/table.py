"""A spreadsheet of any kind as cells, and the units that stand in it, a row for each. Columns are found by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from leafletpress.exchange import Parcel, Refusal, Unit, UnreadableError
from leafletpress.languages import known_as

COLUMNS = ("id", "file", "context", "state", "note", "source", "translation")
NEEDED = ("id", "file", "translation")
COUNTED = ("id", "file", "source", "translation")  # what says which message a row is of, and what it becomes
HEADER_WITHIN = 50  # rows: letterheads and remarks of an agency may stand above
ERRORS = frozenset({"#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
LOST = re.compile(r"\?{2,}|\ufffd|(?<=[^\W\d_])\?(?=[^\W\d_])")
# Code pages in which programs misread UTF-8. Of letters that are not Latin a few may come out as UTF-8 by chance: the number is what tells.
MISREAD = {"cp1252": 1, "cp1250": 1, "cp1254": 1, "cp1257": 1, "latin-1": 1, "cp1251": 4, "cp1253": 4, "cp1255": 4, "cp1256": 4}
FORMULA = "write the words themselves (Paste Special, Values); a text that begins with = or - needs an apostrophe before it"
TYPE_AGAIN = "make the column text (Format Cells, Text), and type the translation again"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is seen in a cell. `kind` is empty for text, else what the program made of it: a date, a formula.

    `struck` is what of the text is struck out. A merged cell is part of a larger one.
    """

    text: str
    kind: str = ""
    struck: str = ""
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells that hold anything, by row and column, both counted from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]] = field(repr=False)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: Sheet
    header: int
    columns: Mapping[str, int]


def parcel_of(sheets: Sequence[Sheet]) -> Parcel:
    """The units of the one sheet that holds messages. Raises UnreadableError where there is none, or more than one to choose from."""
    table = _only_table(sheets)
    rows = ((line, row) for line, row in sorted(table.sheet.rows.items()) if line > table.header)
    units = tuple(_unit(table, line, row) for line, row in rows if any(_text(table, row, name) for name in COUNTED))
    if any(unit.refusal and unit.refusal.code == "letters" for unit in units):
        units = tuple(map(_distrusted, units))
    return Parcel(_language(table), units, tuple(_unread_columns(table)))


def _distrusted(unit: Unit) -> Unit:
    """A unit of a file in which letters were lost: a question mark that its source has not is one of them."""
    new = "?" in unit.translation and "?" not in unit.source
    return replace(unit, refusal=_lost_letters(unit.translation, unit.line)) if new and not unit.refusal else unit


def has_table(sheet: Sheet) -> bool:
    return _table(sheet) is not None


def _only_table(sheets: Sequence[Sheet]) -> _Table:
    tables = [table for table in map(_table, sheets) if table]
    shown = [table for table in tables if not table.sheet.hidden] or tables
    if not shown:
        raise UnreadableError(_what_is_missing(sheets), f"the first line has to name the columns: {', '.join(COLUMNS)}")
    if len(shown) > 1:
        names = " and ".join(table.sheet.name for table in shown)
        raise UnreadableError(f"more than one sheet holds messages: {names}", "leave one of them, with all rows in it")
    return shown[0]


def _table(sheet: Sheet) -> _Table | None:
    for line, row in sorted(sheet.rows.items()):
        names = {number: _name(cell) for number, cell in row.items()}
        if line <= HEADER_WITHIN and set(NEEDED) <= set(names.values()):
            return _Table(sheet, line, _columns(names, line))
    return None


def _columns(names: Mapping[int, str], line: int) -> Mapping[str, int]:
    columns: dict[str, int] = {}
    for number, name in names.items():
        if name in columns and name in COLUMNS:
            raise UnreadableError(f"row {line} names two columns {name}", "give the one that is not to be read another name")
        columns[name] = number
    return columns


def _name(cell: Cell) -> str:
    return " ".join(cell.text.split()).casefold()


def _what_is_missing(sheets: Sequence[Sheet]) -> str:
    """Which columns are not named, judged by the row that names most of them."""
    rows = (row for sheet in sheets for line, row in sheet.rows.items() if line <= HEADER_WITHIN)
    best = max(
        ({_name(cell) for cell in row.values()} for row in rows), key=lambda names: len(names & set(COLUMNS)), default=set()
    )
    missing = [name for name in NEEDED if name not in best]
    if not best & set(COLUMNS):
        return "no row names the columns id, file and translation"
    others = sorted(best - set(COLUMNS) - {""})
    return f"no column is called {' or '.join(missing)}" + (f"; there is: {', '.join(others)}" if others else "")


def _language(table: _Table) -> str:
    """What stands beside "language", in a row above the header."""
    for line, row in sorted(table.sheet.rows.items()):
        said = [cell.text.strip() for _, cell in sorted(row.items()) if cell.text.strip()]
        if line < table.header and len(said) > 1 and said[0].casefold() == "language":
            return known_as(said[1])
    raise UnreadableError("no row above the columns names the language", "write above them: language, and beside it pl, ar, ...")


def _unread_columns(table: _Table) -> Iterator[Refusal]:
    """A remark for each column that is not ours and has text in it: translations may stand there that nobody reads."""
    known = {table.columns[name] for name in COLUMNS if name in table.columns}
    below = [row for line, row in table.sheet.rows.items() if line > table.header]
    for number in sorted({number for row in below for number, cell in row.items() if cell.text.strip()} - known):
        name = next((name for name, place in table.columns.items() if place == number and name), f"number {number}")
        yield Refusal("column", f"the column {name} is not read", "translations belong in the column called translation")


def _cell(table: _Table, row: Mapping[int, Cell], name: str) -> Cell:
    return row.get(table.columns.get(name, 0), Cell(""))


def _text(table: _Table, row: Mapping[int, Cell], name: str) -> str:
    return _cell(table, row, name).text


def _unit(table: _Table, line: int, row: Mapping[int, Cell]) -> Unit:
    def text(name: str) -> str:
        return _text(table, row, name)

    cells = {name: _cell(table, row, name) for name in COUNTED}
    return Unit(
        text("file").strip(),
        text("id").strip(),
        text("context"),
        text("source"),
        text("translation"),
        text("state"),
        text("note"),
        line,
        _refusal(cells, line),
    )


def _refusal(cells: Mapping[str, Cell], line: int) -> Refusal | None:
    """What speaks against a row; its first fault."""
    translation = cells["translation"]
    if any(cell.merged for cell in cells.values()):
        hint = "unmerge it, and write each translation in its own row"
        return Refusal("cell", f"row {line} has a cell that is merged with others", hint)
    for name, cell in cells.items():
        if cell.kind:
            where = "" if name == "translation" else f" in the column {name}"
            return Refusal("cell", f"row {line} has {cell.kind}, {cell.text}{where}, where a text should be", _hint(cell))
    if translation.struck.strip():
        hint = "delete the words that are struck out, or take the line through them away"
        return Refusal("tracked", f'row {line} has words that are struck out: "{translation.struck.strip()}"', hint)
    if translation.text.strip() in ERRORS:
        return Refusal("cell", f"row {line} has an error, {translation.text.strip()}, where a text should be", TYPE_AGAIN)
    return _lost_letters(translation.text, line) if _has_lost_letters(translation.text, cells["source"].text) else None


def _lost_letters(translation: str, line: int) -> Refusal:
    hint = 'save it as Excel Workbook (.xlsx) or as "CSV UTF-8": other kinds of CSV do not know all letters'
    return Refusal("letters", f'row {line} has lost letters: "{translation[:60]}"', hint)


def _hint(cell: Cell) -> str:
    return FORMULA if "formula" in cell.kind else TYPE_AGAIN


def _has_lost_letters(translation: str, source: str) -> bool:
    """Letters became question marks, or each became two of another kind, as when UTF-8 is read as a code page of Windows."""
    if LOST.search(translation) and not LOST.search(source):
        return True
    return any(_misread_letters(translation, page) >= enough for page, enough in MISREAD.items())


def _misread_letters(text: str, page: str) -> int:
    """How many letters beyond ASCII a text has, if it is UTF-8 that was read as a code page."""
    try:
        return sum(not letter.isascii() for letter in text.encode(page).decode("utf-8"))
    except UnicodeError:
        return 0
