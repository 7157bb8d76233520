"""The catalogs of a new language."""

from __future__ import annotations

from pathlib import Path

from leafletpress.catalogs import catalog_text
from leafletpress.library.messages import known_messages
from leafletpress.library.printed_catalogs import begun, file_of, is_the_engines
from leafletpress.library.whole import Library
from leafletpress.store import write


def new_language(library: Library, tag: str) -> tuple[Path, ...]:
    """The catalogs that a language lacks, each message still to be translated. Returns those that were made.

    The engine's own words for the page furniture are left out where it has them in the language.
    """
    made = []
    for domain, messages in known_messages(library).items():
        catalog = begun(tag, domain)
        path = file_of(library, catalog)
        if messages and not path.exists() and not is_the_engines(library, tag, domain):
            write(path, catalog_text(catalog, messages), home=library.root)
            made.append(path)
    return tuple(made)
