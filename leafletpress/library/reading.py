"""Everything that a library holds, read from its folder: values where they are good, problems where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from leafletpress import resources
from leafletpress.approvals import read_approvals
from leafletpress.catalogs import read_catalog, read_good_entries
from leafletpress.catalogs.side_files import read_acknowledgements, read_glossary, read_kept_terms
from leafletpress.clinics import read_clinic
from leafletpress.fonts import code_points, font_list, known_families
from leafletpress.languages import REAL_LANGUAGES, locale_of, tag_of
from leafletpress.leaflets import Part, read_leaflet, read_shared
from leafletpress.library.messages import FURNITURE
from leafletpress.model import (
    DOMAINS,
    EVERYWHERE,
    ID,
    SHARED,
    SOURCE_LANGUAGE,
    TEMPLATES,
    Acknowledgement,
    Approval,
    Catalog,
    Clinic,
    Leaflet,
    Message,
    Place,
    Problem,
    Problems,
    Scope,
    Severity,
    Terms,
)
from leafletpress.resources.pictures import Pictures, check_icon, read_picture

T = TypeVar("T")


def read_shared_blocks(root: Path, problems: list[Problem]) -> dict[str, tuple[Part, ...] | None]:
    blocks: dict[str, tuple[Part, ...] | None] = {}
    pictures = Pictures(root, root / "leaflets" / SHARED, "the shared blocks")
    for path in sorted((root / "leaflets" / SHARED).glob("*.md")):
        found = Problems(Scope(leaflet=SHARED))
        text = resources.read_text(root, path, found)
        parts, more = read_shared(text, resources.relative(root, path), pictures) if text is not None else (None, ())
        problems += (*found.found, *more)
        blocks[path.stem] = parts
    return blocks


def read_leaflets(root: Path, problems: list[Problem]) -> dict[str, Leaflet]:
    shared = read_shared_blocks(root, problems)
    leaflets: dict[str, Leaflet] = {}
    for folder, text, path in _each(root, "leaflets", "leaflet.md", problems):
        leaflet, found = read_leaflet(folder.name, text, path, shared, Pictures(root, folder))
        problems += found
        if leaflet is not None:
            leaflets[leaflet.id] = leaflet
    return leaflets


def read_clinics(root: Path, problems: list[Problem]) -> dict[str, Clinic]:
    clinics: dict[str, Clinic] = {}
    for folder, text, path in _each(root, "clinics", "clinic.yaml", problems):
        clinic, found = read_clinic(folder.name, text, path, partial(read_picture, root, folder))
        problems += found
        if clinic is not None:
            clinics[clinic.id] = clinic
    return clinics


def _each(root: Path, kind: str, file: str, problems: list[Problem]) -> Iterator[tuple[Path, str, str]]:
    """Each folder of a kind with the text of its file; what is no such folder, or cannot be read, is a problem."""
    found = Problems()
    for folder in resources.sub_folders(root, kind, found):
        if folder.name == SHARED:
            continue
        path = folder / file
        scoped = Problems(Scope(leaflet=folder.name) if kind == "leaflets" else Scope(clinic=folder.name))
        text = None
        if kind == "leaflets" and folder.name in DOMAINS:
            scoped.error(
                "id",
                f"{folder.name} is no id for a leaflet: catalogs of that name hold other words",
                Place(f"{kind}/{folder.name}"),
                "give the folder another name",
            )
        elif ID.fullmatch(folder.name):
            text = resources.read_text(root, path, scoped)
        else:
            scoped.error(
                "id",
                f"{folder.name} is not an id",
                Place(f"{kind}/{folder.name}"),
                "name the folder in small letters, digits and hyphens",
            )
        problems += scoped.found
        if text is not None:
            yield folder, text, resources.relative(root, path)
    problems += found.found


def read_catalogs(root: Path, problems: list[Problem]) -> dict[tuple[str, str], Catalog]:
    """The library's own catalogs by language and domain, those that are broken too, as far as they can be read."""
    catalogs: dict[tuple[str, str], Catalog] = {}
    for folder in sorted((root / "translations").glob("*/LC_MESSAGES")):
        language = tag_of(folder.parent.name)
        if language not in REAL_LANGUAGES:
            problems.append(_unknown_language(resources.relative(root, folder.parent), folder.parent.name))
            continue
        for path in sorted(folder.glob("*.po")):
            catalog = _read_catalog(root, path, language, problems)
            if catalog is not None:
                catalogs[language, catalog.domain] = catalog
    return catalogs


