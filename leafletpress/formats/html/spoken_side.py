"""What a side must say in a twin: each text and picture with the place where it stands. Told apart from how it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from leafletpress.formats.html.tapping import tappable
from leafletpress.languages import signs_of
from leafletpress.languages.numbers import write_numbers
from leafletpress.languages.on_a_side import write_day, write_hours, write_reference
from leafletpress.model import (
    DO,
    DO_NOT,
    SOURCE_LANGUAGE,
    Abbreviation,
    Advice,
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Cell,
    Contact,
    Definitions,
    Figure,
    Foreign,
    Inline,
    Item,
    Level,
    Link,
    MessageKey,
    Paragraph,
    Picture,
    Plain,
    Reference,
    Side,
    SideBySide,
    Steps,
    Strong,
    Table,
    Text,
    TickList,
    Value,
    Verbatim,
    Words,
    WriteOn,
    plain_text,
    shown_address,
    without_links,
)
from leafletpress.signoff.page_words import TRAFFIC_LIGHTS, WAYS
from leafletpress.signoff.words_code import code_address

BOX = "box"  # to tick, or to choose
URGENT = (Level.EMERGENCY, Level.URGENT)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind: their language, where they lead, what they are short for, whether they are strong, whether they run left to right."""

    words: str
    language: str
    target: str = ""
    expansion: str = ""
    strong: bool = False
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A text where it stands: the elements that say what it is ("main ol li2"). Of a picture the digest of its bytes, and its words as text."""

    path: str
    runs: tuple[Run, ...]
    picture: str = ""

    @property
    def text(self) -> str:
        return "".join(run.words for run in self.runs)


def pictured(path: str, picture: Picture, description: Text | None) -> Said:
    runs = (Run(plain_text(description.words), description.language),) if description else ()
    return Said(f"{path} img", runs, hashlib.sha256(picture.content).hexdigest())


@dataclass(frozen=True, slots=True)
class SpokenSide:
    """What a side says, and where."""

    side: Side
    path: str

    @property
    def tag(self) -> str:
        return self.side.language.tag

    def runs(self, text: Text, *, urgent: bool = False) -> tuple[Run, ...]:
        return tuple(_runs(tappable(text.words, self.side.clinic, urgent=urgent), Run("", text.language)))

    def word(self, source: str, context: str = "", **values: str) -> str:
        text = self.side.furniture[MessageKey(context, source)]
        words = write_numbers(text.words, self.side.digits)
        return "".join(values[node.kind] if isinstance(node, Value) else plain_text((node,)) for node in words)

    def page_word(self, source: str, context: str = "") -> tuple[Run, ...]:
        text = self.side.furniture[MessageKey(context, source)]
        return tuple(_runs(write_numbers(text.words, self.side.digits), Run("", text.language)))

    def own(self, words: str, *, verbatim: bool = False) -> tuple[Run, ...]:
        return (Run(words, self.tag, verbatim=verbatim),)

    def contents(self) -> Iterator[Said]:
        for number, part in enumerate(self.side.leaflet.sections, 1):
            words = tuple(_runs(without_links(part.heading.words), Run("", part.heading.language, target=f"#{part.slug}")))
            yield Said(f"main nav ol li{number}", words)

    def call(self) -> tuple[Run, ...]:
        if (call := self.side.clinic.first_call) is None:
            return ()
        who, phone = call
        return (*self.runs(who), *self.own(" "), Run(phone.number, self.tag, phone.uri, verbatim=True))

    def contacts(self, contacts: Iterable[Contact]) -> Iterator[Said]:
        for number, contact in enumerate(contacts, 1):
            path = f"main ul li{number} p"
            yield Said(path, self.runs(contact.who))
            if contact.hours:
                yield Said(path, self.own(write_hours(contact.hours, self.side)))
            for reach in contact.reaches:
                shown = Run(reach.shown, self.tag, reach.uri, verbatim=not reach.is_address)
                yield Said(path, (*self.page_word(WAYS[reach.way], "contact"), Run(" ", self.tag), shown))
            if contact.phone:
                yield Said(path, (Run(contact.phone.number, self.tag, contact.phone.uri, verbatim=True),))

    def facts(self, code: str) -> Iterator[Said]:
        leaflet, clinic = self.side.leaflet, self.side.clinic

        def written(words: str) -> tuple[Run, ...]:
            return (Run(words, SOURCE_LANGUAGE),)

        current = self._link(code_address(clinic.site, code)) if clinic.site else ()
        publisher = [written(clinic.name), *([written(clinic.address)] if clinic.address else []), self._link(clinic.web)]
        told: list[tuple[str, tuple[Run, ...] | list[tuple[Run, ...]]]] = [
            ("Leaflet", self.own(leaflet.id, verbatim=True)),
            ("Published", self.own(write_day(leaflet.published, self.side))),
            ("Version", self.own(leaflet.version, verbatim=True)),
            ("Review due", self.own(write_day(leaflet.review_due, self.side))),
            ("Code", self.own(code, verbatim=True)),
            *([("Reference", self.own(leaflet.reference, verbatim=True))] if leaflet.reference else []),
            ("Specialty", self.runs(leaflet.specialty)),
            ("Written by", self.runs(leaflet.owner)),
            ("Published by", publisher),
            *([("Copyright", written(self.side.ending.copyright))] if self.side.ending.copyright else []),
            *([("Is it current?", current)] if current else []),
            *([("Evidence", self._sources())] if leaflet.evidence else []),
        ]
        for label, value in told:
            yield Said("main dl dt", self.page_word(label, "fact"))
            if isinstance(value, list):
                yield from (Said(f"main dl dd ul li{number}", one) for number, one in enumerate(value, 1))
            else:
                yield Said("main dl dd", value)

    def _link(self, address: str) -> tuple[Run, ...]:
        return (Run(shown_address(address), self.tag, address),)

    def _sources(self) -> list[tuple[Run, ...]]:
        """The evidence, numbered where the text refers to it."""
        cited = self.side.leaflet.cites
        return [
            (*(self.own(f"{write_reference(number, self.side)} ") if cited else ()), Run(source, SOURCE_LANGUAGE))
            for number, source in enumerate(self.side.leaflet.evidence, 1)
        ]

    def block(self, block: Block, path: str, level: int, *, urgent: bool = False) -> Iterator[Said]:  # noqa: C901 - one case for each kind of block
        """What a block says. A new construct has its row here, and one in twin_blocks.py."""

        def said(place: str, text: Text) -> Said:
            return Said(f"{path} {place}", self.runs(text, urgent=urgent))

        match block:
            case Paragraph(text) | WriteOn(_, text):
                yield said("p", text)
            case BulletList(items):
                yield from self._items(items, f"{path} ul", level, urgent=urgent)
            case Steps(items):
                yield from self._items(items, f"{path} ol", level, urgent=urgent)
            case TickList(items):
                yield from self._items(items, f"{path} ul", level, urgent=urgent, boxes=True)
            case Callout(urgency, title, blocks):
                now = urgency in URGENT
                inside = f"{path} {urgency.value}"
                lit = TRAFFIC_LIGHTS.get(urgency) if self.side.clinic.brand.traffic_lights else None
                word = (*self.page_word(lit, "level"), *self.own(signs_of(self.tag).colon)) if lit else ()
                yield Said(f"{inside} h{level}", (*word, *self.runs(title, urgent=now)))
                yield from (one for inner in blocks for one in self.block(inner, inside, level, urgent=now))
            case Advice(is_do, blocks):
                inside = f"{path} {DO if is_do else DO_NOT}"
                yield Said(f"{inside} h{level}", self.page_word("Do" if is_do else "Do not", "advice"))
                yield from (one for inner in blocks for one in self.block(inner, inside, level, urgent=urgent))
            case SideBySide(figures):
                yield from (one for figure in figures for one in self.block(figure, path, level, urgent=urgent))
            case Table(caption, header):
                yield from (said("table caption", caption),) if caption else ()
                heads = (cell for cell in header if isinstance(cell, Text))
                yield from (said(f"table thead tr1 th{number}:col", cell) for number, cell in enumerate(heads, 1))
                for line, row in enumerate(block.told_rows, 1):
                    yield from (said(f"table tbody tr{line} {place}", cell) for place, cell in _cells(row))
            case Figure(picture, description, caption, key):
                yield pictured(f"{path} figure" if description else path, picture, description)
                yield from (said("figure figcaption", caption),) if caption and description else ()
                yield from (said(f"ol li{number}", entry) for number, entry in enumerate(key if description else (), 1))
            case Definitions(entries) | AtAGlance(entries):
                for entry in entries:
                    yield said("dl dt", entry.term)
                    yield said("dl dd", entry.definition)

    def _items(self, items: Iterable[Item], path: str, level: int, *, urgent: bool, boxes: bool = False) -> Iterator[Said]:
        for number, item in enumerate(items, 1):
            place = f"{path} li{number}"
            yield from (pictured(place, item.picture.picture, item.picture.description),) if item.picture else ()
            yield from (Said(f"{place} label checkbox", (), BOX),) if boxes else ()
            yield Said(f"{place} label" if boxes else place, self.runs(item.text, urgent=urgent))
            yield from (one for block in item.blocks for one in self.block(block, place, level, urgent=urgent))


def _cells(row: tuple[Cell, ...]) -> Iterator[tuple[str, Text]]:
    """The cells with words, each with what it is: the first is the heading of its row, and cells are counted by their kind."""
    begins = isinstance(row[0], Text)
    for number, cell in enumerate(row, 1):
        if isinstance(cell, Text):
            yield ("th1:row" if number == 1 else f"td{number - begins}"), cell


def _runs(words: Words, like: Run) -> Iterator[Run]:
    for node in words:
        yield from _node(node, like)


def _node(node: Inline, like: Run) -> Iterator[Run]:
    match node:
        case Plain(text):
            yield replace(like, words=text)
        case Verbatim(text):
            yield replace(like, words=text, verbatim=True)
        case Strong(children):
            yield from _runs(children, replace(like, strong=True))
        case Link(target, children):
            yield from _runs(children, replace(like, target=target))
        case Foreign(tag, children):
            yield from _runs(children, replace(like, language=tag))
        case Abbreviation(expansion, children):
            yield from _runs(children, replace(like, expansion=expansion))
        case Value() | Reference():
            raise ValueError(f"{node} was not filled in")
