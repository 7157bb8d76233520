"""The store: where sheets are written. A file is written beside its place and renamed, so that nothing is ever half there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from leafletpress.model import Edition, State

SHEET = re.compile(r"[a-z0-9-]+_[\d.]+_[A-Za-z0-9+-]+_[a-z0-9-]+_[a-z0-9-]+(_DRAFT)?\.[a-z]+")


def sheet_name(edition: Edition, version: str, state: State, extension: str) -> str:
    """<leaflet>_<version>_<language>_<clinic>_<format>[_DRAFT].<extension>."""
    draft = "" if state.approved else "_DRAFT"
    return f"{edition.leaflet}_{version}_{edition.language_label}_{edition.clinic}_{edition.format}{draft}.{extension}"


def write(path: Path, content: bytes | str) -> None:
    """Write a file whole or not at all, its folder made where it is missing. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def untrue_sheets(folder: Path, true_names: Iterable[str]) -> tuple[Path, ...]:
    """The sheets in a folder that no edition of the library is called."""
    names = set(true_names)
    if not folder.is_dir():
        return ()
    return tuple(
        sorted(path for path in folder.iterdir() if path.is_file() and SHEET.fullmatch(path.name) and path.name not in names)
    )