def _unknown_language(path: str, name: str) -> Problem:
    hint = f"known: {', '.join(map(locale_of, REAL_LANGUAGES))}; a new language is a file in leafletpress/languages/"
    return Problem(
        "language", Severity.ERROR, f"{name} is no language of the table", Place(path), hint, Scope(language=tag_of(name))
    )


def _read_catalog(root: Path, path: Path, language: str, problems: list[Problem]) -> Catalog | None:
    """A catalog; one that is not whole, with its problems, where something in it is broken."""
    domain = path.stem
    scope = Scope(leaflet="" if domain in DOMAINS else domain, language=language)
    found = Problems(scope)
    text = resources.read_text(root, path, found)
    problems += found.found
    if text is None:
        return None
    catalog, more = read_good_entries(text, resources.relative(root, path), language, domain, scope)
    problems += more
    return catalog


def read_carried(root: Path, problems: list[Problem]) -> dict[str, Catalog]:
    """The engine's own words for the page furniture, by language; none where the library is the engine's."""
    engine = resources.engine_root()
    if engine == root:
        return {}
    files = {tag: engine / f"translations/{locale_of(tag)}/LC_MESSAGES/{TEMPLATES}.po" for tag in REAL_LANGUAGES}
    found = {tag: _read_catalog(engine, path, tag, problems) for tag, path in files.items() if path.is_file()}
    return {tag: catalog for tag, catalog in found.items() if catalog is not None and catalog.whole}


def read_furniture(root: Path, problems: list[Problem]) -> tuple[Message, ...]:
    """The words of the templates, from the committed template catalog: the library's own or else the engine's."""
    path = resources.find(root, FURNITURE)
    assert path is not None  # noqa: S101 - the engine carries one
    home = root if path.is_relative_to(root) else resources.engine_root()
    found = Problems()
    text = resources.read_text(home, path, found)
    catalog, more = read_catalog(text, resources.relative(home, path), "", TEMPLATES, Scope()) if text is not None else (None, ())
    problems += (*found.found, *more)
    return tuple(catalog.messages.values()) if catalog else ()


def _is_there(path: Path) -> bool:
    """Whether anything stands there, be it a link that leads nowhere."""
    return path.exists() or path.is_symlink()


def _in_each(folder: Path, name: str) -> list[Path]:
    return [path for path in (found / name for found in sorted(folder.glob("*"))) if _is_there(path)]


def read_all_approvals(root: Path, problems: list[Problem]) -> Mapping[str, tuple[Approval, ...]]:
    """The signatures by file: `leaflets/<id>`, `clinics/<id>`, `translations/<locale>/<leaflet or templates>`."""
    files = [
        (f"leaflets/{path.parent.name}", Scope(leaflet=path.parent.name), path)
        for path in _in_each(root / "leaflets", "approvals.yaml")
    ]
    files += [
        (f"clinics/{path.parent.name}", Scope(clinic=path.parent.name), path)
        for path in _in_each(root / "clinics", "approvals.yaml")
    ]
    for path in sorted(root.glob("translations/*/approvals/*.yaml")):
        locale, domain = path.parent.parent.name, path.stem
        scope = Scope(leaflet="" if domain == TEMPLATES else domain, language=tag_of(locale))
        files.append((f"translations/{locale}/{domain}", scope, path))
    approvals: dict[str, tuple[Approval, ...]] = {}
    for name, scope, path in files:
        found = Problems(scope)
        text = resources.read_text(root, path, found)
        signed, more = read_approvals(text, resources.relative(root, path), scope) if text is not None else ((), ())
        problems += (*found.found, *more)
        approvals[name] = signed
    return approvals


DO_NOT_TRANSLATE = "translations/do-not-translate.yaml"


