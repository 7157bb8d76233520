"""Sign-offs: the digests of what was read, and the reader of the files that hold the signatures.

A digest runs over what a reader of the paper is told, in document order, and over nothing else: swapping two cells,
turning an emergency into a note, or changing a picture voids it; writing the file anew with another tool does not.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, time

from leafletpress import yamlfile
from leafletpress.model import (
    SOURCE_LANGUAGE,
    Approval,
    AtAGlance,
    Block,
    BulletList,
    Callout,
    Clinic,
    ClinicData,
    Definitions,
    Duration,
    Figure,
    Hours,
    Item,
    Leaflet,
    Paragraph,
    Phone,
    Picture,
    Place,
    Problem,
    Problems,
    Scope,
    Section,
    Steps,
    Table,
    Temperature,
    Text,
    WriteOn,
)
from leafletpress.yamlfile import Fields

SIGNERS = 2
Line = tuple[str | int, ...]


def leaflet_digest(leaflet: Leaflet) -> str:
    """Over a leaflet as read, or as translated before values are filled: SHA-256 in hexadecimal."""
    return _digest("leaflet", leaflet.language, _leaflet_lines(leaflet))


def words_digest(texts: Iterable[Text], language: str) -> str:
    """Over the templates' words, or a clinic's words, in one language."""
    return _digest("words", language, (_text(text) for text in texts))


def clinic_digest(clinic: Clinic) -> str:
    """Over a clinic's values, contacts and logo as its file gives them."""
    lines: list[Line] = [("value", key, _data(value)) for key, value in sorted(clinic.values.items())]
    lines += [("contact", contact.who.source, contact.phone.number, _data(contact.hours or "")) for contact in clinic.contacts]
    lines += [("logo", clinic.brand.logo.sha256, clinic.brand.logo_description.source), ("digits", int(clinic.native_digits))]
    return _digest("clinic", SOURCE_LANGUAGE, lines)


def _data(value: ClinicData) -> str:
    match value:
        case str():
            return value
        case Text(source):
            return source
        case Phone(number):
            return number
        case Temperature(celsius):
            return str(celsius)
        case time():
            return value.isoformat("minutes")
        case Duration(amount, unit):
            return f"{amount} {unit.value}"
        case Hours(openings):
            return ", ".join(f"{o.first_day}-{o.last_day} {o.opens or '00:00'}-{o.closes or '24:00'}" for o in openings)


def _digest(what: str, language: str, lines: Iterable[Line]) -> str:
    whole = [[what, language], *(list(line) for line in lines)]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _text(text: Text) -> Line:
    return (
        (text.role.value, text.source)
        if text.language == SOURCE_LANGUAGE
        else (text.role.value, text.source, text.language, text.written)
    )


def _picture(picture: Picture) -> Line:
    return ("picture", picture.sha256)


def _leaflet_lines(leaflet: Leaflet) -> Iterator[Line]:
    yield from (_text(text) for text in leaflet.metadata)
    yield ("review-due", leaflet.review_due.isoformat())
    yield ("withdrawn", leaflet.withdrawn.isoformat() if leaflet.withdrawn else "")
    yield from (("evidence", line) for line in leaflet.evidence)
    yield from _blocks_lines(leaflet.blocks)
    for section in leaflet.sections:
        yield from _section_lines(section)


def _section_lines(section: Section) -> Iterator[Line]:
    yield ("section", section.level)
    yield _text(section.heading)
    yield from _blocks_lines(section.blocks)
    for child in section.sections:
        yield from _section_lines(child)


def _blocks_lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        yield ("block", type(block).__name__)
        yield from _block_lines(block)
        yield ("end",)


def _block_lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph(text):
            yield _text(text)
        case BulletList(items) | Steps(items):
            yield from (line for item in items for line in _item_lines(item))
        case Callout(level, title, blocks):
            yield ("level", level.value)
            yield _text(title)
            yield from _blocks_lines(blocks)
        case Table(caption, header, rows):
            for row in ((caption,) if caption else (), header, *rows):
                yield ("row",)
                yield from (_text(cell) for cell in row)
        case Figure(picture, description, caption, key):
            yield _picture(picture)
            yield from (_text(text) for text in (description, caption, *key) if text)
        case Definitions(entries) | AtAGlance(entries):
            yield from (_text(text) for entry in entries for text in (entry.term, entry.definition))
        case WriteOn(lines, label):
            yield ("lines", lines)
            yield _text(label)


def _item_lines(item: Item) -> Iterator[Line]:
    yield ("item",)
    yield _text(item.text)
    yield from _blocks_lines(item.blocks)


def read_approvals(text: str, path: str, scope: Scope) -> tuple[tuple[Approval, ...], tuple[Problem, ...]]:
    """Read a file of signatures. Broken ones are problems and do not count; the others do."""
    problems = Problems(scope)
    start = Place(path)
    node = yamlfile.read(text, start, problems) if text.strip() else None
    found = (_approval(record, problems) for record in yamlfile.items(node, "the list of sign-offs", problems))
    return tuple(approval for approval in found if approval), tuple(problems.found)


def _approval(node: yamlfile.Node, problems: Problems) -> Approval | None:
    before = len(problems.found)
    fields = Fields(node, node.place, "this sign-off", problems)
    digest, language = fields.text("digest"), fields.text("language")
    by, role, on = fields.text("by"), fields.text("role"), fields.date("on")
    fields.finish()
    if digest and not re.fullmatch(r"[0-9a-f]{64}", digest):
        problems.error(
            "digest", "this digest is not whole", fields.at("digest"), "copy all 64 signs from: publish list --digests"
        )
    if by and not re.fullmatch(r"[a-z0-9-]+", by):
        problems.error(
            "id",
            f"by: {by} is not a signer's key",
            fields.at("by"),
            "keys are made of small letters, digits and hyphens: ir-lead",
        )
    if on is None or len(problems.found) > before:
        return None
    return Approval(digest, language, by, role, on, node.place)


def missing_signatures(digest: str, language: str, approvals: Iterable[Approval], as_of: date) -> int:
    """How many of the two different signers are still missing on a day. A signature of a later day does not count yet."""
    read = (approval for approval in approvals if (approval.digest, approval.language) == (digest, language))
    signers = {approval.by for approval in read if approval.on <= as_of}
    return max(0, SIGNERS - len(signers))
