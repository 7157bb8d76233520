"""What the engine itself says in a language, whatever words a library has of its own."""

from __future__ import annotations

from leafletpress.library.whole import Library
from leafletpress.model import SOURCE_LANGUAGE, TEMPLATES, MessageKey
from leafletpress.resources import engine_root
from leafletpress.translate import usable


def engine_words(library: Library, language: str, source: str) -> str:
    """The engine's own words for a message of the page furniture; empty where it has none in a language."""
    if language == SOURCE_LANGUAGE:
        return source
    own = library.root.resolve() == engine_root()
    catalog = library.catalogs.get((language, TEMPLATES)) if own else library.carried.get(language)
    message = catalog.messages.get(MessageKey("", source)) if catalog else None
    return message.translation if message and usable(message) else ""
