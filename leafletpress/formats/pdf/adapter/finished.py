"""Finished pages: what stands in their margins and behind their boxes is laid out once it is known that they are kept.

WeasyPrint 70 adds both to each page of each layout, and neither has to do with where its words stand: of those that are tried, all but
one would have them for nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import weasyprint.layout as layout_module
from weasyprint.document import Page

Rest = list[Callable[[], None]]
_lock = threading.RLock()


@contextmanager
def finished_later() -> Iterator[Rest]:
    """While inside, pages are laid out without that; it is noted, to be done by `finish`."""
    with _lock:
        margins, grounds = layout_module.make_margin_boxes, layout_module.layout_backgrounds
        rest: Rest = []

        def make_margin_boxes(context: Any, page: Any, state: Any) -> tuple[()]:
            rest.append(partial(_add_margins, margins, context, context.current_page, page, state))
            return ()

        def layout_backgrounds(page: Any, get_image: Any) -> None:
            rest.append(partial(grounds, page, get_image))

        layout_module.make_margin_boxes, layout_module.layout_backgrounds = make_margin_boxes, layout_backgrounds
        try:
            yield rest
        finally:
            layout_module.make_margin_boxes, layout_module.layout_backgrounds = margins, grounds


def _add_margins(margins: Any, context: Any, number: int, page: Any, state: Any) -> None:
    context.current_page = number
    page.children = (*page.children, *margins(context, page, state))


def finish(pages: Any, rest: Rest) -> None:
    """Do what was noted, in order, and gather again what pages lead to and are found by: margins may hold some."""
    for one in rest:
        one()
    pages.pages[:] = [Page(page._page_box) for page in pages.pages]
