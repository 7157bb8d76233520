"""Extraction: the messages of each domain, in document order, as templates for catalogs.

What a message is stands in library/messages.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from leafletpress import resources
from leafletpress.catalogs import new_header, write_catalog
from leafletpress.library.messages import broken_domains, known_messages
from leafletpress.library.whole import Library
from leafletpress.localisation.template_words import template_messages
from leafletpress.model import TEMPLATES, Message, Problem, Problems
from leafletpress.store import is_written

FOLDER = Path("translations/templates")
ABOUT = "Messages of {domain}, to be translated. Each is one unit of a leaflet; {{braces}}, **bold** and [links](...) stay as they are."


def extract(library: Library) -> tuple[Mapping[str, tuple[Message, ...]], tuple[Problem, ...]]:
    """The messages by domain, those of the templates drawn out of the library's own templates where it has any.

    Domains whose source has errors are left out; what is wrong in templates is returned too.
    """
    domains = {domain: messages for domain, messages in known_messages(library).items() if domain != TEMPLATES}
    problems = Problems()
    if (library.root / "templates").is_dir():
        drawn = template_messages(library.design, problems)
        domains[TEMPLATES] = () if problems.found else drawn
    return {domain: messages for domain, messages in domains.items() if messages}, tuple(problems.found)


def pot_text(domain: str, messages: Iterable[Message]) -> str:
    """The template of a domain's catalogs."""
    return write_catalog(messages, new_header("", domain), ABOUT.format(domain=domain))


def changed_templates(library: Library, domains: Mapping[str, tuple[Message, ...]]) -> Mapping[Path, str]:
    """The templates of these domains that are missing or no longer true, with the text that they should have."""
    texts = {library.root / FOLDER / f"{domain}.pot": pot_text(domain, messages) for domain, messages in domains.items()}
    return {path: text for path, text in texts.items() if not is_written(path, text)}


def left_over_templates(library: Library, domains: Mapping[str, tuple[Message, ...]]) -> tuple[Path, ...]:
    """Templates of domains that are no more."""
    leaflets = (path.name for path in resources.sub_folders(library.root, "leaflets", Problems()))
    kept = {*domains, *broken_domains(library), TEMPLATES, *leaflets}
    return tuple(sorted(path for path in (library.root / FOLDER).glob("*.pot") if path.stem not in kept))
