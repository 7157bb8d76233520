"""Charts and diaries, `::: chart`: a table whose cells the patient ticks or fills in, without writing a row of `[ ]` for each."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.nearmisses import NO_TITLE
from leafletpress.leaflets.reader import Reader
from leafletpress.model import Gap, Place, Role, Table, Text

MOST_ROWS, MOST_COLUMNS = 30, 9
TITLE = re.compile(r"(?:(?P<rows>[0-9]{1,4})\s+)?(?P<title>\S.*)")
DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|[0-9]{1,2}|[mtwfs]", re.IGNORECASE)


def read_chart(reader: Reader, node: SyntaxTreeNode, rest: str, place: Place) -> Table | None:
    """Read a chart: items are its rows, each with its heading; a number before the title gives so many rows without one."""
    title = TITLE.fullmatch(rest)
    named, *lists = node.children or (None,)
    content = named.children[0].content if named is not None and named.type == "paragraph" else ""
    rows = int(title["rows"]) if title and title["rows"] else 0
    if fault := _fault(title, content, len(lists)):
        reader.tell(fault, place)
        return None
    assert title is not None and named is not None  # noqa: S101, PT018 - or there is a fault
    entries = [entry.strip() for entry in content.removeprefix("Columns:").split(";")]
    if not 2 <= len(entries) + bool(lists) <= MOST_COLUMNS or not _are_parted(entries, content):
        reader.tell("columns of a chart", reader.place(named))
        return None
    if len(set(entries)) < len(entries):
        reader.tell("columns alike", reader.place(named))
    caption = reader.text(title["title"], Role.TABLE_CAPTION, place)
    columns = tuple(reader.text(entry, Role.COLUMN, reader.place(named)) for entry in entries)
    if rows:
        return Table(caption, columns, ((Gap.BLANK,) * len(columns),) * rows)
    headings = tuple(_headings(reader, lists[0]))
    return Table(caption, (Gap.BLANK, *columns), tuple((heading, *(Gap.BLANK for _ in columns)) for heading in headings))


def _fault(title: re.Match[str] | None, columns: str, lists: int) -> str:
    """What a chart lacks, by its name in the table of words; empty where nothing."""
    if title is None or title["title"].isdigit():
        return "chart without a title"
    if title["title"][0] in NO_TITLE or (title["rows"] and title["title"][0].islower() and not lists):
        return "title of a chart"
    if not columns.startswith("Columns:"):
        return "chart without columns"
    if lists and title["rows"]:
        return "rows in two ways"
    if lists > 1 or not (lists or title["rows"]):
        return "rows of a chart"
    return "number of rows" if title["rows"] and not 1 <= int(title["rows"]) <= MOST_ROWS else ""


def _are_parted(entries: list[str], line: str) -> bool:
    """Whether no column is empty, or was meant as several: "Mon Tue Wed", "Mon, Tue", "Mon | Tue"."""
    goes_on = re.search(r"[^;:\s]\s*\n", line)  # with rows, as often as not
    is_list = len(entries) == 1 and "," in entries[0]
    in_words = [re.split(r"[\s,/]+", entry) for entry in entries]
    are_days = any(len(words) > 1 and all(map(DAY.fullmatch, words)) for words in in_words)
    return all(entries) and not (goes_on or is_list or are_days or any(re.search(r"[|；]", entry) for entry in entries))


def _headings(reader: Reader, items: SyntaxTreeNode) -> list[Text]:
    """The headings of the rows: the items of a list of bullets, one text each."""
    if items.type != "bullet_list" or any([child.type for child in item.children] != ["paragraph"] for item in items.children):
        reader.tell("row of a chart", reader.place(items))
        return []
    return [reader.inline(item.children[0], Role.ROW) for item in items.children]
