"""Charts and diaries, `::: chart`: a table whose cells the patient ticks or fills in, without writing a row of `[ ]` for each."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.reader import Reader
from leafletpress.model import Gap, Place, Role, Table, Text

MOST_ROWS, MOST_COLUMNS = 30, 9
TITLE = re.compile(r"(?:(?P<rows>[0-9]{1,4})\s+)?(?P<title>\S.*)")


def read_chart(reader: Reader, node: SyntaxTreeNode, rest: str, place: Place) -> Table | None:
    """Read a chart: items are its rows, each with its heading; a number before the title gives so many rows without one."""
    title = TITLE.fullmatch(rest)
    named, *lists = node.children or (None,)
    content = named.children[0].content if named is not None and named.type == "paragraph" else ""
    rows = int(title["rows"]) if title and title["rows"] else 0
    if title is None or not content.startswith("Columns:") or len(lists) > 1 or bool(lists) == bool(rows) or rows > MOST_ROWS:
        reader.tell("no chart", place)
        return None
    assert named is not None  # noqa: S101 - it has a content
    entries = content.removeprefix("Columns:").split(";")
    if not 2 <= len(entries) + bool(lists) <= MOST_COLUMNS or (len(entries) == 1 and "," in content):
        reader.tell("columns of a chart", reader.place(named))
        return None
    caption = reader.text(title["title"], Role.TABLE_CAPTION, place)
    columns = tuple(reader.text(entry.strip(), Role.COLUMN, reader.place(named)) for entry in entries)
    if rows:
        return Table(caption, columns, ((Gap.BLANK,) * len(columns),) * rows)
    headings = tuple(_headings(reader, lists[0]))
    return Table(caption, (Gap.BLANK, *columns), tuple((heading, *(Gap.BLANK for _ in columns)) for heading in headings))


def _headings(reader: Reader, items: SyntaxTreeNode) -> list[Text]:
    """The headings of the rows: the items of a list of bullets, one text each."""
    if items.type != "bullet_list" or any([child.type for child in item.children] != ["paragraph"] for item in items.children):
        reader.tell("rows of a chart", reader.place(items))
        return []
    return [reader.inline(item.children[0], Role.ROW) for item in items.children]
