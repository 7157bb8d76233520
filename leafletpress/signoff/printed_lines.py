"""What a leaflet says, line by line: the one derivation that digests and the words' code are made from.

A line has fields, the first of which names what it is; a line inside another stands deeper. Written, fields are parted by tabs and depth is
two spaces each, so that no two leaflets give the same lines. What a leaflet does not use adds no line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from leafletpress.model import (
    Advice,
    AtAGlance,
    Block,
    Brand,
    BulletList,
    Callout,
    Definitions,
    Emblem,
    Figure,
    Item,
    Leaflet,
    Look,
    Paragraph,
    Section,
    SideBySide,
    Size,
    Steps,
    Table,
    Text,
    TickList,
    WriteOn,
)

Line = tuple[int, tuple[str, ...]]  # its depth, its fields
Say = Callable[[Text], tuple[str, ...]]  # the fields that tell a text
Day = Callable[[date], str]
ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def written(line: Line) -> str:
    """A line as it is digested and kept."""
    depth, fields = line
    return "  " * depth + "\t".join(field.translate(ESCAPES) for field in fields)


def leaflet_lines(leaflet: Leaflet, say: Say, day: Day) -> Iterator[Line]:
    """Everything that a leaflet prints, in its order. When it is withdrawn is printed nowhere."""
    yield 0, ("leaflet", leaflet.id)
    yield from (_text(text, say) for text in leaflet.metadata)
    yield 0, ("version", leaflet.version)
    yield 0, ("published", day(leaflet.published))
    yield 0, ("review due", day(leaflet.review_due))
    yield from ((0, ("evidence", source)) for source in leaflet.evidence)
    if leaflet.reference:
        yield 0, ("reference", leaflet.reference)
    if leaflet.shows_contents:
        yield 0, ("contents",)
    if leaflet.label_space:
        yield 0, ("space for a label",)
    if leaflet.help_first:
        yield 0, ("help first",)
    yield from _sections(leaflet.help_sections, say)
    yield from _blocks(leaflet.blocks, say)
    yield from _sections(leaflet.later_sections, say)


def _sections(sections: Iterable[Section], say: Say) -> Iterator[Line]:
    for section in sections:
        yield from _section(section, say)


def _text(text: Text, say: Say) -> Line:
    return 0, (text.role.value, *say(text))


def _texts(texts: Iterable[Text | None], say: Say) -> Iterator[Line]:
    return (_text(text, say) for text in texts if text)


def _deeper(lines: Iterable[Line]) -> Iterator[Line]:
    return ((depth + 1, fields) for depth, fields in lines)


def _section(section: Section, say: Say) -> Iterator[Line]:
    yield 0, ("section", str(section.level))
    yield from _deeper((_text(section.heading, say),))
    yield from _deeper(_blocks(section.blocks, say))
    for child in section.sections:
        yield from _deeper(_section(child, say))


def _blocks(blocks: Iterable[Block], say: Say) -> Iterator[Line]:
    for block in blocks:
        yield 0, _name(block)
        yield from _deeper(_block(block, say))


def _name(block: Block) -> tuple[str, ...]:  # noqa: C901 - one case for each kind of block
    """What a block is called, for good: the names of classes may change."""
    match block:
        case Paragraph():
            return ("text",)
        case BulletList():
            return ("list",)
        case Steps():
            return ("steps",)
        case TickList():
            return ("list to tick",)
        case Callout(level):
            return ("callout", level.value)
        case Table():
            return ("table",)
        case Advice(is_do):
            return ("what to do",) if is_do else ("what not to do",)
        case Figure(picture, size=size):
            return ("picture", picture.sha256) if size is Size.MEDIUM else ("picture", picture.sha256, size.value)
        case SideBySide():
            return ("pictures side by side",)
        case Definitions():
            return ("definitions",)
        case AtAGlance():
            return ("at a glance",)
        case WriteOn(lines):
            return ("lines to write on", str(lines))


def _block(block: Block, say: Say) -> Iterator[Line]:
    match block:
        case Paragraph(text):
            yield _text(text, say)
        case BulletList(items) | Steps(items) | TickList(items):
            for item in items:
                yield from _item(item, say)
        case Callout(_, title, blocks):
            yield _text(title, say)
            yield from _blocks(blocks, say)
        case Advice(_, blocks) | SideBySide(blocks):
            yield from _blocks(blocks, say)
        case Table(caption, header, rows):
            yield from _texts((caption,), say)
            for row in (header, *rows):
                yield 0, ("row",)
                yield from _deeper(_text(cell, say) if isinstance(cell, Text) else (0, (cell.value,)) for cell in row)
        case Figure(_, description, caption, key):
            yield from _texts((description, caption, *key), say)
        case Definitions(entries) | AtAGlance(entries):
            yield from _texts((text for entry in entries for text in (entry.term, entry.definition)), say)
        case WriteOn(_, label):
            yield _text(label, say)


def kinds_of_emblems(brand: Brand | Look) -> Iterator[tuple[str, Emblem]]:
    """The logos of others that a clinic prints, by what its lines call them."""
    if brand.mark:
        yield "mark", brand.mark
    yield from (("partner", partner) for partner in brand.partners)


def _item(item: Item, say: Say) -> Iterator[Line]:
    if item.picture:
        yield from _blocks((item.picture,), say)
    yield _text(item.text, say)
    yield from _deeper(_blocks(item.blocks, say))
