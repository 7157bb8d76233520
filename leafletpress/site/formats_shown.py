"""How the site speaks of formats: what staff read on a button, and what may be done with a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leafletpress.formats import FORMATS
from leafletpress.site.offers import SheetFile

PRINTED, READ, PLAIN = "print", "read", "text"  # what is done with a sheet
KINDS = {"pdf": PRINTED, "html": READ, "txt": PLAIN}
LABELS = {"html": "Page for phones", "text": "Plain text", "archive": "Copy for the archive"}
LARGE, STANDARD = "large-print", "standard"


def kind_of(format_name: str) -> str:
    return KINDS.get(FORMATS[format_name].extension, PRINTED)


def label_of(format_name: str) -> str:
    """A format's name in words: Large print, 24 point."""
    if format_name in LABELS:
        return LABELS[format_name]
    words = format_name.replace("-", " ").capitalize()
    return re.sub(r" (\d+)$", r", \1 point", words)


def in_order(sheets: Iterable[SheetFile]) -> tuple[SheetFile, ...]:
    """As the table of formats has them."""
    names = list(FORMATS)
    return tuple(sorted(sheets, key=lambda sheet: names.index(sheet.format)))


def sheet_of(sheets: Iterable[SheetFile], *, kind: str, name: str = "") -> SheetFile | None:
    """The first sheet of a kind, or of a format by name."""
    return next((sheet for sheet in in_order(sheets) if kind_of(sheet.format) == kind and name in ("", sheet.format)), None)
