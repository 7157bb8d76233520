"""What only shows when everything is read: values, fonts, translations and names that do not fit each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from leafletpress import resources
from leafletpress.checks.alphabets import FOR_AUTHORS, FOR_CLINICS, WrongScript, check_scripts
from leafletpress.checks.characters import check_glyphs
from leafletpress.checks.clinic_values import check_contacts, check_values
from leafletpress.checks.contrast import check_colour
from leafletpress.checks.hard_reading import check_plain_writing
from leafletpress.checks.typed import check_typed_values
from leafletpress.fonts import has_bold
from leafletpress.inline import parse
from leafletpress.languages import REAL_LANGUAGES as LANGUAGES
from leafletpress.languages import locale_of
from leafletpress.model import (
    CLINICS,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Acknowledgement,
    Catalog,
    Clinic,
    Family,
    Helpline,
    Leaflet,
    Message,
    MessageKey,
    Organisation,
    Place,
    Plain,
    Problem,
    Problems,
    Scope,
    Severity,
    Terms,
    Text,
    leaflet_texts,
    look_of,
)

Families = Mapping[str, Family]


def check_clinic(clinic: Clinic, leaflets: Collection[str], families: Families) -> Iterator[Problem]:
    """A clinic by itself, without what its organisation lends it; `leaflets` are those of the library."""
    yield from _check_giver(clinic, leaflets, families, Scope(clinic=clinic.id))


def check_organisation(organisation: Organisation, leaflets: Collection[str], families: Families) -> Iterator[Problem]:
    """An organisation by itself, likewise. Its problems touch what belongs to it, so that they have no scope of their own."""
    yield from _check_giver(organisation, leaflets, families, Scope())


def _check_giver(giver: Clinic | Organisation, leaflets: Collection[str], families: Families, scope: Scope) -> Iterator[Problem]:
    look = look_of(giver)
    if look and look.colour and giver.is_own(look.place):
        yield from check_colour(look, scope)
    yield from _check_typeface(giver, families, scope)
    yield from _check_choices(giver, leaflets, scope)
    texts = (text for text in giver.texts if giver.is_own(text.place))
    yield from _check_source_letters(texts, scope, families, FOR_CLINICS)
    yield from _check_names(giver, scope)


def _check_typeface(giver: Clinic | Organisation, families: Families, scope: Scope) -> Iterator[Problem]:
    """A typeface is a font that the library brings: else a machine would lack it, or set another one of the same name."""
    look = look_of(giver)
    name = look.typeface if look else ""
    family = families.get(name)
    if not name or not giver.has_own("brand.typeface"):
        return
    place = giver.places["brand.typeface"]
    if family and family.own and family.shipped:
        if family.files and not has_bold(family):
            what = f"{name} has no bold: headings and numbers would be made bolder by a machine, and are harder to read"
            hint = "put a bold file of it beside the other, and list it under files in styles/fonts/fonts.yaml"
            yield Problem("font", Severity.WARNING, what, place, hint, scope)
        return
    what = f"there is no font {name} among the library's own" if family is None else f"{name} is no font that the library brings"
    hint = "declare it under shipped in styles/fonts/fonts.yaml, its files beside it (docs/design.md), or take the line out"
    yield Problem("font", Severity.ERROR, what, place, hint, scope)


def check_leaflet(leaflet: Leaflet, families: Families) -> Iterator[Problem]:
    """A leaflet in the source language by itself."""
    yield from _check_source_letters(leaflet_texts(leaflet), Scope(leaflet=leaflet.id), families, FOR_AUTHORS)
    yield from _check_evidence(leaflet)
    yield from check_plain_writing(leaflet)


def check_in_clinics(
    root: Path,
    leaflet: Leaflet,
    clinics: Sequence[Clinic],
    accepted: Sequence[Acknowledgement],
    helplines: tuple[Helpline, ...] = (),
) -> Iterator[Problem]:
    """A leaflet against the clinics that give it out: the values that it needs, and those that are typed into it.

    `helplines` are those of the library, which may stand in any leaflet.
    """
    for clinic in clinics:
        yield from check_values(leaflet, clinic)
        yield from check_contacts(leaflet, clinic)

    @cache
    def lines(path: str) -> tuple[str, ...]:
        return tuple((resources.read_text(root, root / path, Problems()) or "").split("\n"))

    yield from check_typed_values(leaflet, clinics, accepted, lines, helplines)


def check_texts(
    texts: Iterable[Text],
    language: str,
    catalogs: Mapping[tuple[str, str], Catalog],
    families: Families,
    terms: Terms,
    leaflet: str = "",
    straying: Collection[Problem] = (),
) -> Iterator[Problem]:
    """The translations of some texts in a language, those of one leaflet where it is named.

    What the head of a catalog that is `straying` into another language says, its messages do not say again.
    """
    from leafletpress.checks.reused import check_reused
    from leafletpress.checks.tongues import SAID_AT_THE_HEAD
    from leafletpress.checks.translations import check_message

    texts = [text for text in texts if text.is_message]
    pairs: list[tuple[Text, Message]] = []
    told = {problem.place.path for problem in straying if problem.code != "other-language"}
    unreadable = {problem.place.path for problem in straying if problem.severity is Severity.ERROR}
    for text in texts:
        catalog = catalogs.get((language, text.domain))
        if catalog is None:
            continue
        found = check_message(text, catalog, terms, leaflet)
        yield from (problem for problem in found if catalog.path not in told or problem.code not in SAID_AT_THE_HEAD)
        message = catalog.messages.get(text.key)
        if message is None:
            continue
        pairs.append((text, message))
        if message.is_translated and catalog.path not in unreadable:
            words, _ = parse(message.translation)
            yield from check_glyphs(words, language, message.place, families, Scope(leaflet=leaflet, language=language))
    if leaflet:
        yield from check_reused(pairs, language, terms, leaflet)
    for domain in dict.fromkeys(text.domain for text in texts):
        if (language, domain) not in catalogs:
            yield _missing_catalog(language, domain)


def check_language(
    language: str, sources: Callable[[], set[str]], catalogs: Mapping[tuple[str, str], Catalog], terms: Terms
) -> Iterator[Problem]:
    """What shows only over all catalogs of a language; `sources` are all texts that are printed in it, asked for where they are needed."""
    if terms.acknowledged:
        yield from _check_acknowledged(sources(), terms, language)
    yield from _check_two_ways(language, catalogs)


def offered(clinic: Clinic, leaflets: Mapping[str, Leaflet]) -> tuple[Leaflet, ...]:
    """The leaflets that a clinic gives out: those it names, or all."""
    return tuple(leaflet for leaflet in leaflets.values() if clinic.leaflets is None or leaflet.id in clinic.leaflets)


def _check_choices(giver: Clinic | Organisation, leaflets: Collection[str], scope: Scope) -> Iterator[Problem]:
    own = {field: getattr(giver, field) if giver.has_own(field) else None for field in ("leaflets", "languages", "bilingual")}
    for field in ("leaflets", "languages"):
        if own[field] == ():
            what = "nothing is made for this clinic" if field == "leaflets" else "so it gives out all"
            hint = f"name its {field}, or take the line out: without it the clinic gives out all"
            yield Problem("empty-list", Severity.WARNING, f"{field} names none: {what}", giver.places[field], hint, scope)
    for leaflet in sorted(set(own["leaflets"] or ()) - set(leaflets)):
        message = f"leaflets names {leaflet}, which cannot be read or is not there"
        hint = f"leaflets of this library: {', '.join(sorted(leaflets))}"
        yield Problem("unknown-leaflet", Severity.ERROR, message, giver.places["leaflets"], hint, scope)
    for contact in (one for one in giver.contacts if giver.is_own(one.who.place)):
        for leaflet in sorted(set(contact.leaflets or ()) - set(leaflets)):
            message = f"this contact is for {leaflet}, which cannot be read or is not there"
            hint = f"leaflets of this library: {', '.join(sorted(leaflets))}"
            yield Problem("unknown-leaflet", Severity.ERROR, message, contact.who.place, hint, scope)
    for language in sorted(set(own["languages"] or ()) - LANGUAGES.keys()):
        message = f"languages names {language}, which is no language of the table"
        hint = f"languages of the table: {', '.join(LANGUAGES)}"
        yield Problem("language", Severity.ERROR, message, giver.places["languages"], hint, scope)
    given_out = LANGUAGES.keys() if giver.languages is None else giver.languages
    for language in sorted({*(own["bilingual"] or ())} - ({*given_out} - {SOURCE_LANGUAGE})):
        message = f"bilingual names {language}, in which this clinic gives out nothing, or which is English itself"
        hint = "name languages of this clinic: beside each stands the English"
        yield Problem("language", Severity.ERROR, message, giver.places["bilingual"], hint, scope)


def _check_source_letters(texts: Iterable[Text], scope: Scope, families: Families, hint: str) -> Iterator[Problem]:
    for text in texts:
        wrong = tuple(check_scripts(text.words, SOURCE_LANGUAGE, hint))
        yield from (_wrong_script(found, text.place, scope) for found in wrong)
        told = "".join(found.phrase for found in wrong)
        yield from check_glyphs(text.words, SOURCE_LANGUAGE, text.place, families, scope, but=told)


def _check_names(giver: Clinic | Organisation, scope: Scope) -> Iterator[Problem]:
    """The names of places, which stay as they are in every language."""
    for key, value in giver.values.items():
        words = (Plain(value),) if isinstance(value, str) and giver.has_own(key) else ()
        for found in check_scripts(words, SOURCE_LANGUAGE, FOR_CLINICS):
            yield _wrong_script(found, giver.places[key], scope)


def _check_evidence(leaflet: Leaflet) -> Iterator[Problem]:
    for found in check_scripts(tuple(map(Plain, leaflet.evidence)), SOURCE_LANGUAGE, "write the source in Latin letters"):
        yield _wrong_script(found, leaflet.place, Scope(leaflet=leaflet.id))


def _wrong_script(found: WrongScript, place: Place, scope: Scope) -> Problem:
    return Problem("script", Severity.ERROR, found.message, place, found.hint, scope)


def _check_acknowledged(sources: set[str], terms: Terms, language: str) -> Iterator[Problem]:
    for entry in terms.acknowledged:
        if entry.message not in sources:
            hint = "the message was changed or is gone: look at its new translation, and take this out"
            yield Problem(
                "acknowledged", Severity.WARNING, "an acknowledgement of no message", entry.place, hint, Scope(language=language)
            )


def _check_two_ways(language: str, catalogs: Mapping[tuple[str, str], Catalog]) -> Iterator[Problem]:
    """One message translated in two ways in two catalogs."""
    seen: dict[MessageKey, Message] = {}
    for (tag, _), catalog in catalogs.items():
        if tag != language:
            continue
        for key, message in catalog.messages.items():
            if not message.is_translated or message.fuzzy or message.obsolete:
                continue
            first = seen.setdefault(key, message)
            if first.translation != message.translation:
                what = f"translated in another way at {first.place}: {first.translation}"
                yield Problem(
                    "two-ways",
                    Severity.WARNING,
                    what,
                    message.place,
                    "say the same thing in the same words",
                    Scope(language=language),
                )


def _missing_catalog(language: str, domain: str) -> Problem:
    path = f"translations/{locale_of(language)}/LC_MESSAGES/{domain}.po"
    message = f"{LANGUAGES[language].english_name} has no catalog {domain}.po: what it holds stays English"
    return Problem(
        "stale", Severity.DRAFT, message, Place(path), f"publish new language {language} makes it", Scope(language=language)
    )


def stray_catalogs(root: Path, leaflets: Collection[str], catalogs: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """A warning for each catalog, given as domain and path, that is of no leaflet."""
    for domain, path in catalogs:
        if domain not in {SHARED, TEMPLATES, CLINICS, *leaflets} and not (root / "leaflets" / domain).is_dir():
            hint = "delete the catalog, or name it after a leaflet"
            yield Problem("stray", Severity.WARNING, f"there is no leaflet {domain}", Place(path), hint)
