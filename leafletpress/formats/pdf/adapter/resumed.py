"""Resumed layouts: where only what stands on later pages changes, a document is laid out from the first page that may look otherwise.

WeasyPrint 70 knows where each page begins, and keeps a page whose words did not change. What comes before the first change is taken
over from the layout before, as boxes of the elements of today; each of these must have the same declarations as it had.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import chain, pairwise, takewhile
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.page import set_page_type_computed_styles

from leafletpress.formats.pdf.rearranged import NARROWED, as_written, is_put_around

Elements = Mapping[Element, Element]  # those of the layout before, and those of today
Links = Mapping[int, Any]  # what shows numbers today, by the id of the box that showed them before
AVOIDED = ("avoid", "avoid-page")
WAITING = {"content_changed": False, "pages_wanted": False}


@dataclass(slots=True)
class Course:
    """How a document was laid out: what the renderer knew, the root element, each page with what stands on it but its running lines.

    `broken` are the pages, from 0, behind which something goes on that stands beside the flow.
    """

    context: Any = None
    root: Any = None
    pages: list[tuple[Any, list[Any]]] = field(default_factory=list)
    broken: frozenset[int] = frozenset()

    def note(self, context: Any, root: Any, pages: Sequence[Any], broken: Collection[int]) -> None:
        """Keep a layout, before running lines are added to its pages."""
        self.context, self.root, self.broken = context, root, frozenset(broken)
        self.pages = [(page, list(page.children)) for page in pages]


@dataclass(frozen=True, slots=True)
class Start:
    """The course that a layout is resumed of, and how many of its pages are taken over."""

    course: Course
    kept: int


def start_behind(course: Course, places: Collection[int], loose: Collection[int]) -> Start | None:
    """Where to begin once the elements at these places, as changes count them, are changed; none where that is the first page.

    An element may come to stand on the page before, and so may all on a `loose` one, from 0, or on one that ends where none should: it
    may hold little besides what should not be parted. What is laid out as a whole, such as a table, counts from its own first page.
    """
    loose = {*loose, *_ending_wrongly(course)}
    written = list(as_written(course.root))
    changed = {written[place] for place in places if place < len(written)}
    firsts: dict[Element, int] = {}  # the page on which each stands first
    wholes: dict[Element, Element] = {}  # of those that changed, the outermost around it that is laid out as a whole, or itself
    for number, (_, content) in enumerate(course.pages):
        for box, whole in chain.from_iterable(_within(one, None) for one in content):
            firsts.setdefault(box.element, number)
            if box.element in changed:
                wholes.setdefault(box.element, whole)
    if not changed or len(wholes) < len(changed) or not _goes_by_the_flow(course):
        return None
    kept = min(firsts[element] for element in wholes.values()) - 1
    while kept in loose:
        kept -= 1
    return Start(course, kept) if kept > 0 and kept - 1 not in course.broken else None


def _within(box: Any, whole: Element | None) -> Iterator[tuple[Any, Element]]:
    """Each box with the outermost element around it that is laid out as a whole, or its own."""
    box = getattr(box, "_box", box)
    if whole is None and box.element is not None and not _is_plain(box):
        whole = box.element
    yield box, box.element if whole is None else whole
    for child in box.all_children():
        yield from _within(child, whole)


def _is_plain(box: Any) -> bool:
    """Whether a box is a block whose children follow each other from page to page."""
    in_columns = box.style["column_count"] != "auto" or box.style["column_width"] != "auto"
    return type(box) is boxes.BlockBox and box.is_in_normal_flow() and not in_columns


def _ending_wrongly(course: Course) -> Iterator[int]:
    """The pages, from 0, whose last block should not be parted from the next one."""
    for number, ((_, (page, *_)), (_, (behind, *_))) in enumerate(pairwise(course.pages)):
        last, first = _at_edge(page, -1), _at_edge(behind, 0)
        if any(box.style["break_after"] in AVOIDED for box in last) or any(box.style["break_before"] in AVOIDED for box in first):
            yield number


def _at_edge(box: Any, place: int) -> Iterator[Any]:
    """A box with the last, or the first, in it, in that one, and so on."""
    yield box
    inside = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
    if inside:
        yield from _at_edge(inside[place], place)


def _goes_by_the_flow(course: Course) -> bool:
    """Whether nothing goes from page to page by other ways: no notes, no fixed boxes, no count of pages in the text.

    Nor does a text lead to other numbers than those of pages, which what changes may count otherwise.
    """
    items = course.context.target_collector.counter_lookup_items.items()
    on_pages = (item for _, item in items if item.page_maker_index is not None)
    wanted = chain.from_iterable((item.missing_counters, *item.missing_target_counters.values()) for item in on_pages)
    notes = any(area.children for _, (_, *areas) in course.pages for area in areas)
    fixed = any(page.fixed_boxes for page, _ in course.pages)
    counted = any(of != "content" for (_, of), _ in items) or any("pages" in names for names in wanted)
    return not (notes or fixed or counted or any(map(_leads_to_others, course.context.style_for.get_computed_styles().values())))


def _leads_to_others(style: Any) -> bool:
    """Whether what a style puts into a text is told of another place, and not the number of its page."""
    content = style["content"]
    told = () if isinstance(content, str) else content
    return any(kind.startswith("target-") and (kind != "target-counter()" or value[1] != "page") for kind, value in told)


def take_over(start: Start, context: Any, html: Any) -> list[Any]:
    """The pages before the first that is laid out, for a layout that knows what the one before knew of them; none where they may look otherwise."""
    course, before = start.course, start.course.context
    elements = _same(course.root, html.etree_element)
    pages = course.pages[: start.kept]
    running = {
        name: {number: shown for number, shown in shows.items() if number <= start.kept}
        for name, shows in before.running_elements.items()
    }
    links = _linked(before.target_collector, context.target_collector, elements, start.kept)
    for page, _ in pages:
        set_page_type_computed_styles(page.page_type, html, context.style_for)
    shown = (box for shows in running.values() for box in chain.from_iterable(shows.values()))
    content = (*(box for _, there in pages for box in there), *shown)
    if links is None or not _are_declared_alike(start, content, elements, (before.style_for, context.style_for)):
        return []
    for name, shows in running.items():
        for number, there in shows.items():
            context.running_elements[name][number] = [_copy(box, elements, links) for box in there]
    context.style_for.initial_page_sizes.update(before.style_for.initial_page_sizes)
    lookups = context.target_collector.counter_lookup_items.values()
    context.page_maker[:] = [
        _beginning(entry, [id(item) for item in lookups if item.page_maker_index == number])
        for number, entry in enumerate(before.page_maker[: start.kept + 1])
    ]
    context.page_maker[-1][-1].update(anchors=[], content_changed=True)
    return [_page(page, there, elements, links) for page, there in pages]


def _same(before: Element, now: Element) -> Elements:
    """The elements of a document by those of its other copy, and what was put around the parts of one in both."""
    same = dict(zip(as_written(before), as_written(now), strict=True))
    for one, other in tuple(same.items()):
        if len(one) and len(other) and is_put_around(one[0]) and is_put_around(other[0]):
            same |= dict(zip((one[0], *one[0]), (other[0], *other[0]), strict=True))
    return same


def _linked(before: Any, now: Any, elements: Elements, kept: int) -> Links | None:
    """What shows numbers and leads to others, told of the pages it stands on where these are kept; none where it is not the same as before."""
    there = {(box.element, box.element_tag): (box, item) for (box, _), item in now.counter_lookup_items.items()}
    if len(there) != len(now.counter_lookup_items) or len(there) != len(before.counter_lookup_items):
        return None
    links = {}
    for (box, _), item in before.counter_lookup_items.items():
        box_now, item_now = there.get((elements.get(box.element), box.element_tag), (None, None))
        if item_now is None:
            return None
        links[id(box)] = box_now
        if item.page_maker_index is not None and item.page_maker_index < kept:
            item_now.page_maker_index = item.page_maker_index
    for name, target in before.target_lookup_items.items():
        if target.page_maker_index is not None and target.page_maker_index < kept and name in now.target_lookup_items:
            now.target_lookup_items[name].page_maker_index = target.page_maker_index
            now.target_lookup_items[name].cached_page_counter_values = deepcopy(target.cached_page_counter_values)
    return links


def _written_before(start: Start, elements: Elements) -> Elements:
    """The elements that were written before the first that a layout begins with, whether they stand on a page or not."""
    behind = {box.element for box in _all_boxes(start.course.pages[start.kept][1])}
    kept = {box.element for _, content in start.course.pages[: start.kept] for box in _all_boxes(content)}
    return dict(takewhile(lambda pair: pair[0] in kept or pair[0] not in behind, elements.items()))


def _all_boxes(content: Sequence[Any]) -> Iterator[Any]:
    return chain.from_iterable(one.descendants(placeholders=True) for one in content)


def _are_declared_alike(start: Start, content: Sequence[Any], elements: Elements, styles: tuple[Any, Any]) -> bool:
    """Whether all that is taken over, and what was written before the first that is laid out, has the same declarations as it had."""
    there = {box.element for box in _all_boxes(content)} - {None}
    if not there <= elements.keys():
        return False
    same: dict[Any, Any] = {page.page_type: page.page_type for page, _ in start.course.pages[: start.kept]}
    same.update(_written_before(start, elements))
    same.update({element: elements[element] for element in there})
    now = set(same.values())
    before, today = ({key: style.cascaded for key, style in one.get_computed_styles().items()} for one in styles)
    declared = {(same[one], part): values for (one, part), values in before.items() if one in same}
    declared_today = {key: values for key, values in today.items() if key[0] in now}
    return declared.keys() == declared_today.keys() and all(
        _is_alike(values, declared_today[key]) for key, values in declared.items()
    )


def _is_alike(one: Any, other: Any) -> bool:
    """Whether two declarations say the same: what an element's own attribute declares was read for each of them."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one == other or (one.keys() == other.keys() and all(_is_alike(value, other[name]) for name, value in one.items()))
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(_is_alike, one, other))
    return bool(
        one == other or (hasattr(one, "serialize") and hasattr(other, "serialize") and one.serialize() == other.serialize())
    )


