"""Taken apart: what pages were laid out with is freed as soon as their sheet is written.

WeasyPrint 70's styles, and what shows numbers of pages, lead back to each other. Nothing frees such circles but Python's collector of
garbage, which goes through all that hangs on them: a leaflet's styles alone hold some hundred thousand values.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from leafletpress.formats.pdf.adapter.kept_styles import SPECIFIED

_layouts: ContextVar[list[Any] | None] = ContextVar("layouts", default=None)  # what the renderer knew of each


def note_layout(context: Any) -> None:
    """Note what the renderer knows of a layout that it begins."""
    layouts = _layouts.get()
    if layouts is not None:
        layouts.append(context)


@contextmanager
def taken_apart() -> Iterator[None]:
    """While inside, pages may be laid out and written; outside those can be neither laid out further nor written."""
    layouts: list[Any] = []
    before = _layouts.set(layouts)
    try:
        yield
    finally:
        _layouts.reset(before)
        while layouts:
            _take_apart(layouts.pop())


def _take_apart(context: Any) -> None:
    for style in context.style_for.get_computed_styles().values():
        while (style := style.__dict__.pop("anonymous_style", None)) is not None:
            style.specified = {name: style[name] for name in SPECIFIED}  # it was the style itself
    targets = context.target_collector
    for box, _ in targets.counter_lookup_items:
        box.missing_link = None  # it was the box itself
    targets.counter_lookup_items.clear()
    targets.target_lookup_items.clear()
    vars(context).clear()
