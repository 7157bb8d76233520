"""What is wrong in a library: each part is judged by itself, once, and what was found is remembered with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import leafletpress.library.part_facts as facts
from leafletpress.library.inputs import (
    asked_once,
    clinic_inputs,
    design_inputs,
    fonts_inputs,
    leaflet_inputs,
    organisation_inputs,
    organisation_of,
    settings_inputs,
    template_inputs,
    words_inputs,
)
from leafletpress.library.judging_apart import judge_apart
from leafletpress.library.judging_words import clinic_words_checked, page_words_checked, translation_checked
from leafletpress.library.known import Known
from leafletpress.library.reading import ORGANISATIONS
from leafletpress.library.whole import Library
from leafletpress.model import (
    CLINICS,
    EVERYTHING,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Choice,
    Problem,
    Terms,
    leaflet_texts,
)

# What says of a sign that begins a line how it has to be written, so that no font needs to have it.
SAYS_WHAT_TO_WRITE = frozenset({"list", "heading", "callout", "definition", "table"})


def all_problems(library: Library) -> tuple[Problem, ...]:
    """Every problem of a library, by place."""
    return once(problems_in(library))


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By place, each once: shared files are checked for every leaflet that uses them."""
    problems = list(problems)
    told = {problem.place for problem in problems if problem.code in SAYS_WHAT_TO_WRITE}
    wanted = (problem for problem in problems if problem.code != "glyph" or problem.place not in told)
    return tuple(sorted(dict.fromkeys(wanted), key=lambda problem: (problem.place, problem.code, problem.message)))


def problems_in(library: Library, asked: Choice = EVERYTHING) -> Iterator[Problem]:
    """The problems of what is asked for and of all that it stands on, some of them more than once."""
    yield from what_cannot_be_read(library, asked)
    if not library.checked:
        return
    judge_apart(library, [pair for language in _languages(library, asked) for pair in _translations(library, language, asked)])
    for leaflet in library.leaflets.among(asked.has_leaflet):
        yield from leaflet_checked(library, leaflet).problems
        yield from leaflet_in_clinics(library, leaflet).problems
    for clinic in library.clinics.among(asked.has_clinic):
        yield from clinic_checked(library, clinic).problems
    for organisation in organisations_of(library, asked):
        yield from about_organisation(library, organisation)
    for language in _languages(library, asked):
        yield from _in_language(library, language, asked)
    if not (asked.leaflets or asked.clinics):
        yield from _over_all(library, asked)


def what_cannot_be_read(library: Library, asked: Choice) -> Iterator[Problem]:
    """The problems of files by themselves."""
    yield from general_problems(library)
    yield from (p for name in filter(asked.has_leaflet, library.leaflet_ids[0]) for p in facts.of_leaflet(library, name).problems)
    yield from (p for name in filter(asked.has_clinic, library.clinic_ids[0]) for p in facts.of_clinic(library, name).problems)
    yield from library.organisation_ids[1]
    for name in organisations_of(library, asked):
        yield from facts.of_organisation(library, name).problems
    for key in library.catalog_files[0]:
        if asked.uses_language(key[0]) and _is_asked(key[1], asked):
            yield from facts.of_catalog(library, key).problems


def general_problems(library: Library) -> tuple[Problem, ...]:
    """What is wrong beside leaflets, clinics and catalogs."""
    return library.once(("general",), lambda: Known({}, tuple(_general_problems(library)))).problems


def _general_problems(library: Library) -> Iterator[Problem]:
    yield from (*library.wrong_languages, *library.leaflet_ids[1], *library.clinic_ids[1], *library.catalog_files[1])
    for known in (
        facts.of_settings(library),
        facts.of_shared(library),
        facts.of_templates(library),
        facts.of_terms(library),
        facts.of_accepted(library),
    ):
        yield from known.problems
    for name in library.approval_files:
        if not name.startswith(f"{ORGANISATIONS}/"):
            yield from library.signatures[name][1]
    if library.checked:
        yield from furnishing(library)


@asked_once
def about_leaflet(library: Library, name: str) -> tuple[Problem, ...]:
    """The problems of a leaflet in the source language."""
    read = facts.of_leaflet(library, name)
    if not (library.checked and read.facts):
        return read.problems
    return (*read.problems, *leaflet_checked(library, name).problems, *leaflet_in_clinics(library, name).problems)


@asked_once
def about_clinic(library: Library, name: str) -> tuple[Problem, ...]:
    """The problems of a clinic by itself."""
    read = facts.of_clinic(library, name)
    organisation = read.text("organisation") if read.facts else ""
    lent = about_organisation(library, organisation) if organisation else ()
    return (*read.problems, *lent, *(clinic_checked(library, name).problems if library.checked and read.facts else ()))


