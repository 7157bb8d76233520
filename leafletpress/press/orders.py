"""Orders: what is to be made. A manuscript is filled with values only when its sheet is printed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import leafletpress.library.part_facts as facts
from leafletpress.engine import engine_digest
from leafletpress.formats import FORMATS
from leafletpress.languages import LANGUAGES
from leafletpress.library.editions import can_be_made, editions, state, version_of, withdrawn
from leafletpress.library.engine_words import engine_words
from leafletpress.library.in_language import translated_clinic, translated_leaflet, translated_page_words
from leafletpress.library.inputs import (
    asked_once,
    catalog_inputs,
    clinic_inputs,
    leaflet_inputs,
    settings_inputs,
    template_inputs,
)
from leafletpress.library.known import Known
from leafletpress.library.others import asking_in, others
from leafletpress.library.sides import clinic_side, design_used, fonts_used, leaflet_side, page_words_side
from leafletpress.library.whole import Library
from leafletpress.model import (
    BILINGUAL_STYLE,
    CLINICS,
    COPYRIGHT,
    DRAFT_WORDS,
    FEEDBACK,
    OTHERS,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Choice,
    Clinic,
    Edition,
    Ending,
    Leaflet,
    Manuscript,
    MessageKey,
    Others,
    Side,
    State,
    clinic_style,
    plain_text,
)
from leafletpress.signoff.page_words import PRINTED_FOR
from leafletpress.signoff.words_code import words_code
from leafletpress.store import sheet_name
from leafletpress.translate import fill_leaflet, fill_text

NOTHING_ELSE = Others()


@dataclass(frozen=True, slots=True)
class Order:
    """An edition that can be made: what it is, what its sheet will be called, and a key that stands for all that it is made from."""

    edition: Edition
    state: State
    name: str
    key: str


def order(library: Library, edition: Edition, as_of: date) -> Order:
    """The order for an edition that can be made."""
    found = state(library, edition, as_of)
    name = sheet_name(edition, version_of(library, edition.leaflet), found, FORMATS[edition.format].extension)
    offered = others(library, edition, as_of, approved=found.approved)
    return Order(edition, found, name, sheet_key(library, edition, approved=found.approved, offered=offered))


def orders(library: Library, chosen: Iterable[Edition], as_of: date) -> tuple[Order, ...]:
    """The orders for those editions that can be made."""
    return tuple(order(library, edition, as_of) for edition in chosen if can_be_made(library, edition))


def sheet_key(library: Library, edition: Edition, *, approved: bool, offered: Others = NOTHING_ELSE) -> str:
    """A key of all that a sheet is made from: the engine, what it uses of the design, and what is printed of each part, by content.

    `offered` is in what else the leaflet is to be had, where the sheet says that.
    """
    parts = [engine_digest(), library.language_inputs, *edition.languages, edition.format, str(approved)]
    phrases: set[str] = set()
    for language in edition.languages:
        leaflet, clinic = leaflet_side(library, edition.leaflet, language), clinic_side(library, edition.clinic, language)
        words = page_words_side(library, language)
        values = _values(library, edition.clinic, language)
        parts += [
            leaflet.text("content"),
            clinic.text("content"),
            words.text("content"),
            str(is_machines(library, edition, language)),
        ]
        parts += [f"{key} {values.get(key)}" for key in leaflet.texts("values")]
        phrases.update(*(side.texts("phrases") for side in (leaflet, clinic, words)))
    known = facts.of_leaflet(library, edition.leaflet)
    parts += [known.text("title"), known.text("short")]  # for staff, in English
    parts += [*facts.endings_of(library), *offered.forms]
    parts += [page_words_side(library, tag).text("content") for tag in offered.languages]
    used = frozenset((*edition.languages, *phrases, *offered.languages))
    form = FORMATS[edition.format]
    if form.own_look:
        parts.append(fonts_used(library, used))
    else:
        parts.append(design_used(library, _styles(library, edition.format, edition.clinic, len(edition.languages) > 1), used))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@asked_once
def _values(library: Library, clinic: str, language: str) -> Mapping[str, str]:
    """Digests of a clinic's values in a language."""
    return clinic_side(library, clinic, language).record("values")


@asked_once
def _styles(library: Library, format_name: str, clinic: str, is_pair: bool) -> tuple[str, ...]:
    """The style sheets that a format's pages for a clinic may be laid out with."""
    styles = FORMATS[format_name].possible_styles
    styles = (*styles, BILINGUAL_STYLE) if is_pair and styles else styles
    return (*styles, clinic_style(clinic)) if styles and library.has_style(clinic_style(clinic)) else styles


def is_machines(library: Library, edition: Edition, language: str) -> bool:
    """Whether a machine translated something of what an edition says in a language."""
    sides = (leaflet_side(library, edition.leaflet, language), clinic_side(library, edition.clinic, language))
    return any(side.facts["machine"] for side in sides)


