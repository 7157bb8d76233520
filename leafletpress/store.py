"""The store: where sheets are written. A file is written beside its place and renamed, so that nothing is ever half there.

Each folder of sheets keeps a record of what every sheet was made from, so that one that is no longer true can be told.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from leafletpress.model import Edition, State

SHEET = re.compile(r"[a-z0-9-]+_[0-9.]+_[A-Za-z0-9+-]+_[a-z0-9-]+_[a-z0-9-]+(_DRAFT)?\.[a-z]+")
RECORD = ".sheets.json"
OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"  # what only the folder of a release holds
Record = Mapping[str, Mapping[str, str]]


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


def read_record(folder: Path) -> Record:
    """What each sheet in a folder was made from: its key, and the SHA-256 of the file. Empty where there is no good record."""
    path = folder / RECORD
    try:
        record = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return {str(name): {"key": str(entry["key"]), "sha256": str(entry["sha256"])} for name, entry in record.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def write_sheet(folder: Path, name: str, content: bytes, key: str) -> None:
    """Write a sheet, and note in the folder's record the key of what it was made from."""
    record = {other: entry for other, entry in read_record(folder).items() if (folder / other).is_file()}
    write(folder / name, content)
    record[name] = {"key": key, "sha256": hashlib.sha256(content).hexdigest()}
    _write_record(folder, record)


def _write_record(folder: Path, record: Record) -> None:
    write(folder / RECORD, json.dumps(record, indent=1, sort_keys=True) + "\n")


def is_true(folder: Path, record: Record, name: str, key: str) -> bool:
    """Whether the sheet in the folder was made from just this, and nobody changed it since."""
    entry = record.get(name)
    path = folder / name
    if entry is None or entry["key"] != key or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]


def sheets_in(folder: Path, record: Record) -> tuple[Path, ...]:
    """The sheets that this folder's record knows to be written here, and that still are. Files of others are none."""
    return tuple(folder / name for name in sorted(record) if SHEET.fullmatch(name) and (folder / name).is_file())


def remove_sheets(folder: Path, paths: Iterable[Path]) -> None:
    """Remove sheets, and take them out of the folder's record."""
    removed = {path.name for path in paths}
    for name in removed:
        (folder / name).unlink(missing_ok=True)
    _write_record(folder, {name: entry for name, entry in read_record(folder).items() if name not in removed})


def holds_release(folder: Path) -> bool:
    return any((folder / name).exists() for name in (MANIFEST, SUMS))
