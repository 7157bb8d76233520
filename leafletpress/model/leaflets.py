"""A leaflet and its sections, and the walks over all that stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from leafletpress.model.constructs import Block, Callout, Change, Level, Table, block_walk, blocks_map, blocks_texts
from leafletpress.model.problems import Place
from leafletpress.model.words import SOURCE_LANGUAGE, Text, cites

CONTENTS_FROM = 6  # sections


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
    keywords: tuple[Text, ...] = ()
    label_space: bool = False
    help_first: bool = False
    reference: str = ""

    @property
    def shows_contents(self) -> bool:
        """Whether a list of its sections is printed: where it says so, or else where it has many."""
        return self.contents if self.contents is not None else len(self.sections) >= CONTENTS_FROM

    @property
    def help_sections(self) -> tuple[Section, ...]:
        """The sections that say when to get help, where they stand before everything else. They are the first ones."""
        return tuple(takewhile(says_when_to_get_help, self.sections)) if self.help_first else ()

    @property
    def later_sections(self) -> tuple[Section, ...]:
        return self.sections[len(self.help_sections) :]

    @property
    def cites(self) -> bool:
        """Whether its texts refer to its evidence, which is then numbered."""
        return cites(text.words for text in leaflet_texts(self))

    @property
    def metadata(self) -> tuple[Text, ...]:
        """The translatable fields, a short title only where it is not the title itself. Keywords are for finding it, and printed nowhere."""
        short = () if self.short_title is self.title else (self.short_title,)
        return (self.title, *short, self.summary, self.specialty, self.owner, *self.keywords)


def says_when_to_get_help(section: Section) -> bool:
    """Whether a section has a callout for an emergency, or for what is urgent, at any level."""
    blocks = (block for part in section_walk((section,)) for block in block_walk(part.blocks))
    return any(isinstance(block, Callout) and block.level in (Level.EMERGENCY, Level.URGENT) for block in blocks)


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


def leaflet_blocks(leaflet: Leaflet) -> Iterator[Block]:
    yield from block_walk(leaflet.blocks)
    for section in section_walk(leaflet.sections):
        yield from block_walk(section.blocks)


def leaflet_tables(leaflet: Leaflet) -> Iterator[Table]:
    """The tables and charts of a leaflet, in its order."""
    return (block for block in leaflet_blocks(leaflet) if isinstance(block, Table))


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
        blocks=blocks_map(leaflet.blocks, change),
        sections=tuple(_section_map(section, change) for section in leaflet.sections),
        language=language,
        keywords=tuple(map(change, leaflet.keywords)),
    )


def _section_map(section: Section, change: Change) -> Section:
    sections = tuple(_section_map(child, change) for child in section.sections)
    return replace(section, heading=change(section.heading), blocks=blocks_map(section.blocks, change), sections=sections)
