"""Pictures: alone in a paragraph, with what is seen, a caption and a key; or at the start of an item."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

from leafletpress.inline import parse_picture
from leafletpress.leaflets.reader import Reader
from leafletpress.model import Figure, Place, Role, Size, Text

SIZE = re.compile(r"\s*size\s*[:：=]\s*(?P<size>.*)", re.IGNORECASE)
LONE_SIZE = re.compile(r"\s*size\s*[:：=]\s*(?:small|medium|full|large|big)\s*", re.IGNORECASE)
SIZES = {f"Size: {size.value}": size for size in Size}


def read_figure(reader: Reader, content: str, place: Place, node: SyntaxTreeNode) -> Figure | None:
    """Read a paragraph that begins as a picture does; None where it is none."""
    written, size = _sized(reader, content, place)
    line = parse_picture(written)
    if line is None:
        reader.tell("key in a picture" if "\nKey:" in content else "picture not alone", place)
        return None
    picture = reader.picture(line.file, place)
    key = _key(reader, node.next_sibling)
    if line.description == "decorative":
        if line.caption or key:
            reader.tell("ornament with words", place)
        return Figure(picture, None, None, size=size) if picture else None
    if not line.description:
        reader.tell("picture undescribed", place)
        return None
    description = reader.text(line.description, Role.PICTURE, place)
    caption = reader.text(line.caption, Role.CAPTION, place) if line.caption else None
    return Figure(picture, description, caption, key, size) if picture else None


def read_items_picture(reader: Reader, content: str, place: Place) -> tuple[Figure | None, str]:
    """The picture that the text of an item begins with, and the text; None where there is none."""
    if has_picture_below(content):
        reader.tell("item's picture", place)
        return None, "\n".join(line for line in content.split("\n") if not line.startswith("![")) or "-"
    if not content.startswith("!["):
        return None, content
    first, _, text = content.partition("\n")
    line = parse_picture(first.strip())
    if line is None or line.caption or not text.strip() or any(SIZE.match(one) for one in text.split("\n")):
        reader.tell("item's picture", place)
        return None, text or "-"
    picture = reader.picture(line.file, place)
    if not line.description:
        reader.tell("picture undescribed", place)
    described = line.description and line.description != "decorative"
    description = reader.text(line.description, Role.PICTURE, place) if described else None
    return Figure(picture, description, None) if picture else None, text


def has_picture_below(content: str) -> bool:
    """Whether a line of an item but the first begins as a picture does."""
    return "\n![" in content


def _sized(reader: Reader, content: str, place: Place) -> tuple[str, Size]:
    """A picture as it is written, without the line of its size below it, and the size."""
    above, _, last = content.rpartition("\n")
    if not SIZE.match(last.strip()):
        return content, Size.MEDIUM
    if last.strip() not in SIZES:
        reader.tell("no size", place.below(content.count("\n")))
    return above, SIZES.get(last.strip(), Size.MEDIUM)


def has_lone_size(content: str) -> bool:
    """Whether a line of a text says how large a picture is, and there is no picture right above."""
    return any(map(LONE_SIZE.fullmatch, content.split("\n")))


def _key(reader: Reader, after: SyntaxTreeNode | None) -> tuple[Text, ...]:
    content = after.children[0].content if after is not None and after.type == "paragraph" else ""
    if after is None or not content.startswith("Key:"):
        return ()
    entries = content.removeprefix("Key:").split(";")
    return tuple(reader.text(entry.strip(), Role.KEY, reader.place(after)) for entry in entries)
