"""What WeasyPrint declares of Pango, HarfBuzz and fontconfig, as cffi reads it: kept in a file, which tools/declare-libraries writes.

WeasyPrint 70 has cffi read six hundred lines of C when it is imported, and a line for each kind of value that is made later; cffi has
a parser of C imported for that. What it reads is the same each time: it is kept in the form that cffi itself writes for this
("out-of-line, ABI level" in its documentation), and from which it knows the same types and functions.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import _cffi_backend

FILE = Path(__file__).with_suffix(".json")
TO_THE_END = getattr(os, "RTLD_NODELETE", 0)


def folder_of(package: str) -> Path:
    """Where a package is, which is not imported for that."""
    spec = find_spec(package)
    return Path(str(spec.origin if spec else "")).parent


def declaring() -> Path:
    """The module of WeasyPrint that declares them."""
    return folder_of("weasyprint") / "text/ffi.py"


def digest(path: Path) -> str:
    """The SHA-256 of a module, or none where it is in no file."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@contextmanager
def read_before() -> Iterator[None]:
    """Let WeasyPrint have what was read of its declarations while it is imported, where they are those that were read."""
    kept, before = json.loads(FILE.read_text("utf-8")), sys.modules.get("cffi")
    if kept["of"] != digest(declaring()):
        yield
        return
    module = ModuleType("cffi")
    module.FFI = lambda: _Read("declared", **{name: _bytes(value) for name, value in kept["read"].items()})  # type: ignore[attr-defined]
    sys.modules["cffi"] = module
    try:
        yield
    finally:
        del sys.modules["cffi"]
        if before is not None:
            sys.modules["cffi"] = before


class _Read(_cffi_backend.FFI):  # type: ignore[misc]
    def cdef(self, _declared: str) -> None:
        """Take declarations, which were read."""

    def dlopen(self, name: str, flags: int = 0) -> Any:
        """Open a library, which then stays until the process is gone.

        Python takes its modules apart in no certain order when it ends: what Pango made would be given back to a Pango that is there no more.
        """
        return super().dlopen(name, flags | TO_THE_END)


def _bytes(value: object) -> object:
    """What stands in JSON as cffi wants it."""
    if isinstance(value, str):
        return value.encode("latin-1")
    return tuple(map(_bytes, value)) if isinstance(value, list) else value
