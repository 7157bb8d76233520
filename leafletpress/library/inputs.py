"""The digests of the files that each part of a library is read from: where one is the same, what is known of the part is too."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

import leafletpress.library.reading as reading
from leafletpress.library.known import Known
from leafletpress.model import SHARED, TEMPLATES
from leafletpress.resources import FONT_LIST, FONTS, LARGEST_TEXT, engine_root

if TYPE_CHECKING:
    from leafletpress.library.sources import Sources

SIGNATURES = ("approvals.yaml", "approvals")  # files and folders that no reader of words looks at


L = TypeVar("L", bound="Sources")
Asked = TypeVarTuple("Asked")
T = TypeVar("T")


def asked_once(function: Callable[[L, *Asked], T]) -> Callable[[L, *Asked], T]:
    """The same function, worked out once for a library and what it is asked of: files do not change while one is looked at."""

    @wraps(function)
    def worked_out(library: L, /, *asked: *Asked) -> T:
        key = (function, *asked)
        try:
            found: T = library.inputs[key]
        except KeyError:
            found = library.inputs[key] = function(library, *asked)
        return found

    return worked_out


def _signs(path: str) -> bool:
    """Whether a file holds signatures, or what was signed: no reader of words looks at it."""
    return path.split("/")[2] in SIGNATURES


@asked_once
def folder_inputs(library: Sources, kind: str, name: str) -> str:
    """Over the folder of a leaflet or clinic."""
    return library.inventory.digest(lambda path: path.startswith(f"{kind}/{name}/") and not _signs(path), f"{kind}/{name}")


@asked_once
def leaflet_inputs(library: Sources, name: str) -> tuple[str, ...]:
    """Over the files that a leaflet is read from, shared blocks with it."""
    return (folder_inputs(library, "leaflets", name), folder_inputs(library, "leaflets", SHARED))


@asked_once
def clinic_inputs(library: Sources, name: str) -> tuple[str, ...]:
    """Over the files that a clinic is read from, those of its organisation with it."""
    own, organisation = folder_inputs(library, "clinics", name), organisation_of(library, name)
    return (own, *organisation_inputs(library, organisation)) if organisation else (own,)


def organisation_of(library: Sources, name: str) -> str:
    """The organisation that a clinic's file names, be it there or not; empty where it names none."""

    def find_out() -> Known:
        return Known({"organisation": reading.organisation_named(library.root, name)})

    return library.known(("organisation of", name), (folder_inputs(library, "clinics", name),), find_out).text("organisation")


@asked_once
def organisation_inputs(library: Sources, name: str) -> tuple[str, ...]:
    return (name, *library.organisation_ids[0], folder_inputs(library, reading.ORGANISATIONS, name))


@asked_once
def catalog_inputs(library: Sources, language: str, domain: str) -> str:
    """Over a catalog, and the engine's words that are laid under it."""
    path = library.catalog_files[0].get((language, domain))
    own = library.inventory.file_digest(library.path_of(path)) if path else "none"
    carried = library.carried_files.get(language) if domain == TEMPLATES else None
    return f"{own} {_file_digest(carried)}" if carried else own


@asked_once
def terms_inputs(library: Sources, language: str) -> str:
    """Over the files that a language's terms are read from."""
    folder = library.term_folders.get(language)
    files = [f"{library.path_of(folder)}/{name}" for name in ("glossary.yaml", "acknowledged.yaml")] if folder else []
    return " ".join(map(library.inventory.file_digest, (reading.DO_NOT_TRANSLATE, *files)))


def words_inputs(library: Sources, language: str, domains: Iterable[str]) -> tuple[str, ...]:
    """Over all that translations of these domains are checked with."""
    catalogs = (catalog_inputs(library, language, domain) for domain in domains)
    return (*catalogs, terms_inputs(library, language), fonts_inputs(library))


@asked_once
def template_inputs(library: Sources) -> str:
    """Over what says which words the templates have."""
    own = library.inventory.file_digest(reading.FURNITURE)
    return own or _file_digest(engine_root() / reading.FURNITURE)


@asked_once
def settings_inputs(library: Sources) -> str:
    return library.inventory.file_digest(reading.SETTINGS)


@asked_once
def accepted_inputs(library: Sources) -> str:
    return library.inventory.digest(lambda path: path.startswith("leaflets/") and path.endswith("/acknowledged.yaml"), "accepted")


@asked_once
def fonts_inputs(library: Sources) -> str:
    """Over the lists of fonts, the library's own fonts, and those of the system that the lists admit."""
    lists = [library.inventory.file_digest(f"{FONTS}/{FONT_LIST}"), library.furnishing.below(FONTS)]

    def find_out() -> Known:
        return Known(
            {
                "system": sorted(
                    {name for family in library.design.families.values() if not family.shipped for name in family.names}
                )
            }
        )

    admitted = library.known(("system fonts",), lists, find_out).texts("system")
    return " ".join((*lists, library.inventory.below(FONTS), *map(_system_stamp, admitted)))


@cache
def _system_stamp(name: str) -> str:
    from leafletpress.fonts import on_system

    path = on_system(name)
    return f"{name} {path.stat().st_size} {path.stat().st_mtime_ns}" if path else f"{name} none"


@cache
def _file_digest(path: Path) -> str:
    """Of a list or catalog; empty where there is none that any reader would read."""
    is_read = path.is_file() and path.stat().st_size <= LARGEST_TEXT
    return hashlib.sha256(path.read_bytes()).hexdigest() if is_read else ""


@asked_once
def design_inputs(library: Sources) -> tuple[str, ...]:
    """Over templates, style sheets, icons and fonts."""
    furnishing = ("templates", "styles")
    return (library.inventory.below(*furnishing), library.furnishing.below(*furnishing), fonts_inputs(library))
