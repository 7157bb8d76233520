"""The files of a library, each read by itself: a value where it is good, problems where it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from leafletpress import resources
from leafletpress.languages import REAL_LANGUAGES, locale_of, tag_of
from leafletpress.model import (
    DOMAINS,
    EVERYWHERE,
    ID,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Acknowledgement,
    AddedNegation,
    Approval,
    Catalog,
    Clinic,
    GlossaryTerm,
    KeptTerm,
    Leaflet,
    Message,
    Picture,
    Place,
    Problem,
    Problems,
    Scope,
    Settings,
    Severity,
    Terms,
)

if TYPE_CHECKING:
    from leafletpress.clinics.lending import Lend, Lender
    from leafletpress.leaflets import Part

T = TypeVar("T")
Shared = Mapping[str, "tuple[Part, ...] | None"]
Found = tuple[Problem, ...]
DO_NOT_TRANSLATE = "translations/do-not-translate.yaml"
FURNITURE = f"translations/templates/{TEMPLATES}.pot"
SETTINGS = "library.yaml"
ORGANISATIONS = "organisations"
FILES = {"leaflets": "leaflet.md", "clinics": "clinic.yaml", ORGANISATIONS: "organisation.yaml"}


def ids(root: Path, kind: str) -> tuple[tuple[str, ...], Found]:
    """The folders of `leaflets`, `clinics` or `organisations` that have a good id; what is no such folder is a problem."""
    found = Problems()
    names = [folder.name for folder in resources.sub_folders(root, kind, found) if folder.name != SHARED]
    wrong = {name: problem for name in names if (problem := _no_id(kind, name))}
    return tuple(name for name in names if name not in wrong), (*wrong.values(), *found.found)


def _no_id(kind: str, name: str) -> Problem | None:
    scope, place = _scope(kind, name), Place(f"{kind}/{name}")
    if kind == "leaflets" and name in DOMAINS:
        message = f"{name} is no id for a leaflet: catalogs of that name hold other words"
        return Problem("id", Severity.ERROR, message, place, "give the folder another name", scope)
    if not ID.fullmatch(name):
        hint = "name the folder in small letters, digits and hyphens"
        return Problem("id", Severity.ERROR, f"{name} is not an id", place, hint, scope)
    return None


def _scope(kind: str, name: str) -> Scope:
    """That of a leaflet or a clinic. What is wrong with an organisation is only asked of what belongs to it."""
    return {"leaflets": Scope(leaflet=name), "clinics": Scope(clinic=name)}.get(kind, EVERYWHERE)


def _text(root: Path, path: Path, scope: Scope = EVERYWHERE) -> tuple[str | None, Found]:
    found = Problems(scope)
    text = resources.read_text(root, path, found)
    return text, tuple(found.found)


def read_library_file(root: Path) -> tuple[Settings, Found]:
    """What a library says of itself: what is usual, where there is no library.yaml."""
    from leafletpress.library.settings_file import read_settings

    if not is_there(root / SETTINGS):
        return Settings(), ()
    text, found = _text(root, root / SETTINGS)
    settings, more = read_settings(text) if text is not None else (Settings(), ())
    return settings, (*found, *more)


def read_shared_blocks(root: Path) -> tuple[Shared, Found]:
    """The shared blocks by name, as `read_one_leaflet` takes them; None for one that is broken."""
    from leafletpress.leaflets import read_shared
    from leafletpress.resources.pictures import Pictures

    blocks: dict[str, tuple[Part, ...] | None] = {}
    problems: list[Problem] = []
    pictures = Pictures(root, root / "leaflets" / SHARED, "the shared blocks")
    for path in sorted((root / "leaflets" / SHARED).glob("*.md")):
        text, found = _text(root, path, Scope(leaflet=SHARED))
        parts, more = read_shared(text, resources.relative(root, path), pictures) if text is not None else (None, ())
        problems += (*found, *more)
        blocks[path.stem] = parts
    return blocks, tuple(problems)


def read_one_leaflet(root: Path, name: str, shared: Shared) -> tuple[Leaflet | None, Found]:
    from leafletpress.leaflets import read_leaflet
    from leafletpress.resources.pictures import Pictures

    folder = root / "leaflets" / name
    text, found = _text(root, folder / FILES["leaflets"], Scope(leaflet=name))
    if text is None:
        return None, found
    path = resources.relative(root, folder / FILES["leaflets"])
    leaflet, more = read_leaflet(name, text, path, shared, Pictures(root, folder))
    return leaflet, (*found, *more)


def read_one_clinic(root: Path, name: str, lend: Lend) -> tuple[Clinic | None, Found]:
    from leafletpress.clinics import read_clinic

    path = root / "clinics" / name / FILES["clinics"]
    text, found = _text(root, path, Scope(clinic=name))
    if text is None:
        return None, found
    clinic, more = read_clinic(name, text, resources.relative(root, path), partial(_picture_beside, root), lend)
    return clinic, (*found, *more)


def organisation_named(root: Path, name: str) -> str:
    """The organisation that the file of a clinic names, be it there or not; empty where it names none, or cannot be read."""
    from leafletpress.clinics.lending import name_of_lender

    path = root / "clinics" / name / FILES["clinics"]
    text, _ = _text(root, path)
    return name_of_lender(text, resources.relative(root, path))[0] if text is not None else ""


def read_one_organisation(root: Path, name: str) -> tuple[Lender | None, Found]:
    from leafletpress.clinics import read_organisation

    path = root / ORGANISATIONS / name / FILES[ORGANISATIONS]
    text, found = _text(root, path)
    if text is None:
        return None, found
    lender, more = read_organisation(name, text, resources.relative(root, path), partial(_picture_beside, root))
    return lender, (*found, *more)


def _picture_beside(root: Path, name: str, place: Place, problems: Problems) -> Picture | None:
    """A picture in the folder of the file that names it."""
    from leafletpress.resources.pictures import read_picture

    return read_picture(root, (root / place.path).parent, name, place, problems)


def catalog_files(root: Path) -> tuple[Mapping[tuple[str, str], Path], Found]:
    """The library's own catalogs by language and domain; a folder of no known language is a problem."""
    files: dict[tuple[str, str], Path] = {}
    problems: list[Problem] = []
    for folder in sorted((root / "translations").glob("*/LC_MESSAGES")):
        language = tag_of(folder.parent.name)
        if language == SOURCE_LANGUAGE:
            problems += (_of_the_source(resources.relative(root, path), path.stem) for path in sorted(folder.glob("*.po")))
            continue
        if language not in REAL_LANGUAGES:
            problems.append(_unknown_language(resources.relative(root, folder.parent), folder.parent.name))
            continue
        files |= {(language, path.stem): path for path in sorted(folder.glob("*.po"))}
    return files, tuple(problems)


