"""The system's libraries that WeasyPrint stands on: Pango, HarfBuzz, fontconfig."""

from __future__ import annotations

import ctypes.util
import io
import sys
from contextlib import redirect_stdout, suppress


def load_libraries() -> None:
    """Load them by the names that they have on this system, before WeasyPrint is imported, and run no other programs for that.

    WeasyPrint asks for each by the names of all systems in turn. For each that is not here ctypes runs ldconfig, a compiler and a
    linker to find it elsewhere: some fifty programs, as long as half a sheet takes. Where all else fails it may still do so.
    """
    if "weasyprint.text.ffi" in sys.modules:
        return
    find = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        with suppress(OSError), redirect_stdout(io.StringIO()):  # what it says then, it says again when it is imported
            import weasyprint.text.ffi  # noqa: F401
    finally:
        ctypes.util.find_library = find
