"""The store: where sheets are written. A file is written beside its place and renamed, so that nothing is ever half there."""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from leafletpress.model import Edition, State

SHEET = re.compile(r"[a-z0-9-]+_[0-9.]+_[A-Za-z0-9+-]+_[a-z0-9-]+_[a-z0-9-]+(_DRAFT)?\.[a-z]+")
OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"  # what only the folder of a release holds


def sheet_name(edition: Edition, version: str, state: State, extension: str) -> str:
    """<leaflet>_<version>_<language>_<clinic>_<format>[_DRAFT].<extension>."""
    draft = "" if state.approved else "_DRAFT"
    return f"{edition.leaflet}_{version}_{edition.language_label}_{edition.clinic}_{edition.format}{draft}.{extension}"


def write(path: Path, content: bytes | str) -> None:
    """Write a file whole or not at all, its folder made where it is missing. Raises OSError, which names the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    except OSError as fault:
        fault.filename, fault.filename2 = str(path), None  # a full disk names no file, and nobody knows the one beside
        raise
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def is_of_the_disk(fault: BaseException) -> bool:
    """Whether something failed because a disk is full, broken, or may only be read: the machine's affair, and not the tool's."""
    return isinstance(fault, OSError) and fault.errno in OF_THE_DISK


def is_written(path: Path, text: str) -> bool:
    """Whether a file holds this text, whatever its line ends: git may have turned them."""
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == text.encode()


def holds_release(folder: Path) -> bool:
    return any((folder / name).exists() for name in (MANIFEST, SUMS))
