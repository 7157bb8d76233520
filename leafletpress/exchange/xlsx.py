"""Reading XLSX (ECMA-376), with what openpyxl loses: struck-out words, escapes, merged cells, rows below the size that a file claims.

openpyxl opens the file first all the same: it is strict, and a file in which anything is not as the standard says may be damaged
where nobody would see it, in a number.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import Element

from leafletpress.exchange import Parcel, UnreadableError
from leafletpress.exchange.table import Cell, Sheet, parcel_of
from leafletpress.exchange.xmlparts import namespace
from leafletpress.exchange.zipped import open_parts, part

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of Excel
MOST_CELLS = 2_000_000  # in the rectangle that a sheet's cells span
MOST_MERGED = 1_000
AGAIN = "open it in Excel or LibreOffice, save it as Excel Workbook (.xlsx), and send it again"


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell's style says of it: the format of its number, and whether it is struck out."""

    number_format: str
    struck: bool


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    strings: tuple[Cell, ...]
    looks: tuple[_Look, ...]
    since_1904: bool


def read_xlsx(content: bytes) -> Parcel:
    """The units of a workbook. Raises UnreadableError where it is no such file, and what a reader raises for a broken one."""
    parts = open_parts(content)
    main = _target(parts, "", "/officeDocument")
    root = part(parts, main)
    if namespace(root.tag) == STRICT:
        raise UnreadableError("it is of the kind Strict Open XML", AGAIN)
    book = _book(parts, main, root)
    sheets = [
        _sheet(entry, part(parts, targets[entry.get(ID, "")]), book)
        for targets in [_targets(parts, main, "/worksheet")]
        for entry in root.iter(f"{MAIN}sheet")
        if entry.get(ID, "") in targets
    ]
    _check_whole(content)
    return parcel_of(sheets)


def _check_whole(content: bytes) -> None:
    """Have openpyxl read all of it. Raises whatever it raises."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what it leaves out, which is not ours
        book = load_workbook(io.BytesIO(content), read_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            for number, _ in enumerate(sheet.iter_rows()):  # those that are left out between two rows too
                _check_bounds(number, 1)
        book.close()


# Parts and what they refer to


def _targets(parts: Mapping[str, bytes], name: str, kind: str) -> Mapping[str, str]:
    """The parts of a kind that a part refers to, by their ids."""
    folder, _, file = name.rpartition("/")
    path = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    found = (entry for entry in part(parts, path).iter(RELATED) if entry.get("Type", "").endswith(kind))
    return {entry.get("Id", ""): _path(folder, entry.get("Target", "")) for entry in found}


def _path(folder: str, target: str) -> str:
    return target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")


def _target(parts: Mapping[str, bytes], name: str, kind: str) -> str:
    found = list(_targets(parts, name, kind).values())
    if not found:
        raise UnreadableError("there is no workbook in it", AGAIN)
    return found[0]


def _book(parts: Mapping[str, bytes], main: str, root: Element) -> _Book:
    strings = [part(parts, path) for path in _targets(parts, main, "/sharedStrings").values()]
    styles = [part(parts, path) for path in _targets(parts, main, "/styles").values()]
    properties = root.find(f"{MAIN}workbookPr")
    return _Book(
        tuple(_string(item) for table in strings for item in table.iter(f"{MAIN}si")),
        tuple(look for table in styles for look in _looks(table)),
        properties is not None and properties.get("date1904") in ("1", "true"),
    )


def _looks(styles: Element) -> Iterator[_Look]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = {int(entry.get("numFmtId", "-1")): entry.get("formatCode", "") for entry in styles.iter(f"{MAIN}numFmt")}
    formats = {**BUILTIN_FORMATS, **own}
    fonts = styles.find(f"{MAIN}fonts")
    struck = [_is_struck(font) for font in fonts] if fonts is not None else []
    looks = styles.find(f"{MAIN}cellXfs")
    for entry in looks if looks is not None else ():
        font = int(entry.get("fontId", "0"))
        yield _Look(formats.get(int(entry.get("numFmtId", "0")), ""), font < len(struck) and struck[font])


def _is_struck(font: Element) -> bool:
    strike = font.find(f"{MAIN}strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _string(item: Element) -> Cell:
    """A text in its runs, without what is only said aloud (phonetic runs)."""
    text, struck = [], []
    for child in item:
        if child.tag == f"{MAIN}t":
            text.append(unescape(child.text or ""))
        elif child.tag == f"{MAIN}r":
            said = unescape("".join(part.text or "" for part in child.findall(f"{MAIN}t")))
            properties = child.find(f"{MAIN}rPr")
            text.append(said)
            struck.append(said if properties is not None and _is_struck(properties) else "")
    return Cell("".join(text), "", "".join(struck))


def unescape(text: str) -> str:
    """What `_x000D_` and the like stand for; `_x005F_` is the line before such a sign that is meant as it is written."""
    if "_x" not in text:
        return text
    signs = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return signs.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


# Sheets


def _sheet(entry: Element, root: Element, book: _Book) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for line, column, element in _places(root):
        cell = _cell(element, book)
        if cell.text:
            rows.setdefault(line, {})[column] = cell
    for line, column in _merged(root, rows):
        rows[line][column] = replace(rows[line].get(column, Cell("")), merged=True)
    return Sheet(entry.get("name", ""), rows, entry.get("state", "visible") != "visible")


def _places(root: Element) -> Iterator[tuple[int, int, Element]]:
    """Each cell with its row and column, whatever the sheet says of its size. Raises UnreadableError beyond Excel's own bounds."""
    line = widest = 0
    for row in root.iter(f"{MAIN}row"):
        line = int(row.get("r", line + 1))
        _check_bounds(line, 1)
        column = 0
        for element in row.iter(f"{MAIN}c"):
            line, column = _place(element.get("r", ""), line, column + 1)
            widest = max(widest, column)
            _check_bounds(line, widest)
            yield line, column, element


