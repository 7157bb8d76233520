"""What a text must say: every text of its manuscript in the order of reading, told apart from how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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
from leafletpress.formats.text.wrapping import KEPT, as_read
from leafletpress.languages import direction_of, write_digits
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

COUNTED = re.compile(r"\d+\.")  # the number of a step, which nothing turns round


@dataclass(frozen=True, slots=True)
class Meant:
    """`texts` in their order, with the marks around what is read from left to right in one; whether it is a draft, and whether any of it is read from right to left."""

    texts: tuple[str, ...] = field(repr=False)
    is_draft: bool
    has_right_to_left: bool


def meant(manuscript: Manuscript, code: str) -> Meant:
    """What the text of a manuscript must say."""
    tags = [side.language.tag for side in manuscript.sides]
    notes = SOURCE_LANGUAGE if SOURCE_LANGUAGE in tags else tags[0]
    texts = (
        *(_marked(text, tags[0]) for text in in_english(manuscript)),
        *(text for side in manuscript.sides for text in _side(manuscript, side, code)),
        _marked(manuscript.line_for_notes(code), notes),
    )
    others = (other.language.tag for side in manuscript.sides for other in side.ending.languages)
    directions = {direction_of(tag) for tag in (*tags, *others)}
    if manuscript.state.approved:
        return Meant(texts, is_draft=False, has_right_to_left="rtl" in directions)
    own = [next(notices(manuscript, side)) for side in manuscript.sides if side.language.tag != SOURCE_LANGUAGE]
    mark = (DRAFT, *own)
    return Meant((*mark, *texts, *mark), is_draft=True, has_right_to_left="rtl" in directions)


def _marked(text: str, language: str) -> str:
    return text if COUNTED.fullmatch(text) else as_read(text, language).replace(KEPT, " ")


def _side(manuscript: Manuscript, side: Side, code: str) -> Iterator[str]:
    yield from (_marked(text, side.language.tag) for text in _until_others(manuscript, side))
    yield from (_marked(plain_text(other.words.words), other.language.tag) for other in side.ending.languages)
    yield _marked(page_word(side, "About this leaflet"), side.language.tag)
    yield from (_marked(f"{label(fact, side)}{value}", side.language.tag) for fact, value in facts(side, code))


def _until_others(manuscript: Manuscript, side: Side) -> Iterator[str]:
    leaflet = side.leaflet
    yield from (*notices(manuscript, side), start_of(side))
    yield from (label(page_word(side, "Patient label"), side),) if leaflet.label_space else ()
    yield from (said(leaflet.title, side), said(leaflet.summary, side))
    yield from (text for section in leaflet.help_sections for text in _section(section, side))
    for wanted in (True, False):
        yield from (text for block in leaflet.blocks if isinstance(block, AtAGlance) is wanted for text in _block(block, side))
    yield from (text for section in leaflet.later_sections for text in _section(section, side))
    yield page_word(side, "Who to contact")
    yield from (text for contact in side.contacts for text in _contact(contact, side))
    if side.feedback:
        yield from (page_word(side, key.source) for key in FEEDBACK_WORDS)
        yield from (text for contact in side.feedback for text in _contact(contact, side))
    if side.ending.forms or side.ending.languages:
        yield page_word(side, OTHERS_HEADING.source)
        yield from (page_word(side, FORMS[form].source, FORMS[form].context) for form in side.ending.forms)


def _contact(contact: Contact, side: Side) -> Iterator[str]:
    hours = [told_hours(contact.hours, side)] if contact.hours else []
    numbers = (contact.phone.number,) if contact.phone else ()
    ways = (f"{label(page_word(side, WAYS[reach.way], 'contact'), side)}{reach.shown}" for reach in contact.reaches)
    yield from (said(contact.who, side), *numbers, *hours, *ways)


def _section(section: Section, side: Side) -> Iterator[str]:
    yield said(section.heading, side)
    yield from (text for block in section.blocks for text in _block(block, side))
    yield from (text for child in section.sections for text in _section(child, side))


def _block(block: Block, side: Side) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    match block:
        case Paragraph(text) | WriteOn(_, text):
            yield said(text, side)
        case BulletList(items) | TickList(items):
            yield from (text for item in items for text in _item(item, side))
        case Steps(items):
            for number, item in enumerate(items, 1):
                yield from (f"{write_digits(str(number), side.digits)}.", *_item(item, side))
        case Callout(_, _, blocks):
            yield from (title_of(block, side), *(text for inner in blocks for text in _block(inner, side)))
        case Advice(is_do, blocks):
            yield from (advice_word(side, is_do=is_do), *(text for inner in blocks for text in _block(inner, side)))
        case SideBySide(figures):
            yield from (text for figure in figures for text in _block(figure, side))
        case Table(caption, header):
            yield from (said(caption, side),) if caption else ()
            for heading, cell in (pair for row in block.told_rows for pair in zip(header, row, strict=True)):
                named = label(said(heading, side), side) if isinstance(heading, Text) else ""
                yield f"{named}{said(cell, side)}" if isinstance(cell, Text) else named
        case Figure(_, description, caption, key) if description:
            yield f"[{said(description, side)}]"
            yield from (said(caption, side),) if caption else ()
            for number, entry in enumerate(key, 1):
                yield from (f"{write_digits(str(number), side.digits)}.", said(entry, side))
        case Definitions(entries) | AtAGlance(entries):
            yield from (said(text, side) for entry in entries for text in (entry.term, entry.definition))
        case Figure():
            pass


def _item(item: Item, side: Side) -> Iterator[str]:
    if item.picture and item.picture.description:
        yield f"[{said(item.picture.description, side)}]"
    yield said(item.text, side)
    yield from (text for block in item.blocks for text in _block(block, side))
