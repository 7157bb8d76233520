"""A manuscript as plain text: each block in its form, each of its texts once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import assert_never

from leafletpress.formats.text.speaking import (
    advice_word,
    facts,
    in_english,
    label,
    notices,
    page_word,
    said,
    start_of,
    title_of,
    told_hours,
)
from leafletpress.formats.text.wrapping import COLUMNS, kept, width, wrapped
from leafletpress.languages import write_digits
from leafletpress.model import (
    DRAFT,
    FORMS,
    SOURCE_LANGUAGE,
    Advice,
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Contact,
    Definitions,
    Figure,
    Item,
    Level,
    Manuscript,
    Paragraph,
    Section,
    Side,
    SideBySide,
    Steps,
    Table,
    Text,
    TickList,
    WriteOn,
    plain_text,
)
from leafletpress.signoff.page_words import FEEDBACK_WORDS, OTHERS_HEADING, WAYS

RULES = {1: "=", 2: "-", 3: "~", 4: "."}  # under headings, by level
CALLOUTS = {Level.EMERGENCY: "!!! ", Level.URGENT: "!! ", Level.ROUTINE: "! ", Level.NOTE: "* "}
BLANK = "_" * 12  # to write on
Lines = Iterable[str]


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines are written: for a side, so many columns wide."""

    side: Side
    columns: int = COLUMNS

    def narrower(self, columns: int) -> Column:
        return Column(self.side, self.columns - columns)

    def wrapped(self, text: str, first: str = "", rest: str = "") -> Iterator[str]:
        return wrapped(text, self.side.language.tag, self.columns, first, rest)

    def text(self, text: Text, first: str = "", rest: str = "") -> Iterator[str]:
        return self.wrapped(said(text, self.side, kept), first, rest)

    def number(self, number: int) -> str:
        return f"{write_digits(str(number), self.side.digits)}. "


def text_of(manuscript: Manuscript, code: str) -> str:
    """The whole text. A draft says so in its first and last line."""
    mark = [] if manuscript.state.approved else [[_draft_line(manuscript)]]
    between: list[Lines] = [["#" * COLUMNS]]
    sides: list[Lines] = []
    for side in manuscript.sides:
        sides += [*(between if sides else []), *_side(manuscript, side, code)]
    first = Column(manuscript.sides[0])
    known_by = [first.wrapped(text) for text in in_english(manuscript)]
    notes = Column(next((side for side in manuscript.sides if side.language.tag == SOURCE_LANGUAGE), manuscript.sides[0]))
    line = notes.wrapped(manuscript.line_for_notes(code))
    return "".join(f"{line}\n" for line in _spaced([*mark, *known_by, *sides, line, *mark]))


def _draft_line(manuscript: Manuscript) -> str:
    own = (next(notices(manuscript, side), "") for side in manuscript.sides if side.language.tag != SOURCE_LANGUAGE)
    return " · ".join((DRAFT, *filter(None, own)))


def _spaced(paragraphs: Iterable[Lines]) -> Iterator[str]:
    """Paragraphs with an empty line between."""
    begun = False
    for paragraph in paragraphs:
        lines = list(paragraph)
        yield from ("", *lines) if begun and lines else lines
        begun = begun or bool(lines)


def _side(manuscript: Manuscript, side: Side, code: str) -> Iterator[Lines]:
    column, leaflet = Column(side), side.leaflet
    yield from (column.wrapped(notice) for notice in notices(manuscript, side))
    yield column.wrapped(start_of(side, kept))
    if leaflet.label_space:
        yield column.wrapped(f"{label(page_word(side, 'Patient label'), side)}{BLANK}")
    yield _heading(leaflet.title, 1, column)
    yield column.text(leaflet.summary)
    yield from chain.from_iterable(_section(section, column) for section in leaflet.help_sections)
    glance = [block for block in leaflet.blocks if isinstance(block, AtAGlance)]
    yield from (_block(block, column) for block in (*glance, *(block for block in leaflet.blocks if block not in glance)))
    yield from chain.from_iterable(_section(section, column) for section in leaflet.later_sections)
    yield _ruled(page_word(side, "Who to contact"), 2, column)
    yield from (_contact(contact, column) for contact in side.contacts)
    if side.feedback:
        heading, words = (page_word(side, key.source) for key in FEEDBACK_WORDS)
        yield from (_ruled(heading, 2, column), column.wrapped(words))
        yield from (_contact(contact, column) for contact in side.feedback)
    if side.ending.forms or side.ending.languages:
        yield _ruled(page_word(side, OTHERS_HEADING.source), 2, column)
        yield _others(column)
    yield _ruled(page_word(side, "About this leaflet"), 2, column)
    yield (line for fact, value in facts(side, code, kept) for line in column.wrapped(f"{label(fact, side)}{value}", rest="  "))


