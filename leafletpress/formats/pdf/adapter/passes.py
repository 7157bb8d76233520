"""Passes: pages are laid out again once the numbers of pages are known that stand on them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import weasyprint.layout as layout_module
import weasyprint.layout.block as block_module
import weasyprint.layout.page as page_module
from weasyprint.formatting_structure import boxes

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


@contextmanager
def fewer_passes(expected: Mapping[str, int]) -> Iterator[None]:
    """While inside, pages are laid out again with the numbers that are known by then, and only those whose words change.

    WeasyPrint 70 lays all that show numbers out a second time as they were, with a 0 for each, and takes the numbers in after that, for a
    third. `expected` are the pages of places, from 1, that the first pass shows: where they come true, it is the last.
    """
    with _lock:
        stock = layout_module.make_all_pages

        def make_all_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
            items = _showing_pages(context.target_collector)
            if not pages:
                _expect(expected, context.target_collector, items.values())
            yield from stock(context, root, html, pages)
            for box, item in items.items():
                _take_in(box, item, context.page_maker)

        layout_module.make_all_pages = make_all_pages
        try:
            yield
        finally:
            layout_module.make_all_pages = stock


def _showing_pages(targets: Any) -> dict[Any, Any]:
    """What shows numbers of pages, by its box. What shows how many there are is left as it is."""
    items = {box: item for (box, of), item in targets.counter_lookup_items.items() if of == "content"}
    return {box: item for box, item in items.items() if "pages" not in _wanted(item)}


def _wanted(item: Any) -> set[str]:
    """The counters that it shows, of its own place and of others."""
    return {*item.missing_counters, *(name for names in item.missing_target_counters.values() for name in names)}


def _expect(expected: Mapping[str, int], targets: Any, items: Iterable[Any]) -> None:
    """Let what shows numbers show those that are expected, and not have its page laid out again for them as such."""
    for name, number in expected.items():
        if name in targets.target_lookup_items:
            targets.target_lookup_items[name].cached_page_counter_values = {"page": [number]}
    for item in items:
        item.missing_counters = []
        if expected:
            item.parse_again({})


def _take_in(box: Any, item: Any, pages: list[Any]) -> None:
    """Let a box show the numbers that are known after a pass; where its words change by that, its page is laid out again."""
    if item.page_maker_index is None or item.page_maker_index + 1 >= len(pages):
        return
    before = _words(box)
    item.parse_again(pages[item.page_maker_index + 1][3][1])
    if _words(box) != before:
        pages[item.page_maker_index][-1]["content_changed"] = True


def _words(box: Any) -> list[str]:
    return [text.text for text in box.descendants() if isinstance(text, boxes.TextBox)]
