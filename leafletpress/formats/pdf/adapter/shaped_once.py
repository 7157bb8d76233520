"""Lines that are shaped once: WeasyPrint 70 forgets how it shaped a line when it is laid out, and shapes it again to draw it.

A line is kept as it was shaped where it would come out the same: where no spaces are widened to fill it, and where Pango has it as one line.
What was kept is drawn once, since drawing may cut it off or change it; the same line elsewhere is shaped again, unless who drew it gives it back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

T = TypeVar("T")
_lock = threading.RLock()
_stock = (Layout.deactivate, Layout.reactivate)


def kept_shaped() -> AbstractContextManager[None]:
    """While inside, what is laid out keeps how it was shaped."""
    return _instead("deactivate", _deactivate)


def drawn_as_shaped() -> AbstractContextManager[None]:
    """While inside, what was kept is drawn as it was shaped."""
    return _instead("reactivate", _reactivate)


@contextmanager
def _instead(name: str, function: Callable[..., None]) -> Iterator[None]:
    with _lock:
        before = getattr(Layout, name)
        setattr(Layout, name, function)
        try:
            yield
        finally:
            setattr(Layout, name, before)


@dataclass(slots=True)
class _Once:
    """A line as it was shaped, shared by all that are the same: whether it is drawn now, whether Pango has it as one line, and what was read of it."""

    layout: Any
    language: Any
    is_taken: bool = False
    is_one_line: bool | None = None
    read: Any = None

    def may_be_drawn(self) -> bool:
        if self.is_one_line is None:
            self.is_one_line = pango.pango_layout_get_line_readonly(self.layout, 1) == ffi.NULL
        return self.is_one_line and not self.is_taken


def _deactivate(layout: Any) -> None:
    layout.leafletpress_shaped = _Once(layout.layout, layout.language)
    _stock[0](layout)


def _reactivate(layout: Any, style: Any) -> None:
    once: _Once | None = getattr(layout, "leafletpress_shaped", None)
    if once is None or layout.justification_spacing or not once.may_be_drawn():
        _stock[1](layout, style)
    else:
        once.is_taken = True
        layout.layout, layout.language, layout.style = once.layout, once.language, style


def give_back(layout: Any) -> None:
    """Let the same line elsewhere be drawn as this one was, which drawing left as it was shaped."""
    once: _Once | None = getattr(layout, "leafletpress_shaped", None)
    if once is not None and once.is_taken and not layout.justification_spacing:
        if once.layout is not layout.layout:
            once.layout, once.language, once.read = layout.layout, layout.language, None
        once.is_taken = False


def read_once(layout: Any, read: Callable[[Any], T]) -> T:
    """What is read of a line that is drawn, once as long as it is kept as it was shaped."""
    once: _Once | None = getattr(layout, "leafletpress_shaped", None)
    if once is None or once.layout is not layout.layout:
        return read(layout)
    if once.read is None:
        once.read = read(layout)
    found: T = once.read
    return found


def forget_undrawn(layout: Any) -> None:
    """Forget how a line was shaped that nobody drew: as a rule, it was measured, or broken otherwise."""
    once: _Once | None = getattr(layout, "leafletpress_shaped", None)
    if once is not None and once.read is None:
        once.layout = once.language = None
        once.is_one_line = False