def manuscript(library: Library, edition: Edition, as_of: date) -> Manuscript:
    """An edition that can be made, translated and with its values filled in."""
    found, whole = state(library, edition, as_of), _unjudged(library, edition)
    offered = others(library, edition, as_of, approved=found.approved)
    return replace(
        whole,
        sides=tuple(replace(side, ending=_offering(library, side, offered)) for side in whole.sides),
        state=found,
        machine_translated=any(is_machines(library, edition, tag) for tag in edition.languages),
    )


def _unjudged(library: Library, edition: Edition) -> Manuscript:
    """What an edition says, whatever its state is."""
    sides = tuple(_side(library, edition, tag) for tag in edition.languages)
    source, clinic = library.leaflets[edition.leaflet], library.clinics[edition.clinic]
    digits = LANGUAGES[SOURCE_LANGUAGE].digits
    title, short = (plain_text(fill_text(text, clinic, digits).words) for text in (source.title, source.short_title))
    return Manuscript(edition, sides, State(), machine_translated=False, english_title=title, english_short_title=short)


def line_for_notes(library: Library, edition: Edition) -> str:
    """What somebody writes down who hands out the sheet of an edition that can be made, as it stands on that sheet."""

    def find_out() -> Known:
        whole = _unjudged(library, edition)
        return Known({"line": whole.line_for_notes(words_code(whole))})

    leaflet, clinic = edition.leaflet, edition.clinic
    domains = (leaflet, SHARED, CLINICS, TEMPLATES)
    inputs = [
        *leaflet_inputs(library, leaflet),
        *clinic_inputs(library, clinic),
        template_inputs(library),
        settings_inputs(library),
    ]
    inputs += (catalog_inputs(library, tag, domain) for tag in edition.languages for domain in domains)
    part = ("line for notes", leaflet, edition.language_label, clinic)
    return library.known(part, inputs, find_out, edition.languages[0]).text("line")


def _offering(library: Library, side: Side, offered: Others) -> Ending:
    """What a side ends with, and what else there is its leaflet in."""
    if not side.ending.others:
        return side.ending
    spoken = tuple(one for tag in offered.languages if (one := asking_in(library, tag)))
    return replace(side.ending, forms=offered.forms, languages=spoken)


def _ending(clinic: Clinic, leaflet: Leaflet, wanted: Collection[str], words: Collection[MessageKey]) -> Ending:
    """What a side ends with, as its library asks for it, and as far as it has the words."""
    is_said = {use: all(key in words for key, needed in PRINTED_FOR.items() if needed == use) for use in wanted}
    holder = clinic.organisation_name or clinic.name
    return Ending(
        others=is_said.get(OTHERS, False),
        feedback=is_said.get(FEEDBACK, False) and any(contact.feedback for contact in clinic.contacts),
        copyright=f"{holder}, {leaflet.published.year}" if is_said.get(COPYRIGHT) else "",
    )


def _side(library: Library, edition: Edition, tag: str) -> Side:
    language = LANGUAGES[tag]
    clinic = translated_clinic(library, edition.clinic, tag).giving_out(edition.leaflet)
    digits = language.native_digits if clinic.native_digits else language.digits
    leaflet = fill_leaflet(translated_leaflet(library, edition.leaflet, tag), clinic, digits)
    words = {text.key: text for text in translated_page_words(library, tag)}
    ending = _ending(clinic, leaflet, facts.endings_of(library), words)
    if ending.feedback:  # they are printed behind the others
        clinic = replace(clinic, contacts=tuple(sorted(clinic.contacts, key=lambda contact: contact.feedback)))
    return Side(language, leaflet, clinic, words, engine_words(library, tag, DRAFT_WORDS), ending)


def current(library: Library, chosen: Iterable[Edition], as_of: date) -> tuple[Edition, ...]:
    """The editions whose leaflet is not withdrawn."""
    return tuple(edition for edition in chosen if not withdrawn(library, edition, as_of))


def keys_of(library: Library, names: Iterable[str], as_of: date) -> dict[str, str]:
    """For each of these names that the library could make a sheet of on a day, the key that it should have."""
    wanted = set(names)
    parts = [name.rpartition(".")[0].removesuffix("_DRAFT").split("_") for name in wanted]
    if not parts:
        return {}
    leaflets, languages, clinics, formats = ({one[index] for one in parts} for index in (0, 2, 3, 4))
    choice = Choice(tuple(leaflets), tuple(languages), tuple(clinics), tuple(name for name in FORMATS if name in formats))
    ordered = orders(library, current(library, editions(library, choice), as_of), as_of)
    return {item.name: item.key for item in ordered if item.name in wanted}
