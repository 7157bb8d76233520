"""The catalogs of a new language."""

from __future__ import annotations

from pathlib import Path

from leafletpress import resources
from leafletpress.catalogs import new_header, write_catalog
from leafletpress.languages import LANGUAGES, locale_of
from leafletpress.library.messages import messages_of
from leafletpress.model import TEMPLATES, Library
from leafletpress.store import write


def new_language(library: Library, tag: str) -> tuple[Path, ...]:
    """The catalogs that a language lacks, each message still to be translated. Returns those that were made.

    The engine's own words for the page furniture are left out where it has them in the language.
    """
    made = []
    for domain, messages in messages_of(library).items():
        path = library.root / "translations" / locale_of(tag) / "LC_MESSAGES" / f"{domain}.po"
        if messages and not path.exists() and not (domain == TEMPLATES and _engine_speaks(library, tag)):
            write(
                path, write_catalog(messages, new_header(tag, domain), f"{LANGUAGES[tag].english_name} translation of {domain}.")
            )
            made.append(path)
    return tuple(made)


def _engine_speaks(library: Library, tag: str) -> bool:
    own = (library.root / "templates").is_dir()
    return not own and (resources.engine_root() / f"translations/{locale_of(tag)}/LC_MESSAGES/{TEMPLATES}.po").is_file()
