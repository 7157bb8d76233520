"""Digests of what is printed of a part: its words, values and pictures, wherever they stand in files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from leafletpress.model import Picture, Place, Text

# What a text says of where it comes from, which no page shows.
UNSEEN = frozenset({"place", "note", "section", "callout", "source", "context", "domain"})


def content_digest(*values: object) -> str:
    """SHA-256 over values of the model, without places: what was moved or commented is the same still."""
    whole = hashlib.sha256()
    for piece in _pieces(values):
        whole.update(piece.encode())
        whole.update(b"\0")
    return whole.hexdigest()


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, Place):
        return
    if isinstance(value, Picture):
        yield f"picture {value.path} {value.sha256}"
    elif isinstance(value, Text):
        yield "text"
        for one in fields(value):
            if one.name not in UNSEEN:
                yield from _pieces(getattr(value, one.name))
    elif is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for one in fields(value):
            yield from _pieces(getattr(value, one.name))
    elif isinstance(value, Mapping):
        yield f"{{{len(value)}"
        for key in value:
            yield from _pieces(key)
            yield from _pieces(value[key])
    elif isinstance(value, tuple | list):
        yield f"({len(value)}"
        for one in value:
            yield from _pieces(one)
    else:
        yield str(value.value) if isinstance(value, Enum) else repr(value)
