"""Tables: a header, and rows of as many cells. `[ ]` is a cell to fill in, `^` one that goes on from above; none is left empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.nearmisses import Finding
from leafletpress.model import Cell, Gap, Place, Problems, Role, Table, Text

# What people put into a cell for one that goes on from above, for one to fill in, and for one as wide as two.
LIKE_GAPS = (
    (
        re.compile(r"[\"“”„〃″↑]|'' ?|(?:dit+o|dto\.?|do\.|idem|id\.|s\. ?o\.)", re.IGNORECASE),
        "a sign for the same as above",
        "write ^ in a cell that goes on from the one above",
    ),
    (re.compile(r"\.{3,}|…+|_+|[☐☑☒□▢❏❑]"), "a sign for a cell to fill in", "write [ ] in it"),
    (re.compile(r"[<>←→‹›]|<<|>>"), "a sign for a cell that is wider than its column", "write the words in each cell"),
)
GAPS = {"[ ]": Gap.BLANK, "^": Gap.ABOVE}


def read_table(
    node: SyntaxTreeNode,
    caption: Text | None,
    lines: list[str],
    text: Callable[[SyntaxTreeNode, Role], Text],
    place: Callable[[SyntaxTreeNode], Place],
    problems: Problems,
) -> Table:
    """Read a table. markdown-it fills ragged rows up and cuts long ones, so the cells are counted in `lines`."""
    rows = [row for group in node.children for row in group.children]
    width = len(rows[0].children)
    whole = []
    for row in rows:
        if (count := _cells(lines[row.map[0]] if row.map else "")) == width:
            whole.append(row)
            continue
        ragged = _ragged(row, count, width)
        problems.error(ragged.code, ragged.message, place(row), ragged.hint)
    if ":" in (lines[rows[0].map[0] + 1] if rows[0].map else ""):
        problems.error(
            "table", "colons under a table's header", place(rows[0]).below(1), "the style aligns the columns: write |---|---|"
        )
    if len(rows) == 1:
        problems.error("table", "a table without rows", place(node), "write at least one row under the header")
    header, *body = (
        tuple(_cell(cell, column, row is rows[0], text) for column, cell in enumerate(row.children)) for row in whole
    )
    for row in whole:
        for pattern, message, hint in LIKE_GAPS:
            if any(pattern.fullmatch(cell.children[0].content) for cell in row.children):
                problems.error("table", message, place(row), hint)
    for row, cells in zip(whole, (header, *body), strict=True):
        for gap in _misplaced(cells, is_header=row is rows[0], is_first=bool(body) and cells is body[0]):
            problems.error(gap.code, gap.message, place(row), gap.hint)
    return Table(caption, header, tuple(body))


def _misplaced(cells: tuple[Cell, ...], *, is_header: bool, is_first: bool) -> Iterator[Finding]:
    """Cells without words that cannot stand where they do."""
    if is_header and Gap.BLANK in cells[1:]:
        yield Finding("table", "a column without a heading", "write it: only the first may be [ ]")
    if Gap.ABOVE in cells and (is_header or is_first):
        yield Finding(
            "table", "there is no cell above that this one could go on from", "write its words, or [ ] for a cell to fill in"
        )
    elif all(cell is Gap.ABOVE for cell in cells):
        yield Finding("table", "a row that only goes on from the one above", "take it out, or give it a cell of its own")


def _ragged(row: SyntaxTreeNode, count: int, width: int) -> Finding:
    """What is wrong with a row of another width than the header's."""
    if row.children[0].children[0].content.lower().startswith("table:"):
        return Finding("table-caption", "a caption below its table", "write it on the line right above the table")
    hint = "give each row a cell for each column, and leave an empty line below the table; | inside a cell is \\|"
    return Finding("ragged-table", f"this row has {count} cell{'s' * (count != 1)}, the header {width}", hint)


def _cell(cell: SyntaxTreeNode, column: int, is_header: bool, text: Callable[[SyntaxTreeNode, Role], Text]) -> Cell:
    if gap := GAPS.get(cell.children[0].content):
        return gap
    role = Role.COLUMN if is_header else Role.ROW if column == 0 else Role.CELL
    return text(cell, role)


def _cells(line: str) -> int:
    inner = re.sub(r"^\s*\||(?<!\\)\|\s*$", "", line)
    return len(re.split(r"(?<!\\)\|", inner))
