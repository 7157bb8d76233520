"""Lines that are shaped once: WeasyPrint 70 forgets how it shaped a line when it is laid out, and shapes it again to draw it.

A line is kept as it was shaped where it would come out the same: where no spaces are widened to fill it, and where Pango has it as one line.
What was kept is drawn once, since drawing may cut it off or change it; the same line elsewhere is shaped again, unless who drew it gives it back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

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


def _deactivate(layout: Any) -> None:
    layout.leafletpress_shaped = [(layout.layout, layout.language)]
    _stock[0](layout)


def _reactivate(layout: Any, style: Any) -> None:
    kept = getattr(layout, "leafletpress_shaped", None)
    if not kept or layout.justification_spacing or pango.pango_layout_get_line_readonly(kept[0][0], 1) != ffi.NULL:
        _stock[1](layout, style)
    else:
        layout.layout, layout.language = kept.pop()
        layout.style = style


def give_back(layout: Any) -> None:
    """Let the same line elsewhere be drawn as this one was, which drawing left as it was shaped."""
    kept = getattr(layout, "leafletpress_shaped", None)
    if kept == [] and not layout.justification_spacing:
        kept.append((layout.layout, layout.language))
