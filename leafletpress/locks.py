"""Who writes in a folder: one run at a time, and what a run left that was killed is known by its name and cleared away.

A lock is a file in the folder, locked by flock (2) and holding host, process and start for whoever finds it held. The system lets go of it
with the process that holds it, however that ends. Where no file can be locked (a folder that may only be read, a share without
locks) a run goes on without, and clears nothing away.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

NAME = ".publish.lock"
UNFINISHED = re.compile(r"\.publish-[0-9a-f]{16}")
PATIENCE = 5.0  # seconds to wait for a run that only writes a file
# What keeps a folder from being locked, and nobody from working in it.
NO_LOCKS_HERE = frozenset(
    {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS, errno.EINVAL}
)


class BusyError(Exception):
    """Another run writes in this folder; `holder` says which, as far as it said."""

    def __init__(self, folder: Path, holder: str) -> None:
        """Carry the folder, and what its lock says."""
        super().__init__(f"another run of publish is writing in {folder}{f' ({holder})' if holder else ''}")
        self.folder, self.holder = folder, holder


@dataclass(frozen=True, slots=True)
class Held:
    """What a run found when it came to write: who left a lock without an end, and what was cleared away."""

    left: str = ""
    cleared: tuple[Path, ...] = ()


def unfinished_name() -> str:
    """A name for what is being made, which nobody can guess; whatever is called so while nobody holds the lock is a dead run's."""
    return f".publish-{secrets.token_hex(8)}"


@contextmanager
def locked(folder: Path, below: Iterable[str] = (), patience: float = PATIENCE) -> Iterator[Held]:
    """Be the only one who writes in a folder, and clear away what dead runs left in it and everywhere `below` these folders in it.

    The folder is made where it is missing, and is gone again where nothing was put into it. Raises BusyError and OSError.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        lock = _lock(folder / NAME, patience)
        if lock is None:
            yield Held()
            return
        try:
            left = _said(lock)
            _say(lock)
            yield Held(left, tuple(_clear(folder, below)))
        finally:
            with suppress(OSError):
                (folder / NAME).unlink()  # while it is held: who waits for it looks whether it is still there
            os.close(lock)
    finally:
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def died_here(folder: Path) -> bool:
    """Whether a run was killed while it wrote in a folder, and none has cleared up after it since."""
    try:
        lock = os.open(folder / NAME, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(lock)


def _lock(path: Path, patience: float) -> int | None:
    """The lock's file, held; None where no file can be locked."""
    end = time.monotonic() + patience
    while True:
        lock = None
        try:
            lock = _open(path)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(lock, path):
                return lock
            os.close(lock)  # it was taken away in the meantime
        except BlockingIOError:
            holder = _said(lock) if lock is not None else ""
            _close(lock)
            if time.monotonic() >= end:
                raise BusyError(path.parent, holder) from None
            time.sleep(0.05)
        except OSError as fault:
            _close(lock)
            if fault.errno not in NO_LOCKS_HERE:
                raise
            return None


def _open(path: Path) -> int:
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o666)
    if not stat.S_ISREG(os.fstat(lock).st_mode):
        os.close(lock)
        raise OSError(errno.EEXIST, "no plain file", str(path))
    return lock


def _close(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)


def _is_at(lock: int, path: Path) -> bool:
    """Whether the file that is locked is the one that others find: who held it before takes it away."""
    try:
        return os.path.samestat(os.fstat(lock), path.lstat())
    except OSError:
        return False


def _said(lock: int) -> str:
    return os.pread(lock, 200, 0).decode("utf-8", "replace").strip()


def _say(lock: int) -> None:
    begun = datetime.now(UTC).isoformat(sep=" ", timespec="seconds")
    with suppress(OSError):  # a disk that is full: it is told where something is to be written
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{os.uname().nodename}, process {os.getpid()}, since {begun}\n".encode(), 0)


def _clear(folder: Path, below: Iterable[str]) -> Iterator[Path]:
    """Remove what dead runs left unfinished; gives what was removed."""
    walks = (os.walk(folder / name) for name in below if not (folder / name).is_symlink())
    found = [Path(where, name) for walk in walks for where, folders, files in walk for name in (*folders, *files)]
    for path in sorted({*folder.iterdir(), *found}):
        if UNFINISHED.fullmatch(path.name):
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
                yield path
