"""What files a library has, and the digest of each: read once, and again only where size, time or inode have changed.

Nothing outside the folder is opened: a link that leads out is known by where it leads.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from leafletpress.memory import Memory

YOUNG = 2_000_000_000  # nanoseconds: a file changed so shortly ago may be changed again with the same time
LARGEST = 50_000_000  # bytes: what is larger is read by no reader
DEEPEST = 12  # folders in each other, links followed
CHANGED = "the library was changed while it was read"
RUN_AGAIN = "run this again"
Stamp = tuple[int, int, int, int]  # size, times of change of content and of anything in nanoseconds, inode


class LibraryChangedError(Exception):
    """Somebody wrote into a library while sheets were made from it: they may be of other words than was found out about them."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(CHANGED)


class Inventory:
    """The files below some folders of a root, by path with forward slashes."""

    def __init__(self, root: Path, folders: tuple[str, ...], memory: Memory) -> None:
        """Take the root and those of its folders and files that count."""
        self._root = root
        self._folders = folders
        self._memory = memory
        self._digests: dict[str, str] = {}
        self._wholes: dict[str, str] = {}
        self._seen: dict[str, Stamp] = {}  # of what was digested in this run

    @cached_property
    def files(self) -> dict[str, os.DirEntry[str]]:
        """Everything by path, folders too: one may stand where a file should. Links that stay in the root are followed."""
        return dict(sorted(pair for folder in self._folders for pair in _walk(self._root, self._root / folder, folder)))

    def digest(self, wanted: Callable[[str], bool], name: str) -> str:
        """Over the names and contents of the files whose paths are wanted; worked out once under this name."""
        if name not in self._wholes:
            whole = hashlib.sha256()
            for path in filter(wanted, self.files):
                whole.update(f"{path}\0{self.file_digest(path)}\n".encode("utf-8", "surrogateescape"))
            self._wholes[name] = whole.hexdigest()
        return self._wholes[name]

    def below(self, *folders: str) -> str:
        """The digest of everything in some folders."""
        starts = tuple(f"{folder}/" for folder in folders)
        return self.digest(lambda path: path.startswith(starts), " ".join(folders))

    def file_digest(self, path: str) -> str:
        """The digest of one file's content; empty, where nothing is there."""
        if path not in self._digests:
            self._digests[path] = self._digest_of(path) if path in self.files else ""
        return self._digests[path]

    def _digest_of(self, path: str) -> str:
        entry = self.files[path]
        try:
            if entry.is_symlink():
                return self._of_link(Path(entry.path))
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                return "a folder"
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
                return f"not read: {status.st_mode} {status.st_size} {status.st_mtime_ns}"
            stamp = _stamp(status)
            self._seen[path] = stamp
            return self._known(path, stamp) or self._read(path, stamp)
        except (OSError, RuntimeError) as fault:  # RuntimeError: links in a circle, up to Python 3.12
            return f"unreadable: {type(fault).__name__}"

    def _of_link(self, path: Path) -> str:
        """By what it leads to, where that is a file of the library; else by where it leads."""
        target = path.resolve()
        is_own = target.is_relative_to(self._root) and target.is_file()
        return f"link: {_sha256(target) if is_own else path.readlink()}"

    def _known(self, path: str, stamp: Stamp) -> str:
        found = self._stamps.get(path)
        return str(found[4]) if isinstance(found, list) and len(found) == 5 and tuple(found[:4]) == stamp else ""

    def _read(self, path: str, stamp: Stamp) -> str:
        digest = _sha256(Path(self.files[path].path))
        if time.time_ns() - max(stamp[1], stamp[2]) > YOUNG:
            self._stamps[path] = [*stamp, digest]
            self._changed = True
        return digest

    _changed = False

    @cached_property
    def _stamps(self) -> dict[str, object]:
        return dict(self._memory.get(self._key) or {})

    @cached_property
    def _key(self) -> str:
        return hashlib.sha256(f"files {self._root} {self._folders}".encode("utf-8", "surrogateescape")).hexdigest()

    def is_as_it_was(self) -> bool:
        """Whether no file was changed since it was digested: what was read meanwhile may be another text."""
        try:
            return all(_stamp((self._root / path).stat(follow_symlinks=False)) == stamp for path, stamp in self._seen.items())
        except OSError:
            return False

    def remember(self) -> None:
        """Keep the digests that were made for the next command."""
        if self._changed:
            self._memory.put(self._key, {path: found for path, found in self._stamps.items() if path in self.files})


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _walk(root: Path, folder: Path, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        if "." in name and "/" not in name:  # a file of the root, or what stands in its place
            yield from ((name, entry) for entry in os.scandir(folder.parent) if entry.name == folder.name)
            return
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:  # told where its files are read
        return
    for entry in found:
        path = f"{name}/{entry.name}"
        yield path, entry
        if path.count("/") < DEEPEST and _is_folder(root, entry):
            yield from _walk(root, Path(entry.path), path)


def _is_folder(root: Path, entry: os.DirEntry[str]) -> bool:
    """Whether something is a folder, or a link to one in the root."""
    try:
        return entry.is_dir(follow_symlinks=False) or (entry.is_dir() and Path(entry.path).resolve().is_relative_to(root))
    except (OSError, RuntimeError):
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
