"""Update: bring every catalog in step with the leaflets, without losing or trusting anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from leafletpress.catalogs import new_header, write_catalog
from leafletpress.catalogs.matching import Memory, merge
from leafletpress.languages import locale_of
from leafletpress.library.messages import messages_of
from leafletpress.model import Catalog, Library, Message
from leafletpress.store import write


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalog that changed: how many of its messages are translated, fuzzy and still to do."""

    path: Path
    translated: int
    fuzzy: int
    untranslated: int


def update(library: Library, languages: Iterable[str], *, only_check: bool = False) -> tuple[Updated, ...]:
    """Bring the catalogs of these languages in step; those with problems of their own are left as they are."""
    wanted = messages_of(library)
    changed = []
    for language in languages:
        own = {domain: catalog for (tag, domain), catalog in library.catalogs.items() if tag == language}
        memory = Memory.of(message for catalog in own.values() for message in catalog.messages.values())
        for domain, catalog in own.items():
            path = library.root / "translations" / locale_of(language) / "LC_MESSAGES" / f"{domain}.po"
            if domain not in wanted or not path.is_file():
                continue
            messages = merge(wanted[domain], catalog.messages, memory)
            text = write_catalog(messages, _header(catalog, domain), catalog.header_comment)
            if path.read_bytes() != text.encode():
                changed.append(_count(path, messages))
                if not only_check:
                    write(path, text)
    return tuple(changed)


def _header(catalog: Catalog, domain: str) -> Mapping[str, str]:
    """The catalog's own header, whatever tool wrote it; what gettext asks for is added where it is missing."""
    return {**new_header(catalog.language, domain), **dict(catalog.header)} if not catalog.header else dict(catalog.header)


def _count(path: Path, messages: Iterable[Message]) -> Updated:
    live = [message for message in messages if not message.obsolete]
    fuzzy = sum(message.fuzzy for message in live)
    translated = sum(bool(message.translation) and not message.fuzzy for message in live)
    return Updated(path, translated, fuzzy, len(live) - fuzzy - translated)
