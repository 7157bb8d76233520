"""The parts of a library in a language, before values are filled in: what translators sign."""

from __future__ import annotations

from leafletpress.library.part_facts import endings_of
from leafletpress.library.printed_catalogs import printed_catalog
from leafletpress.library.whole import Library
from leafletpress.model import CLINICS, SOURCE_LANGUAGE, TEMPLATES, Clinic, Leaflet, Role, Text, leaflet_texts
from leafletpress.signoff.subjects import (
    Subject,
    clinic_subject,
    clinic_words_subject,
    leaflet_subject,
    organisation_subject,
    organisation_words_subject,
    page_words_subject,
)
from leafletpress.translate import translate_clinic, translate_furniture, translate_leaflet, translate_organisation


def translated_leaflet(library: Library, leaflet: str, language: str) -> Leaflet:
    """A leaflet in a language; in the source language as it was read."""
    source = library.leaflets[leaflet]
    return source if language == SOURCE_LANGUAGE else translate_leaflet(source, language, library.catalogs)


def translated_clinic(library: Library, clinic: str, language: str) -> Clinic:
    """A clinic with its words in a language."""
    return translate_clinic(library.clinics[clinic], language, library.catalogs.get((language, CLINICS)))


def page_words(library: Library) -> tuple[Text, ...]:
    """The words of the templates as texts in the source language."""
    from leafletpress.inline import parse

    return tuple(
        Text(m.key.source, Role.TEMPLATE, m.place, TEMPLATES, parse(m.key.source)[0], context=m.key.context, written=m.key.source)
        for m in library.template_messages
    )


def translated_page_words(library: Library, language: str) -> tuple[Text, ...]:
    """The words of the templates in a language, in the order of the templates."""
    catalog = printed_catalog(library, language, TEMPLATES)
    return tuple(translate_furniture(page_words(library), language, catalog).values())


def leaflet_to_sign(library: Library, name: str, language: str) -> tuple[Subject, tuple[Text, ...]]:
    """A leaflet in a language as it is signed, and the texts in it."""
    leaflet = translated_leaflet(library, name, language)
    return leaflet_subject(leaflet), tuple(leaflet_texts(leaflet))


def clinic_to_sign(library: Library, name: str, language: str) -> tuple[Subject, tuple[Text, ...]]:
    """A clinic's values, or in another language its words, as they are signed, and the texts in it."""
    clinic = translated_clinic(library, name, language)
    subject = clinic_subject(clinic) if language == SOURCE_LANGUAGE else clinic_words_subject(clinic, language)
    return subject, clinic.own_texts


def organisation_to_sign(library: Library, name: str, language: str) -> tuple[Subject, tuple[Text, ...]]:
    """An organisation's values, or in another language its words, likewise."""
    source = library.organisations[name]
    if language == SOURCE_LANGUAGE:
        return organisation_subject(source), source.texts
    organisation = translate_organisation(source, language, library.catalogs.get((language, CLINICS)))
    return organisation_words_subject(organisation, language), organisation.texts


def page_words_to_sign(library: Library, language: str) -> tuple[Subject, tuple[Text, ...]]:
    """The words of the templates in a language as they are signed, and the texts."""
    texts = translated_page_words(library, language)
    return page_words_subject(texts, language, endings_of(library)), texts
