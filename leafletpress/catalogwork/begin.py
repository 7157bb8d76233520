"""The catalogs of a new language."""

from __future__ import annotations

from pathlib import Path

from leafletpress import resources
from leafletpress.catalogs import new_header, read_catalog, write_catalog
from leafletpress.catalogwork.extract import extract
from leafletpress.languages import LANGUAGES, locale_of
from leafletpress.model import TEMPLATES, Library, Message, Scope
from leafletpress.store import write


def new_language(library: Library, tag: str) -> tuple[Path, ...]:
    """The catalogs that a language lacks, each message still to be translated. Returns those that were made."""
    made = []
    domains = dict(extract(library))
    if TEMPLATES not in domains and not _engine_speaks(tag):
        domains[TEMPLATES] = _engine_messages()
    for domain, messages in domains.items():
        path = library.root / "translations" / locale_of(tag) / "LC_MESSAGES" / f"{domain}.po"
        if not path.exists():
            write(
                path, write_catalog(messages, new_header(tag, domain), f"{LANGUAGES[tag].english_name} translation of {domain}.")
            )
            made.append(path)
    return tuple(made)


def _engine_speaks(tag: str) -> bool:
    return (resources.engine_root() / f"translations/{locale_of(tag)}/LC_MESSAGES/{TEMPLATES}.po").is_file()


def _engine_messages() -> tuple[Message, ...]:
    path = resources.engine_root() / f"translations/templates/{TEMPLATES}.pot"
    catalog, _ = read_catalog(path.read_text("utf-8"), path.name, "", TEMPLATES, Scope())
    return tuple(catalog.messages.values()) if catalog else ()
