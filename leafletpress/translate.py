"""From a leaflet as read to one that can be set: each text in its language, each value in its place.

A text without a good translation stays in the source language and says so in `language`: English is never passed off as a
translation. Fuzzy translations are never used.

What parses a text and writes its numbers is imported where a first text is set: many commands only ask whether there is a translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from leafletpress.languages import LANGUAGES, write_digits, write_unbroken
from leafletpress.model import (
    SHARED,
    SOURCE_LANGUAGE,
    Abbreviation,
    Brand,
    Catalog,
    Clinic,
    ClinicData,
    Contact,
    Email,
    Emblem,
    Foreign,
    Inline,
    Language,
    Leaflet,
    Link,
    Look,
    Message,
    MessageKey,
    Organisation,
    Phone,
    Plain,
    Reference,
    Strong,
    Text,
    Value,
    Verbatim,
    Words,
    leaflet_map,
    merged,
    shown_address,
    without_links,
)


def usable(message: Message | None) -> bool:
    """Whether a message may be printed."""
    return message is not None and message.is_translated and not message.fuzzy and not message.obsolete


def translate_text(text: Text, language: str, catalog: Catalog | None) -> Text:
    """The text in a language; in the source language still where there is no good translation.

    What has nothing to translate is in any language: its values are set as that language writes them.
    """
    if not text.is_message:
        return replace(text, language=language)
    message = catalog.messages.get(text.key) if catalog else None
    if message is None or not usable(message):
        return text
    from leafletpress.inline import parse

    words, faults = parse(message.translation)
    return text if faults else replace(text, written=message.translation, words=words, language=language)


def translate_leaflet(leaflet: Leaflet, language: str, catalogs: Mapping[tuple[str, str], Catalog]) -> Leaflet:
    """The leaflet in a language, before values are filled: shared texts come from the shared catalog."""
    own, shared = catalogs.get((language, leaflet.id)), catalogs.get((language, SHARED))
    return leaflet_map(leaflet, lambda text: translate_text(text, language, shared if text.domain == SHARED else own), language)


def translate_clinic(clinic: Clinic, language: str, catalog: Catalog | None) -> Clinic:
    """The clinic with its words translated and every other value as it is."""
    words = _Words(language, catalog)
    return replace(
        clinic,
        department=words.text(clinic.department),
        values=words.values(clinic.values),
        contacts=words.contacts(clinic.contacts),
        brand=words.brand(clinic.brand),
    )


def translate_organisation(organisation: Organisation, language: str, catalog: Catalog | None) -> Organisation:
    """The organisation, likewise."""
    words = _Words(language, catalog)
    return replace(
        organisation,
        values=words.values(organisation.values),
        contacts=words.contacts(organisation.contacts),
        look=words.look(organisation.look) if organisation.look else None,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """What clinics and organisations say, in a language."""

    language: str
    catalog: Catalog | None

    def text(self, text: Text) -> Text:
        return translate_text(text, self.language, self.catalog)

    def values(self, values: Mapping[str, ClinicData]) -> dict[str, ClinicData]:
        return {key: self.text(value) if isinstance(value, Text) else value for key, value in values.items()}

    def contacts(self, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
        return tuple(replace(contact, who=self.text(contact.who)) for contact in contacts)

    def brand(self, brand: Brand) -> Brand:
        mark, partners = self.emblem(brand.mark), self.emblems(brand.partners)
        return replace(brand, logo_description=self.text(brand.logo_description), mark=mark, partners=partners)

    def look(self, look: Look) -> Look:
        return replace(look, logo=self.emblem(look.logo), mark=self.emblem(look.mark), partners=self.emblems(look.partners))

    def emblems(self, emblems: Iterable[Emblem]) -> tuple[Emblem, ...]:
        return tuple(replace(emblem, description=self.text(emblem.description)) for emblem in emblems)

    def emblem(self, emblem: Emblem | None) -> Emblem | None:
        return self.emblems((emblem,))[0] if emblem else None


def translate_furniture(texts: Iterable[Text], language: str, catalog: Catalog | None) -> dict[MessageKey, Text]:
    """The words of the page furniture by their message."""
    return {text.key: translate_text(text, language, catalog) for text in texts}


def untranslated(texts: Iterable[Text], language: str) -> tuple[Text, ...]:
    """The texts that are still in another language than they should be."""
    return tuple(text for text in texts if text.language != language)


def fill_leaflet(leaflet: Leaflet, clinic: Clinic, digits: str) -> Leaflet:
    """Every value filled in from a clinic that has them all, and every number in one numbering system."""
    return leaflet_map(leaflet, lambda text: fill_text(text, clinic, digits), leaflet.language)


def fill_text(text: Text, clinic: Clinic, digits: str) -> Text:
    from leafletpress.languages.numbers import write_numbers

    language = LANGUAGES[text.language]
    fill = _Fill(clinic, language, digits if text.language != SOURCE_LANGUAGE else language.digits)
    return replace(text, words=merged(fill.words(write_numbers(text.words, fill.digits))))


@dataclass(frozen=True, slots=True)
class _Fill:
    """Fills in a clinic's values as a language writes them, in its numbering system."""

    clinic: Clinic
    language: Language
    digits: str

    def words(self, words: Words) -> Words:
        return tuple(filled for node in words for filled in self._node(node))

    def _node(self, node: Inline) -> Words:
        match node:
            case Value():
                return self._value(node)
            case Link(target, children):
                return (Link(_target(target, self.clinic), without_links(self.words(children)), node.video),)
            case Strong(children) | Foreign(_, children) | Abbreviation(_, children):
                return (replace(node, children=self.words(children)),)
            case Reference():
                return (Link(node.target, (Plain(write_digits(str(node), self.digits)),)),)
            case Plain() | Verbatim():
                return (node,)
            case _:
                assert_never(node)

    def _value(self, node: Value) -> Words:
        value = self.clinic.values[node.key]
        if isinstance(value, Phone):
            return (Verbatim(value.number),)
        if isinstance(value, Email):
            return (Link(f"mailto:{value.address}", (Verbatim(value.address),)),)
        if node.key == "clinic.web":
            return (Link(self.clinic.web, (Verbatim(shown_address(self.clinic.web)),)),)
        written = write_unbroken(value, self.language)
        if not isinstance(value, Text | str):
            return (Plain(write_digits(written, self.digits)),)
        from leafletpress.languages.numbers import write_numbers

        written_in = value.language if isinstance(value, Text) else SOURCE_LANGUAGE
        words = write_numbers((Plain(written),), self.digits if written_in == self.language.tag else "latn")
        return words if written_in == self.language.tag else (Foreign(written_in, words),)


def _target(target: str, clinic: Clinic) -> str:
    if target == "{clinic.web}":
        return clinic.web
    match = re.fullmatch(r"tel:\{(phone\.[a-z0-9-]+)\}", target)
    value = clinic.values[match[1]] if match else None
    return value.uri if isinstance(value, Phone) else target