def _of_the_source(path: str, domain: str) -> Problem:
    message = f"{SOURCE_LANGUAGE} is what is translated from: it has no catalogs"
    hint = "take the file out: what is printed in it stands in leaflets/, clinics/ and the templates, and is signed there"
    scope = Scope(leaflet="" if domain in DOMAINS else domain, language=SOURCE_LANGUAGE)
    return Problem("language", Severity.ERROR, message, Place(path), hint, scope)


def _unknown_language(path: str, name: str) -> Problem:
    hint = f"known: {', '.join(map(locale_of, REAL_LANGUAGES))}; a new language is a file of the library, languages/<tag>.yaml: docs/formats.md"
    return Problem(
        "language", Severity.ERROR, f"{name} is no language of the table", Place(path), hint, Scope(language=tag_of(name))
    )


def read_one_catalog(root: Path, path: Path, language: str) -> tuple[Catalog | None, Found]:
    """A catalog; one that is not whole, with its problems, where something in it is broken."""
    from leafletpress.catalogs import read_good_entries

    domain = path.stem
    scope = Scope(leaflet="" if domain in DOMAINS else domain, language=language)
    text, found = _text(root, path, scope)
    if text is None:
        return None, found
    catalog, more = read_good_entries(text, resources.relative(root, path), language, domain, scope)
    return catalog, (*found, *more)


def carried_files(root: Path) -> Mapping[str, Path]:
    """The engine's own words for the page furniture, by language; none where the library is the engine's."""
    engine = resources.engine_root()
    if engine == root:
        return {}
    files = {tag: engine / f"translations/{locale_of(tag)}/LC_MESSAGES/{TEMPLATES}.po" for tag in REAL_LANGUAGES}
    return {tag: path for tag, path in files.items() if path.is_file()}


def read_furniture(root: Path) -> tuple[tuple[Message, ...], Found]:
    """The words of the templates, from the committed template catalog: the library's own or else the engine's."""
    from leafletpress.catalogs import read_catalog

    path = resources.find(root, FURNITURE)
    assert path is not None  # noqa: S101 - the engine carries one
    home = root if path.is_relative_to(root) else resources.engine_root()
    text, found = _text(home, path)
    catalog, more = read_catalog(text, resources.relative(home, path), "", TEMPLATES, Scope()) if text is not None else (None, ())
    return (tuple(catalog.messages.values()) if catalog else ()), (*found, *more)


