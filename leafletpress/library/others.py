"""In what other forms and languages a leaflet is to be had for a clinic, where its library lets every leaflet end with that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import leafletpress.library.part_facts as facts
from leafletpress.languages import LANGUAGES
from leafletpress.library.editions import can_be_made, is_in, state
from leafletpress.library.in_language import translated_page_words
from leafletpress.library.known import Known
from leafletpress.library.whole import Library
from leafletpress.model import (
    FORMS,
    IN_THIS_LANGUAGE,
    OTHERS,
    Edition,
    OtherLanguage,
    Others,
    Plain,
    merged,
)


def others(library: Library, edition: Edition, as_of: date, *, approved: bool) -> Others:
    """What an approved sheet may offer is approved on the same day; a draft offers what can be made.

    It hangs on no other sheet's offer. Languages stand in the order of the library's.
    """
    if OTHERS not in facts.endings_of(library):
        return Others()

    def is_there(other: Edition) -> bool:
        found = library.once(
            ("other", other.leaflet, other.language_label, other.clinic, other.format, as_of.isoformat()),
            lambda: Known({"made": can_be_made(library, other), "approved": state(library, other, as_of).approved}),
        )
        return bool(found.facts["made"]) and (bool(found.facts["approved"]) or not approved)

    forms = tuple(form for form in FORMS if not edition.format.startswith(form) and is_there(replace(edition, format=form)))
    tags = (
        tag
        for tag in library.languages_of(edition.leaflet)
        if tag not in edition.languages and not LANGUAGES[tag].pseudo and is_in(library, edition.leaflet, tag, edition.clinic)
    )
    spoken = (tag for tag in tags if _has_words(library, tag) and is_there(replace(edition, languages=(tag,))))
    return Others(forms, tuple(spoken))


def _has_words(library: Library, tag: str) -> bool:
    """Whether somebody wrote in a language how to ask for a leaflet in it."""
    return bool(library.once(("asking", tag), lambda: Known({"said": asking_in(library, tag) is not None})).facts["said"])


def asking_in(library: Library, tag: str) -> OtherLanguage | None:
    """What is printed of a language on sheets in others: its own name, and how to ask. None where nobody wrote that in it."""
    text = next((text for text in translated_page_words(library, tag) if text.key == IN_THIS_LANGUAGE), None)
    if text is None or text.language != tag:
        return None
    language = LANGUAGES[tag]
    return OtherLanguage(language, replace(text, words=merged((Plain(f"{language.endonym} · "), *text.words))))
