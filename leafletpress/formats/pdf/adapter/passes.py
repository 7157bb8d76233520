"""Passes: pages are laid out again once the numbers of pages are known that stand on them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.layout.block as block_module
import weasyprint.layout.page as page_module

_lock = threading.RLock()


@contextmanager
def fresh_widths() -> Iterator[None]:
    """While inside, what is laid out again has the widths of columns that it should.

    WeasyPrint 70 keeps those from when each number of a page was still 0: a 10 would stand out of its cell. And it turns the widths of
    a table that runs from right to left round where they stand, for drawing: laid out once more, columns have each other's widths.
    """
    with _lock:
        remake, lay_out = page_module.remake_page, block_module.table_layout

        def remake_page(index: int, context: Any, *others: Any) -> Any:
            context.tables.clear()
            return remake(index, context, *others)

        def table_layout(context: Any, table: Any, *others: Any) -> Any:
            widths = list(table.column_widths)
            laid_out = lay_out(context, table, *others)
            table.column_widths = widths
            return laid_out

        page_module.remake_page, block_module.table_layout = remake_page, table_layout
        try:
            yield
        finally:
            page_module.remake_page, block_module.table_layout = remake, lay_out
