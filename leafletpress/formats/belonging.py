"""What must stand together on a sheet: each value with its label, each contact with its number, its hours and the ways to reach it.

Made from the manuscript alone, so that whatever a library's templates print, a day stands under its own name and a number beside its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from leafletpress.compose import picture_address
from leafletpress.compose.square_code import square_code
from leafletpress.compose.videos import video_code, videos
from leafletpress.formats.surroundings import headings_around
from leafletpress.formats.texts import first_piece, in_order_with_pictures, leaflet_pieces, repeated_headings
from leafletpress.languages import signs_of
from leafletpress.languages.on_a_side import write_day, write_hours, write_reference
from leafletpress.model import (
    SOURCE_PLACE,
    Advice,
    AtAGlance,
    Callout,
    Contact,
    Figure,
    Leaflet,
    Link,
    Manuscript,
    MessageKey,
    Side,
    Strong,
    Table,
    Text,
    TickList,
    blocks_texts,
    inline_walk,
    leaflet_blocks,
    leaflet_tables,
    leaflet_texts,
    plain_text,
    section_walk,
    shown_address,
)
from leafletpress.model.together import ContactOnPaper, Labelled, TableOnPaper, Together
from leafletpress.signoff.page_words import TRAFFIC_LIGHTS, WAYS
from leafletpress.signoff.words_code import code_address

TELLING = 6  # letters
TICK_BOX, TICK_BOX_DRAWN = MessageKey("", "Tick box"), "library:styles/icons/tick-box.svg"
DIALLED = ("tel:", "sms:")
LABEL_SPACE = MessageKey("", "Patient label")


def must_stand_together(manuscript: Manuscript, code: str) -> Together:
    """The labels of an edition with what stands behind each, whom to contact, and how often what stands there."""
    alone = len(manuscript.sides) == 1
    partners = (picture_address(one.picture) for one in manuscript.clinic.brand.partners)
    labelled = tuple(kind for side in manuscript.sides for kind in _labelled(side, code, alone=alone))
    texts = Counter(text for side in manuscript.sides for text in _inner_texts(side))
    return Together(
        labelled=labelled,
        labels_in_texts=tuple(_often(manuscript, (label for kind in labelled for label in kind.labels), texts)),
        contacts=tuple(_contact(contact, side) for side in manuscript.sides for contact in (*side.contacts, *side.feedback)),
        days=tuple(pair for side in manuscript.sides for pair in _days(side)),
        sources=tuple(_sources(manuscript.sides[0])),
        texts=tuple(sorted(_block_texts(manuscript, code, texts).items())),
        strong=tuple(sorted(Counter(_strong(manuscript)).items())),
        drawn=tuple(sorted(Counter(_drawn(manuscript, code)).items())),
        in_order=(*(tuple(in_order_with_pictures(side)) for side in manuscript.sides), tuple(partners)),
        places=tuple(_places(manuscript)),
        tables=tuple(
            tuple(_table(table) for table in leaflet_tables(side.leaflet) if not table.is_stacked) for side in manuscript.sides
        ),
        titles=frozenset(plain_text(side.leaflet.title.words) for side in manuscript.sides),
        headed=tuple(tuple(headings_around(side, is_first=side is manuscript.sides[0])) for side in manuscript.sides),
        own=frozenset(plain_text(text.words) for side in manuscript.sides for text in leaflet_texts(side.leaflet)),
        named=frozenset(text for side in manuscript.sides for text in _beside_others(side, code)),
        lit=tuple(title for side in manuscript.sides for title in _lit(side)),
        bare=frozenset(value for side in manuscript.sides for value in _bare(side.leaflet, side)),
        first_number=manuscript.clinic.first_call[1].number if manuscript.clinic.first_call else "",
    )


def facts_said(manuscript: Manuscript, code: str) -> Iterator[str]:
    """What a sheet says of itself and of its clinic, once where it is in two languages."""
    side = manuscript.sides[0]
    leaflet, clinic = side.leaflet, side.clinic
    yield from (clinic.name, plain_text(clinic.department.words), shown_address(clinic.web))
    yield from filter(None, (clinic.address,))
    if clinic.site:
        yield shown_address(code_address(clinic.site, code))
    yield from leaflet.evidence
    if leaflet.label_space:
        yield _words(side, LABEL_SPACE)
    yield manuscript.line_for_notes(code)


def _words(side: Side, key: MessageKey) -> str:
    return plain_text(side.furniture[key].words)


def _labelled(side: Side, code: str, *, alone: bool) -> Iterator[Labelled]:
    facts = [(_words(side, MessageKey("fact", label)), value) for label, value in _facts(side, code, alone=alone)]
    yield _kind((label for label, _ in facts), facts)
    blocks = list(leaflet_blocks(side.leaflet))
    signs = {is_do: _words(side, MessageKey("advice", word)) for is_do, word in ((True, "Do"), (False, "Do not"))}
    advice = [(signs[block.is_do], block) for block in blocks if isinstance(block, Advice)]
    yield _kind(
        signs.values(), [(label, first_piece(text)) for label, block in advice for text in [*blocks_texts(block.blocks)][:1]]
    )
    lights = {level: _words(side, MessageKey("level", word)) for level, word in TRAFFIC_LIGHTS.items()}
    worn = lights if side.clinic.brand.traffic_lights else {}
    callouts = [block for block in blocks if isinstance(block, Callout)]
    yield _kind(lights.values(), [(worn.get(block.level, ""), first_piece(block.title)) for block in callouts])
    ways = {way: _words(side, MessageKey("contact", word)) for way, word in WAYS.items()}
    reaches = [reach for contact in (*side.contacts, *side.feedback) for reach in contact.reaches]
    yield _kind(ways.values(), [(ways[reach.way], reach.shown) for reach in reaches])
    entries = [entry for block in blocks if isinstance(block, AtAGlance) for entry in block.entries]
    pairs = [(plain_text(entry.term.words), first_piece(entry.definition)) for entry in entries]
    yield _kind((label for label, _ in pairs), pairs)


def _often(manuscript: Manuscript, labels: Iterable[str], texts: Counter[str]) -> Iterator[tuple[str, int]]:
    """How often texts of the leaflet say what is a label too."""
    headings = (plain_text(part.heading.words) for side in manuscript.sides for part in section_walk(side.leaflet.sections))
    said = texts + Counter(headings)
    yield from ((label, said[label]) for label in dict.fromkeys(labels) if said[label])


def _kind(labels: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Labelled:
    return Labelled(tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(pairs)))


def _facts(side: Side, code: str, *, alone: bool) -> Iterator[tuple[str, str]]:
    """The facts of a sheet by the English of their labels. What stands once for two languages is `alone` behind its label."""
    leaflet = side.leaflet
    yield from (("Leaflet", leaflet.id), ("Version", leaflet.version), ("Code", code), ("Published by", side.clinic.name))
    yield from (("Published", write_day(leaflet.published, side)), ("Review due", write_day(leaflet.review_due, side)))
    yield from (("Specialty", first_piece(leaflet.specialty)), ("Written by", first_piece(leaflet.owner)))
    if leaflet.reference:
        yield "Reference", leaflet.reference
    if side.ending.copyright:
        yield "Copyright", side.ending.copyright
    if alone and side.clinic.site:
        yield "Is it current?", code_address(side.clinic.site, code)  # the words of its square code
    if alone and leaflet.evidence:
        yield "Evidence", next(_sources(side))


def _sources(side: Side) -> Iterator[str]:
    """The sources as they are printed, with numbers where the leaflet refers to them."""
    cites = side.leaflet.cites
    for number, source in enumerate(side.leaflet.evidence, 1):
        yield f"{write_reference(number, side)} {source}" if cites else source


def _places(manuscript: Manuscript) -> Iterator[tuple[str, str, int]]:
    first, *others = manuscript.sides
    yield from ((part.slug, plain_text(part.heading.words), part.level) for part in section_walk(first.leaflet.sections))
    for side in others:
        for part, translated in zip(section_walk(first.leaflet.sections), section_walk(side.leaflet.sections), strict=True):
            yield f"{part.slug}-{side.language.tag}", plain_text(translated.heading.words), part.level
    if first.leaflet.cites:
        yield from ((f"{SOURCE_PLACE.removeprefix('#')}{number}", source, 0) for number, source in enumerate(_sources(first), 1))


def _table(table: Table) -> TableOnPaper:
    """A table as it stands on paper: its header, then its rows; cells to fill in are empty."""
    rows = ([(cell, 1) for cell in table.header], *([(cell, height) for _, cell, height in row] for row in table.spans))
    return tuple(tuple((first_piece(cell) if isinstance(cell, Text) else "", height) for cell, height in row) for row in rows)


def _days(side: Side) -> Iterator[tuple[str, str]]:
    for label, day in (("Published", side.leaflet.published), ("Review due", side.leaflet.review_due)):
        yield _words(side, MessageKey("fact", label)), write_day(day, side)


def _contact(contact: Contact, side: Side) -> ContactOnPaper:
    phone = (contact.phone.number,) if contact.phone else ()
    hours = (write_hours(contact.hours, side),) if contact.hours else ()
    values = (*phone, *hours, *(reach.shown for reach in contact.reaches))
    dialled = (reach.shown for reach in contact.reaches if reach.uri.startswith(DIALLED))
    return ContactOnPaper(plain_text(contact.who.words), values, (*phone, *dialled))


def _block_texts(manuscript: Manuscript, code: str, texts: Counter[str]) -> Counter[str]:
    """The texts of blocks, as far as they stand in one piece and nowhere else on a sheet by their nature."""
    elsewhere = {plain_text(text.words) for side in manuscript.sides for text in _named_texts(side)}
    elsewhere |= {value for side in manuscript.sides for value in _values_around(side, code)}
    # A number may stand at a page's foot too, and a word such as "evening" in hours of any kind.
    tells = {text: often for text, often in texts.items() if sum(map(str.isalpha, text)) >= TELLING}
    return Counter({text: often for text, often in tells.items() if text not in elsewhere})


def _values_around(side: Side, code: str) -> Iterator[str]:
    """The values that stand around a leaflet, and may be all that a cell of it says."""
    yield from (value for _, value in _facts(side, code, alone=False))
    yield from (value for contact in (*side.contacts, *side.feedback) for value in _contact(contact, side).values)
    yield from (side.clinic.address, shown_address(side.clinic.web))


def _beside_others(side: Side, code: str) -> Iterator[str]:
    """What may stand in a line with other words: names and values, and not the summary."""
    texts = (plain_text(text.words) for text in _named_texts(side) if text is not side.leaflet.summary)
    bare = frozenset(_bare(side.leaflet, side))
    yield from (text for text in (*texts, *_values_around(side, code)) if text not in bare)


def _inner_texts(side: Side) -> Iterator[str]:
    leaflet = side.leaflet
    blocks = [*leaflet.blocks, *(block for part in section_walk(leaflet.sections) for block in part.blocks)]
    described = {id(block.description) for block in leaflet_blocks(leaflet) if isinstance(block, Figure)}
    texts = (text for text in blocks_texts(blocks) if id(text) not in described)
    for text in (*repeated_headings(texts, leaflet), *_said_again(leaflet)):
        pieces = leaflet_pieces(text)
        yield from pieces if len(pieces) == 1 else ()


def _said_again(leaflet: Leaflet) -> Iterator[Text]:
    """What stacked tables say besides their cells: headings above cells to fill in, and what goes on from the row above."""
    for table in (table for table in leaflet_tables(leaflet) if table.is_stacked):
        for row, told in zip(table.rows, table.told_rows, strict=True):
            for heading, written, cell in zip(table.header, row, told, strict=True):
                if not isinstance(written, Text):
                    yield from (one for one in (heading, cell) if isinstance(one, Text))


def _named_texts(side: Side) -> Iterator[Text]:
    """What may stand on a sheet more than once: names of sections, of the leaflet, of whom to contact, and page words."""
    yield from side.leaflet.metadata
    yield from (part.heading for part in section_walk(side.leaflet.sections))
    yield from (block.description for block in leaflet_blocks(side.leaflet) if isinstance(block, Figure) and block.description)
    yield from (*side.furniture.values(), side.clinic.department, *(contact.who for contact in (*side.contacts, *side.feedback)))
    yield side.clinic.brand.logo_description


def _strong(manuscript: Manuscript) -> Iterator[str]:
    """What is bold in the leaflet's texts, but for what holds a link: paper says more there."""
    for side in manuscript.sides:
        for text in leaflet_texts(side.leaflet):
            bold = (node.children for node in inline_walk(text.words) if isinstance(node, Strong))
            yield from (plain_text(words) for words in bold if not any(isinstance(one, Link) for one in inline_walk(words)))


