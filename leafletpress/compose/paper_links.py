"""Where links lead, said on paper: an address or a number behind the words of a link, and for a section its page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from leafletpress.languages.row import Signs
from leafletpress.model import (
    SOURCE_PLACE,
    Abbreviation,
    Foreign,
    Inline,
    Leaflet,
    Link,
    Plain,
    Strong,
    Verbatim,
    Words,
    address_of,
    plain_text,
    section_walk,
)

FIRST = 0xE100  # private use: no text can hold these; each stands for the number of a section's page until there is HTML
PLACES = re.compile(f"[{chr(FIRST)}-\uf8ff]")


@dataclass(frozen=True)
class PaperLinks:
    """Says where links lead: `phones` are numbers as people dial them, by address, `slugs` the sections, `page` the word for page round a number, or None, and `signs` those of the language."""

    phones: Mapping[str, str]
    slugs: tuple[str, ...]
    page: tuple[Words, Words] | None
    signs: Signs

    def said(self, words: Words) -> Words:
        """The words, where each link leads said behind it and within it, so that it goes on being one link."""
        return tuple(self._node(node) for node in words)

    def numbered(self, markup: Markup) -> Markup:
        """The HTML of such words, with what the style sheet knows the pages' numbers by."""
        return Markup(PLACES.sub(lambda found: self._number(found[0]), markup))  # noqa: S704 - it is escaped, and slugs are here

    def _number(self, place: str) -> str:
        return Markup('<span data-target="#{}"></span>').format(self.slugs[ord(place) - FIRST])

    def _node(self, node: Inline) -> Inline:
        match node:
            case Link(video=True):
                return node  # its square code and its address stand below
            case Link(target, children):
                return Link(target, (*children, *self._leads_to(target, plain_text(children))))
            case Strong(children) | Foreign(_, children) | Abbreviation(_, children):
                return replace(node, children=self.said(children))
            case _:
                return node

    def _leads_to(self, target: str, said: str) -> Words:
        if target.startswith(SOURCE_PLACE):
            return ()
        if target.startswith("#"):
            return self._page_of(target.removeprefix("#"))
        address = address_of(target, said)
        if not address:
            return ()
        number = self.phones.get(target)
        return self._aside((Verbatim(number) if number else Plain(address),))

    def _page_of(self, slug: str) -> Words:
        if self.page is None or slug not in self.slugs:
            return ()
        before, behind = self.page
        return self._aside((*before, Plain(chr(FIRST + self.slugs.index(slug))), *behind))

    def _aside(self, words: Words) -> Words:
        return (Plain(self.signs.opening), *words, Plain(self.signs.closing))


def slugs_of(leaflet: Leaflet) -> tuple[str, ...]:
    return tuple(section.slug for section in section_walk(leaflet.sections))
