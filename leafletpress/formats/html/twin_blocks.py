"""The blocks of a leaflet as HTML, one function each. What a construct looks like on a screen stands here and in twin.css alone.

`formats/html/promised.py` says of each what the finished page must hold.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from markupsafe import Markup

from leafletpress.formats.html.markings import element, joined, lines
from leafletpress.formats.html.voice import Voice
from leafletpress.formats.text.wrapping import KEPT, isolated
from leafletpress.languages import direction_of, signs_of
from leafletpress.model import (
    DO,
    DO_NOT,
    Advice,
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Cell,
    Definitions,
    Entry,
    Figure,
    Item,
    Level,
    Paragraph,
    Picture,
    SideBySide,
    Steps,
    Table,
    Text,
    TickList,
    WriteOn,
    plain_text,
)
from leafletpress.signoff.page_words import TRAFFIC_LIGHTS

TICK = (
    "M28.8 4.7a2.5 2.5 0 0 0-3.6.3L12.1 20.3 6.2 14.4a2.5 2.5 0 0 0-3.6 3.6l7.9 7.9c1 1 2.7 1 3.7-.1L29 8.3a2.5 2.5 0 0 0-.2-3.6z"
)
CROSS = "M16 12.5 7.8 4.2a2.5 2.5 0 0 0-3.6 3.6L12.5 16l-8.3 8.2a2.5 2.5 0 0 0 3.6 3.6l8.2-8.3 8.2 8.3a2.5 2.5 0 0 0 3.6-3.6L19.5 16l8.3-8.2a2.5 2.5 0 0 0-3.6-3.6z"
URGENT = frozenset({Level.EMERGENCY, Level.URGENT})
WIDE = 3  # columns: a table of so many is read row by row on a narrow screen
# As simple as they are on paper. They take the colour of the words beside them.
ICONS = {
    Level.EMERGENCY: (
        "M16 0a16 16 0 1 0 0 32 16 16 0 0 0 0-32zm-4.8 7.6c.5-.2 1.1 0 1.4.4l2 3.1c.3.5.2 1.2-.3 1.6l-1.2 1.1c.9 2 2.6 3.7 4.6 4.7"
        "l1.2-1.2c.4-.5 1.1-.5 1.6-.2l3.3 2.2c.5.3.7.9.5 1.5-.5 1.6-2 2.8-3.7 2.9-6.4.2-12.7-6.1-12.4-12.5.1-1.7 1.4-3.1 3-3.6z"
    ),
    Level.URGENT: (
        "M14.3 3.6c.8-1.3 2.6-1.3 3.4 0l12.6 22c.8 1.3-.2 3-1.7 3H3.4c-1.5 0-2.5-1.7-1.7-3zm0 6.9.5 9.3h2.4l.5-9.3z"
        "m1.7 11.3a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8z"
    ),
    Level.ROUTINE: (
        "M5 3h22c2.2 0 4 1.8 4 4v13c0 2.2-1.8 4-4 4H15.2l-8.7 7.5V24H5c-2.2 0-4-1.8-4-4V7c0-2.2 1.8-4 4-4zm0 3"
        "c-.6 0-1 .4-1 1v13c0 .6.4 1 1 1h4.5v4l4.6-4H27c.6 0 1-.4 1-1V7c0-.6-.4-1-1-1z"
    ),
    Level.NOTE: (
        "M16 1a15 15 0 1 0 0 30 15 15 0 0 0 0-30zm0 3a12 12 0 1 1 0 24 12 12 0 0 1 0-24zm-1.7 10v9.5h3.4V14zm1.7-6.3a2.1 2.1 0 1 0 0 4.2"
        " 2.1 2.1 0 0 0 0-4.2z"
    ),
}

SIGNS = frozenset({*ICONS.values(), TICK, CROSS})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block stands: who says it, the level of a heading in it, whether what surrounds it is urgent."""

    voice: Voice
    level: int = 2
    urgent: bool = False

    def text(self, text: Text) -> Markup:
        return self.voice.text(text, urgent=self.urgent)


def blocks(items: Iterable[Block], setting: Setting) -> Markup:
    return lines(block(item, setting) for item in items)


def block(item: Block, setting: Setting) -> Markup:  # noqa: C901 - one case for each kind of block
    """A block with all that stands in it."""
    match item:
        case Paragraph(text):
            return element("p", setting.text(text))
        case BulletList(items):
            return element("ul", lines(_item(one, setting) for one in items))
        case Steps(items):
            return element("ol", lines(_item(one, setting) for one in items), class_="steps")
        case TickList(items):
            return element("ul", lines(_to_tick(one, setting) for one in items), class_="ticks")
        case Callout():
            return _callout(item, setting)
        case Advice():
            return _advice(item, setting)
        case Table():
            return _table(item, setting)
        case SideBySide(figures):
            return element("div", *(_figure(figure, setting) for figure in figures), class_="side-by-side")
        case Figure():
            return _figure(item, setting)
        case Definitions(entries):
            return _entries(entries, "definitions", setting)
        case AtAGlance(entries):
            return _entries(entries, "glance", setting)
        case WriteOn(count, label):
            ruled = element("div", class_="line")
            return element("div", element("p", setting.text(label)), *(ruled for _ in range(count)), class_="write-on")
        case _:
            assert_never(item)


