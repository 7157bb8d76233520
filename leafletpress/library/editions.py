"""Which editions a library has, and what each is: approved, or a draft with its reasons. All of it is a join of what is known of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

import leafletpress.library.judging as judging
import leafletpress.library.part_facts as facts
from leafletpress.languages import LANGUAGES
from leafletpress.library.inputs import asked_once
from leafletpress.library.known import Known
from leafletpress.library.sides import clinic_side, leaflet_side, organisation_side, own_design, page_words_side, subject_of
from leafletpress.library.whole import Library
from leafletpress.model import (
    EVERYTHING,
    FEEDBACK,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Choice,
    Edition,
    MessageKey,
    Place,
    Problem,
    Severity,
    State,
)
from leafletpress.signoff.page_words import FEEDBACK_CONTACT, is_printed
from leafletpress.signoff.signatures import missing_signatures, signed_so_far
from leafletpress.signoff.subjects import DESIGN, Subject, as_printed

TRANSLATING = ("untranslated", "stale", "fuzzy")  # codes that the number of texts which are not translated says already


def editions(library: Library, choice: Choice = EVERYTHING) -> tuple[Edition, ...]:
    """The editions of a choice, sorted: every clinic's leaflets in each language that they have, and in pairs of languages."""
    found = (
        Edition(leaflet, languages, clinic, format_name)
        for clinic in library.clinics.among(choice.has_clinic)
        for leaflet in library.leaflets.among(choice.has_leaflet)
        if judging.gives_out(library, clinic, leaflet)
        for languages in (
            *((tag,) for tag in filter(choice.has_language, library.languages_of(leaflet))),
            *_pairs(library, choice, clinic),
        )
        if all(is_in(library, leaflet, tag, clinic) for tag in languages)
        for format_name in (choice.formats if len(languages) == 1 or choice.pairs else choice.paired_formats)
    )
    return tuple(sorted(found, key=lambda edition: (edition.format, edition.leaflet, edition.clinic, edition.languages)))


def _pairs(library: Library, choice: Choice, clinic: str) -> tuple[tuple[str, ...], ...]:
    """The pairs of languages that are asked for; where no language is, those that the clinic always gives out."""
    if choice.languages:
        return choice.pairs
    return tuple((tag, SOURCE_LANGUAGE) for tag in facts.of_clinic(library, clinic).names("bilingual") or ())


def is_in(library: Library, leaflet: str, language: str, clinic: str) -> bool:
    """Whether a clinic's leaflet is there in a language."""
    if language == SOURCE_LANGUAGE:
        return True
    return judging.speaks(library, clinic, language) and (language, leaflet) in library.catalogs


def place_of(library: Library, leaflet: str) -> Place:
    """Where a leaflet stands."""
    known = facts.of_leaflet(library, leaflet)
    return Place(known.text("path"), int(known.text("line")))


def version_of(library: Library, leaflet: str) -> str:
    return facts.of_leaflet(library, leaflet).text("version")


def review_of(library: Library, leaflet: str) -> date:
    """The day on which a leaflet is due for review."""
    return date.fromisoformat(facts.of_leaflet(library, leaflet).text("review"))


def problems_of(library: Library, edition: Edition) -> tuple[Problem, ...]:
    """The problems that touch an edition."""
    found = chain.from_iterable(_parts_of(library, edition))
    return judging.once(p for p in found if p.scope.touches(edition.leaflet, edition.languages, edition.clinic))


def can_be_made(library: Library, edition: Edition) -> bool:
    """Whether no error touches an edition."""
    return not any(
        problem.severity is Severity.ERROR and problem.scope.touches(edition.leaflet, edition.languages, edition.clinic)
        for problem in chain.from_iterable(_parts_of(library, edition))
    )


def _parts_of(library: Library, edition: Edition) -> Iterator[Iterable[Problem]]:
    """The problems of all that an edition is made of."""
    yield judging.general_problems(library)
    yield judging.about_leaflet(library, edition.leaflet)
    yield judging.about_clinic(library, edition.clinic)
    for language in edition.languages:
        if language != SOURCE_LANGUAGE and not LANGUAGES[language].pseudo:
            yield judging.about_language(library, language)
            yield judging.about_translation(library, edition.leaflet, language)
            yield judging.about_clinic_words(library, edition.clinic, language)


