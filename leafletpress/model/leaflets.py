"""A leaflet: its blocks, closed and handled with `match`, and its sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from leafletpress.model.problems import Place
from leafletpress.model.words import SOURCE_LANGUAGE, Text

CONTENTS_FROM = 6  # sections


class Level(StrEnum):
    """How urgent a callout is."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a library: its path relative to the library, its bytes and their SHA-256 in hexadecimal."""

    path: str
    media_type: str
    content: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its text, then what else stands in it."""

    text: Text
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    level: Level
    title: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Header and rows have the same length; the first cell of a row is its heading."""

    caption: Text | None
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; `description` is None where it is an ornament."""

    picture: Picture
    description: Text | None
    caption: Text | None
    key: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    term: Text
    definition: Text


@dataclass(frozen=True, slots=True)
class Definitions:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AtAGlance:
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class WriteOn:
    """Ruled lines to write on, under a label."""

    lines: int
    label: Text


Block = Paragraph | BulletList | Steps | Callout | Table | Figure | Definitions | AtAGlance | WriteOn


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (level 2 to 4), the blocks under it, and the sections one level below."""

    heading: Text
    level: int
    slug: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet in one language: in the source language as read, in another as translated."""

    id: str
    title: Text
    short_title: Text
    summary: Text
    specialty: Text
    owner: Text
    version: str
    published: date
    review_due: date
    withdrawn: date | None
    contents: bool | None
    evidence: tuple[str, ...]
    place: Place
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    language: str = SOURCE_LANGUAGE

    @property
    def shows_contents(self) -> bool:
        """Whether a list of its sections is printed: where it says so, or else where it has many."""
        return self.contents if self.contents is not None else len(self.sections) >= CONTENTS_FROM

    @property
    def metadata(self) -> tuple[Text, ...]:
        """The translatable fields, a short title only where it is not the title itself."""
        short = () if self.short_title is self.title else (self.short_title,)
        return (self.title, *short, self.summary, self.specialty, self.owner)


def block_texts(block: Block) -> Iterator[Text]:
    """A block's own texts and those of the blocks in it, in document order."""
    match block:
        case Paragraph(text):
            yield text
        case BulletList(items) | Steps(items):
            for item in items:
                yield item.text
                yield from blocks_texts(item.blocks)
        case Callout(_, title, blocks):
            yield title
            yield from blocks_texts(blocks)
        case Table(caption, header, rows):
            yield from (text for text in (caption, *header) if text)
            for row in rows:
                yield from row
        case Figure(_, description, caption, key):
            yield from (text for text in (description, caption) if text)
            yield from key
        case Definitions(entries) | AtAGlance(entries):
            for entry in entries:
                yield entry.term
                yield entry.definition
        case WriteOn(_, label):
            yield label
        case _:
            assert_never(block)


def blocks_texts(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        yield from block_texts(block)


def section_texts(section: Section) -> Iterator[Text]:
    yield section.heading
    yield from blocks_texts(section.blocks)
    for child in section.sections:
        yield from section_texts(child)


def leaflet_texts(leaflet: Leaflet) -> Iterator[Text]:
    """Every text of a leaflet, shared blocks included, in document order."""
    yield from leaflet.metadata
    yield from blocks_texts(leaflet.blocks)
    for section in leaflet.sections:
        yield from section_texts(section)


def section_walk(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from section_walk(section.sections)


def block_walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, parents before the blocks in them."""
    for block in blocks:
        yield block
        match block:
            case Callout(_, _, inner):
                yield from block_walk(inner)
            case BulletList(items) | Steps(items):
                for item in items:
                    yield from block_walk(item.blocks)
            case _:
                pass


def leaflet_blocks(leaflet: Leaflet) -> Iterator[Block]:
    yield from block_walk(leaflet.blocks)
    for section in section_walk(leaflet.sections):
        yield from block_walk(section.blocks)


Change = Callable[[Text], Text]


def leaflet_map(leaflet: Leaflet, change: Change, language: str) -> Leaflet:
    """The leaflet with every text changed and nothing else, now in `language`."""
    title = change(leaflet.title)
    return replace(
        leaflet,
        title=title,
        short_title=title if leaflet.short_title is leaflet.title else change(leaflet.short_title),
        summary=change(leaflet.summary),
        specialty=change(leaflet.specialty),
        owner=change(leaflet.owner),
        blocks=_blocks_map(leaflet.blocks, change),
        sections=tuple(_section_map(section, change) for section in leaflet.sections),
        language=language,
    )


def _section_map(section: Section, change: Change) -> Section:
    sections = tuple(_section_map(child, change) for child in section.sections)
    return replace(section, heading=change(section.heading), blocks=_blocks_map(section.blocks, change), sections=sections)


def _blocks_map(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(_block_map(block, change) for block in blocks)


def _block_map(block: Block, change: Change) -> Block:
    def perhaps(text: Text | None) -> Text | None:
        return change(text) if text else None

    match block:
        case Paragraph(text):
            return Paragraph(change(text))
        case BulletList(items) | Steps(items):
            return type(block)(tuple(Item(change(item.text), _blocks_map(item.blocks, change)) for item in items))
        case Callout(level, title, blocks):
            return Callout(level, change(title), _blocks_map(blocks, change))
        case Table(caption, header, rows):
            return Table(perhaps(caption), tuple(map(change, header)), tuple(tuple(map(change, row)) for row in rows))
        case Figure(picture, description, caption, key):
            return Figure(picture, perhaps(description), perhaps(caption), tuple(map(change, key)))
        case Definitions(entries) | AtAGlance(entries):
            return type(block)(tuple(Entry(change(entry.term), change(entry.definition)) for entry in entries))
        case WriteOn(lines, label):
            return WriteOn(lines, change(label))
