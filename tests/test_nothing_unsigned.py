"""Nothing that reaches paper stands outside what is signed: each input of a sheet is changed in turn, and whatever changes the sheet changes a subject.

Left out are a clinic's colour, which tells nothing and is checked for contrast, the names that sections have in links, which are made of their
headings, and what all sheets are made with: templates, styles, fonts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from itertools import islice
from typing import Any

import pytest
from changing import with_parts
from conftest import DAY, ROOT, TIMES

import leafletpress.languages as languages
from leafletpress.compose import compose
from leafletpress.formats import make
from leafletpress.inline import parse
from leafletpress.languages.languagefile import read_row
from leafletpress.library import read_library
from leafletpress.library.editions import digests, furniture_digests
from leafletpress.library.whole import Library
from leafletpress.model import Catalog, Clinic, Edition, Message, Picture, Place, State, Text
from leafletpress.model.reading_choices import NOTES
from leafletpress.press.orders import manuscript
from leafletpress.signoff.page_words import PRINTED_FOR

LIBRARY = read_library(ROOT / "tests/signed")
EDITIONS = [
    ("values", "en-GB", "north"),
    ("values", "ar", "south"),
    ("lists", "pl", "north"),
    ("inline", "pl", "north"),
    ("pictures", "en-GB", "north"),
    ("sources", "en-GB", "north"),
    ("writing", "en-GB", "south"),
    ("values", "ar", "reached"),
]
NOT_SIGNED = ("colour", "slug")


@dataclass(frozen=True)
class Change:
    where: str
    value: Any


def changed(value: Any, where: str) -> Iterator[Change]:
    """A value with one thing in it changed, in every way and place."""
    match value:
        case Place() | None:
            return
        case Text():
            for source, written in ((f"{value.source} more", value.written), (value.source, f"{value.written} more")):
                words = parse(source if value.source == value.written else written)[0]
                yield Change(f"{where} {source[:20]}", replace(value, source=source, written=written, words=words))
        case Enum():
            yield from (Change(f"{where} {other}", other) for other in type(value) if other is not value)
        case Mapping():
            yield from (
                Change(one.where, {**value, key: one.value}) for key in value for one in changed(value[key], f"{where}[{key}]")
            )
        case tuple():
            yield from _changed_items(value, where)
        case _ if is_dataclass(value) and not isinstance(value, (type, Picture)):
            for field in fields(value):
                inner = getattr(value, field.name)
                yield from (
                    Change(one.where, replace(value, **{field.name: one.value}))
                    for one in changed(inner, f"{where}.{field.name}")
                )
        case _:
            yield Change(where, other_than(value))


def other_than(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case Picture():
            content = value.content + b" "
            return replace(value, content=content, sha256=hashlib.sha256(content).hexdigest())
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case str():
            return f"{value}x"
        case date():
            return value + timedelta(days=1)
        case time():
            return value.replace(minute=value.minute + 1)
        case _:
            raise TypeError(f"nobody knows how to change {value}")


def _changed_items(items: tuple[Any, ...], where: str) -> Iterator[Change]:
    if items:
        yield Change(f"{where} without the last", items[:-1])
    if len(items) > 1:
        yield Change(f"{where} turned round", (items[1], items[0], *items[2:]))
    for index, item in enumerate(items):
        for one in changed(item, f"{where}[{index}]"):
            yield Change(one.where, (*items[:index], one.value, *items[index + 1 :]))


def changed_catalog(catalog: Catalog, where: str) -> Iterator[Change]:
    for key, message in catalog.messages.items():
        if message.translation:
            other: Message = replace(message, translation=f"{message.translation} x")
            yield Change(f"{where} {key}", replace(catalog, messages={**catalog.messages, key: other}))


def libraries(edition: Edition) -> Iterator[Change]:
    """The library, with each thing changed that this edition could print."""
    (language,) = edition.languages
    leaflet, clinic = LIBRARY.leaflets[edition.leaflet], LIBRARY.clinics[edition.clinic]
    for one in changed(leaflet, "leaflet"):
        yield Change(one.where, with_parts(LIBRARY, leaflets={**LIBRARY.leaflets, edition.leaflet: one.value}))
    for one in changed(clinic, "clinic"):
        yield Change(one.where, with_parts(LIBRARY, clinics={**LIBRARY.clinics, edition.clinic: as_read(one.value)}))
    for domain in (edition.leaflet, "clinics", "templates"):
        if catalog := LIBRARY.catalogs.get((language, domain)):
            for one in changed_catalog(catalog, f"{language} {domain}"):
                yield Change(one.where, with_parts(LIBRARY, catalogs={**LIBRARY.catalogs, (language, domain): one.value}))


def as_read(clinic: Clinic) -> Clinic:
    """A clinic whose names are the values that texts name them by, as its reader makes it."""
    names = {"name": clinic.name, "department": clinic.department, "web": clinic.web, "address": clinic.address}
    return replace(clinic, values={**clinic.values, **{f"clinic.{key}": value for key, value in names.items() if value}})


def sheet(library: Library, edition: Edition) -> object:
    """All that an approved sheet is set from; of a twin the page itself."""
    approved = replace(manuscript(library, edition, DAY), state=State())
    if edition.format == "html":
        return make("html", approved, library.design).content
    document = compose(approved, library.design, "standard.css")
    pictures = sorted((name, picture.sha256) for name, picture in document.resources.items())
    return document.html, document.styles, tuple(pictures)


def signed(library: Library, edition: Edition) -> object:
    """What is signed for a sheet; nothing for what no reader would let through, such as an eighth day."""
    try:
        return [subject.printed or subject.digest for subject in digests(library, edition)]
    except (KeyError, ValueError, IndexError, TypeError):
        return None


@pytest.mark.parametrize("form", ["standard", "html"])
@pytest.mark.parametrize("names", EDITIONS, ids=" ".join)
def test_what_reaches_paper_or_a_screen_is_signed(names: tuple[str, str, str], form: str) -> None:
    leaflet, language, clinic = names
    edition = Edition(leaflet, (language,), clinic, form)
    paper, subjects = sheet(LIBRARY, edition), signed(LIBRARY, edition)
    assert (sheet(LIBRARY, edition), signed(LIBRARY, edition)) == (paper, subjects)
    count = 0
    for change in islice(libraries(edition), None, None, 4 if form == "html" and TIMES == 1 else 1):
        is_signed = signed(change.value, edition) != subjects
        count += is_signed
        if not is_signed and not change.where.endswith(NOT_SIGNED):
            assert has_same_sheet(change.value, edition, paper), change.where
    assert count >= (8 if form == "html" else 30)


def has_same_sheet(library: Library, edition: Edition, paper: object) -> bool:
    return sheet(library, edition) == paper


def test_the_words_of_drafts_are_signed_with_the_others() -> None:
    catalog = LIBRARY.catalogs["pl", "templates"]
    for key in (PRINTED_FOR.keys() - NOTES.keys()) & catalog.messages.keys():
        other = replace(catalog.messages[key], translation="Approved.")
        changed_words = with_parts(
            LIBRARY,
            catalogs={**LIBRARY.catalogs, ("pl", "templates"): replace(catalog, messages={**catalog.messages, key: other})},
        )
        assert [one.digest for one in furniture_digests(changed_words, ("pl",))] != [
            one.digest for one in furniture_digests(LIBRARY, ("pl",))
        ]


@pytest.mark.parametrize(
    "names", [("values", "pl", "north"), ("values", "ar", "south"), ("values", "en-GB", "south")], ids=" ".join
)
def test_what_a_language_prints_is_signed(names: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each name and pattern of a language's file, wherever a leaflet prints one of its values."""
    leaflet, language, clinic = names
    edition = Edition(leaflet, (language,), clinic, "standard")
    row = read_row(language)
    paper, subjects = sheet(LIBRARY, edition), signed(LIBRARY, edition)
    count = 0
    for change in changed(row.patterns, language):
        rows = {language: replace(row, patterns=change.value)}
        monkeypatch.setattr(languages, "_row", lambda tag, rows=rows: rows.get(tag) or read_row(tag))
        is_signed = signed(with_parts(LIBRARY), edition) != subjects
        count += is_signed
        assert is_signed or has_same_sheet(LIBRARY, edition, paper), change.where
    assert count >= 10