def state(library: Library, edition: Edition, as_of: date) -> State:
    """What an edition is on a day, and on the one on which the library was read: approved is what is approved on both.

    So no day that somebody gives makes a signature count that is still to come, or a review that is overdue be none.
    """
    first, last = min(as_of, library.read_on), max(as_of, library.read_on)
    reasons = (
        *_unsigned(library, edition, first),
        *_pseudo(edition),
        *_overdue(library, edition, last),
        *_flawed(library, edition),
    )
    return State(tuple(dict.fromkeys(reasons)))


def digests(library: Library, edition: Edition) -> Iterator[Subject]:
    """What has to be signed for an edition: of the page words, those that it prints."""
    yield from leaflet_digests(library, edition.leaflet, edition.languages)
    yield from _giver_digests(library, edition.clinic, edition.languages)
    yield from _page_digests(library, uses_of(library, edition), edition.languages)


def _giver_digests(library: Library, clinic: str, languages: Iterable[str]) -> Iterator[Subject]:
    """A clinic, and the organisation that it belongs to."""
    yield from clinic_digests(library, clinic, languages)
    yield from organisation_digests(library, (clinic,), languages)


def _page_digests(library: Library, uses: frozenset[str], languages: Iterable[str]) -> Iterator[Subject]:
    """The page words as far as a sheet of these uses prints them, and the library's own design."""
    yield from (as_printed(subject, uses) for subject in furniture_digests(library, languages))
    yield from design_digests(library)


def leaflet_digests(library: Library, name: str, languages: Iterable[str]) -> Iterator[Subject]:
    """A leaflet in the source language, and in each of these."""
    for language in (SOURCE_LANGUAGE, *_foreign(languages)):
        yield subject_of("leaflet", name, language, leaflet_side(library, name, language))


def clinic_digests(library: Library, name: str, languages: Iterable[str]) -> Iterator[Subject]:
    """A clinic's values, and its words in each of these languages."""
    for language in (SOURCE_LANGUAGE, *_foreign(languages)):
        yield subject_of("clinic", name, language, clinic_side(library, name, language))


def organisation_digests(library: Library, clinics: Iterable[str], languages: Iterable[str]) -> Iterator[Subject]:
    """The values of the organisations that these clinics belong to, each once, and their words in each of these languages."""
    named = (facts.of_clinic(library, clinic).text("organisation") for clinic in clinics)
    for name in dict.fromkeys(filter(None, named)):
        for language in (SOURCE_LANGUAGE, *_foreign(languages)):
            yield subject_of("organisation", name, language, organisation_side(library, name, language))


def design_digests(library: Library) -> Iterator[Subject]:
    """The library's own design, where it has one."""
    own = own_design(library)
    if own.facts:
        yield subject_of(DESIGN, "", SOURCE_LANGUAGE, own)


def furniture_digests(library: Library, languages: Iterable[str]) -> Iterator[Subject]:
    """The templates' words in each of these languages."""
    return (subject_of(TEMPLATES, "", language, page_words_side(library, language)) for language in languages)


def uses_of(library: Library, edition: Edition) -> frozenset[str]:
    """What an edition uses of page words and of how its language writes values."""
    return _uses_of(library, edition.leaflet, edition.clinic, edition.format)


@asked_once
def _uses_of(library: Library, leaflet: str, clinic: str, format_name: str) -> frozenset[str]:
    sides = (leaflet_side(library, leaflet, SOURCE_LANGUAGE), clinic_side(library, clinic, SOURCE_LANGUAGE))
    own = {use for side in sides for use in side.texts("uses")}
    endings = {use for use in facts.endings_of(library) if use != FEEDBACK or FEEDBACK_CONTACT in own}
    return frozenset((format_name, *own, *endings))


def _foreign(languages: Iterable[str]) -> Iterator[str]:
    return (language for language in languages if language != SOURCE_LANGUAGE)


