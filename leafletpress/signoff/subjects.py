"""What is signed: a leaflet in a language, a clinic's or organisation's values, its words in a language, the page words in a language, a library's own design.

A subject's digest, of form 2, is the SHA-256 of its lines, each ended by a line feed: of the file that `publish approve` writes beside a
signature. It runs over what a reader is told and over nothing else. It does not change with the engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from leafletpress.languages import LANGUAGES, locale_of
from leafletpress.model import (
    SOURCE_LANGUAGE,
    TEMPLATES,
    Clinic,
    ClinicData,
    Contact,
    Design,
    Email,
    Leaflet,
    MessageKey,
    Organisation,
    Phone,
    Text,
    look_of,
)
from leafletpress.signoff.page_words import ALWAYS, is_printed
from leafletpress.signoff.printed_lines import kinds_of_emblems, leaflet_lines, written
from leafletpress.signoff.site_words import SITE_PAGES
from leafletpress.signoff.specimen import SPECIMEN, plain_value, specimen

FORM = 2
FORM_LINE = f"form\t{FORM}"
PAGE_WORDS = "page words"
ENDINGS = "endings"  # of page words: what the library lets every leaflet end with
DESIGN = "design"
GIVERS = ("clinic", "organisation")
DESIGN_FILE = f"{DESIGN}/approvals.yaml"


@dataclass(frozen=True)
class Subject:
    """What two people sign.

    `kind` is leaflet, clinic, organisation, templates or design, `name` that of the first three; `file` holds the signatures, relative to the library;
    `lines` are what the digest is made of. Of page words, `printed` are those lines that a sheet prints: enough when they are signed, on
    whatever lists. `withdrawn` is the day from which on older signatures count no more.
    """

    kind: str
    name: str
    language: str
    file: str
    lines: tuple[str, ...]
    printed: tuple[str, ...] | None = None
    withdrawn: date | None = None
    known_digest: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hexadecimal: of the lines, or as it is known of them where they are not at hand."""
        return self.known_digest or digest_of(self.text)

    @property
    def text(self) -> str:
        """What is kept beside a signature."""
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def title(self) -> str:
        """How commands and records name it: leaflet:first, templates."""
        return f"{self.kind}:{self.name}" if self.name else self.kind

    @property
    def what(self) -> str:
        """What it is, in words, as in: not signed off."""
        language = LANGUAGES[self.language].english_name
        if self.kind == DESIGN:
            return "the design of the pages"
        if self.kind in GIVERS:
            name = self.name if self.kind == "clinic" else f"the organisation {self.name}"
            return f"the values of {name}" if self.language == SOURCE_LANGUAGE else f"the words of {name} in {language}"
        return f"the {'leaflet' if self.kind == 'leaflet' else 'page furniture'} in {language}"

    @property
    def kept(self) -> str:
        """The file, relative to the library, that holds what was signed."""
        return kept_file(self.file, self.digest)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def kept_file(file: str, digest: str) -> str:
    """The file that holds what was signed, beside a file of signatures: <leaflet, clinic or templates>.<first 12 of the digest>.txt."""
    path = PurePosixPath(file)
    name = path.parent.name if path.stem == "approvals" else path.stem
    return str(path.with_name(f"{name}.{digest[:12]}.txt"))


def _subject(kind: str, name: str, language: str, file: str, lines: Iterable[str]) -> Subject:
    return Subject(kind, name, language, file, (FORM_LINE, f"language\t{language}", *lines))


def leaflet_subject(leaflet: Leaflet) -> Subject:
    """A leaflet as read, or as translated before values are filled."""
    language, name = leaflet.language, leaflet.id
    source = language == SOURCE_LANGUAGE
    file = f"leaflets/{name}/approvals.yaml" if source else f"translations/{locale_of(language)}/approvals/{name}.yaml"
    lines = map(written, leaflet_lines(leaflet, _say, date.isoformat))
    return replace(_subject("leaflet", name, language, file, lines), withdrawn=leaflet.withdrawn)


def clinic_subject(clinic: Clinic) -> Subject:
    """A clinic's values, contacts and logo as its own file gives them. Its colour tells nothing, and is checked for contrast."""
    return _values_subject("clinic", clinic)


def organisation_subject(organisation: Organisation) -> Subject:
    """An organisation's values, contacts and logo, likewise."""
    return _values_subject("organisation", organisation)


def _values_subject(kind: str, giver: Clinic | Organisation) -> Subject:
    lines = (written((0, fields)) for fields in (*_giver(kind, giver), *_given_lines(giver)))
    return _subject(kind, giver.id, SOURCE_LANGUAGE, _file_of(kind, giver), lines)


def clinic_words_subject(clinic: Clinic, language: str) -> Subject:
    """A clinic's words in a language: `clinic` is the translated one."""
    return _words_subject("clinic", clinic, clinic.own_texts, language)


def organisation_words_subject(organisation: Organisation, language: str) -> Subject:
    """An organisation's words in a language, likewise."""
    return _words_subject("organisation", organisation, organisation.texts, language)


def _words_subject(kind: str, giver: Clinic | Organisation, texts: Iterable[Text], language: str) -> Subject:
    lines = (written((0, (text.role.value, *_say(text)))) for text in texts)
    return _subject(kind, giver.id, language, _file_of(kind, giver), (f"words of\t{giver.id}", *lines))


def _file_of(kind: str, giver: Clinic | Organisation) -> str:
    return f"{kind}s/{giver.id}/approvals.yaml"


