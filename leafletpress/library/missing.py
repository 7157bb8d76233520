"""What was asked for and is not there, and what was left out since it cannot be read: said, so that nothing is missing in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from leafletpress.languages import REAL_LANGUAGES, locale_of, tag_of
from leafletpress.library.judging import once, what_cannot_be_read
from leafletpress.library.printed_catalogs import begun, is_broken
from leafletpress.library.reading import FURNITURE
from leafletpress.library.whole import Library
from leafletpress.model import SHARED, SOURCE_LANGUAGE, Choice, Clinic, Place, Problem, Scope, Severity


def missing(library: Library, choice: Choice) -> Iterator[Problem]:
    """A problem for each part of a choice that there is nothing of; an empty choice asks for nothing by name."""
    for language in choice.tags:
        if language not in REAL_LANGUAGES and language not in library.languages:
            hint = "build, list and preview make it when they are asked for it"
            what = f"{language} is made by the machine, and has no catalogs"
            yield Problem("no-catalog", Severity.ERROR, what, Place("translations"), hint, Scope(language=language))
        elif language in REAL_LANGUAGES and language != SOURCE_LANGUAGE:
            yield from _without_catalog(library, language, choice.leaflets)
    for clinic in (library.clinics[name] for name in choice.clinics if name in library.clinics):
        yield from _not_offered(clinic, "languages", choice.tags, clinic.languages)
        yield from _not_offered(clinic, "leaflets", choice.leaflets, clinic.leaflets)


def _without_catalog(library: Library, language: str, leaflets: Collection[str]) -> Iterator[Problem]:
    """The leaflets that a language has no catalog of, told as one where it has none at all. A broken one is a problem of its own."""
    wanted = leaflets or library.leaflets
    lacking = [name for name in wanted if (language, name) not in library.catalogs and not is_broken(library, language, name)]
    name = REAL_LANGUAGES[language].english_name
    hint = f"publish new language {language} makes the catalogs that are not there yet"
    if len(lacking) == len(wanted):
        place = Place(f"translations/{locale_of(language)}/LC_MESSAGES")
        what = f"there is no catalog in {name}" + (f" of {', '.join(leaflets)}" if leaflets else "")
        yield Problem("no-catalog", Severity.ERROR, what, place, hint, Scope(language=language))
        return
    for leaflet in lacking if leaflets else ():
        place = Place(begun(language, leaflet).path)
        yield Problem("no-catalog", Severity.ERROR, f"{leaflet} has no catalog in {name}", place, hint, Scope(leaflet, language))


def _not_offered(clinic: Clinic, field: str, wanted: Collection[str], offered: Collection[str] | None) -> Iterator[Problem]:
    for name in wanted:
        if offered is not None and name not in (SOURCE_LANGUAGE, *offered):
            message = (
                f"{clinic.id} gives out nothing in {name}" if field == "languages" else f"{clinic.id} does not give out {name}"
            )
            hint = f"{field} has: {', '.join(offered)}; add {name} there, or ask for another"
            yield Problem("not-offered", Severity.ERROR, message, clinic.places[field], hint, Scope(clinic=clinic.id))


def left_out(library: Library, choice: Choice) -> Iterator[Problem]:
    """The errors for which a leaflet, clinic or catalog of a choice is not in the library, though its file is."""
    found = once(what_cannot_be_read(library, choice))
    return (problem for problem in found if problem.severity is Severity.ERROR and _leaves_out(library, problem))


def _leaves_out(library: Library, problem: Problem) -> bool:
    scope, path = problem.scope, PurePosixPath(problem.place.path)
    if scope.leaflet not in ("", SHARED, *library.leaflets) or scope.clinic not in ("", *library.clinics):
        return True
    if path.match("organisations/*/*"):
        return path.parts[1] not in library.organisations
    if path.match("translations/*/LC_MESSAGES/*.po"):
        return (tag_of(path.parts[1]), path.stem) not in library.catalogs
    return problem.place.path == FURNITURE or scope.language not in ("", *REAL_LANGUAGES)
