"""Reading ODS (OpenDocument 1.3), as LibreOffice saves a spreadsheet that it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from leafletpress.exchange import Parcel, UnreadableError
from leafletpress.exchange.table import Cell, Sheet, parcel_of
from leafletpress.exchange.zipped import open_parts, part

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT, STYLE = (f"{SPACE}{name}:1.0}}" for name in ("office", "table", "text", "style"))
KINDS = {
    "float": "a number",
    "currency": "a sum of money",
    "percentage": "a per cent",
    "date": "a date",
    "time": "a time",
    "boolean": "a truth value",
}
SPANS = (f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned")
GAPS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
NO_WORDS = frozenset({f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}ruby-text"})
MOST_REPEATED = 1_000  # cells that hold the same


def read_ods(content: bytes) -> Parcel:
    """The units of a spreadsheet. Raises UnreadableError where it is no such file, and what zipfile raises for a broken archive."""
    parts = open_parts(content)
    root = part(parts, "content.xml")
    changes = root.find(f".//{TABLE}tracked-changes")
    if changes is not None and len(changes):
        hint = "accept or reject them (Edit, Track Changes, Manage), save it, and send it again"
        raise UnreadableError("it holds recorded changes that nobody accepted", hint)
    struck = frozenset(_struck_styles((root, *(part(parts, name) for name in ("styles.xml",) if name in parts))))
    hidden = frozenset(_hidden_styles(root))
    return parcel_of([_sheet(table, struck, hidden) for table in root.iter(f"{TABLE}table")])


def _struck_styles(roots: Iterable[Element]) -> Iterator[str]:
    """The names of the styles that draw a line through words, or take it from the style that they build on."""
    styles = {style.get(f"{STYLE}name", ""): style for root in roots for style in root.iter(f"{STYLE}style")}
    for name, style in styles.items():
        line, above, seen = _line_through(style), style, {name}
        while line is None and (parent := above.get(f"{STYLE}parent-style-name", "")) in styles and parent not in seen:
            above = styles[parent]
            line = _line_through(above)
            seen.add(parent)
        if line:
            yield name


def _line_through(style: Element) -> bool | None:
    """Whether a style draws a line through words; None where it says nothing of it."""
    said = [
        line
        for properties in style.iter(f"{STYLE}text-properties")
        for end in ("style", "type")
        if (line := properties.get(f"{STYLE}text-line-through-{end}")) is not None
    ]
    return any(line != "none" for line in said) if said else None


def _hidden_styles(root: Element) -> Iterator[str]:
    for style in root.iter(f"{STYLE}style"):
        if any(found.get(f"{TABLE}display") == "false" for found in style.iter(f"{STYLE}table-properties")):
            yield style.get(f"{STYLE}name", "")


def _sheet(table: Element, struck: frozenset[str], hidden: frozenset[str]) -> Sheet:
    rows: dict[int, Mapping[int, Cell]] = {}
    spans: list[tuple[int, int, int]] = []  # first and last row, and column, of what a merged cell covers
    line = 1
    for row in table.iter(f"{TABLE}table-row"):
        cells = {place: cell for places, cell in _places(row, line, spans, struck) if cell.text for place in places}
        if cells:
            rows[line] = cells
        line += _repeated(row, "rows")
    return Sheet(table.get(f"{TABLE}name", ""), dict(_covered(rows, spans)), table.get(f"{TABLE}style-name", "") in hidden)


def _places(row: Element, line: int, spans: list[tuple[int, int, int]], struck: frozenset[str]) -> Iterator[tuple[range, Cell]]:
    """Each cell of a row with the columns in which it stands; notes what merged cells cover."""
    column = 1
    for element in row:
        if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = _repeated(element, "columns")
        yield range(column, column + min(times, MOST_REPEATED)), _cell(element, struck)
        wide, high = (_count(element, name) for name in SPANS)
        if wide > 1 or high > 1:
            spans += [(line, line + high - 1, place) for place in range(column, column + min(wide, MOST_REPEATED))]
        column += times


def _covered(
    rows: Mapping[int, Mapping[int, Cell]], spans: list[tuple[int, int, int]]
) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    for line, cells in rows.items():
        merged = {column for top, bottom, column in spans if top <= line <= bottom}
        yield line, {**cells, **{column: replace(cells.get(column, Cell("")), merged=True) for column in merged}}


def _repeated(element: Element, what: str) -> int:
    return max(1, _count(element, f"{TABLE}number-{what}-repeated"))


def _count(element: Element, name: str) -> int:
    return int(element.get(name, "1"))


def _cell(element: Element, struck: frozenset[str]) -> Cell:
    formula = element.get(f"{TABLE}formula")
    if formula is not None:
        return Cell(formula.partition(":")[2] or formula, "a formula")
    runs = list(_runs(element, struck, inside=element.get(f"{TABLE}style-name", "") in struck))
    text = "".join(run for run, _ in runs).removeprefix("\n")
    kind = KINDS.get(element.get(f"{OFFICE}value-type", "string"), "")
    return Cell(text, kind if text else "", "".join(run for run, gone in runs if gone))


def _runs(element: Element, struck: frozenset[str], *, inside: bool) -> Iterator[tuple[str, bool]]:
    """The words of a cell, a line for each paragraph, and whether they are struck out. Remarks are none of them."""
    if element.tag in NO_WORDS:
        return
    if element.tag == f"{TEXT}s":
        yield " " * min(int(element.get(f"{TEXT}c", "1")), MOST_REPEATED), False
    if element.tag in GAPS:
        yield GAPS[element.tag], False
    if element.tag == f"{TEXT}p":
        yield "\n", False
    gone = inside or element.get(f"{TEXT}style-name", "") in struck
    in_words = element.tag.startswith(TEXT)  # what stands between a cell's paragraphs is only indentation
    yield (element.text or "") if in_words else "", gone
    for child in element:
        yield from _runs(child, struck, inside=gone)
        yield (child.tail or "") if in_words else "", gone