def read_terms(root: Path, problems: list[Problem]) -> dict[str, Terms]:
    """Glossary, do-not-translate list and acknowledgements of each language that has a folder."""
    kept = _read_side_file(root, root / DO_NOT_TRANSLATE, read_kept_terms, problems) or ()
    terms: dict[str, Terms] = {}
    for folder in sorted(path for path in (root / "translations").glob("*") if path.is_dir()):
        language = tag_of(folder.name)
        scope = Scope(language=language)
        own = {entry.term: entry for entry, tag in kept if not tag} | {
            entry.term: entry for entry, tag in kept if tag == language
        }
        glossary = _read_side_file(root, folder / "glossary.yaml", partial(read_glossary, scope=scope), problems)
        accepted = _read_side_file(root, folder / "acknowledged.yaml", partial(read_acknowledgements, scope=scope), problems)
        terms[language] = Terms(glossary or (), tuple(own.values()), accepted or ())
    return terms


def read_accepted(root: Path, problems: list[Problem]) -> tuple[Acknowledgement, ...]:
    """What is accepted in leaflets and shared blocks; the place of each says beside which."""
    accepted: list[Acknowledgement] = []
    for path in _in_each(root / "leaflets", "acknowledged.yaml"):
        scope = Scope(leaflet=path.parent.name)
        read = partial(read_acknowledgements, scope=scope, of_leaflet=True)
        accepted += _read_side_file(root, path, read, problems, scope) or ()
    return tuple(accepted)


def check_styles(root: Path, problems: list[Problem]) -> None:
    """Problems of the library's own style sheets, and of the icons that they name."""
    found = Problems()
    for path in sorted((root / "styles/icons").glob("*.svg")):
        check_icon(root, path, found)
    problems += found.found
    for path in sorted((root / "styles").rglob("*.css")):
        from leafletpress.checks.style_sheets import check_style_sheet

        found = Problems()
        text = resources.read_text(root, path, found)
        problems += found.found
        if text is not None:
            problems += check_style_sheet(text, resources.relative(root, path))


def check_templates(root: Path, words: Iterable[Message], problems: list[Problem]) -> None:
    """Problems of the library's own templates, whose words should be these; those of the engine are its own affair."""
    if root != resources.engine_root() and (root / "templates").is_dir():
        from leafletpress.compose.templates import template_problems

        problems += template_problems(root, {message.key for message in words}, Place(FURNITURE))


def check_font_list(root: Path, problems: list[Problem]) -> None:
    """Problems of the library's own list of fonts."""
    folder = root / resources.FONTS
    if root == resources.engine_root() or not _is_there(folder / resources.FONT_LIST):
        return
    found, path = Problems(), folder / resources.FONT_LIST
    place = Place(resources.relative(root, path))
    text = resources.read_text(root, path, found)
    families, more = font_list(text, folder, place) if text is not None else ((), ())
    engines = known_families(resources.engine_root() / resources.FONTS)
    for family in families:
        if family.name in engines and family.hashes != engines[family.name].hashes:
            hint = "give your font a name of its own: this list adds to the engine's, and does not change it"
            found.error("font", f"{family.name} is a font of the engine's already, with other files", place, hint)
        for name in family.names if family.shipped else ():
            if not _is_there(folder / name):
                found.error(
                    "missing-file", f"there is no file {name}", place, f"put it into {resources.FONTS}/, or correct its name"
                )
    shipped = [(family.name, file) for family in families if family.shipped for file in family.files]
    for name, file in shipped:
        if not resources.is_inside(root, file):
            found.error("outside", f"{file.name} leads out of the library", place, "copy the font instead of linking to it")
        elif not code_points(file, name):
            found.error("font", f"{file.name} is no font that can be read", place, "get the file again")
    problems += (*found.found, *more)


def _read_side_file(
    root: Path,
    path: Path,
    read: Callable[[str, str], tuple[T, tuple[Problem, ...]]],
    problems: list[Problem],
    scope: Scope = EVERYWHERE,
) -> T | None:
    """What a side file holds; None where it is not there or cannot be read."""
    if not _is_there(path):
        return None
    found = Problems(scope)
    text = resources.read_text(root, path, found)
    problems += found.found
    if text is None:
        return None
    value, more = read(text, resources.relative(root, path))
    problems += more
    return value


def source_and_translations(catalogs: Mapping[tuple[str, str], Catalog], leaflets: Mapping[str, Leaflet]) -> tuple[str, ...]:
    """The languages of a library: the source, and each that has a catalog of a leaflet."""
    found = {language for language, domain in catalogs if domain in leaflets}
    return (SOURCE_LANGUAGE, *sorted(found))
