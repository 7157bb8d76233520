"""Words of the engine laid under those of a library, message by message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leafletpress.model import Catalog, Message, MessageKey


def over(own: Catalog | None, under: Catalog) -> Catalog:
    """A catalog of the library's own with the engine's words laid under it."""
    if own is None:
        return under
    return replace(own, messages={**own.messages, **_said(under), **_said(own)})


def _said(catalog: Catalog) -> Mapping[MessageKey, Message]:
    return {key: message for key, message in catalog.messages.items() if message.is_translated and not message.obsolete}