def _lit(side: Side) -> Iterator[str]:
    """The titles of callouts behind the words for their colours."""
    if side.clinic.brand.traffic_lights:
        for block in leaflet_blocks(side.leaflet):
            if isinstance(block, Callout) and block.level in TRAFFIC_LIGHTS:
                light = _words(side, MessageKey("level", TRAFFIC_LIGHTS[block.level]))
                yield f"{light}{signs_of(side.language.tag).colon}{first_piece(block.title)}"


def _bare(leaflet: Leaflet, side: Side) -> Iterator[str]:
    yield leaflet.version
    yield from (write_reference(number, side) for number in range(1, len(leaflet.evidence) + 1))


def _drawn(manuscript: Manuscript, code: str) -> Iterator[tuple[str, str]]:
    """Each picture with its words, as often as it is there; ornaments have none."""
    brand, site = manuscript.clinic.brand, manuscript.clinic.site
    emblems = ((brand.logo, brand.logo_description), *((one.picture, one.description) for one in brand.emblems))
    yield from ((picture_address(picture), plain_text(words.words)) for picture, words in emblems)
    if site:
        address = code_address(site, code)
        yield picture_address(square_code(address, code)), address
    yield from ((picture_address(video_code(address)), address) for address in videos(manuscript))
    for side in manuscript.sides:
        for block in leaflet_blocks(side.leaflet):
            if isinstance(block, TickList):
                yield from [(TICK_BOX_DRAWN, _words(side, TICK_BOX))] * len(block.items)
            if isinstance(block, Figure):
                yield picture_address(block.picture), plain_text(block.description.words) if block.description else ""
