"""What an installation compiled or unpacked, kept where Python keeps what it compiled of our modules, and trusted as that is.

Where Python may not write, or is told not to, nothing is kept.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from itertools import islice
from pathlib import Path
from types import CodeType
from typing import Any

LOADER = SourceFileLoader(__name__, __file__)
DIGEST = 32  # bytes of a SHA-256, before what is kept
OLD = 24 * 60 * 60  # seconds
MODE = 0o644  # nobody but the owner may write it, whatever the umask says: it is run


def read_kept(name: str, *made_from: str) -> object:
    """What is kept under a name, and was made from just this; None where nothing is."""
    with suppress(OSError, EOFError, ValueError, TypeError, NotImplementedError):
        content = LOADER.get_data(_path(name))
        if content[:DIGEST] == _digest(made_from, content[DIGEST:]):
            kept: object = marshal.loads(content[DIGEST:])  # noqa: S302 - as Python does of its own
            return kept
    return None


def may_keep() -> bool:
    """Whether anything may be kept, which is asked before it is made ready; a folder that is not there yet is made."""
    with suppress(OSError, NotImplementedError):
        folder = _folder()
        there = next(one for one in (folder, *folder.parents) if one.exists())
        return not sys.dont_write_bytecode and there.is_dir() and os.access(there, os.W_OK)
    return False


def keep(name: str, value: str | bytes | CodeType | dict[Any, Any], *made_from: str) -> None:
    """Keep a text, bytes, code, or several by what they were made of, in place of what was kept under this name before."""
    if may_keep():
        with suppress(OSError):
            content = marshal.dumps(value)
            LOADER.set_data(_path(name), _digest(made_from, content) + content, _mode=MODE)


class KeptValues:
    """What this Python made, by what it was made of: so many at most, of which those that a process did not ask for go when they are more together."""

    def __init__(self, name: str, most: int, *made_from: str) -> None:
        self._name = name
        self._most = most
        self._made_from = (sys.version, *made_from)

    @cached_property
    def values(self) -> dict[Any, Any]:
        """What was kept, read when it is asked for first."""
        kept = read_kept(self._name, *self._made_from)
        return kept if isinstance(kept, dict) else {}

    def keep(self, asked: dict[Any, Any]) -> None:
        """Keep what was asked for, beside what was kept."""
        every = self.values | asked
        keep(self._name, every if len(every) <= self._most else dict(islice(asked.items(), self._most)), *self._made_from)


def kept_folder(name: str, source: Path, fill: Callable[[Path], None], *, anew: bool = False) -> Path | None:
    """A folder with what `fill` makes of a file, filled once, or anew where it was damaged since. None where nothing may be kept.

    What is in it is whole, or it is not there: it is filled elsewhere, written to the disk, and then given its name. What was made of
    another file goes when it is old: two installations may have the same code, and others of what it stands on.
    """
    with suppress(OSError, NotImplementedError):
        there = source.stat()
        made_of = repr((str(source), there.st_size, there.st_mtime_ns))  # as Python tells what it compiled a module from
        folder = _folder() / f"{name}-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}"
        if folder.is_dir() and not anew:
            return folder
        if may_keep():
            folder.parent.mkdir(parents=True, exist_ok=True)
            _fill(folder, name, fill, anew)
            return folder if folder.is_dir() else None
    return None


def _fill(folder: Path, name: str, fill: Callable[[Path], None], anew: bool) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f"{name}-new") as place:
        (filled := Path(place, name)).mkdir()
        fill(filled)
        _write_out(filled)
        with suppress(OSError):  # another process was quicker
            if anew:
                folder.rename(Path(place, "damaged"))
            filled.rename(folder)
    for other in folder.parent.glob(f"{name}-*"):
        if other != folder and time.time() - other.stat().st_mtime > OLD:
            shutil.rmtree(other, ignore_errors=True)


def _write_out(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(MODE)
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _path(name: str) -> str:
    return str(_folder() / f"{name.replace('/', '.')}.{sys.implementation.cache_tag}.code")


def _folder() -> Path:
    return Path(cache_from_source(__file__)).parent


def _digest(made_from: tuple[str, ...], content: bytes) -> bytes:
    """Over what it was made from and by, and over itself: what a disk tore is none."""
    parts = (*(part.encode() for part in made_from), content)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()