def page_words_subject(texts: Iterable[Text], language: str, endings: Iterable[str] = ()) -> Subject:
    """The words of the templates, what of them every leaflet ends with, and the specimen of how the language writes values."""
    words = (written((0, (PAGE_WORDS, text.key.context, *_say(text)))) for text in texts)
    forms = (written((0, (SPECIMEN, *row))) for row in specimen(language))
    file = f"translations/{locale_of(language)}/approvals/{TEMPLATES}.yaml"
    ended = sorted(endings)
    return _subject(TEMPLATES, "", language, file, (*words, *([written((0, (ENDINGS, *ended)))] if ended else ()), *forms))


def design_subject(design: Design) -> Subject | None:
    """What a library brings to the look of its pages, each part by its content; None where that is nothing."""
    if not design.own_parts:
        return None
    return _subject(DESIGN, "", SOURCE_LANGUAGE, DESIGN_FILE, (written((0, (digest, name))) for name, digest in design.own_parts))


def as_printed(subject: Subject, uses: frozenset[str]) -> Subject:
    """The page words as far as a sheet prints them that uses what `uses_of` says."""
    return replace(subject, printed=tuple(line for line in subject.lines if _is_printed(line.split("\t"), uses)))


def ends_as(lines: Iterable[str], subject: Subject) -> bool:
    """Whether a list that was signed lets leaflets end as page words do now: with fewer endings they would say less than was signed."""
    return all(line in subject.lines for line in lines if line.startswith(f"{ENDINGS}\t"))


def _is_printed(fields: list[str], uses: frozenset[str]) -> bool:
    match fields:
        case [name, context, source, *_] if name == PAGE_WORDS:
            return is_printed(MessageKey(context, source), uses)
        case [name, *_] if name == ENDINGS:
            return SITE_PAGES not in uses
        case [name, part, *_] if name == SPECIMEN:
            return part in ALWAYS or part in uses
        case _:
            return False


def _say(text: Text) -> tuple[str, ...]:
    """The source, and what is printed for it in another language."""
    return (text.source,) if text.language == SOURCE_LANGUAGE else (text.source, text.language, text.written)


def _giver(kind: str, giver: Clinic | Organisation) -> Iterator[tuple[str, ...]]:
    """Who gives the values, and the name of what lends a clinic others."""
    yield kind, giver.id
    if isinstance(giver, Clinic) and giver.organisation:
        yield "organisation", giver.organisation


def _given_lines(giver: Clinic | Organisation) -> Iterator[tuple[str, ...]]:
    """What stands in a giver's own file: what is lent to it is signed where it stands."""
    yield from ((key, *_data(value)) for key, value in sorted(giver.values.items()) if giver.has_own(key))
    for contact in giver.contacts:
        # Of its organisation's contacts those that are reached by a value that the clinic has instead of the one that is signed there.
        if giver.is_own(contact.who.place) or any(map(giver.has_own, contact.keys)):
            yield from _contact_lines(contact, giver)
    look = look_of(giver)
    if look and look.logo and giver.is_own(look.logo.description.place):
        yield "logo", look.logo.picture.sha256, look.logo.description.source
    yield from _emblem_lines(giver)
    if giver.native_digits and giver.has_own("numbering"):
        yield "numbering", "native"
    elif giver.sets_back("numbering"):
        yield "numbering", "latn"
    if not giver.prints_links and giver.has_own("links-on-paper"):
        yield "links", "not on paper"
    elif giver.sets_back("links-on-paper"):
        yield "links", "on paper"
    if look and look.traffic_lights and giver.has_own("brand.levels"):
        yield "levels", "red, amber, green"
    elif giver.sets_back("brand.levels"):
        yield "levels", "usual"
    if giver.site and giver.has_own("clinic.site"):
        yield "site", giver.site


def _contact_lines(contact: Contact, giver: Clinic | Organisation) -> Iterator[tuple[str, ...]]:
    """A contact; a value that is lent to its giver by its name, so that a new number is signed in one place."""

    def told(key: str, *value: str) -> tuple[str, ...]:
        return value if not key or giver.has_own(key) else ("organisation", key)

    phone = told(contact.phone_key, *_data(contact.phone)) if contact.phone else ()
    hours = told(contact.hours_key, plain_value(contact.hours)) if contact.hours else ()
    yield "contact", contact.who.source, *phone, *hours
    yield from ((reach.way.value, *told(reach.key, reach.shown, reach.uri)) for reach in contact.reaches)
    if contact.leaflets is not None:
        yield "contact for", *contact.leaflets
    if contact.feedback:
        yield ("contact for feedback",)


def _emblem_lines(giver: Clinic | Organisation) -> Iterator[tuple[str, ...]]:
    """The logos of others, and the typeface that words are set in, which may draw them otherwise."""
    look = look_of(giver)
    if not look:
        return
    for kind, emblem in kinds_of_emblems(look):
        if giver.is_own(emblem.description.place):
            yield kind, emblem.picture.sha256, emblem.description.source
    if look.typeface and giver.has_own("brand.typeface"):
        yield "typeface", look.typeface
    for field, value in (("partners", look.partners), ("typeface", look.typeface)):
        if not value and giver.sets_back(f"brand.{field}"):
            yield field, "none"


def _data(value: ClinicData) -> tuple[str, ...]:
    match value:
        case Text(source):
            return (source,)
        case Phone(number, uri):
            return number, uri
        case Email(address):
            return (address,)
        case _:
            return (plain_value(value),)
