"""Extraction: the messages of each domain, in document order, as templates for catalogs.

A message is one unit of inline Markdown. What it is must never change: every translation and sign-off hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from leafletpress import resources
from leafletpress.catalogs import new_header, write_catalog
from leafletpress.catalogwork.templates import template_messages
from leafletpress.model import CLINICS, SHARED, TEMPLATES, Library, Message, MessageKey, Role, Text, leaflet_texts
from leafletpress.store import write
from leafletpress.yamlfile import Problems

FOLDER = Path("translations/templates")
ABOUT = "Messages of {domain}, to be translated. Each is one unit of a leaflet; {{braces}}, **bold** and [links](...) stay as they are."


def extract(library: Library) -> Mapping[str, tuple[Message, ...]]:
    """The messages by domain: each leaflet, `_shared`, `clinics`, `templates`."""
    texts: dict[str, list[Text]] = {SHARED: [], CLINICS: [text for clinic in library.clinics.values() for text in clinic.texts]}
    for leaflet in library.leaflets.values():
        texts[leaflet.id] = []
        for text in leaflet_texts(leaflet):
            texts[text.domain].append(text)
    texts[SHARED].sort(key=lambda text: text.place.path)  # stable: texts of one file stay in document order
    domains = {domain: _messages(found) for domain, found in texts.items()}
    if (library.root / "templates").is_dir():
        domains[TEMPLATES] = template_messages([root / "templates" for root in resources.roots(library.root)])
    return {domain: messages for domain, messages in domains.items() if messages}


def _messages(texts: Iterable[Text]) -> tuple[Message, ...]:
    """One message for each key, in the order of its first place, with what is known of all its places."""
    places: dict[MessageKey, list[Text]] = {}
    for text in texts:
        if text.is_message:
            places.setdefault(text.key, []).append(text)
    return tuple(_message(key, found) for key, found in places.items())


def _message(key: MessageKey, texts: list[Text]) -> Message:
    notes = dict.fromkeys(note for text in texts for note in _notes(text))
    locations = dict.fromkeys(_location(text) for text in texts)
    return Message(key, "", texts[0].place, notes=tuple(notes), locations=tuple(locations))


def _notes(text: Text) -> tuple[str, ...]:
    """What a translator should know: role, section, callout level, and the author's note."""
    where = f' under "{text.section}"' if text.section and text.role is not Role.HEADING else ""
    callout = f", in a callout: {text.callout}" if text.callout else ""
    role = f"{text.role.value}{where}{callout}"
    return (role, f"Note: {text.note}") if text.note else (role,)


def _location(text: Text) -> str:
    """File and section, never a line: an edit above must not change the entries below."""
    folder, _, name = text.place.path.rpartition("/")
    file = f"{folder.rpartition('/')[2]}/{name}" if text.domain == CLINICS else name
    return f"{file}#{text.slug}" if text.slug else file


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
    kept = {*extract(library), TEMPLATES, *(path.name for path in resources.sub_folders(library.root, "leaflets", Problems()))}
    return tuple(sorted(path for path in (library.root / FOLDER).glob("*.pot") if path.stem not in kept))