def _check_bounds(line: int, column: int) -> None:
    if line > LAST_ROW or column > LAST_COLUMN or line * column > MOST_CELLS:
        hint = "delete the empty rows and columns round the table, and save it again"
        raise UnreadableError(f"a cell stands far away from the table, in row {line}", hint)


def _place(reference: str, line: int, column: int) -> tuple[int, int]:
    """Row and column of a cell such as G12; the next one where it does not say."""
    if not reference:
        return line, column
    match = REFERENCE.fullmatch(reference)
    if match is None:
        raise UnreadableError(f"it has a cell called {reference}", AGAIN)
    return int(match[2]), _number(match[1])


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _merged(root: Element, rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[tuple[int, int]]:
    """The places in these rows that merged cells cover."""
    ranges = [entry.get("ref", "") for entry in root.iter(f"{MAIN}mergeCell")]
    if len(ranges) > MOST_MERGED:
        raise UnreadableError("it has very many merged cells", "unmerge them: each translation stands in a row of its own")
    widest = max((column for row in rows.values() for column in row), default=0)
    for reference in ranges:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = _place(first, 0, 0), _place(last or first, 0, 0)
        for line in rows:
            if top <= line <= bottom:
                yield from ((line, column) for column in range(left, min(right, widest) + 1))


def _cell(element: Element, book: _Book) -> Cell:
    value = element.findtext(f"{MAIN}v") or ""
    look = _look(element, book)
    formula = element.find(f"{MAIN}f")
    if formula is not None:
        return Cell(f"={formula.text or ''}", "a formula")
    match element.get("t", "n"):
        case "s":
            cell = book.strings[int(value)] if value else Cell("")
        case "inlineStr":
            inline = element.find(f"{MAIN}is")
            cell = _string(inline) if inline is not None else Cell("")
        case "str":
            cell = Cell(unescape(value))
        case "b":
            return Cell("FALSE" if value in ("0", "false") else "TRUE", "a truth value")
        case "e":
            return Cell(value or "#N/A", "an error")
        case "d":
            return Cell(value, "a date")
        case _:
            return _number_cell(value, look, book)
    return replace(cell, struck=cell.text) if look.struck else cell


def _look(element: Element, book: _Book) -> _Look:
    style = int(element.get("s", "0"))
    return book.looks[style] if style < len(book.looks) else _Look("", struck=False)


def _number_cell(value: str, look: _Look, book: _Book) -> Cell:
    """A number, a date or a time, as whoever typed it would know it."""
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    if not value:
        return Cell("")
    number = float(value)
    if is_date_format(look.number_format):
        try:
            calendar = CALENDAR_MAC_1904 if book.since_1904 else CALENDAR_WINDOWS_1900
            found = from_excel(number, calendar, is_timedelta_format(look.number_format))
        except (OverflowError, ValueError):
            return Cell(value, "a date")
        return _date_cell(found)
    if "%" in look.number_format:
        return Cell(f"{number:.10%}".rstrip("%").rstrip("0").rstrip(".") + "%", "a per cent")
    return Cell(value, "a number")


def _date_cell(found: datetime | date | time | timedelta | None) -> Cell:
    if isinstance(found, datetime) and found.time() == time():
        return Cell(found.date().isoformat(), "a date")
    kind = "a time" if isinstance(found, time | timedelta) else "a date"
    return Cell(str(found), kind)
