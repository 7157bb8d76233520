"""Passes: pages are laid out again once the numbers of pages are known that stand on them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import weasyprint.layout as layout_module
import weasyprint.layout.block as block_module
import weasyprint.layout.inline as inline_module
import weasyprint.layout.page as page_module
from weasyprint.formatting_structure import boxes

from leafletpress.formats.pdf.adapter.resumed import Course, Start, take_over
from leafletpress.formats.pdf.adapter.taken_apart import note_layout

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


class GivenUpError(Exception):
    """A layout that is known to be of no use before it is whole."""


def _never(_pages: Sequence[Any]) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a document is laid out.

    `expected` are the pages of places, from 1, `start` is where another layout of it is resumed, and `is_useless` tells, after each page
    of the first pass, of all that are made whether to give up.
    """

    expected: Mapping[str, int] = field(default_factory=dict)
    start: Start | None = None
    is_useless: Callable[[Sequence[Any]], bool] = _never


@contextmanager
def fewer_passes(known: Known = Known(), course: Course | None = None) -> Iterator[None]:
    """While inside, pages are laid out again with the numbers that are known by then, and only those whose words come out otherwise.

    WeasyPrint 70 lays all that show numbers out a second time as they were, with a 0 for each, and takes the numbers in after that, for a
    third. The pages that are expected show in the first pass: where they come true, it is the last. The course is noted in `course`.
    Raises GivenUpError.
    """
    course = course or Course()
    with _lock:
        stock = layout_module.make_all_pages

        def make_all_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
            items = _showing_pages(context.target_collector)
            is_first = not pages
            if is_first:
                note_layout(context)
                _expect(known.expected, context.target_collector, items.values())
                pages = take_over(known.start, context, html) if known.start is not None else []
            made, broken = [], []
            for page in stock(context, root, html, pages):
                made.append(page)
                if context.broken_out_of_flow:
                    broken.append(len(made) - 1)
                if is_first and known.is_useless(made):
                    raise GivenUpError
                yield page
            _take_in(items, made, context, is_first=is_first)
            course.note(context, html.etree_element, made, broken)

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


def _take_in(items: Mapping[Any, Any], made: Sequence[Any], context: Any, *, is_first: bool) -> None:
    """Let boxes show the numbers that are known after a pass; where their words change by that, their page is laid out again.

    WeasyPrint marks each page for that whose numbers lead to another. After the first pass that is left to what stands on the pages: a
    number that is as wide as the one there takes its place.
    """
    found = {box: item for box, item in items.items() if item.page_maker_index is not None and item.page_maker_index < len(made)}
    standing = _standing(found, made) if is_first else {}
    changed: dict[int, bool] = {}
    for box, item in found.items():
        page, before = item.page_maker_index, _words(box)
        item.parse_again(context.page_maker[page + 1][3][1])
        stays = _is_put_in(standing.get(id(box), ()), _texts(box), context) if is_first else _words(box) == before
        changed[page] = changed.get(page, False) or not stays
    known = context.target_collector.counter_lookup_items.items()
    others = (item for (box, _), item in known if items.get(box) is not item)
    if not is_first or any(item.page_maker_index is not None for item in others):
        changed = {page: True for page, is_changed in changed.items() if is_changed}
    for page, is_changed in changed.items():
        context.page_maker[page][-1]["content_changed"] = is_changed


def _standing(items: Mapping[Any, Any], made: Sequence[Any]) -> Mapping[int, Sequence[Any]]:
    """What stands on pages of each of these boxes, by its id."""
    wanted: dict[int, list[Any]] = {id(box): [] for box in items}
    for page in {item.page_maker_index for item in items.values()}:
        for box in made[page].descendants(placeholders=True):
            if id(box.missing_link) in wanted:
                wanted[id(box.missing_link)].append(box)
    return wanted


def _is_put_in(standing: Sequence[Any], texts: Sequence[Any], context: Any) -> bool:
    """Whether these texts stand there, or are numbers that do now: each as wide and high as the number whose place it takes."""
    there = [text for box in standing for text in _texts(box)]
    return len(there) == len(texts) and all(
        old.text == new.text or (_are_numbers(old, new) and _is_exchanged(old, new.text, context))
        for old, new in zip(there, texts, strict=True)
    )


def _are_numbers(old: Any, new: Any) -> bool:
    return bool(old.text.isdecimal() and new.text.isdecimal())


def _is_exchanged(box: Any, text: str, context: Any) -> bool:
    layout, _, further, width, height, baseline = inline_module.split_first_line(
        text, box.style, context, None, box.justification_spacing, is_line_start=False
    )
    if further is not None or (width, height, baseline + box.margin_top) != (box.width, box.height, box.baseline):
        return False
    box.text, box.pango_layout = text, layout
    return True


def _texts(box: Any) -> list[Any]:
    return [text for text in box.descendants() if isinstance(text, boxes.TextBox)]


def _words(box: Any) -> list[str]:
    return [text.text for text in _texts(box)]
