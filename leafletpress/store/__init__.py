"""The store: where sheets are written. A file is written beside its place, under a name that nobody can guess, and renamed, so that nothing is ever half there."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from leafletpress.locks import locked, unfinished_name
from leafletpress.model import Edition, State

SHEET = re.compile(r"[a-z0-9-]+_[0-9.]+_[A-Za-z0-9+-]+_[a-z0-9-]+_[a-z0-9-]+(_DRAFT)?\.[a-z]+")
OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"  # what only the folder of a release holds
SHARD = "shard.json"  # what only that of a shard holds


def sheet_name(edition: Edition, version: str, state: State, extension: str) -> str:
    """<leaflet>_<version>_<language>_<clinic>_<format>[_DRAFT].<extension>."""
    draft = "" if state.approved else "_DRAFT"
    return f"{edition.leaflet}_{version}_{edition.language_label}_{edition.clinic}_{edition.format}{draft}.{extension}"


class LeadsOutsideError(OSError):
    """A place in a library from which links lead out of it: nothing is written there."""

    def __init__(self, path: Path) -> None:
        """Carry the place, as other refusals of the machine do."""
        super().__init__(errno.EXDEV, "a link on the way leads out of the library", str(path))


def write(path: Path, content: bytes | str, home: Path | None = None) -> None:
    """Write a file whole or not at all, its folder made where it is missing. Raises OSError, which names the file.

    With `home`, the library that it belongs to, links that lead out of that on the way to it are refused (LeadsOutsideError).
    """
    whole = content.encode() if isinstance(content, str) else content
    write_by(path, lambda file: file.write(whole), home)


def write_by(path: Path, fill: Callable[[IO[bytes]], object], home: Path | None = None) -> None:
    """Write a file as `write` does, its content by a function that gets it open for writing."""
    if home is not None:
        check_inside(home, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(unfinished_name())
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666), "wb") as file:
            fill(file)
        beside.replace(path)
    except OSError as fault:
        fault.filename, fault.filename2 = str(path), None  # a full disk names no file, and nobody knows the one beside
        raise
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def write_alone(path: Path, content: bytes | str) -> None:
    """Write a file into a folder of anybody's, and clear away what a run that was killed left there. Raises OSError and BusyError."""
    with locked(path.parent):
        write(path, content)


@contextmanager
def filled_beside(target: Path, put: Callable[[Path], None]) -> Iterator[Path]:
    """A folder to be filled beside its place, which `put` then brings there; nothing of it is left where that was not done.

    Raises OSError, which names files as they would have been called.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(unfinished_name())
    beside.mkdir()
    try:
        yield beside
        put(beside)
    except OSError as fault:
        if fault.filename and Path(fault.filename).is_relative_to(beside):
            fault.filename, fault.filename2 = str(target / Path(fault.filename).relative_to(beside)), None
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def whole_folder(target: Path, home: Path | None = None) -> Iterator[Path]:
    """A folder to be filled, which takes its place at once when that is done.

    Raises OSError, and FileExistsError where something stands there by then.
    """
    if home is not None:
        check_inside(home, target)

    def put(beside: Path) -> None:
        if target.exists() or target.is_symlink():
            raise FileExistsError(errno.EEXIST, "it is there already", str(target))
        beside.rename(target)

    with filled_beside(target, put) as beside:
        yield beside


def check_inside(home: Path, path: Path) -> None:
    """Raise LeadsOutsideError where the way to a file, links followed, leads out of a library."""
    try:
        inside = path.parent.resolve().is_relative_to(home.resolve())
    except (OSError, RuntimeError):  # links in a circle
        inside = False
    if not inside:
        raise LeadsOutsideError(path)


def is_of_the_disk(fault: BaseException) -> bool:
    """Whether something failed because a disk is full, broken, or may only be read: the machine's affair, and not the tool's."""
    return isinstance(fault, OSError) and fault.errno in OF_THE_DISK


def is_written(path: Path, text: str) -> bool:
    """Whether a file holds this text, whatever its line ends: git may have turned them."""
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == text.encode()


def holds_release(folder: Path) -> bool:
    return any((folder / name).exists() for name in (MANIFEST, SUMS, SHARD))
