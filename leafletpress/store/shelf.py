"""A shelf: a folder of sheets with a record of what each was made from, so that one that is out of date can be told."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from leafletpress.store import SHEET, write
from leafletpress.usercache import cache_folder, is_sealed, own_secret, seal_of

RECORD = ".sheets.json"
NOTES = ".sheets.notes"  # what was written since the record was: a line for each sheet
SCHEMA = 3
Stamp = tuple[int, int, int]  # size, and times of change of content and of anything in nanoseconds


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sheet was made from (its key), the SHA-256 of its file, and the size and times that tell that it has not changed.

    `time` is when it was written, in ns, `changed` when anything of its file was, its time too: that nobody can set. `row` is what is
    known of the sheet, as a manifest has it but for its digest. What was not sealed by this user has no key and no row: such a
    sheet is known, and made again.
    """

    key: str
    sha256: str
    size: int
    time: int
    changed: int
    row: Mapping[str, object] = field(default_factory=dict)

    @property
    def stamp(self) -> Stamp:
        return self.size, self.time, self.changed

    def as_dict(self) -> dict[str, object]:
        """Its fields by their names."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(field.name for field in fields(Entry))


class Shelf:
    """The sheets that builds wrote into a folder. Files of others are left alone."""

    def __init__(self, folder: Path) -> None:
        """Read the folder's record; one that is damaged says nothing."""
        self.folder = folder
        self._secret = _secret()
        noted = self._believed(_read_notes(folder / NOTES))  # by a run that was killed
        self._entries = {**self._believed(_read(folder / RECORD)), **noted}
        self._is_new = bool(noted)

    def is_current(self, name: str, key: str) -> bool:
        """Whether a sheet was made from just this, and nobody changed it since."""
        entry = self._entries.get(name)
        if entry is None or not key or entry.key != key:
            return False
        path = self.folder / name
        status = _status(path)
        if status is None:
            return False
        now = _stamp(status)
        if now == entry.stamp:
            return True
        if hashlib.sha256(path.read_bytes()).hexdigest() != entry.sha256:
            return False
        self._entries[name] = Entry(key, entry.sha256, *now, entry.row)
        self._is_new = True
        return True

    def put(self, name: str, content: bytes, key: str, row: Mapping[str, object]) -> None:
        """Write a sheet. The record is written once for all, by `flush`; with an empty key the sheet is known, and not up to date.

        A note comes first: a run that is killed at any moment leaves no sheet that the next one does not know of.
        """
        path = self.folder / name
        noted = Entry(key, hashlib.sha256(content).hexdigest(), -1, -1, -1, row)
        self._note(path, noted)
        write(path, content)
        self._entries[name] = Entry(key, noted.sha256, *_stamp(path.stat()), row)
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

    def sheets(self, but: Collection[str] = ()) -> tuple[Path, ...]:
        """The sheets that are known to be written here by a build, and still are, `but` for those of some names."""
        return tuple(self.folder / name for name in sorted(self._here()) if name not in but and SHEET.fullmatch(name))

    def _here(self) -> set[str]:
        """The names of all files that are known and still are here."""
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self.folder) as found:
            known = [entry for entry in found if entry.name in self._entries]
            return {entry.name for entry in known if (Path(entry).is_file() if entry.is_symlink() else entry.is_file())}
        return set()

    def remove(self, paths: Iterable[Path]) -> None:
        """Remove sheets, and forget them."""
        for name in {path.name for path in paths}:
            (self.folder / name).unlink(missing_ok=True)
            self._entries.pop(name, None)
            self._is_new = True

    def _believed(self, rows: Rows) -> dict[str, Entry]:
        """The entries of a record, those that this user did not write without their keys."""
        return {
            name: entry if is_sealed(self._secret, _sealed(name, entry), seal) else replace(entry, key="", row={})
            for name, (entry, seal) in rows.items()
        }

    def _row(self, name: str, entry: Entry) -> dict[str, object]:
        return {**entry.as_dict(), "seal": seal_of(self._secret, _sealed(name, entry))}

    def _note(self, path: Path, entry: Entry) -> None:
        """Note that a sheet is about to be written, and what of. Raises OSError, which names the sheet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            notes = os.open(
                self.folder / NOTES, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o666
            )
            with os.fdopen(notes, "ab") as file:
                file.write(json.dumps([path.name, self._row(path.name, entry)]).encode() + b"\n")
        except OSError as fault:
            fault.filename = str(path)
            raise

    def flush(self) -> None:
        """Write the record, if anything in it is new."""
        here = self._here()
        if self._is_new or len(here) < len(self._entries):  # a run that was killed removed some
            sheets = {name: self._row(name, entry) for name, entry in sorted(self._entries.items()) if name in here}
            write(self.folder / RECORD, json.dumps({"schema": SCHEMA, "sheets": sheets}, indent=1) + "\n")
            self._is_new = False
        with suppress(OSError):
            (self.folder / NOTES).unlink(missing_ok=True)


def _secret() -> bytes:
    """What rows are sealed with; nothing where it cannot be kept, and then no sheet is believed to be up to date."""
    try:
        return own_secret(cache_folder())
    except OSError:
        return b""


def _sealed(name: str, entry: Entry) -> str:
    return json.dumps([name, entry.as_dict()], sort_keys=True)


def _status(path: Path) -> os.stat_result | None:
    """Of a file; None where there is none."""
    try:
        status = path.stat()
    except OSError:  # of a link in a circle too
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


Rows = Mapping[str, tuple[Entry, str]]  # with the seal of each


def _read(path: Path) -> Rows:
    try:
        record = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        rows = record["sheets"] if record else {}
        return {str(name): _entry(row) for name, row in rows.items()}
    except UNREADABLE:
        return {}


def _entry(row: Mapping[str, object]) -> tuple[Entry, str]:
    size, time, changed = (int(str(row[name])) for name in ("size", "time", "changed"))
    known = row.get("row")
    said = known if isinstance(known, dict) else {}
    return Entry(str(row["key"]), str(row["sha256"]), size, time, changed, said), str(row["seal"])


def _read_notes(path: Path) -> Rows:
    """What a run noted that was killed before it wrote its record; the last line may be half."""
    found: dict[str, tuple[Entry, str]] = {}
    try:
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            name, row = json.loads(line)
            found[str(name)] = _entry(row)
    except UNREADABLE:
        pass
    return found
