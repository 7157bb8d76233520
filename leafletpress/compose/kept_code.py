"""What the engine's own templates were compiled to, kept where Python keeps what it compiled of our modules, and trusted as that is.

Where Python may not write, or is told not to, nothing is kept. Of a library's templates nothing ever is.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from leafletpress.engine import engine_digest

LOADER = SourceFileLoader(__name__, __file__)
DIGEST = 32  # bytes of a SHA-256, before the code


def kept_code(name: str, text: str) -> CodeType | None:
    """What a template of this name and text was compiled to, by this engine; None where nothing is kept."""
    with suppress(OSError, EOFError, ValueError, TypeError, NotImplementedError):
        content = LOADER.get_data(_path(name))
        if content[:DIGEST] == _digest(name, text, content[DIGEST:]):
            code = marshal.loads(content[DIGEST:])  # noqa: S302 - as Python does of its own
            return code if isinstance(code, CodeType) else None
    return None


def keep_code(name: str, text: str, code: CodeType) -> None:
    """Keep what a template was compiled to, in place of what was kept before."""
    if not sys.dont_write_bytecode:
        content = marshal.dumps(code)
        with suppress(OSError, NotImplementedError):
            LOADER.set_data(_path(name), _digest(name, text, content) + content)


def _path(name: str) -> str:
    folder = Path(cache_from_source(__file__)).parent
    return str(folder / f"{name.replace('/', '.')}.{sys.implementation.cache_tag}.code")


def _digest(name: str, text: str, content: bytes) -> bytes:
    """Over what it was made of and by, and over itself: what a disk tore is none."""
    parts = (engine_digest().encode(), name.encode(), text.encode(), content)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()
