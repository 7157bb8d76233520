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
from collections.abc import Callable
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

LOADER = SourceFileLoader(__name__, __file__)
DIGEST = 32  # bytes of a SHA-256, before what is kept
MODE = 0o644  # nobody but the owner may write it, whatever the umask says: it is run


def read_kept(name: str, *made_from: str) -> object:
    """What is kept under a name, and was made from just this; None where nothing is."""
    with suppress(OSError, EOFError, ValueError, TypeError, NotImplementedError):
        content = LOADER.get_data(_path(name))
        if content[:DIGEST] == _digest(made_from, content[DIGEST:]):
            kept: object = marshal.loads(content[DIGEST:])  # noqa: S302 - as Python does of its own
            return kept
    return None


def keep(name: str, value: str | bytes | CodeType | dict[str, CodeType], *made_from: str) -> None:
    """Keep a text, bytes, code, or several by their texts, in place of what was kept under this name before."""
    with suppress(OSError, NotImplementedError):
        path = _path(name)
        if not sys.dont_write_bytecode and _may_write(Path(path).parent):
            content = marshal.dumps(value)
            LOADER.set_data(path, _digest(made_from, content) + content, _mode=MODE)


def kept_folder(name: str, source: Path, fill: Callable[[Path], None]) -> Path | None:
    """A folder with what `fill` makes of a file, filled once; what was made of a former file goes. None where nothing may be kept.

    What is in it is whole, or it is not there: it is filled elsewhere, written to the disk, and then given its name.
    """
    with suppress(OSError, NotImplementedError):
        there = source.stat()
        made_of = repr((str(source), there.st_size, there.st_mtime_ns))  # as Python tells what it compiled a module from
        folder = _folder() / f"{name}-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}"
        if folder.is_dir():
            return folder
        if not sys.dont_write_bytecode and _may_write(folder.parent):
            folder.parent.mkdir(parents=True, exist_ok=True)
            former = tuple(folder.parent.glob(f"{name}-*"))
            with tempfile.TemporaryDirectory(dir=folder.parent) as place:
                (filled := Path(place, name)).mkdir()
                fill(filled)
                _write_out(filled)
                with suppress(OSError):  # another process was quicker
                    filled.rename(folder)
            for other in former:
                shutil.rmtree(other, ignore_errors=True)
            return folder
    return None


def _write_out(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(MODE)
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _may_write(folder: Path) -> bool:
    """Whether something may be kept there, which is asked before it is made ready; a folder that is not there yet is made."""
    return os.access(folder, os.W_OK) or not folder.exists()


def _path(name: str) -> str:
    return str(_folder() / f"{name.replace('/', '.')}.{sys.implementation.cache_tag}.code")


def _folder() -> Path:
    return Path(cache_from_source(__file__)).parent


def _digest(made_from: tuple[str, ...], content: bytes) -> bytes:
    """Over what it was made from and by, and over itself: what a disk tore is none."""
    parts = (*(part.encode() for part in made_from), content)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()