def _item(item: Item, setting: Setting) -> Markup:
    return _pictured(item, setting.text(item.text), setting)


def _to_tick(item: Item, setting: Setting) -> Markup:
    """An item whose box can be ticked on the screen, and by pen where the page is printed."""
    label = element("label", element("input", type="checkbox"), element("span", setting.text(item.text)))
    return _pictured(item, label, setting)


def _pictured(item: Item, words: Markup, setting: Setting) -> Markup:
    """An item with its picture, where it has one."""
    told = joined((words, element("div", blocks(item.blocks, setting), class_="more") if item.blocks else ""))
    if item.picture is None:
        return element("li", told)
    return element("li", element("div", _seen(item.picture, setting), element("div", told), class_="pictured"))


def _callout(callout: Callout, setting: Setting) -> Markup:
    inside = replace(setting, urgent=callout.level in URGENT)
    lit = setting.voice.side.clinic.brand.traffic_lights and callout.level in TRAFFIC_LIGHTS
    word = setting.voice.word(TRAFFIC_LIGHTS[callout.level], "level") + signs_of(setting.voice.tag).colon if lit else ""
    title = element("span", word, inside.text(callout.title))
    kind = f"{callout.level.value} lit" if lit else callout.level.value
    return _framed(kind, title, ICONS[callout.level], callout.blocks, inside)


def _advice(advice: Advice, setting: Setting) -> Markup:
    word = element("span", setting.voice.word("Do" if advice.is_do else "Do not", "advice"))
    return _framed(DO if advice.is_do else DO_NOT, word, TICK if advice.is_do else CROSS, advice.blocks, setting)


def _framed(kind: str, title: Markup, sign: str, items: Iterable[Block], setting: Setting) -> Markup:
    drawn = element("svg", element("path", d=sign), class_="icon", viewBox="0 0 32 32", aria_hidden="true")
    heading = element(f"h{setting.level}", drawn, title, class_="callout-title")
    return element("div", heading, element("div", blocks(items, setting), class_="callout-body"), class_=f"callout {kind}")


def _table(table: Table, setting: Setting) -> Markup:
    """What goes on from the row above is said again: a row is whole for who hears it, or reads it by itself on a narrow screen."""
    caption = element("caption", setting.text(table.caption)) if table.caption else ""
    heads = (element("th", setting.text(cell), scope="col") if isinstance(cell, Text) else element("td") for cell in table.header)
    body = element("tbody", lines(_row(row, table, setting) for row in table.told_rows))
    kind = "wide" if len(table.header) >= WIDE else "slim"
    return element("table", caption, element("thead", element("tr", *heads)), body, class_=kind)


def _row(row: tuple[Cell, ...], table: Table, setting: Setting) -> Markup:
    cells = (
        _cell(cell, head, setting, is_first=not place) for place, (cell, head) in enumerate(zip(row, table.header, strict=True))
    )
    return element("tr", *cells)


def _cell(cell: Cell, head: Cell, setting: Setting, *, is_first: bool) -> Markup:
    if is_first and isinstance(cell, Text):
        return element("th", setting.text(cell), scope="row")
    column = _heard(head) if isinstance(head, Text) and not is_first else None
    if isinstance(cell, Text):
        return element("td", setting.text(cell), data_column=column)
    return element("td", data_column=column, class_="blank")


def _heard(head: Text) -> str:
    """A heading as an attribute can say it: what runs from left to right in a right-to-left text is set apart by signs."""
    words = plain_text(head.words)
    return isolated(words, head.language).replace(KEPT, " ") if direction_of(head.language) == "rtl" else words


def _figure(figure: Figure, setting: Setting) -> Markup:
    if figure.description is None:
        return element("div", picture(figure.picture, ""), class_="ornament")
    caption = element("figcaption", setting.text(figure.caption)) if figure.caption else ""
    key = element("ol", lines(element("li", setting.text(entry)) for entry in figure.key), class_="key") if figure.key else ""
    return joined((element("figure", _seen(figure, setting), caption, class_=figure.size.value), key))


def _seen(figure: Figure, setting: Setting) -> Markup:
    """A picture by itself."""
    if figure.description is None:
        return picture(figure.picture, "")
    return picture(figure.picture, plain_text(figure.description.words), _foreign(figure.description, setting.voice))


def _foreign(text: Text, voice: Voice) -> str | None:
    return text.language if text.language != voice.tag else None


def picture(picture: Picture, description: str, language: str | None = None) -> Markup:
    """A picture that the page carries within itself."""
    address = f"data:{picture.media_type};base64,{b64encode(picture.content).decode()}"
    return element("img", src=address, alt=description, lang=language)


def _entries(entries: Iterable[Entry], kind: str, setting: Setting) -> Markup:
    pairs = (
        element("div", element("dt", setting.text(entry.term)), element("dd", setting.text(entry.definition)))
        for entry in entries
    )
    return element("dl", lines(pairs), class_=kind)
