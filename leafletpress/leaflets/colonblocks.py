"""The blocks that begin with `:::` and a name, each with its reader: one function and one line of the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial

from markdown_it.tree import SyntaxTreeNode

from leafletpress.leaflets.charts import read_chart
from leafletpress.leaflets.nearmisses import NO_TITLE
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
    Size,
    Steps,
    Text,
    TickList,
    WriteOn,
)

_NOT = r"(?:do|must|should|can|may|will)(?:\s+not|n['’]t)|cannot|can['’]t|dont|not|never"
# What below "Do" belongs under the other; and what says "not" once more below "Do not". "Do: avoid alcohol" is plain, its contrary is not.
FORBIDDING = re.compile(rf"\W*(?:please\s+|you\s+)?(?:{_NOT})\b", re.IGNORECASE)
NEGATED = re.compile(rf"\W*(?:please\s+|you\s+)?(?:{_NOT}|no|avoid|nothing)\b(?!-)", re.IGNORECASE)
SHORT_LINES = re.compile(r"(?:\w.{1,48}[^.,;:!?\n]\n)+\w.{1,50}")  # as they are typed that were meant as items


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
    if not match or int(match[1]) > 30 or match[2][0] in NO_TITLE:
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
    for child in node.children:
        if child.type == "paragraph" and SHORT_LINES.fullmatch(child.children[0].content):
            reader.tell("lines of advice", reader.place(child))
    misplaced, told = (FORBIDDING, "do not under do") if name == DO else (NEGATED, "not twice")
    for text in _sayings(blocks):
        if misplaced.match(text.source):
            reader.tell(told, text.place)
    return Advice(name == DO, blocks)


def _sayings(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """Each text that is read on right behind "Do" or "Do not"."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case BulletList(items):
                yield from (item.text for item in items)
            case _:
                pass


def _side_by_side(reader: Reader, node: SyntaxTreeNode, rest: str, place: Place) -> SideBySide | None:
    figures = [block for block in reader.blocks(node.children, (Figure,), "::: side-by-side") if isinstance(block, Figure)]
    is_whole = len(figures) == len(node.children) - sum(map(is_key, node.children))  # or it is told what else stands there
    if is_whole and (rest or not 2 <= len(figures) <= 3 or any(figure.description is None for figure in figures)):
        reader.tell("no two pictures", place)
    if any(figure.size is not Size.MEDIUM for figure in figures):
        reader.tell("sizes side by side", place)
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
ALSO_SAID = {
    "dont": DO_NOT,
    "donts": DO_NOT,
    "dos": DO,
    "diary": "chart",
    "log": "chart",
    "grid": "chart",
    "pictures": "side-by-side",
}


def block_meant(name: str, rest: str) -> str:
    """The block that was meant by a name that there is not ("Chart", "don't", "side by side"); empty where none is like it."""
    named = {_letters(known): known for known in (*COLON_BLOCKS, "include")} | ALSO_SAID
    said = _letters(name + rest)
    in_words = next((known for letters, known in named.items() if "-" in known and said.startswith(letters)), "")
    return in_words or next((named[near] for near in get_close_matches(_letters(name), named, n=1, cutoff=0.8)), "")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())
