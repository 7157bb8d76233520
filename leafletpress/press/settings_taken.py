"""The settings that pages were found to fit best in, remembered under the keys of their sheets: nobody tries again what is known."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from leafletpress.library.whole import Library
from leafletpress.model import Manuscript


def with_setting(library: Library, key: str, whole: Manuscript) -> Manuscript:
    """A manuscript with the setting that is remembered of it, if any is."""
    value = library.memory.get(_under(key)) or {}
    return replace(whole, setting=str(value.get("setting", "")))


def remember_setting(library: Library, key: str, setting: str) -> None:
    """Keep what was found out with a sheet that was made of a library that did not change meanwhile; of most nothing had to be."""
    if setting:
        library.memory.put(_under(key), {"setting": setting})


def _under(key: str) -> str:
    return hashlib.sha256(f"setting\n{key}".encode()).hexdigest()
