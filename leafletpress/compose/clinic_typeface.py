"""Which languages of a sheet are set in its clinic's typeface: those of which it has every letter, so that no word is of two typefaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leafletpress.fonts import characters_of
from leafletpress.languages.on_a_side import write_day, write_hours
from leafletpress.model import SOURCE_LANGUAGE, Design, Foreign, Inline, Manuscript, Side, Text, leaflet_texts

ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"  # of names and numbers, on every sheet


def typeface_of(tag: str, manuscript: Manuscript, design: Design) -> tuple[str, ...]:
    """The clinic's typeface where a language of a sheet is set in it. Signs that are no letters may come from fonts behind it."""
    name = manuscript.clinic.brand.typeface
    files = [font.content for font in design.fonts if font.family == name and font.content is not None]
    if not files:
        return ()
    letters = {char for said in _said(tag, manuscript) for char in said if char.isalpha()}
    return (name,) if all(letters <= characters_of(content) for content in files) else ()


def _said(tag: str, manuscript: Manuscript) -> Iterator[str]:
    if tag == SOURCE_LANGUAGE:
        clinic = manuscript.clinic
        yield from (ALPHABET, clinic.name, clinic.address, *manuscript.leaflet.evidence, manuscript.english_title)
        yield from (clinic.organisation_name, *(side.ending.copyright for side in manuscript.sides))
    for side in manuscript.sides:
        for text in _texts(side):
            if text.language == tag:
                yield from _own(text.words)
        if side.language.tag == tag:
            yield from _values(side)


def _texts(side: Side) -> Iterator[Text]:
    yield from leaflet_texts(side.leaflet)
    yield from side.clinic.texts
    yield from side.furniture.values()


def _values(side: Side) -> Iterator[str]:
    yield from (write_day(day, side) for day in (side.leaflet.published, side.leaflet.review_due))
    yield from (write_hours(contact.hours, side) for contact in side.clinic.contacts if contact.hours)


def _own(words: Iterable[Inline]) -> Iterator[str]:
    """What words say in their own language: phrases in another one are set in that one's fonts."""
    for node in words:
        if not isinstance(node, Foreign):
            yield getattr(node, "text", "")
            yield from _own(getattr(node, "children", ()))