def _beginning(entry: tuple[Any, ...], lookups: list[int]) -> tuple[Any, ...]:
    """What a page begins with, as WeasyPrint keeps it before it knows how many pages there are."""
    resume_at, next_page, right_page, state, remake = entry
    state = deepcopy(state)
    state[1]["pages"] = [0]
    return resume_at, next_page, right_page, state, {**WAITING, "anchors": list(remake["anchors"]), "content_lookups": lookups}


def _page(page: Any, content: Sequence[Any], elements: Elements, links: Links) -> Any:
    copied = page.copy()
    copied.children = [_copy(box, elements, links) for box in content]
    return copied


def _copy(box: Any, elements: Elements, links: Links) -> Any:
    """A box and all in it, of the elements of today: what is done to one layout is none of the other's."""
    if isinstance(box, AbsolutePlaceholder):
        placeholder = AbsolutePlaceholder(_copy(box._box, elements, links))
        object.__setattr__(placeholder, "_layout_done", box._layout_done)
        return placeholder
    copied = box.copy()
    if box.element is not None:
        copied.element = elements[box.element]
        if NARROWED in box.element.attrib:  # when it was laid out, which is not done again
            copied.element.set(NARROWED, "")
    if box.missing_link is not None:
        copied.missing_link = links.get(id(box.missing_link))
    if box.children:
        copied.children = type(box.children)([_copy(child, elements, links) for child in box.children])
    return copied