@asked_once
def about_organisation(library: Library, name: str) -> tuple[Problem, ...]:
    """The problems of an organisation by itself, its signatures with it."""
    read = facts.of_organisation(library, name)
    file = f"{ORGANISATIONS}/{name}/approvals.yaml"
    signed = library.signatures[file][1] if file in library.approval_files else ()
    return (*read.problems, *signed, *(organisation_checked(library, name).problems if library.checked and read.facts else ()))


def organisations_of(library: Library, asked: Choice) -> tuple[str, ...]:
    """The organisations that the clinics which are asked for belong to; all, where none is asked for by name."""
    if not asked.clinics:
        return library.organisation_ids[0]
    named = {organisation_of(library, name) for name in filter(asked.has_clinic, library.clinic_ids[0])}
    return tuple(name for name in library.organisation_ids[0] if name in named)


@asked_once
def about_language(library: Library, language: str) -> tuple[Problem, ...]:
    """The problems of the page words in a language, and of the catalogs that every leaflet shares."""
    keys = ((language, domain) for domain in (SHARED, CLINICS, TEMPLATES))
    read = (problem for key in keys if key in library.catalog_files[0] for problem in facts.of_catalog(library, key).problems)
    return (*read, *(page_words_checked(library, language).problems if library.checked else ()))


@asked_once
def about_translation(library: Library, leaflet: str, language: str) -> tuple[Problem, ...]:
    """The problems of a leaflet's catalog and of what stands in it."""
    key = (language, leaflet)
    read = facts.of_catalog(library, key).problems if key in library.catalog_files[0] else ()
    return (*read, *(translation_checked(library, leaflet, language).problems if library.checked else ()))


@asked_once
def about_clinic_words(library: Library, clinic: str, language: str) -> tuple[Problem, ...]:
    return clinic_words_checked(library, clinic, language).problems if library.checked else ()


def _is_asked(domain: str, asked: Choice) -> bool:
    return not asked.leaflets or domain in (*asked.leaflets, SHARED, CLINICS, TEMPLATES)


def furnishing(library: Library) -> Iterator[Problem]:
    """What is wrong in the templates, styles and fonts of the library's own."""

    def find_out() -> Known:
        from leafletpress.library.design_problems import design_problems

        design, faults = library.read_design
        return Known({}, (*faults, *design_problems(design, library.template_messages)))

    inputs = (*design_inputs(library), template_inputs(library))
    yield from library.known(("furnishing",), inputs, find_out).problems


def leaflet_checked(library: Library, name: str) -> Known:
    """A leaflet in the source language, by itself."""

    def find_out() -> Known:
        from leafletpress.checks.demands import check_demands
        from leafletpress.library.crosscheck import check_leaflet

        leaflet = library.leaflets[name]
        found = check_leaflet(leaflet, library.design.families)
        return Known({}, (*found, *check_demands(leaflet, library.settings)))

    inputs = (*leaflet_inputs(library, name), fonts_inputs(library), settings_inputs(library))
    return library.known(("leaflet checked", name), inputs, find_out)


def leaflet_in_clinics(library: Library, name: str) -> Known:
    """A leaflet against the clinics that give it out."""
    clinics = clinics_offering(library, name)

    def find_out() -> Known:
        from leafletpress.checks.typed import check_acknowledged
        from leafletpress.library.crosscheck import check_in_clinics

        leaflet, accepted = library.leaflets[name], library.accepted[0]
        own = [entry for entry in accepted if entry.place.path.startswith(f"leaflets/{name}/")]
        found = check_in_clinics(
            library.root, leaflet, [library.clinics[clinic] for clinic in clinics], accepted, library.settings.helplines
        )
        return Known({}, (*found, *check_acknowledged((leaflet,), own)))

    inputs = (
        *leaflet_inputs(library, name),
        settings_inputs(library),
        *(digest for clinic in clinics for digest in (clinic, *clinic_inputs(library, clinic))),
    )
    return library.known(("leaflet in clinics", name), inputs, find_out)


def clinics_offering(library: Library, leaflet: str) -> tuple[str, ...]:
    """The clinics that give out a leaflet: those that name it, and those that name none."""
    return tuple(name for name in library.clinics if gives_out(library, name, leaflet))


@asked_once
def gives_out(library: Library, clinic: str, leaflet: str) -> bool:
    """Whether a clinic gives out a leaflet: it names it, or names none."""
    named = facts.of_clinic(library, clinic).names("leaflets")
    return named is None or leaflet in named


@asked_once
def speaks(library: Library, clinic: str, language: str) -> bool:
    """Whether a clinic gives out leaflets in a language: it names it, or names none."""
    return language in (SOURCE_LANGUAGE, *(facts.of_clinic(library, clinic).names("languages") or (language,)))


