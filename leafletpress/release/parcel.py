"""What somebody hands over as a release, folder or archive: each thing in it told by its name, and nothing read before it is asked for.

No link is followed, nothing but plain files is opened, and what would unpack to more than a release ever holds is refused.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from leafletpress.plainfiles import open_plain
from leafletpress.store import MANIFEST, SHARD, SUMS

LARGEST_FILE = 200_000_000  # bytes, when unpacked
LARGEST_PARCEL = 4_000_000_000
LARGEST_LIST = 50_000_000  # the manifest and the checksums, which are read whole
CHUNK = 1 << 20
BROKEN = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, struct.error)
ENCRYPTED = 0x1  # general purpose bit 0 (APPNOTE.TXT, 4.4.4)
PLAIN_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class NoParcelError(Exception):
    """What was given is neither the folder nor the archive of a release; says why."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry. `strange` says why it cannot be a released file; empty where it is a plain file in its place."""

    name: str
    size: int
    strange: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A release as it was handed over: what lies in it by name, below the release's own folder."""

    path: Path
    things: Mapping[str, Thing]
    opened: Callable[[str], IO[bytes]]

    def has(self, name: str) -> bool:
        return name in self.things and not self.things[name].strange

    def digest(self, name: str) -> str:
        """The SHA-256 of a plain file. Raises one of BROKEN."""
        digest = hashlib.sha256()
        with self.opened(name) as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
        return digest.hexdigest()

    def content(self, name: str) -> bytes:
        """A plain file, whole. Raises one of BROKEN."""
        with self.opened(name) as stream:
            return stream.read()


@contextmanager
def open_parcel(path: Path) -> Iterator[Parcel]:
    """Look at a folder or archive. Raises NoParcelError."""
    with ExitStack() as stack:
        try:
            parcel = _folder(path) if path.is_dir() else _archive(path, stack)
        except BROKEN as fault:
            raise NoParcelError(getattr(fault, "strerror", None) or str(fault)) from fault
        if sum(thing.size for thing in parcel.things.values()) > LARGEST_PARCEL:
            raise NoParcelError(f"it unpacks to more than {LARGEST_PARCEL // 1_000_000_000} GB")
        yield parcel


def _folder(path: Path) -> Parcel:
    found = [_in_folder(entry) for entry in sorted(path.iterdir())]
    return Parcel(path, {thing.name: thing for thing in found}, lambda name: open_plain(path / name))


def _in_folder(path: Path) -> Thing:
    status = path.lstat()
    return Thing(path.name, status.st_size, _strange_kind(status.st_mode) or _strange_size(path.name, status.st_size))


def _strange_kind(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISLNK(mode):
        return "a link to somewhere else"
    return "a folder" if stat.S_ISDIR(mode) else "no plain file"


def _strange_size(name: str, size: int) -> str:
    largest = LARGEST_LIST if name in (MANIFEST, SHARD, SUMS) else LARGEST_FILE
    return f"larger than {largest // 1_000_000} MB" if size > largest else ""


END, END_SIZE = b"PK\x05\x06", 22  # of a .zip without a comment (APPNOTE 4.3.16)


def _archive(path: Path, stack: ExitStack) -> Parcel:
    """The entries of an archive. Its folder is the one that holds the manifest; everything else lies beside it."""
    file = stack.enter_context(open_plain(path.resolve()))
    archive = stack.enter_context(zipfile.ZipFile(file))
    entries = archive.infolist()
    file.seek(-END_SIZE, os.SEEK_END)  # zipfile found an end, so the file is as long
    ends_plainly = file.read(len(END)) == END
    if not ends_plainly or not entries or min(entry.header_offset for entry in entries):
        raise zipfile.BadZipFile("there is something before or behind the files that it holds")
    top = next((entry.filename.removesuffix(MANIFEST) for entry in entries if _is_manifest(entry.filename)), "")
    below = [(entry.filename.removeprefix(top), entry) for entry in entries if entry.filename != top]
    seen = Counter(name for name, _ in below)
    things = [
        Thing(name, entry.file_size, "here twice" if seen[name] > 1 else _strange_entry(entry, top)) for name, entry in below
    ]
    return Parcel(path, {thing.name: thing for thing in things}, lambda name: archive.open(top + name))


def _is_manifest(name: str) -> bool:
    folder, _, file = name.partition("/")
    return file == MANIFEST and folder not in ("", ".", "..")


def _strange_entry(entry: zipfile.ZipInfo, top: str) -> str:
    folder, _, name = entry.filename.rpartition("/")
    if entry.is_dir():
        return "a folder"
    if f"{folder}/" != top or entry.orig_filename != entry.filename or "\\" in name:
        return "outside the folder of the release"
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) and (strange := _strange_kind(mode)):
        return strange
    if entry.flag_bits & ENCRYPTED:
        return "locked with a password"
    if entry.compress_type not in PLAIN_COMPRESSION:
        return "packed in a way that releases never are"
    return _strange_size(name, entry.file_size)
