"""The catalogs of a library beside the words that the engine carries for the page furniture.

The library's files hold what the library's translators wrote and nothing else: the engine's own words are laid under them only
when something is printed, checked, counted or sent out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leafletpress.languages import LANGUAGES, locale_of
from leafletpress.library.layers import over
from leafletpress.library.whole import Library
from leafletpress.model import TEMPLATES, Catalog

Catalogs = Mapping[tuple[str, str], Catalog]


def printed(own: Catalogs, carried: Mapping[str, Catalog]) -> Catalogs:
    """The catalogs that are printed from, by language and domain: the library's own words first, one by one."""
    return {**own, **{(tag, TEMPLATES): over(own.get((tag, TEMPLATES)), under) for tag, under in carried.items()}}


def printed_catalog(library: Library, language: str, domain: str) -> Catalog | None:
    """The catalog of a domain that is printed from; None where there is none."""
    own = library.catalogs.get((language, domain))
    under = library.carried.get(language) if domain == TEMPLATES else None
    return over(own, under) if under else own


def begun(language: str, domain: str) -> Catalog:
    """A catalog of the library's own that holds nothing yet, with the header that it begins with."""
    from leafletpress.catalogs import new_header

    path = f"translations/{locale_of(language)}/LC_MESSAGES/{domain}.po"
    comment = f"{LANGUAGES[language].english_name} translation of {domain}."
    return Catalog(language, domain, path, {}, header=tuple(new_header(language, domain).items()), header_comment=comment)


def file_of(library: Library, catalog: Catalog) -> Path:
    """Where a catalog of the library's own stands."""
    return library.root / catalog.path


def is_the_engines(library: Library, language: str, domain: str) -> bool:
    """Whether the words of a domain are not the library's to translate: it has no templates of its own, and the engine's speak it."""
    return domain == TEMPLATES and language in library.carried and not (library.root / "templates").is_dir()


def is_broken(library: Library, language: str, domain: str) -> bool:
    """Whether a catalog of the library's own is there and cannot be read."""
    return (language, domain) not in library.catalogs and file_of(library, begun(language, domain)).exists()