def _leaflets_named(library: Library, giver: Known) -> tuple[str, ...]:
    """The leaflets that a clinic or an organisation names, where each is there; else all that are, for it is told which."""
    named = giver.texts("named")
    return named if all(name in library.leaflets for name in named) else tuple(library.leaflets)


def clinic_checked(library: Library, name: str) -> Known:
    """A clinic by itself."""
    leaflets = _leaflets_named(library, facts.of_clinic(library, name))

    def find_out() -> Known:
        from leafletpress.library.crosscheck import check_clinic

        return Known({}, tuple(check_clinic(library.clinics[name], leaflets, library.design.families)))

    inputs = (*clinic_inputs(library, name), *leaflets, fonts_inputs(library))
    return library.known(("clinic checked", name), inputs, find_out)


def organisation_checked(library: Library, name: str) -> Known:
    """An organisation by itself."""
    leaflets = _leaflets_named(library, facts.of_organisation(library, name))

    def find_out() -> Known:
        from leafletpress.library.crosscheck import check_organisation

        found = check_organisation(library.organisations[name], leaflets, library.design.families)
        return Known({}, tuple(found))

    inputs = (*organisation_inputs(library, name), *leaflets, fonts_inputs(library))
    return library.known(("organisation checked", name), inputs, find_out)


def _in_language(library: Library, language: str, asked: Choice) -> Iterator[Problem]:
    yield from page_words_checked(library, language).problems
    for clinic in library.clinics.among(asked.has_clinic):
        if speaks(library, clinic, language):
            yield from clinic_words_checked(library, clinic, language).problems
    for leaflet, _ in _translations(library, language, asked):
        yield from translation_checked(library, leaflet, language).problems


def _languages(library: Library, asked: Choice) -> Iterator[str]:
    return iter(library.spoken(asked))


def _translations(library: Library, language: str, asked: Choice) -> Iterator[tuple[str, str]]:
    """The leaflets that are asked for and have a catalog in a language, with it."""
    named = library.leaflets.among(asked.has_leaflet)
    return ((leaflet, language) for leaflet in named if (language, leaflet) in library.read_catalogs)


def _over_all(library: Library, asked: Choice) -> Iterator[Problem]:
    """What shows only over the whole library: files that nothing reads, and each language as a whole."""
    yield from _strays(library).problems
    yield from _shared_accepted(library).problems
    for language in _languages(library, asked):
        yield from _language_checked(library, language).problems


def _strays(library: Library) -> Known:
    def find_out() -> Known:
        from leafletpress.library.crosscheck import stray_catalogs
        from leafletpress.library.strays import stray_files

        folders = [path.name for path in (library.root / "leaflets").glob("*")]
        catalogs = [(key[1], library.path_of(path)) for key, path in library.catalog_files[0].items()]
        return Known({}, (*stray_files(library.root, folders), *stray_catalogs(library.root, tuple(library.leaflets), catalogs)))

    return library.known(("strays",), (*library.inventory.files, "", *library.leaflets), find_out)


def _shared_accepted(library: Library) -> Known:
    """Whether what is accepted in shared blocks accepts anything in the leaflets that include them."""

    def find_out() -> Known:
        from leafletpress.checks.typed import check_acknowledged

        entries = [entry for entry in library.accepted[0] if entry.place.path.startswith(f"leaflets/{SHARED}/")]
        return Known({}, tuple(check_acknowledged(library.leaflets.values(), entries)) if entries else ())

    return library.known(("shared accepted",), (library.inventory.below("leaflets"),), find_out)


def _language_checked(library: Library, language: str) -> Known:
    def sources() -> set[str]:
        from leafletpress.library.in_language import page_words

        leaflets = (leaflet for name, leaflet in library.leaflets.items() if (language, name) in library.read_catalogs)
        texts = [text for leaflet in leaflets for text in leaflet_texts(leaflet)]
        texts += [text for name, clinic in library.clinics.items() if speaks(library, name, language) for text in clinic.texts]
        texts += [text for organisation in library.organisations.values() for text in organisation.texts]
        return {text.source for text in (*texts, *page_words(library))}

    def find_out() -> Known:
        from leafletpress.library.crosscheck import check_language

        catalogs = {key: catalog for key in keys if (catalog := library.readable_catalog(key))}
        return Known({}, tuple(check_language(language, sources, catalogs, library.terms.get(language, Terms()))))

    keys = sorted({*(key for key in library.catalog_files[0] if key[0] == language), (language, TEMPLATES)})
    domains = [domain for _, domain in keys]
    words = (*domains, *words_inputs(library, language, domains))
    inputs = (library.inventory.below("leaflets", "clinics", ORGANISATIONS), template_inputs(library), *words)
    return library.known(("language checked", language), inputs, find_out, language)
