"""The words' code: twelve letters and digits that stand for everything a sheet says, in its order.

It is made from the manuscript, so that a draft and its approved sheet, and the same words in any format, have one code. It guards against
mistakes; signatures guard against intent.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from leafletpress.languages import WORD_JOINER
from leafletpress.languages.on_a_side import write_day, write_hours
from leafletpress.model import (
    UNPRINTED,
    Abbreviation,
    Foreign,
    Inline,
    Link,
    Manuscript,
    Plain,
    Reference,
    Side,
    Strong,
    Text,
    Value,
    Verbatim,
    Words,
    section_walk,
)
from leafletpress.signoff.page_words import OF_PAGES, contact_uses, is_printed, leaflet_uses, look_uses
from leafletpress.signoff.printed_lines import Line, kinds_of_emblems, leaflet_lines, written

# No vowels, so that it spells nothing, and no two signs that are mistaken for each other in print or by ear on the phone.
# As many as a prime number: weights that differ then find every wrong sign and every exchange of two.
ALPHABET = "23456789CDFHJKMNPRTVWXY"
LENGTH, GROUP = 12, 4
EARLIER = re.compile("[34679CDFHJKMNPRTVWXY]{8}")  # the codes of version 0.1
Told = str | list["Told"]


def words_code(manuscript: Manuscript) -> str:
    """The code of a manuscript: two papers with the same code say the same."""
    return code_of(written(line) for side in manuscript.sides for line in _side_lines(side))


def code_of(lines: Iterable[str]) -> str:
    digest = int.from_bytes(hashlib.sha256("\n".join(lines).encode()).digest(), "big")
    places = []
    for _ in range(LENGTH - 1):
        digest, place = divmod(digest, len(ALPHABET))
        places.append(place)
    signs = "".join(ALPHABET[place] for place in (*places, _check(places)))
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _weighed(places: Iterable[int]) -> int:
    return sum(weight * place for weight, place in enumerate(places, 1)) % len(ALPHABET)


def _check(places: list[int]) -> int:
    """The place of the last sign: with it the sum of all places, each by its weight, is a multiple of the alphabet's size."""
    return -_weighed(places) * pow(LENGTH, -1, len(ALPHABET)) % len(ALPHABET)


def code_address(site: str, code: str) -> str:
    """Where a paper leads: the page of its code on a clinic's site. Papers carry it, so that it is never another one."""
    return f"{site}c/{code}/"


def read_code(typed: str) -> str | None:
    """A code as somebody copied it from paper, as it is printed; None where a sign is wrong.

    Small letters, spaces and missing hyphens do not matter. Codes of eight signs, from version 0.1, have no check sign.
    """
    signs = re.sub(r"[\s-]", "", typed).upper()
    if EARLIER.fullmatch(signs):
        return signs
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET) or _weighed(map(ALPHABET.index, signs)):
        return None
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _side_lines(side: Side) -> Iterator[Line]:
    """All that one language's side says: no running lines, no numbers of pages, nothing of a draft."""
    yield 0, ("language", side.language.tag)
    if side.digits != side.language.digits:
        yield 0, ("digits", side.digits)
    yield from ((0, fields) for fields in _page_words(side))
    anchors = {f"#{part.slug}": f"#{number}" for number, part in enumerate(section_walk(side.leaflet.sections), 1)}

    def say(text: Text) -> tuple[str, ...]:
        return _said(text, side, anchors)

    def day(value: date) -> str:
        return write_day(value, side)

    yield from (line for line in leaflet_lines(side.leaflet, say, day) if line[1][0] not in UNPRINTED)
    yield from ((0, fields) for fields in _clinic_lines(side))


def _page_words(side: Side) -> Iterator[tuple[str, ...]]:
    uses = frozenset((*leaflet_uses(side.leaflet), *look_uses(side.clinic), *contact_uses(side.clinic), *side.ending.uses))
    for key, text in side.furniture.items():
        if is_printed(key, uses) and key not in OF_PAGES:
            yield "page words", *_said(text, side, {})


def _clinic_lines(side: Side) -> Iterator[tuple[str, ...]]:
    clinic = side.clinic
    yield "clinic", clinic.name, clinic.address, clinic.web
    yield "department", *_said(clinic.department, side, {})
    yield "logo", clinic.brand.logo.sha256, *_said(clinic.brand.logo_description, side, {})
    for kind, emblem in kinds_of_emblems(clinic.brand):
        yield kind, emblem.picture.sha256, *_said(emblem.description, side, {})
    if clinic.brand.traffic_lights:
        yield "levels", "red, amber, green"
    for place, contact in enumerate((*side.contacts, *side.feedback)):
        if place == len(side.contacts):
            yield ("for feedback",)
        hours = (write_hours(contact.hours, side),) if contact.hours else ()
        yield "contact", *_said(contact.who, side, {})
        if contact.phone or hours:
            yield "phone", *((contact.phone.number, contact.phone.uri) if contact.phone else ()), *hours
        yield from ((reach.way.value, reach.shown, reach.uri) for reach in contact.reaches)
    if side.ending.copyright:
        yield "copyright", side.ending.copyright


def _said(text: Text, side: Side, anchors: Mapping[str, str]) -> tuple[str, ...]:
    """What a text says, and in which language where that is not the side's."""
    told = json.dumps(_told(text.words, anchors), ensure_ascii=False, separators=(",", ":"))
    return (told,) if text.language == side.language.tag else (told, text.language)


def _told(words: Words, anchors: Mapping[str, str]) -> list[Told]:
    """Words as nested lists, neighbouring texts as one; signs that only hold a line together are left out."""
    found: list[Told] = []
    for told in (_node(node, anchors) for node in words):
        if isinstance(told, str) and found and isinstance(found[-1], str):
            found[-1] += told
        else:
            found.append(told)
    return found


def _node(node: Inline, anchors: Mapping[str, str]) -> Told:
    match node:
        case Plain(text) | Verbatim(text):
            return text.replace(WORD_JOINER, "")
        case Strong(children):
            return ["strong", _told(children, anchors)]
        case Link(target, children, video):
            return ["video" if video else "link", anchors.get(target, target), _told(children, anchors)]
        case Foreign(tag, children):
            return ["language", tag, _told(children, anchors)]
        case Abbreviation(expansion, children):
            return ["abbreviation", expansion, _told(children, anchors)]
        case Value():
            return ["value", node.key]
        case Reference():
            return ["link", node.target, [str(node)]]
