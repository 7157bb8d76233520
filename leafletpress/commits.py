"""The time of a folder's last commit, read off git's own files: HEAD, references, objects and packs (gitformat-pack, gitrepository-layout).

Git itself is never run: what its configuration names (filters, pagers, monitors, programs for signatures) belongs to the library, and
nothing of a library may run. The configuration is not read either, no link is followed at the end of a path, and every length is bounded.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leafletpress.plainfiles import opened

SMALL = 4096  # bytes of HEAD, a reference, a path
LARGEST_LIST = 50_000_000  # of packed references
LARGEST_COMMIT = 1_000_000  # of a commit, unpacked; what names its time stands in its first lines
DEEPEST = 300  # deltas on top of each other, more than git makes
COMMIT, OFFSET_DELTA, NAMED_DELTA = 1, 6, 7  # kinds of entries in a pack
ID = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})")
REFERENCE = re.compile(r"refs(?:/(?!\.)[^/\x00-\x20\x7f~^:?*\[\\]+)+")
COMMITTER = re.compile(rb"^committer .*> ([0-9]{1,12}) [+-][0-9]{4}$", re.MULTILINE)


class _UnreadableError(Exception):
    """Something in a repository is not as git writes it."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a working tree keeps its HEAD, and the objects and references that it may share with other working trees."""

    own: Path
    shared: Path


def commit_time(folder: Path) -> int | None:
    """The time of the last commit in the repository that a folder belongs to, in seconds since 1970; None where there is none to be read."""
    try:
        repository = _repository(folder)
        commit = _read_commit(repository, _head(repository)) if repository else b""
        found = COMMITTER.search(commit.partition(b"\n\n")[0])
        return int(found[1]) if found else None
    except (_UnreadableError, OSError, ValueError, IndexError, OverflowError, zlib.error):
        return None


def commit_id(folder: Path) -> str:
    """The id of the commit that is checked out in the repository that a folder belongs to; empty where there is none to be read."""
    try:
        repository = _repository(folder)
        return _head(repository) if repository else ""
    except (_UnreadableError, OSError, ValueError):
        return ""


def _repository(folder: Path) -> Repository | None:
    """The repository of the nearest folder, from here up, that has one. That of a further working tree is a file which says where it is."""
    for above in (folder, *folder.parents):
        at = above / ".git"
        own = at if at.is_dir() else above / _text(at).removeprefix("gitdir:").strip() if at.is_file() else None
        if own is not None and (own / "HEAD").is_file():
            shared = own / "commondir"
            return Repository(own, own / _text(shared).strip() if shared.is_file() else own)
    return None


def _head(repository: Repository) -> str:
    """The id of the commit that is checked out."""
    said = _text(repository.own / "HEAD").strip()
    for _ in range(5):  # a reference may name another one
        if ID.fullmatch(said):
            return said
        name = said.removeprefix("ref:").strip()
        if not REFERENCE.fullmatch(name):
            break
        said = _reference(repository, name)
    raise _UnreadableError


def _reference(repository: Repository, name: str) -> str:
    for folder in dict.fromkeys((repository.own, repository.shared)):
        if (folder / name).is_file():
            return _text(folder / name).strip()
    packed = _content(repository.shared / "packed-refs", LARGEST_LIST).decode("utf-8", "replace")
    found = re.search(rf"^({ID.pattern}) {re.escape(name)}$", packed, re.MULTILINE)
    if found is None:
        raise _UnreadableError
    return found[1]


