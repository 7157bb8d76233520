"""Update: bring every catalog in step with the leaflets, without losing or trusting anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from leafletpress.catalogs import catalog_text
from leafletpress.catalogs.matching import Memory, merge, says
from leafletpress.library.messages import known_messages
from leafletpress.library.printed_catalogs import file_of, is_the_engines
from leafletpress.library.whole import Library
from leafletpress.model import Catalog, Message
from leafletpress.store import is_written, write


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalog that changed: how many of its messages are translated, fuzzy and still to do."""

    path: Path
    translated: int
    fuzzy: int
    untranslated: int


def update(library: Library, languages: Iterable[str], *, only_check: bool = False) -> tuple[Updated, ...]:
    """Bring the library's own catalogs of these languages in step, and into the form that `catalogs` writes.

    Those that cannot be read, or whose source has errors, are left as they are. Only checking looks at the messages: how a
    translation program wraps, orders and heads its files puts nothing out of step.
    """
    wanted = known_messages(library)
    changed = []
    for language in languages:
        own = {domain: catalog for (tag, domain), catalog in library.catalogs.items() if tag == language}
        memory = Memory.of(message for catalog in own.values() for message in catalog.messages.values())
        for domain, catalog in own.items():
            if domain not in wanted:
                continue
            path = file_of(library, catalog)
            messages = merge(_own(library, catalog, wanted[domain]), catalog.messages, memory)
            if only_check:
                if says(messages) != says(catalog.messages.values()):
                    changed.append(_count(path, messages))
            elif not is_written(path, text := catalog_text(catalog, messages)):
                write(path, text, home=library.root)
                changed.append(_count(path, messages))
    return tuple(changed)


def _own(library: Library, catalog: Catalog, wanted: Iterable[Message]) -> tuple[Message, ...]:
    """The messages that belong into a catalog: where the engine has the words, only those that the library says in its own way."""
    engines = is_the_engines(library, catalog.language, catalog.domain)
    return tuple(message for message in wanted if message.key in catalog.messages or not engines)


def _count(path: Path, messages: Iterable[Message]) -> Updated:
    live = [message for message in messages if not message.obsolete]
    fuzzy = sum(message.fuzzy for message in live)
    translated = sum(message.is_translated and not message.fuzzy for message in live)
    return Updated(path, translated, fuzzy, len(live) - fuzzy - translated)
