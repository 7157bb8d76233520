"""Which editions a library has, and what each is: approved, or a draft with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES
from leafletpress.library.crosscheck import offered
from leafletpress.library.printed_catalogs import printed_catalog
from leafletpress.model import (
    CLINICS,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Clinic,
    Edition,
    Leaflet,
    Library,
    Message,
    Problem,
    Role,
    Severity,
    State,
    Text,
    leaflet_texts,
)
from leafletpress.signoff.page_words import is_printed, uses_of
from leafletpress.signoff.signatures import SIGNERS, missing_signatures, signed_so_far
from leafletpress.signoff.subjects import (
    Subject,
    as_printed,
    clinic_subject,
    clinic_words_subject,
    leaflet_subject,
    page_words_subject,
)
from leafletpress.translate import translate_clinic, translate_furniture, translate_leaflet, untranslated


def editions(
    library: Library, format_name: str, leaflets: Iterable[str] = (), languages: Iterable[str] = (), clinics: Iterable[str] = ()
) -> tuple[Edition, ...]:
    """The editions of a choice, sorted; an empty choice is all. Every clinic's leaflets in each language that they have."""
    wanted = [frozenset(choice) for choice in (leaflets, languages, clinics)]
    found = (edition for clinic in library.clinics.values() for edition in _of_clinic(library, clinic, format_name))
    keys = ((edition, (edition.leaflet, edition.language_label, edition.clinic)) for edition in found)
    chosen = (
        edition for edition, key in keys if all(not choice or name in choice for choice, name in zip(wanted, key, strict=True))
    )
    return tuple(sorted(chosen, key=lambda edition: (edition.leaflet, edition.clinic, edition.languages)))


def _of_clinic(library: Library, clinic: Clinic, format_name: str) -> Iterator[Edition]:
    for leaflet in offered(clinic, library.leaflets):
        for language in library.languages:
            wanted = language == SOURCE_LANGUAGE or language in (clinic.languages or (language,))
            if wanted and (language == SOURCE_LANGUAGE or (language, leaflet.id) in library.catalogs):
                yield Edition(leaflet.id, (language,), clinic.id, format_name)


def problems_of(library: Library, edition: Edition) -> tuple[Problem, ...]:
    """The problems that touch an edition."""
    return tuple(p for p in library.problems if p.scope.touches(edition.leaflet, edition.languages, edition.clinic))


def can_be_made(library: Library, edition: Edition) -> bool:
    return not any(problem.severity is Severity.ERROR for problem in problems_of(library, edition))


def translated_leaflet(library: Library, leaflet: str, language: str) -> Leaflet:
    """A leaflet in a language, before values are filled: what a translator signs."""
    source = library.leaflets[leaflet]
    return source if language == SOURCE_LANGUAGE else translate_leaflet(source, language, library.catalogs)


def translated_clinic(library: Library, clinic: str, language: str) -> Clinic:
    return translate_clinic(library.clinics[clinic], language, library.catalogs.get((language, CLINICS)))


def template_words(messages: Iterable[Message]) -> tuple[Text, ...]:
    """The words of the templates as texts in the source language."""
    return tuple(
        Text(m.key.source, Role.TEMPLATE, m.place, TEMPLATES, parse(m.key.source)[0], context=m.key.context, written=m.key.source)
        for m in messages
    )


def furniture(library: Library, language: str) -> tuple[Text, ...]:
    """The words of the templates in a language, in the order of the templates."""
    catalog = printed_catalog(library, language, TEMPLATES)
    return tuple(translate_furniture(template_words(library.template_messages), language, catalog).values())


def state(library: Library, edition: Edition, as_of: date) -> State:
    """What an edition is on a day."""
    return State(
        tuple(
            dict.fromkeys(
                (
                    *_unsigned(library, edition, as_of),
                    *_pseudo(edition),
                    *_overdue(library, edition, as_of),
                    *_flawed(library, edition),
                )
            )
        )
    )


def digests(library: Library, edition: Edition) -> Iterator[Subject]:
    """What has to be signed for an edition: of the page words, those that it prints."""
    yield from leaflet_digests(library, edition.leaflet, edition.languages)
    yield from clinic_digests(library, edition.clinic, edition.languages)
    uses = _uses(library, edition)
    yield from (as_printed(subject, uses) for subject in furniture_digests(library, edition.languages))


def leaflet_digests(library: Library, name: str, languages: Iterable[str]) -> Iterator[Subject]:
    """A leaflet in the source language, and in each of these."""
    for language in (SOURCE_LANGUAGE, *_foreign(languages)):
        yield leaflet_subject(translated_leaflet(library, name, language))


def clinic_digests(library: Library, name: str, languages: Iterable[str]) -> Iterator[Subject]:
    """A clinic's values, and its words in each of these languages."""
    yield clinic_subject(library.clinics[name])
    for language in _foreign(languages):
        yield clinic_words_subject(translated_clinic(library, name, language), language)


def furniture_digests(library: Library, languages: Iterable[str]) -> Iterator[Subject]:
    """The templates' words in each of these languages."""
    return (page_words_subject(furniture(library, language), language) for language in languages)


def _uses(library: Library, edition: Edition) -> frozenset[str]:
    return uses_of(library.leaflets[edition.leaflet], library.clinics[edition.clinic])


def _foreign(languages: Iterable[str]) -> Iterator[str]:
    return (language for language in languages if language != SOURCE_LANGUAGE)


def _name(language: str) -> str:
    return LANGUAGES[language].english_name


def _unsigned(library: Library, edition: Edition, as_of: date) -> Iterator[str]:
    for needed in digests(library, edition):
        approvals = library.approvals.get(needed.file, ())
        if missing := missing_signatures(needed, approvals, as_of):
            told = "; ".join(signed_so_far(needed, approvals, as_of))
            yield f"{needed.what} not signed off: {missing} of {SIGNERS} signatures missing" + (f" ({told})" if told else "")


def _overdue(library: Library, edition: Edition, as_of: date) -> Iterator[str]:
    leaflet = library.leaflets[edition.leaflet]
    if leaflet.review_due < as_of:
        yield f"its review was due on {leaflet.review_due.isoformat()}"


def _pseudo(edition: Edition) -> Iterator[str]:
    if any(LANGUAGES[language].pseudo for language in edition.languages):
        yield "it is in a pseudo-locale, made for testing"


def _flawed(library: Library, edition: Edition) -> Iterator[str]:
    uses = _uses(library, edition)
    for language in edition.languages:
        if language == SOURCE_LANGUAGE:
            continue
        texts = (
            *leaflet_texts(translated_leaflet(library, edition.leaflet, language)),
            *(text for text in furniture(library, language) if is_printed(text.key, uses)),
            *translated_clinic(library, edition.clinic, language).texts,
        )
        if count := len({text.key for text in untranslated(texts, language)}):
            yield f"incomplete: {count} texts are not translated into {_name(language)}"
    codes = sorted({problem.code for problem in problems_of(library, edition) if problem.severity is Severity.DRAFT})
    yield from (f"a check found: {code}" for code in codes if code not in ("untranslated", "stale", "fuzzy"))


def withdrawn(library: Library, edition: Edition, as_of: date) -> bool:
    day = library.leaflets[edition.leaflet].withdrawn
    return day is not None and day <= as_of