def _read_commit(repository: Repository, name: str) -> bytes:
    """The text of a commit: an object of its own, or in one of the packs."""
    for objects in _object_folders(repository.shared / "objects"):
        loose = objects / name[:2] / name[2:]
        if loose.is_file():
            head, _, text = _inflate(_content(loose, LARGEST_COMMIT)).partition(b"\0")
            return text if head.startswith(b"commit ") else b""
        for index in sorted((objects / "pack").glob("*.idx")):
            offset = _offset(index, bytes.fromhex(name))
            if offset is not None:
                return _packed(index.with_suffix(".pack"), index, offset, len(name) // 2)
    raise _UnreadableError


def _object_folders(objects: Path) -> Iterator[Path]:
    """The folder of objects, and those that a clone shares with the repository that it was made from."""
    yield objects
    others = objects / "info" / "alternates"
    if others.is_file():
        yield from (objects / line for line in _text(others).splitlines() if line and not line.startswith("#"))


def _content(path: Path, largest: int) -> bytes:
    with opened(path) as file:
        return os.pread(file, largest, 0)


def _text(path: Path) -> str:
    return os.fsdecode(_content(path, SMALL))


def _inflate(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, LARGEST_COMMIT)


TABLE, FANOUT = 8, 1024  # bytes: magic and version, and 256 counts of names by their first byte


def _offset(index: Path, name: bytes) -> int | None:
    """Where an object stands in a pack, by its index of version 2: names in order, so that half of them drops out with each look."""
    with opened(index) as file:
        if os.pread(file, TABLE, 0) != b"\377tOc\0\0\0\2":
            return None

        def number(at: int, size: int = 4) -> int:
            return int.from_bytes(os.pread(file, size, at))

        count, wide = number(TABLE + 255 * 4), len(name)
        names = TABLE + FANOUT
        first, last = number(TABLE + (name[0] - 1) * 4) if name[0] else 0, number(TABLE + name[0] * 4)
        while first < last:
            middle = (first + last) // 2
            found = os.pread(file, wide, names + middle * wide)
            if found == name:
                offsets = names + count * (wide + 4)
                small = number(offsets + middle * 4)
                return small if small < 1 << 31 else number(offsets + count * 4 + (small - (1 << 31)) * 8, 8)
            first, last = (middle + 1, last) if found < name else (first, middle)
    return None


def _packed(pack: Path, index: Path, offset: int, wide: int) -> bytes:
    """A commit in a pack, put together where it is written as differences from others."""
    differences: list[bytes] = []
    with opened(pack) as file:
        while len(differences) <= DEEPEST:
            entry = os.pread(file, LARGEST_COMMIT, offset)
            kind, at = entry[0] >> 4 & 7, _after_number(entry, 0)
            if kind == COMMIT:
                text = _inflate(entry[at:])
                for difference in reversed(differences):
                    text = _changed(text, difference)
                return text
            if kind == OFFSET_DELTA:
                back, at = _way_back(entry, at)
                base: int | None = offset - back
            elif kind == NAMED_DELTA:
                base, at = _offset(index, entry[at : at + wide]), at + wide
            else:
                base = None
            if base is None or base < 0:
                break
            differences.append(_inflate(entry[at:]))
            offset = base
    raise _UnreadableError


def _after_number(content: bytes, at: int) -> int:
    """Where a number ends whose bytes but the last have their highest bit set."""
    while content[at] & 0x80:
        at += 1
    return at + 1


def _way_back(entry: bytes, at: int) -> tuple[int, int]:
    """How far before an entry the one stands that it differs from, and where that number ends."""
    value = entry[at] & 0x7F
    while entry[at] & 0x80:
        at += 1
        value = (value + 1) << 7 | entry[at] & 0x7F
        if value > 1 << 62:
            raise _UnreadableError
    return value, at + 1


def _changed(base: bytes, difference: bytes) -> bytes:
    """What a difference makes of a text: pieces of that text, and new ones."""
    at = _after_number(difference, _after_number(difference, 0))
    made = bytearray()
    while at < len(difference) and len(made) <= LARGEST_COMMIT:
        order = difference[at]
        at += 1
        if not order & 0x80:
            made += difference[at : at + order]
            at += order
            continue
        start = size = 0
        for bit in range(7):
            if order & 1 << bit:
                value = difference[at]
                at += 1
                start, size = (start | value << 8 * bit, size) if bit < 4 else (start, size | value << 8 * (bit - 4))
        size = size or 0x10000
        made += base[start : start + size]
    return bytes(made)
