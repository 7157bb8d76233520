"""Passes: pages are laid out again once the numbers of pages are known that stand on them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.layout.page as page_module

_lock = threading.RLock()


@contextmanager
def fresh_widths() -> Iterator[None]:
    """While inside, a page that is laid out again measures its tables again.

    WeasyPrint 70 keeps the widths of columns from when each number of a page was still 0: a 10 would stand out of its cell.
    """
    with _lock:
        stock = page_module.remake_page

        def remake_page(index: int, context: Any, *others: Any) -> Any:
            context.tables.clear()
            return stock(index, context, *others)

        page_module.remake_page = remake_page
        try:
            yield
        finally:
            page_module.remake_page = stock
