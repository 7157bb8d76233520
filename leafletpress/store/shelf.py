"""A shelf: a folder of sheets with a record of what each was made from, so that one that is out of date can be told."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from leafletpress.store import SHEET, write

RECORD = ".sheets.json"
NOTES = ".sheets.notes"  # what was written since the record was: a line for each sheet
SCHEMA = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sheet was made from (its key), the SHA-256 of its file, and the size and time (in ns) that tell it has not changed.

    `row` is what is known of the sheet, as a manifest has it but for its digest.
    """

    key: str
    sha256: str
    size: int
    time: int
    row: Mapping[str, object] = field(default_factory=dict)


class Shelf:
    """The sheets that builds wrote into a folder. Files of others are left alone."""

    def __init__(self, folder: Path) -> None:
        """Read the folder's record; one that is damaged says nothing."""
        self.folder = folder
        noted = _read_notes(folder / NOTES)  # by a run that was killed
        self._entries = {**_read(folder / RECORD), **noted}
        self._is_new = bool(noted)

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
        self._entries[name] = replace(entry, size=status.st_size, time=status.st_mtime_ns)
        self._is_new = True
        return True

    def put(self, name: str, content: bytes, key: str, row: Mapping[str, object]) -> None:
        """Write a sheet. The record is written once for all, by `flush`; with an empty key the sheet is known, and not up to date.

        A note comes first: a run that is killed at any moment leaves no sheet that the next one does not know of.
        """
        path = self.folder / name
        noted = Entry(key, hashlib.sha256(content).hexdigest(), -1, -1, row)
        self._note(path, noted)
        write(path, content)
        status = path.stat()
        self._entries[name] = replace(noted, size=status.st_size, time=status.st_mtime_ns)
        self._is_new = True

    def confirm(self, keys: Mapping[str, str]) -> None:
        """Say what sheets were made from that were put without a key."""
        for name, key in keys.items():
            self._entries[name] = replace(self._entries[name], key=key)
            self._note(self.folder / name, self._entries[name])
            self._is_new = True

    @property
    def entries(self) -> Mapping[str, Entry]:
        """What is noted, by the names of sheets."""
        return self._entries

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
            self._is_new = True

    def _note(self, path: Path, entry: Entry) -> None:
        """Note that a sheet is about to be written, and what of. Raises OSError, which names the sheet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            notes = os.open(
                self.folder / NOTES, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o666
            )
            with os.fdopen(notes, "ab") as file:
                file.write(json.dumps([path.name, _row(entry)]).encode() + b"\n")
        except OSError as fault:
            fault.filename = str(path)
            raise

    def flush(self) -> None:
        """Write the record, if anything in it is new."""
        if self._is_new:
            sheets = {name: _row(entry) for name, entry in sorted(self._entries.items()) if (self.folder / name).is_file()}
            write(self.folder / RECORD, json.dumps({"schema": SCHEMA, "sheets": sheets}, indent=1) + "\n")
            self._is_new = False
        with suppress(OSError):
            (self.folder / NOTES).unlink(missing_ok=True)


def _row(entry: Entry) -> dict[str, object]:
    return {"key": entry.key, "sha256": entry.sha256, "size": entry.size, "time": entry.time, "row": entry.row}


UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


def _read(path: Path) -> dict[str, Entry]:
    try:
        record = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        rows = record["sheets"] if record else {}
        return {str(name): _entry(row) for name, row in rows.items()}
    except UNREADABLE:
        return {}


def _entry(row: Mapping[str, object]) -> Entry:
    known = row.get("row")
    said = known if isinstance(known, dict) else {}
    return Entry(str(row["key"]), str(row["sha256"]), int(str(row["size"])), int(str(row["time"])), said)


def _read_notes(path: Path) -> dict[str, Entry]:
    """What a run noted that was killed before it wrote its record; the last line may be half."""
    found: dict[str, Entry] = {}
    try:
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            name, row = json.loads(line)
            found[str(name)] = _entry(row)
    except UNREADABLE:
        pass
    return found
