"""Extraction: the messages of each domain, in document order, as templates for catalogs.

What a message is stands in library/messages.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from leafletpress import resources
from leafletpress.catalogs import new_header, write_catalog
from leafletpress.catalogwork.templates import template_messages
from leafletpress.library.messages import broken_domains, known_messages
from leafletpress.model import TEMPLATES, Library, Message
from leafletpress.store import write
from leafletpress.yamlfile import Problems

FOLDER = Path("translations/templates")
ABOUT = "Messages of {domain}, to be translated. Each is one unit of a leaflet; {{braces}}, **bold** and [links](...) stay as they are."


def extract(library: Library) -> Mapping[str, tuple[Message, ...]]:
    """The messages by domain, those of the templates drawn out of the library's own templates where it has any.

    Domains whose source has errors are left out.
    """
    domains = dict(known_messages(library))
    domains.pop(TEMPLATES, None)
    if (library.root / "templates").is_dir():
        domains[TEMPLATES] = template_messages([root / "templates" for root in resources.roots(library.root)])
    return {domain: messages for domain, messages in domains.items() if messages}


def pot_text(domain: str, messages: Iterable[Message]) -> str:
    """The template of a domain's catalogs."""
    return write_catalog(messages, new_header("", domain), ABOUT.format(domain=domain))


def write_templates(library: Library) -> tuple[Path, ...]:
    """Write each template that changed; returns those."""
    changed = changed_templates(library)
    for path, text in changed.items():
        write(path, text)
    return tuple(changed)


def changed_templates(library: Library) -> Mapping[Path, str]:
    """The templates that are missing or no longer true, with the text that they should have."""
    found: dict[Path, str] = {}
    for domain, messages in extract(library).items():
        path = library.root / FOLDER / f"{domain}.pot"
        text = pot_text(domain, messages)
        if not path.is_file() or path.read_bytes() != text.encode():
            found[path] = text
    return found


def left_over_templates(library: Library) -> tuple[Path, ...]:
    """Templates of domains that are no more."""
    kept = {
        *extract(library),
        *broken_domains(library),
        TEMPLATES,
        *(path.name for path in resources.sub_folders(library.root, "leaflets", Problems())),
    }
    return tuple(sorted(path for path in (library.root / FOLDER).glob("*.pot") if path.stem not in kept))
