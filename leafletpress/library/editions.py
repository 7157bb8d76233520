"""Which editions a library has, and what each is: approved, or a draft with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from leafletpress.approvals import SIGNERS, clinic_digest, leaflet_digest, missing_signatures, words_digest
from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES, locale_of
from leafletpress.library.crosscheck import offered
from leafletpress.library.printed_catalogs import printed_catalog
from leafletpress.model import (
    CLINICS,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Approval,
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
    """What an edition is on a day, and on the one on which the library was read: approved is what is approved on both.

    So no day that somebody gives makes a signature count that is still to come, or a review that is overdue be none.
    """
    first, last = min(as_of, library.read_on), max(as_of, library.read_on)
    return State(
        tuple(
            dict.fromkeys(
                (
                    *_unsigned(library, edition, first),
                    *_pseudo(edition),
                    *_overdue(library, edition, last),
                    *_flawed(library, edition),
                )
            )
        )
    )


@dataclass(frozen=True, slots=True)
class Signable:
    """Something that has to be signed: what it is called, where its signatures are, its language and its digest."""

    what: str
    file: str
    language: str
    digest: str


def digests(library: Library, edition: Edition) -> Iterator[Signable]:
    """What has to be signed for an edition."""
    yield from leaflet_digests(library, edition.leaflet, edition.languages)
    yield from clinic_digests(library, edition.clinic, edition.languages)
    yield from furniture_digests(library, edition.languages)


def leaflet_digests(library: Library, name: str, languages: Iterable[str]) -> Iterator[Signable]:
    """A leaflet in the source language, and in each of these."""
    leaflet = library.leaflets[name]
    yield Signable(f"the leaflet in {_name(SOURCE_LANGUAGE)}", f"leaflets/{name}", SOURCE_LANGUAGE, leaflet_digest(leaflet))
    for language in _foreign(languages):
        translated = leaflet_digest(translated_leaflet(library, name, language))
        yield Signable(f"the leaflet in {_name(language)}", f"translations/{locale_of(language)}/{name}", language, translated)


def clinic_digests(library: Library, name: str, languages: Iterable[str]) -> Iterator[Signable]:
    """A clinic's values, and its words in each of these languages."""
    yield Signable(f"the values of {name}", f"clinics/{name}", SOURCE_LANGUAGE, clinic_digest(library.clinics[name]))
    for language in _foreign(languages):
        words = words_digest(translated_clinic(library, name, language).texts, language)
        yield Signable(f"the words of {name} in {_name(language)}", f"clinics/{name}", language, words)


def furniture_digests(library: Library, languages: Iterable[str]) -> Iterator[Signable]:
    """The templates' words in each of these languages."""
    for language in languages:
        words = words_digest(furniture(library, language), language)
        file = f"translations/{locale_of(language)}/{TEMPLATES}"
        yield Signable(f"the page furniture in {_name(language)}", file, language, words)


def _foreign(languages: Iterable[str]) -> Iterator[str]:
    return (language for language in languages if language != SOURCE_LANGUAGE)


def _name(language: str) -> str:
    return LANGUAGES[language].english_name


def _unsigned(library: Library, edition: Edition, as_of: date) -> Iterator[str]:
    for needed in digests(library, edition):
        given = tuple(
            signature
            for signature in library.approvals.get(needed.file, ())
            if signature.language == needed.language and signature.on <= as_of
        )
        missing = missing_signatures(needed.digest, needed.language, given, as_of)
        if missing:
            told = "; ".join(_signed_so_far(needed.digest, given))
            yield f"{needed.what} not signed off: {missing} of {SIGNERS} signatures missing" + (f" ({told})" if told else "")


def _signed_so_far(digest: str, given: Iterable[Approval]) -> Iterator[str]:
    """Who signed what is there now, and who only signed what it was before."""
    now = {signature.by: signature.role for signature in given if signature.digest == digest}
    before = {s.by: s.role for s in given if s.by not in now and s.role not in now.values()}
    for start, signers in (("signed by", now), ("it changed since it was signed by", before)):
        if signers:
            yield f"{start} {', '.join(f'{by} as {role}' for by, role in signers.items())}"


def _overdue(library: Library, edition: Edition, as_of: date) -> Iterator[str]:
    leaflet = library.leaflets[edition.leaflet]
    if leaflet.review_due < as_of:
        yield f"its review was due on {leaflet.review_due.isoformat()}"


def _pseudo(edition: Edition) -> Iterator[str]:
    if any(LANGUAGES[language].pseudo for language in edition.languages):
        yield "it is in a pseudo-locale, made for testing"


def _flawed(library: Library, edition: Edition) -> Iterator[str]:
    for language in edition.languages:
        if language == SOURCE_LANGUAGE:
            continue
        texts = (
            *leaflet_texts(translated_leaflet(library, edition.leaflet, language)),
            *furniture(library, language),
            *translated_clinic(library, edition.clinic, language).texts,
        )
        if count := len({text.key for text in untranslated(texts, language)}):
            yield f"incomplete: {count} texts are not translated into {_name(language)}"
    codes = sorted({problem.code for problem in problems_of(library, edition) if problem.severity is Severity.DRAFT})
    yield from (f"a check found: {code}" for code in codes if code not in ("untranslated", "stale", "fuzzy"))


def withdrawn(library: Library, edition: Edition, as_of: date) -> bool:
    """Whether a leaflet is withdrawn on a day, or is by now."""
    day = library.leaflets[edition.leaflet].withdrawn
    return day is not None and day <= max(as_of, library.read_on)
