"""Kept lines: what a text takes on a line is found out once, however often its pages are laid out, and for the next sheets that have it too."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.layout.inline as inline_module
import weasyprint.layout.preferred as preferred_module
import weasyprint.text.line_break as line_break_module

from leafletpress.formats.pdf.adapter.numbered_styles import NumberedStyles
from leafletpress.formats.pdf.adapter.shaped_once import forget_undrawn
from leafletpress.formats.pdf.recent import Recent

MODULES = (line_break_module, inline_module, preferred_module)  # each has the function under its own name
MOST = 3_000  # lines: a leaflet in a format has about 700
MOST_SIGNS = 500_000
Line = tuple[Any, ...]
Stock = Callable[..., Line]
STYLES = NumberedStyles()
_lock = threading.RLock()
_inside = threading.local()
_known = Recent(MOST, MOST_SIGNS)
# Layouts of the lines that this sheet was the first to ask for: once it is drawn, nobody takes their shapes.
_fresh: list[Any] = []


@contextmanager
def kept_lines() -> Iterator[None]:
    """While inside, WeasyPrint shapes a text once for each style and width.

    It asks for the same line when widths of columns are measured, for each pass over a page, and for each layout of a document.
    """
    with _lock:
        if getattr(_inside, "keeps", False):
            yield
            return
        stock: Stock = line_break_module.split_first_line

        def split_first_line(
            text: str,
            style: Any,
            context: Any,
            max_width: float | None,
            justification_spacing: float,
            is_line_start: bool = True,
            minimum: bool = False,
        ) -> Line:
            key = (text, STYLES.of(style).shaped, max_width, justification_spacing, is_line_start, minimum)
            found = _known.get(key)
            if found is None:
                found = stock(text, style, context, max_width, justification_spacing, is_line_start, minimum)
                _known.put(key, found, len(text))
                _fresh.append(found[0])
            return (copied(found[0]), *found[1:])

        _inside.keeps = True
        for layout in _fresh:
            forget_undrawn(layout)
        _fresh.clear()
        for module in MODULES:
            module.split_first_line = split_first_line
        try:
            yield
        finally:
            _inside.keeps = False
            for module in MODULES:
                module.split_first_line = stock


def copied(layout: Any) -> Any:
    """A line's layout of its own, since what is drawn is written into it."""
    copy = line_break_module.Layout.__new__(line_break_module.Layout)
    copy.__dict__.update(layout.__dict__)
    return copy