def _section(section: Section, column: Column) -> Iterator[Lines]:
    yield _heading(section.heading, section.level, column)
    yield from (_block(block, column) for block in section.blocks)
    yield from chain.from_iterable(_section(child, column) for child in section.sections)


def _contact(contact: Contact, column: Column) -> Lines:
    yield from column.text(contact.who)
    if contact.phone:
        yield from column.wrapped(kept(contact.phone.number), "    ", "    ")
    if contact.hours:
        yield from column.wrapped(told_hours(contact.hours, column.side), "    ", "    ")
    for reach in contact.reaches:
        words = page_word(column.side, WAYS[reach.way], "contact")
        yield from column.wrapped(f"{label(words, column.side)}{kept(reach.shown)}", "    ", "    ")


def _others(column: Column) -> Lines:
    """In what else the leaflet is to be had, each language in itself."""
    for form in column.side.ending.forms:
        yield from column.wrapped(page_word(column.side, FORMS[form].source, FORMS[form].context), "- ", "  ")
    for other in column.side.ending.languages:
        yield from wrapped(plain_text(other.words.words), other.language.tag, column.columns, "- ", "  ")


def _heading(text: Text, level: int, column: Column) -> Lines:
    return _ruled(said(text, column.side, kept), level, column)


def _ruled(words: str, level: int, column: Column) -> Lines:
    lines = list(column.wrapped(words))
    return [*lines, RULES[level] * max(map(width, lines), default=0)]


def _block(block: Block, column: Column) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    match block:
        case Paragraph(text):
            yield from column.text(text)
        case BulletList(items):
            yield from (line for item in items for line in _item(item, "- ", column))
        case Steps(items):
            yield from (line for number, item in enumerate(items, 1) for line in _item(item, column.number(number), column))
        case TickList(items):
            yield from (line for item in items for line in _item(item, "[ ] ", column))
        case Callout(level, _, blocks):
            yield from column.wrapped(title_of(block, column.side, kept), CALLOUTS[level], " " * len(CALLOUTS[level]))
            yield from _indented("  | ", (_block(inner, column.narrower(4)) for inner in blocks))
        case Advice(is_do, blocks):
            yield from column.wrapped(advice_word(column.side, is_do=is_do))
            yield from _indented("  | ", (_block(inner, column.narrower(4)) for inner in blocks))
        case SideBySide(figures):
            yield from _spaced(_figure(figure, column) for figure in figures)
        case Table():
            yield from _table(block, column)
        case Figure():
            yield from _figure(block, column)
        case Definitions(entries) | AtAGlance(entries):
            for entry in entries:
                yield from column.text(entry.term)
                yield from column.text(entry.definition, "    ", "    ")
        case WriteOn(lines, text):
            yield from (*column.text(text), *["", "_" * column.columns] * lines)
        case _:
            assert_never(block)


def _indented(start: str, paragraphs: Iterable[Lines]) -> Iterator[str]:
    return (f"{start}{line}".rstrip() for line in _spaced(paragraphs))


def _item(item: Item, mark: str, column: Column) -> Iterator[str]:
    indent = " " * width(mark)
    if item.picture and item.picture.description:
        yield from column.wrapped(f"[{said(item.picture.description, column.side, kept)}]", mark, indent)
        mark = indent
    yield from column.text(item.text, mark, indent)
    yield from _indented(indent, (_block(block, column.narrower(len(indent))) for block in item.blocks))


def _table(table: Table, column: Column) -> Iterator[str]:
    """Each row as its cells, each behind the heading of its column: as somebody hears it who cannot see the columns."""
    if table.caption:
        yield from column.text(table.caption)
    for row in table.told_rows:
        for place, (heading, cell) in enumerate(zip(table.header, row, strict=True)):
            words = said(cell, column.side, kept) if isinstance(cell, Text) else BLANK
            named = f"{label(said(heading, column.side, kept), column.side)}{words}" if isinstance(heading, Text) else words
            yield from column.wrapped(named, "  " if place else "- ", "    ")


def _figure(figure: Figure, column: Column) -> Iterator[str]:
    """A picture by its description; an ornament is nothing."""
    if figure.description is None:
        return
    yield from column.wrapped(f"[{said(figure.description, column.side, kept)}]")
    if figure.caption:
        yield from column.text(figure.caption)
    for number, entry in enumerate(figure.key, 1):
        yield from column.text(entry, column.number(number), "   ")