def _unsigned(library: Library, edition: Edition, as_of: date) -> Iterator[str]:
    """What is not signed of all that `digests` gives, each part looked at once for all editions that have it."""
    yield from _unsigned_leaflet(library, edition.leaflet, edition.languages, as_of)
    yield from _unsigned_giver(library, edition.clinic, edition.languages, as_of)
    yield from _unsigned_page(library, uses_of(library, edition), edition.languages, as_of)


@asked_once
def _unsigned_leaflet(library: Library, name: str, languages: tuple[str, ...], as_of: date) -> tuple[str, ...]:
    return tuple(_not_signed(library, leaflet_digests(library, name, languages), as_of))


@asked_once
def _unsigned_giver(library: Library, clinic: str, languages: tuple[str, ...], as_of: date) -> tuple[str, ...]:
    return tuple(_not_signed(library, _giver_digests(library, clinic, languages), as_of))


@asked_once
def _unsigned_page(library: Library, uses: frozenset[str], languages: tuple[str, ...], as_of: date) -> tuple[str, ...]:
    return tuple(_not_signed(library, _page_digests(library, uses, languages), as_of))


def _not_signed(library: Library, subjects: Iterable[Subject], as_of: date) -> Iterator[str]:
    for needed in subjects:
        approvals = library.approvals.get(needed.file, ())
        wanted = facts.signers_of(library)
        if missing := missing_signatures(needed, approvals, as_of, wanted):
            told = "; ".join(signed_so_far(needed, approvals, as_of))
            yield f"{needed.what} not signed off: {missing} of {wanted} signatures missing" + (f" ({told})" if told else "")


def _overdue(library: Library, edition: Edition, as_of: date) -> Iterator[str]:
    due = review_of(library, edition.leaflet)
    if due < as_of:
        yield f"its review was due on {due.isoformat()}"


def _pseudo(edition: Edition) -> Iterator[str]:
    if any(LANGUAGES[language].pseudo for language in edition.languages):
        yield "it is in a pseudo-locale, made for testing"


def _flawed(library: Library, edition: Edition) -> Iterator[str]:
    for language in _foreign(edition.languages):
        if count := len(_untranslated(library, edition, language)):
            yield f"incomplete: {count} texts are not translated into {LANGUAGES[language].english_name}"
    found = chain.from_iterable(_parts_of(library, edition))
    drafts = (problem for problem in found if problem.severity is Severity.DRAFT and problem.code not in TRANSLATING)
    touching = (p for p in drafts if p.scope.touches(edition.leaflet, edition.languages, edition.clinic))
    yield from (f"a check found: {code}" for code in sorted({problem.code for problem in touching}))


def _untranslated(library: Library, edition: Edition, language: str) -> frozenset[MessageKey]:
    """The messages that an edition prints and that are still in another language."""
    return _words_untranslated(library, uses_of(library, edition), language).union(
        _leaflet_untranslated(library, edition.leaflet, language), _clinic_untranslated(library, edition.clinic, language)
    )


@asked_once
def _words_untranslated(library: Library, uses: frozenset[str], language: str) -> frozenset[MessageKey]:
    return frozenset(key for key in _keys(page_words_side(library, language)) if is_printed(key, uses))


@asked_once
def _leaflet_untranslated(library: Library, name: str, language: str) -> frozenset[MessageKey]:
    return frozenset(_keys(leaflet_side(library, name, language)))


@asked_once
def _clinic_untranslated(library: Library, name: str, language: str) -> frozenset[MessageKey]:
    return frozenset(_keys(clinic_side(library, name, language)))


def _keys(side: Known) -> Iterator[MessageKey]:
    found = side.facts["untranslated"]
    return (MessageKey(*pair) for pair in found) if isinstance(found, list) else iter(())


def withdrawn(library: Library, edition: Edition, as_of: date) -> date | None:
    """The day on which an edition's leaflet was withdrawn, if it has come by that day or by now."""
    text = facts.of_leaflet(library, edition.leaflet).text("withdrawn")
    day = date.fromisoformat(text) if text else None
    return day if day and day <= max(as_of, library.read_on) else None