def is_there(path: Path) -> bool:
    """Whether anything stands there, be it a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def _in_each(folder: Path, name: str) -> list[Path]:
    return [path for path in (found / name for found in sorted(folder.glob("*"))) if is_there(path)]


def approval_files(root: Path) -> Mapping[str, tuple[str, Scope]]:
    """The files of signatures, as subjects name them, with what each is of and the editions that it touches."""
    from leafletpress.signoff.subjects import DESIGN, DESIGN_FILE

    files: dict[str, tuple[str, Scope]] = {}
    for kind in FILES:
        for path in _in_each(root / kind, "approvals.yaml"):
            name = path.parent.name
            files[resources.relative(root, path)] = (f"{kind.removesuffix('s')}:{name}", _scope(kind, name))
    for path in sorted(root.glob("translations/*/approvals/*.yaml")):
        language, domain = tag_of(path.parent.parent.name), path.stem
        is_leaflets = domain != TEMPLATES
        scope = Scope(leaflet=domain if is_leaflets else "", language=language)
        files[resources.relative(root, path)] = (f"leaflet:{domain}" if is_leaflets else TEMPLATES, scope)
    if is_there(root / DESIGN_FILE):
        files[DESIGN_FILE] = (DESIGN, EVERYWHERE)
    return files


def read_signatures(root: Path, file: str, subject: str, scope: Scope) -> tuple[tuple[Approval, ...], Found]:
    """The signatures in a file; those over page words with what they list."""
    from leafletpress.signoff.records import read_records, with_what_was_signed

    text, found = _text(root, root / file, scope)
    signed, more = read_records(text, file, subject, scope) if text is not None else ((), ())
    if subject != TEMPLATES:
        return signed, (*found, *more)
    listed = [with_what_was_signed(approval, file, partial(read_beside, root)) for approval in signed]
    return tuple(one for one, _ in listed), (*found, *more, *(problem for _, problem in listed if problem))


def read_beside(root: Path, name: str) -> str | None:
    """The text of a file of the library that need not be there; None where it is not, or cannot be read."""
    path = root / name
    return resources.read_text(root, path, Problems()) if is_there(path) else None


def read_kept(root: Path) -> tuple[Sequence[tuple[KeptTerm, str]], Found]:
    """The terms that no translation changes, with the language that each is for, empty for all."""
    from leafletpress.catalogs.side_files import read_kept_terms

    kept, found = _read_side_file(root, root / DO_NOT_TRANSLATE, read_kept_terms)
    return kept or (), found


def read_terms(root: Path, folder: Path, kept: Sequence[tuple[KeptTerm, str]]) -> tuple[Terms, Found]:
    """Glossary, do-not-translate list and acknowledgements of a language's folder."""
    from leafletpress.catalogs.side_files import read_acknowledgements, read_glossary

    language = tag_of(folder.name)
    scope = Scope(language=language)
    own = {entry.term: entry for wanted in ("", language) for entry, tag in kept if tag == wanted}
    glossary, wrong = _read_side_file(root, folder / "glossary.yaml", partial(read_glossary, scope=scope))
    accepted, more = _read_side_file(root, folder / "acknowledged.yaml", partial(read_acknowledgements, scope=scope))
    terms = Terms(
        glossary=tuple(entry for entry in glossary or () if isinstance(entry, GlossaryTerm)),
        kept=tuple(own.values()),
        acknowledged=accepted or (),
        negations=tuple(entry for entry in glossary or () if isinstance(entry, AddedNegation)),
    )
    return terms, (*wrong, *more)


def read_accepted(root: Path) -> tuple[tuple[Acknowledgement, ...], Found]:
    """What is accepted in leaflets and shared blocks; the place of each says beside which."""
    from leafletpress.catalogs.side_files import read_acknowledgements

    accepted: list[Acknowledgement] = []
    problems: list[Problem] = []
    for path in _in_each(root / "leaflets", "acknowledged.yaml"):
        scope = Scope(leaflet=path.parent.name)
        read, found = _read_side_file(root, path, partial(read_acknowledgements, scope=scope, of_leaflet=True), scope)
        accepted += read or ()
        problems += found
    return tuple(accepted), tuple(problems)


def _read_side_file(
    root: Path, path: Path, read: Callable[[str, str], tuple[T, Found]], scope: Scope = EVERYWHERE
) -> tuple[T | None, Found]:
    """What a side file holds; None where it is not there or cannot be read."""
    if not is_there(path):
        return None, ()
    text, found = _text(root, path, scope)
    if text is None:
        return None, found
    value, more = read(text, resources.relative(root, path))
    return value, (*found, *more)
