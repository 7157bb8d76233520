"""A shelf: a folder of sheets with a record of what each was made from, so that one that is out of date can be told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from leafletpress.store import SHEET, write

RECORD = ".sheets.json"
SCHEMA = 2
BATCH = 20  # sheets: so many are written before the record is, once


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sheet was made from (its key), the SHA-256 of its file, and the size and time (in ns) that tell it has not changed."""

    key: str
    sha256: str
    size: int
    time: int


class Shelf:
    """The sheets that builds wrote into a folder. Files of others are left alone."""

    def __init__(self, folder: Path) -> None:
        """Read the folder's record; one that is damaged says nothing."""
        self.folder = folder
        self._entries = _read(folder / RECORD)
        self._unwritten = 0

    def is_current(self, name: str, key: str) -> bool:
        """Whether a sheet was made from just this, and nobody changed it since."""
        entry, path = self._entries.get(name), self.folder / name
        if entry is None or entry.key != key or not path.is_file():
            return False
        status = path.stat()
        if (status.st_size, status.st_mtime_ns) == (entry.size, entry.time):
            return True
        if hashlib.sha256(path.read_bytes()).hexdigest() != entry.sha256:
            return False
        self._entries[name] = Entry(key, entry.sha256, status.st_size, status.st_mtime_ns)
        self._unwritten += 1
        return True

    def put(self, name: str, content: bytes, key: str) -> None:
        """Write a sheet. The record is written once for many: `flush` writes what is left."""
        path = self.folder / name
        write(path, content)
        status = path.stat()
        self._entries[name] = Entry(key, hashlib.sha256(content).hexdigest(), status.st_size, status.st_mtime_ns)
        self._unwritten += 1
        if self._unwritten >= BATCH:
            self.flush()

    def sheets(self) -> tuple[Path, ...]:
        """The sheets that are known to be written here by a build, and still are."""
        return tuple(
            self.folder / name for name in sorted(self._entries) if SHEET.fullmatch(name) and (self.folder / name).is_file()
        )

    def remove(self, paths: Iterable[Path]) -> None:
        """Remove sheets, and forget them."""
        for name in {path.name for path in paths}:
            (self.folder / name).unlink(missing_ok=True)
            self._entries.pop(name, None)
            self._unwritten += 1

    def flush(self) -> None:
        """Write the record, if anything in it is new."""
        if self._unwritten:
            sheets = {name: _row(entry) for name, entry in sorted(self._entries.items()) if (self.folder / name).is_file()}
            write(self.folder / RECORD, json.dumps({"schema": SCHEMA, "sheets": sheets}, indent=1) + "\n")
            self._unwritten = 0


def _row(entry: Entry) -> dict[str, object]:
    return {"key": entry.key, "sha256": entry.sha256, "size": entry.size, "time": entry.time}


def _read(path: Path) -> dict[str, Entry]:
    try:
        record = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        rows = record["sheets"] if record else {}
        return {
            str(name): Entry(str(row["key"]), str(row["sha256"]), int(row["size"]), int(row["time"]))
            for name, row in rows.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
