"""A library with something in it changed, in memory."""

from __future__ import annotations

import copy

from leafletpress.library.whole import Library


def with_parts(library: Library, **parts: object) -> Library:
    """The library with other leaflets, clinics or catalogs, and nothing known or asked of it yet."""
    other = copy.copy(library)
    other._known, other.inputs = {}, {}
    for name, value in parts.items():
        setattr(other, name, value)
    return other
