"""Columns: a table is never wider than where it stands.

WeasyPrint 70 makes a table as wide as the longest words of its columns together, though they run out of the page.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint.layout.table as table_module

from leafletpress.formats.pdf.rearranged import NARROWED

_lock = threading.RLock()


@contextmanager
def no_wider_tables() -> Iterator[None]:
    """While inside, the widest columns of a table that is wider than its place are narrowed, so far as it takes; words break there, and its element says so."""
    with _lock:
        stock = table_module.auto_table_layout

        def lay_out(context: Any, box: Any, containing_block: Any) -> None:
            stock(context, box, containing_block)
            table = box.get_wrapped_table()
            beside = sum(margin for margin in (box.margin_left, box.margin_right) if margin != "auto")
            beside += table.padding_left + table.padding_right + table.border_left_width + table.border_right_width
            room = containing_block[0] - beside
            if table.width > room and table.column_widths:
                spaces = table.width - sum(table.column_widths)
                table.column_widths = narrowed(table.column_widths, room - spaces)
                table.width = spaces + sum(table.column_widths)
                if table.element is not None:
                    table.element.set(NARROWED, "")

        table_module.auto_table_layout = lay_out
        try:
            yield
        finally:
            table_module.auto_table_layout = stock


def narrowed(widths: Sequence[float], room: float) -> list[float]:
    """Widths that fill so much room, in any unit: the widest become as wide as each other, the others stay."""
    rest, left = sorted(widths), room
    while rest and rest[0] <= left / len(rest):
        left -= rest.pop(0)
    widest = max(left / len(rest), 0) if rest else room
    return [min(width, widest) for width in widths]
