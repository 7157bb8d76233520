"""Proofs for translators: an edition with a number at each message."""

from __future__ import annotations

from datetime import date

from leafletpress.formats.preview import Preview
from leafletpress.formats.preview import make as make_preview
from leafletpress.library.printed_catalogs import printed_catalog
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Message, MessageKey
from leafletpress.press.orders import manuscript


def preview(library: Library, edition: Edition, as_of: date, message: str = "") -> Preview:
    """A proof of an edition for translators, with the places of its entries."""
    (language,) = edition.languages

    def find(domain: str, key: MessageKey) -> tuple[str, Message | None]:
        catalog = printed_catalog(library, language, domain)
        entry = catalog.messages.get(key) if catalog else None
        return str(entry.place) if entry else catalog.path if catalog else domain, entry

    return make_preview(manuscript(library, edition, as_of), library.design, find, message)
