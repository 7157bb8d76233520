"""Pictures: alone in a paragraph, with what is seen, a caption and a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from leafletpress.inline import parse_picture
from leafletpress.model import Figure, Place, Role, Text

if TYPE_CHECKING:
    from leafletpress.leaflets.blocks import Reader


def read_figure(reader: Reader, content: str, place: Place, node: SyntaxTreeNode) -> Figure | None:
    """Read a paragraph that begins as a picture does; None where it is none."""
    line = parse_picture(content)
    if line is None:
        reader.tell("picture not alone", place)
        return None
    picture = reader.picture(line.file, place)
    key = _key(reader, node.next_sibling)
    if line.description == "decorative":
        if line.caption or key:
            reader.tell("ornament with words", place)
        return Figure(picture, None, None) if picture else None
    if not line.description:
        reader.tell("picture undescribed", place)
        return None
    description = reader.text(line.description, Role.PICTURE, place)
    caption = reader.text(line.caption, Role.CAPTION, place) if line.caption else None
    return Figure(picture, description, caption, key) if picture else None


def _key(reader: Reader, after: SyntaxTreeNode | None) -> tuple[Text, ...]:
    content = after.children[0].content if after is not None and after.type == "paragraph" else ""
    if after is None or not content.startswith("Key:"):
        return ()
    entries = content.removeprefix("Key:").split(";")
    return tuple(reader.text(entry.strip(), Role.KEY, reader.place(after)) for entry in entries)
