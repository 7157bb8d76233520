"""The system's libraries that WeasyPrint stands on: Pango, HarfBuzz, fontconfig; and what it imports and hardly ever asks for."""

from __future__ import annotations

import ctypes.util
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from types import ModuleType
from typing import Any

from leafletpress.formats.pdf.declared import read_before
from leafletpress.formats.pdf.own_sheets import sheets_read_before
from leafletpress.formats.pdf.selectors import compiled_later

SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")


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
        # what it says where it finds none, it says again
        with (
            suppress(OSError),
            redirect_stdout(io.StringIO()),
            _imported_later(SELDOM),
            read_before(),
            compiled_later(),
            sheets_read_before(),
        ):
            import weasyprint.text.ffi  # noqa: F401
    finally:
        ctypes.util.find_library = find


@contextmanager
def _imported_later(names: tuple[str, ...]) -> Iterator[None]:
    """Let modules that nobody has imported yet be imported when one of their functions is called.

    WeasyPrint 70 cuts fonts with HarfBuzz, and imports what fontTools has for it besides: a hundred modules, for systems whose HarfBuzz
    is too old and for variable fonts.
    """
    later = {name: _Later(name) for name in names if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            sys.modules.pop(name, None)


class _Later(ModuleType):
    """A module of which nothing but functions is asked for: each imports it when it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Give a function of the module, or a class, to be called."""
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*given: object, **named: object) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        return called
