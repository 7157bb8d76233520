"""The blocks that begin with `:::` and a name, each with its reader: one function and one line of the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.charts import read_chart
from leafletpress.leaflets.nodes import is_key
from leafletpress.leaflets.reader import Reader
from leafletpress.model import (
    DO,
    DO_NOT,
    Advice,
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Figure,
    Level,
    Paragraph,
    Place,
    Role,
    SideBySide,
    Steps,
    TickList,
    WriteOn,
)

NO_TITLE = ":：-–—•|#"  # what no title begins with


def _callout(reader: Reader, node: SyntaxTreeNode, title: str, place: Place, *, level: Level) -> Callout:
    if not title:
        reader.tell("no title", place, level=level.value)
    elif title[0] in NO_TITLE:
        reader.tell("odd title", place, sign=title[0], level=level.value)
    with reader.in_callout(level.value):
        heading = reader.text(title or level.value, Role.CALLOUT, place)
        blocks = reader.blocks(node.children, (Paragraph, BulletList, Steps, TickList), "a callout")
    if not blocks and not node.children:
        reader.tell("empty callout", place, level=level.value)
    return Callout(level, heading, blocks)


def _at_a_glance(reader: Reader, node: SyntaxTreeNode, rest: str, place: Place) -> AtAGlance | None:
    lists = [child for child in node.children if child.type == "dl"]
    if rest or len(lists) != 1 or len(node.children) != 1:
        seen = [reader.watch.running_text(child) for child in node.children if child.type == "paragraph"]
        if any(seen):  # one mistake is told once
            return None
        reader.tell("no questions", place)
        return None
    return AtAGlance(reader.definitions(lists[0], (Role.QUESTION, Role.ANSWER)).entries)


def _write_on(reader: Reader, node: SyntaxTreeNode, rest: str, place: Place) -> WriteOn | None:
    match = re.fullmatch(r"([1-9][0-9]?)\s+(\S.*)", rest)
    if not match or int(match[1]) > 30:
        reader.tell("no lines", place)
        return None
    return WriteOn(int(match[1]), reader.text(match[2], Role.WRITE_ON, place))


def _advice(reader: Reader, node: SyntaxTreeNode, rest: str, place: Place) -> Advice:
    name = node.meta["name"]
    if rest:
        reader.tell("advice with a title", place, name=name)
    with reader.in_callout(name):
        blocks = reader.blocks(node.children, (Paragraph, BulletList), f"::: {name}")
    if not node.children:
        reader.tell("empty advice", place, name=name)
    return Advice(name == DO, blocks)


def _side_by_side(reader: Reader, node: SyntaxTreeNode, rest: str, place: Place) -> SideBySide | None:
    figures = [block for block in reader.blocks(node.children, (Figure,), "::: side-by-side") if isinstance(block, Figure)]
    is_whole = len(figures) == len(node.children) - sum(map(is_key, node.children))  # or it is told what else stands there
    if is_whole and (rest or not 2 <= len(figures) <= 3 or any(figure.description is None for figure in figures)):
        reader.tell("no two pictures", place)
    return SideBySide(tuple(figures)) if figures else None


COLON_BLOCKS: Mapping[str, Callable[[Reader, SyntaxTreeNode, str, Place], Block | None]] = {
    **{level.value: partial(_callout, level=level) for level in Level},
    "at-a-glance": _at_a_glance,
    "write-on": _write_on,
    "chart": read_chart,
    DO: _advice,
    DO_NOT: _advice,
    "side-by-side": _side_by_side,
}
