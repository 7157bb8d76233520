"""Orders: editions that can be made, with the manuscripts that their sheets are set from and keys that stand for all of that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from leafletpress import resources
from leafletpress.formats import FORMATS
from leafletpress.languages import LANGUAGES
from leafletpress.languages.index import INDEX
from leafletpress.library.editions import (
    can_be_made,
    editions,
    furniture,
    state,
    translated_clinic,
    translated_leaflet,
    withdrawn,
)
from leafletpress.model import CLINICS, SHARED, Edition, Library, Manuscript, Side
from leafletpress.store import sheet_name
from leafletpress.translate import fill_leaflet, usable


@dataclass(frozen=True, slots=True)
class Order:
    """An edition that can be made: what its sheet will be called, what it is made from, and a key that stands for all of that."""

    name: str
    manuscript: Manuscript
    key: str


def manuscript(library: Library, edition: Edition, as_of: date) -> Manuscript:
    """An edition that can be made, translated and with its values filled in."""
    return Manuscript(
        edition=edition,
        sides=tuple(_side(library, edition, tag) for tag in edition.languages),
        state=state(library, edition, as_of),
        machine_translated=any(_machine_translated(library, edition.leaflet, tag) for tag in edition.languages),
        root=library.root,
    )


def _side(library: Library, edition: Edition, tag: str) -> Side:
    language = LANGUAGES[tag]
    clinic = translated_clinic(library, edition.clinic, tag)
    digits = language.native_digits if clinic.native_digits else language.digits
    leaflet = fill_leaflet(translated_leaflet(library, edition.leaflet, tag), clinic, digits)
    return Side(language, leaflet, clinic, {text.key: text for text in furniture(library, tag)})


def _machine_translated(library: Library, leaflet: str, tag: str) -> bool:
    catalogs = (library.catalogs.get((tag, domain)) for domain in (leaflet, SHARED, CLINICS))
    return any(catalog is not None and catalog.machine and any(map(usable, catalog.messages.values())) for catalog in catalogs)


def order(library: Library, edition: Edition, as_of: date) -> Order:
    """The order for an edition that can be made."""
    whole = manuscript(library, edition, as_of)
    name = sheet_name(edition, whole.leaflet.version, whole.state, FORMATS[edition.format].extension)
    key = hashlib.sha256(f"{engine_key(library.root)}{whole!r}".encode()).hexdigest()
    return Order(name, whole, key)


@cache
def engine_key(root: Path) -> str:
    """A key of all that sheets are made with: the engine's own files, templates and styles, and the libraries under it."""
    from leafletpress.formats.pdf.versions import library_versions, package_versions

    digest = hashlib.sha256(repr((sorted(package_versions().items()), sorted(library_versions().items()))).encode())
    own = Path(__file__).parent.parent
    code = sorted((*own.rglob("*.py"), *own.glob("languages/*.yaml"), own / "languages" / INDEX))
    furnished = (
        path
        for folder in resources.roots(root)
        for kind in ("templates", "styles")
        for path in sorted((folder / kind).rglob("*.*"))
    )
    for path in (*code, *furnished):
        if path.is_file() and path.suffix != ".ttf":
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))  # git may turn line ends: nothing else is made of that
    return digest.hexdigest()


def orders(library: Library, chosen: Iterable[Edition], as_of: date) -> tuple[Order, ...]:
    """The orders for those editions that can be made."""
    return tuple(order(library, edition, as_of) for edition in chosen if can_be_made(library, edition))


def current(library: Library, chosen: Iterable[Edition], as_of: date) -> tuple[Edition, ...]:
    """The editions whose leaflet is not withdrawn."""
    return tuple(edition for edition in chosen if not withdrawn(library, edition, as_of))


def true_keys(library: Library, names: Iterable[str], as_of: date) -> dict[str, str]:
    """For each of these names that the library could make a sheet of on a day, the key that it should have."""
    wanted = set(names)
    formats = {name.removesuffix("_DRAFT").rpartition("_")[2] for name in (file.rpartition(".")[0] for file in wanted)}
    found = (edition for name in FORMATS if name in formats for edition in current(library, editions(library, name), as_of))
    prefixes = {name.split("_")[0] for name in wanted}
    ordered = (
        order(library, edition, as_of) for edition in found if edition.leaflet in prefixes and can_be_made(library, edition)
    )
    return {item.name: item.key for item in ordered if item.name in wanted}
