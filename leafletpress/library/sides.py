"""What is known of each part of an edition in a language: what is signed, what is not translated, and a digest of what is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from leafletpress.languages import LANGUAGES
from leafletpress.library.inputs import (
    asked_once,
    catalog_inputs,
    clinic_inputs,
    design_inputs,
    leaflet_inputs,
    organisation_inputs,
    settings_inputs,
    template_inputs,
)
from leafletpress.library.known import Known
from leafletpress.model import (
    CLINICS,
    DRAFT_WORDS,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Catalog,
    Clinic,
    Leaflet,
    Text,
    foreign_languages,
    plain_text,
)

if TYPE_CHECKING:
    from leafletpress.library.whole import Library
    from leafletpress.signoff.subjects import Subject


@asked_once
def leaflet_side(library: Library, name: str, language: str) -> Known:
    """A leaflet in a language, before values are filled in: what translators sign."""

    def find_out() -> Known:
        from leafletpress.checks.clinic_values import values_in
        from leafletpress.library.in_language import leaflet_to_sign, translated_leaflet
        from leafletpress.signoff.page_words import uses_of_leaflet

        leaflet = translated_leaflet(library, name, language)
        subject, texts = leaflet_to_sign(library, name, language)
        return Known(
            {
                **_subject(subject),
                "content": _printed(leaflet),
                "untranslated": _untranslated(texts, language),
                "phrases": _phrases(texts),
                "values": sorted({key for text in texts for key in values_in(text)}),
                "uses": sorted(uses_of_leaflet(leaflet)),
                "machine": any(_is_machines(library.catalogs.get((language, domain))) for domain in (name, SHARED)),
                "title": plain_text(leaflet.title.words),
                "specialty": plain_text(leaflet.specialty.words),
                "keywords": [plain_text(keyword.words) for keyword in leaflet.keywords],
            }
        )

    catalogs = (catalog_inputs(library, language, domain) for domain in (name, SHARED))
    return library.known(("leaflet side", name, language), (*leaflet_inputs(library, name), *catalogs), find_out, language)


def _printed(leaflet: Leaflet) -> str:
    from leafletpress.library.content import content_digest

    return content_digest(replace(leaflet, withdrawn=None))


@asked_once
def clinic_side(library: Library, name: str, language: str) -> Known:
    """A clinic with its words in a language."""

    def find_out() -> Known:
        from leafletpress.library.content import content_digest
        from leafletpress.library.in_language import clinic_to_sign, translated_clinic
        from leafletpress.signoff.page_words import uses_of_clinic

        clinic = translated_clinic(library, name, language)
        subject, _ = clinic_to_sign(library, name, language)
        return Known(
            {
                **_subject(subject),
                "content": _always_printed(clinic),
                "untranslated": _untranslated(clinic.texts, language),
                "phrases": _phrases(clinic.texts),
                "values": {key: content_digest(value) for key, value in clinic.values.items()},
                "uses": sorted(uses_of_clinic(clinic)),
                "machine": _is_machines(library.catalogs.get((language, CLINICS))),
            }
        )

    inputs = (*clinic_inputs(library, name), catalog_inputs(library, language, CLINICS))
    return library.known(("clinic side", name, language), inputs, find_out, language)


def _always_printed(clinic: Clinic) -> str:
    """A digest of what every sheet of a clinic may print, whatever its leaflet names."""
    from leafletpress.library.content import content_digest

    contacts, brand = clinic.contacts, clinic.brand
    own = clinic.id, clinic.name, clinic.department, clinic.web, clinic.site, clinic.address, clinic.organisation_name
    return content_digest(*own, contacts, brand, clinic.native_digits, clinic.prints_links)


def organisation_side(library: Library, name: str, language: str) -> Known:
    """What is signed of an organisation in a language. What is printed of it is known of its clinics."""

    def find_out() -> Known:
        from leafletpress.library.in_language import organisation_to_sign

        return Known(_subject(organisation_to_sign(library, name, language)[0]))

    inputs = (*organisation_inputs(library, name), catalog_inputs(library, language, CLINICS))
    return library.known(("organisation side", name, language), inputs, find_out, language)


@asked_once
def page_words_side(library: Library, language: str) -> Known:
    """The words of the templates in a language."""

    def find_out() -> Known:
        from leafletpress.library.content import content_digest
        from leafletpress.library.engine_words import engine_words
        from leafletpress.library.in_language import page_words_to_sign
        from leafletpress.signoff.page_words import is_of_sheets

        subject, texts = page_words_to_sign(library, language)
        draft = engine_words(library, language, DRAFT_WORDS)
        return Known(
            {
                **_subject(subject),
                "lines": list(subject.lines),
                "content": content_digest(draft, *((text.key, text) for text in texts if is_of_sheets(text.key))),
                "untranslated": _untranslated(texts, language),
                "phrases": _phrases(texts),
            }
        )

    inputs = (template_inputs(library), catalog_inputs(library, language, TEMPLATES), settings_inputs(library))
    return library.known(("page words side", language), inputs, find_out, language)


def _subject(subject: Subject) -> dict[str, object]:
    withdrawn = subject.withdrawn.isoformat() if subject.withdrawn else ""
    return {"file": subject.file, "digest": subject.digest, "withdrawn": withdrawn}


def subject_of(kind: str, name: str, language: str, side: Known) -> Subject:
    """What is to be signed of a side: by its digest, and of page words by their lines."""
    from leafletpress.signoff.subjects import Subject

    withdrawn = side.text("withdrawn")
    return Subject(
        kind,
        name,
        language,
        side.text("file"),
        lines=side.texts("lines") if kind == TEMPLATES else (),
        withdrawn=date.fromisoformat(withdrawn) if withdrawn else None,
        known_digest=side.text("digest"),
    )


def _untranslated(texts: Iterable[Text], language: str) -> list[list[str]]:
    """The messages that are still in another language, each once."""
    keys = dict.fromkeys(text.key for text in texts if text.language != language)
    return [[key.context, key.source] for key in keys]


def _phrases(texts: Iterable[Text]) -> list[str]:
    """The languages of phrases in other languages."""
    return sorted(foreign_languages(text.words for text in texts))


def own_design(library: Library) -> Known:
    """What of the design the library brings itself; no facts where that is nothing."""

    def find_out() -> Known:
        from leafletpress.signoff.subjects import design_subject

        subject = design_subject(library.design)
        return Known({} if subject is None else _subject(subject))

    return library.known(("own design",), design_inputs(library), find_out)


@asked_once
def design_used(library: Library, styles: tuple[str, ...], languages: frozenset[str]) -> str:
    """A digest of what sheets with words in these languages use of the design."""
    tags = sorted({SOURCE_LANGUAGE, *languages})

    def find_out() -> Known:
        scripts = frozenset(LANGUAGES[tag].script for tag in tags if tag in LANGUAGES)
        return Known({"digest": library.design.used_by(styles, scripts)})

    part = ("design used", *styles, *tags)
    return library.known(part, design_inputs(library), find_out).text("digest")


@asked_once
def fonts_used(library: Library, languages: frozenset[str]) -> str:
    """A digest of the engine's fonts that words in these languages are set in."""
    tags = sorted({SOURCE_LANGUAGE, *languages})

    def find_out() -> Known:
        return Known({"digest": library.design.fonts_used_by({LANGUAGES[tag].script for tag in tags if tag in LANGUAGES})})

    return library.known(("fonts used", *tags), design_inputs(library), find_out).text("digest")


def _is_machines(catalog: Catalog | None) -> bool:
    """Whether anything of a catalog that is printed was translated by a machine."""
    from leafletpress.translate import usable

    return catalog is not None and catalog.machine and any(map(usable, catalog.messages.values()))
