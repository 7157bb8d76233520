"""What a sheet must say, whatever the templates are that it was composed with: what was signed, and that a draft is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leafletpress.compose import picture_address
from leafletpress.compose.videos import video_code, videos_of
from leafletpress.model import (
    DRAFT_WORDS,
    UNPRINTED,
    Abbreviation,
    AtAGlance,
    Figure,
    Foreign,
    Leaflet,
    Link,
    Manuscript,
    Side,
    Steps,
    Strong,
    Text,
    Words,
    blocks_texts,
    leaflet_blocks,
    leaflet_tables,
    leaflet_texts,
    plain_text,
    section_texts,
)

END = "\0"  # of a link


def must_say(manuscript: Manuscript) -> tuple[str, ...]:
    """Every text of the leaflet, the descriptions of its pictures too, whom to call, and the words for a draft."""
    return tuple(_texts(manuscript))


def must_say_in_order(manuscript: Manuscript) -> tuple[tuple[str, ...], ...]:
    """For each language the texts of the leaflet's blocks and sections, which follow each other: not those at a glance, which stand first.

    In tables that are stacked each cell stands behind the heading of its column.
    """
    return tuple(tuple(_in_order(side.leaflet)) for side in manuscript.sides)


def in_order_with_pictures(side: Side) -> Iterator[str]:
    """The same of one side, with each picture that is described, and each square code, as composed HTML names it, where it stands."""
    described = {
        id(block.description): picture_address(block.picture)
        for block in leaflet_blocks(side.leaflet)
        if isinstance(block, Figure) and block.description
    }
    for text in _ordered(side.leaflet):
        yield from (described[id(text)],) if id(text) in described else _pieces(text.words)
        yield from (picture_address(video_code(address)) for address in videos_of(text.words) if side.clinic.prints_links)


def _in_order(leaflet: Leaflet) -> Iterator[str]:
    described = {id(block.description) for block in leaflet_blocks(leaflet) if isinstance(block, Figure)}
    texts = (text for text in _ordered(leaflet) if id(text) not in described)
    yield from (piece for text in texts for piece in _pieces(text.words))


def _ordered(leaflet: Leaflet) -> Iterator[Text]:
    texts = [text for section in leaflet.help_sections for text in section_texts(section)]
    texts += blocks_texts(block for block in leaflet.blocks if not isinstance(block, AtAGlance))
    texts += (text for section in leaflet.later_sections for text in section_texts(section))
    yield from repeated_headings(texts, leaflet)


def first_piece(text: Text) -> str:
    """What of a text stands before its first link's end, or all of it."""
    return next(iter(leaflet_pieces(text)), "")


def leaflet_pieces(text: Text) -> tuple[str, ...]:
    """A text in the pieces that follow each other on paper."""
    return tuple(_pieces(text.words))


def _pieces(words: Words) -> Iterator[str]:
    """A text in the pieces that follow each other on paper: behind each link may stand where it leads."""
    return (piece for piece in _with_ends(words).split(END) if piece.strip())


def _with_ends(words: Words) -> str:
    found = ""
    for node in words:
        match node:
            case Link(_, children):
                found += _with_ends(children) + END
            case Strong(children) | Foreign(_, children) | Abbreviation(_, children):
                found += _with_ends(children)
            case _:
                found += plain_text((node,))
    return found


def repeated_headings(texts: Iterable[Text], leaflet: Leaflet) -> Iterator[Text]:
    """Texts as they follow each other: in tables that are stacked each cell stands behind the heading of its column."""
    tables = (table for table in leaflet_tables(leaflet) if table.is_stacked)
    pairs = [pair for table in tables for row in table.told_rows for pair in zip(table.header, row, strict=True)]
    headings = {id(heading) for heading, _ in pairs}
    of_cells = {id(cell): heading for heading, cell in pairs if isinstance(heading, Text)}
    for text in texts:
        if id(text) not in headings:
            yield from (of_cells[id(text)], text) if id(text) in of_cells else (text,)


def must_lead_to(manuscript: Manuscript) -> tuple[str, ...]:
    """Where links must lead: to whom to call."""
    return tuple(uri for contact in manuscript.clinic.contacts for uri in contact.uris)


def must_number(manuscript: Manuscript) -> int:
    """How many items must show their number: steps, and what the numbers in a picture mean."""
    blocks = (block for side in manuscript.sides for block in leaflet_blocks(side.leaflet))
    return sum(
        len(block.items if isinstance(block, Steps) else block.key) for block in blocks if isinstance(block, Steps | Figure)
    )


def _texts(manuscript: Manuscript) -> Iterator[str]:
    if not manuscript.state.approved:
        yield next((side.draft_words for side in manuscript.sides if side.draft_words), DRAFT_WORDS)
    for side in manuscript.sides:
        texts = (text for text in leaflet_texts(side.leaflet) if text.role not in UNPRINTED)
        yield from (piece for text in texts for piece in _pieces(text.words))
        for contact in side.clinic.contacts:
            yield plain_text(contact.who.words)
            yield from (reach.shown for reach in contact.reaches)
            if contact.phone:
                yield contact.phone.number
