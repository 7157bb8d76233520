"""CSV, as spreadsheet programs of many countries save it: any of four separators, UTF-8 or UTF-16."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence

from leafletpress.exchange import Parcel, Unit, UnreadableError
from leafletpress.exchange.table import COLUMNS, Cell, Sheet, has_table, parcel_of

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


def write_csv(parcel: Parcel) -> bytes:
    """UTF-8 with the mark that spreadsheet programs look for. Its first line is the language."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["language", parcel.language])
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in row_of(unit)] for unit in parcel.units)
    return stream.getvalue().encode("utf-8-sig")


def row_of(unit: Unit) -> tuple[str, ...]:
    """A unit as the cells of its row, in the order of the columns."""
    return (unit.digest, unit.domain, unit.context, unit.state, unit.note, unit.source, unit.translation)


def read_csv(content: bytes) -> Parcel:
    """Read it back. Raises UnreadableError where it is no such file."""
    text, encoding = _decoded(content)
    separator, text = _said_separator(text)
    sheets, faults = _parsed(text, [separator] if separator else list(SEPARATORS))
    try:
        return parcel_of([sheet for sheet in sheets if has_table(sheet)] or sheets)
    except UnreadableError as fault:
        tried = SEPARATORS.get(separator, separator) or "commas, semicolons, tabs or bars"
        hint = f'{fault.hint}. It was read as {encoding}, with {tried} between its cells: save it as "CSV UTF-8", or send XLSX'
        raise UnreadableError("; ".join((str(fault), *faults)), hint) from None


def _parsed(text: str, separators: Sequence[str]) -> tuple[list[Sheet], list[str]]:
    """The file as each separator parts it, and what is wrong with it where one cannot."""
    sheets, faults = [], []
    for sign in separators:
        try:
            sheets.append(_sheet(text, sign))
        except csv.Error as fault:
            faults.append(f"parted by {SEPARATORS.get(sign, sign)}: {fault}")
    return sheets, faults


def _decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that it is in."""
    encoding = _encoding(content)
    try:
        return content.decode(encoding).lstrip("\ufeff"), encoding.removesuffix("-sig").upper()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        what = f"line {line} is not written in {encoding.removesuffix('-sig').upper()}: it may be in a code page of Windows, such as Windows-1250"
        raise UnreadableError(what, 'save it as "CSV UTF-8 (comma delimited)", or send XLSX') from None


def _encoding(content: bytes) -> str:
    """UTF-16 by its mark, or by the zero bytes that Latin letters have in it; else UTF-8."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    start = content[:200]
    if not content.startswith(BOM_UTF8) and start.count(0) > len(start) // 4:
        return "utf-16-be" if start[:1] == b"\0" else "utf-16-le"
    return "utf-8-sig"


def _said_separator(text: str) -> tuple[str, str]:
    """The separator that Excel's line `sep=` names, and the text below it."""
    first, _, rest = text.partition("\n")
    said = first.strip('\r\ufeff"')
    return (said[4], rest) if len(said) == 5 and said.lower().startswith("sep=") else ("", text)


def _sheet(text: str, separator: str) -> Sheet:
    """The cells of each line. Raises csv.Error, for a quote that is never closed too: it would hide all that follows."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = {
        line: {number: Cell(_unguarded(cell)) for number, cell in enumerate(cells, start=1) if cell}
        for line, cells in enumerate(lines, start=1)
    }
    return Sheet("", {line: row for line, row in rows.items() if row})


def _guarded(cell: str) -> str:
    """A spreadsheet program takes what begins with these signs for a formula: an apostrophe keeps it text."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_SIGNS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_SIGNS) else cell
