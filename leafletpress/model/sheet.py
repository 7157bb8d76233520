"""A composed document, and the sheet that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leafletpress.model.constructs import Picture
from leafletpress.model.edition import Edition
from leafletpress.model.language import Language

DRAFT = "DRAFT"  # in English on every draft, whatever its language
DRAFT_WORDS = "Draft. This leaflet has not been approved for patients."


@dataclass(frozen=True, slots=True)
class Document:
    """A composed page and all that it draws on: style sheets in order, and resources by the name that the HTML uses.

    `page_number` is how each page says its number: "Page {page} of {pages}" in words of its language, `draft` what a draft is
    marked with on each page beside DRAFT, in the languages that there are words in. `said` is all that it can say, what its
    templates were handed to print, `written` the texts of leaflet and clinic among it, and `links` where each of its links can lead, with the words of the link.
    `further_languages` are those beside the first.
    """

    html: str
    styles: tuple[str, ...]
    resources: Mapping[str, Picture]
    language: str
    title: str
    code: str
    page_number: str = ""
    draft: tuple[tuple[Language, str], ...] = ()
    said: frozenset[str] = field(default=frozenset(), repr=False)
    written: frozenset[str] = field(default=frozenset(), repr=False)
    links: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    further_languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rendered file: its edition, name and bytes, the words' code, and what a manifest says of it besides, such as its pages."""

    edition: Edition
    name: str
    content: bytes = field(repr=False)
    code: str
    facts: Mapping[str, int]
