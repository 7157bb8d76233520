"""What could move into a hole: of what a page begins with, behind one that ends short, that which need not stay together or in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from leafletpress.formats.pdf.adapter.filled import LARGEST_HOLE
from leafletpress.formats.pdf.adapter.stranded import ends_with_heading
from leafletpress.formats.pdf.rearranged import MARK, Change, places

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
CONTAINERS = frozenset({"html", "body", "main", "section", "div"})
CONTAINER_NAMES = frozenset({"", "others", "about", "beside", "couple stacked-parts", "parts", "part first", "part second"})
LEVEL = frozenset({"couple", "beside", "pictures"})  # what stands in these is level with something else
ROOMIER = frozenset({"table", "figure", "write-on"})
LISTS = frozenset({"ul", "ol"})
LOWEST, LOWEST_LARGE = 9.0, 10.5  # em: a picture is no lower; in large print drawings hold large numbers
LARGE_LETTERS = 15 / 0.75  # px
MORE_WHITE = 0.5  # em, above a heading, table or picture
MORE_BETWEEN = 0.4  # em, above a paragraph or an item, where that is not enough
LARGE_BLOCK = 0.4  # of a page's height: contacts that are so high may part behind the first
HIGH_ROW = 0.06  # of a page's height: a row that is no line left behind
LEAST_LEFT = 2  # rows
LEAST_LINES = 2  # of a block that goes on, on each page
LONG_BLOCK = 0.2  # of a page's height: what is so high may go on in a frame of its own
FRAMED = frozenset({"callout", "advice"})
UNPARTED = frozenset({"headings", "call-pair"})  # of what says the same in two languages
KEPT_WHOLE = "emergency"
WHOLE_PAGE = 0.97  # of a page's height: what takes that finds no room on one
TEXT = frozenset({"p", "li", "dt"})
MOVED_PAST = frozenset({"p", "ul", "ol", "dl", "table", "div", "aside"})


def movable(
    document: Any, short: Sequence[int], shares: Sequence[float], made: Collection[Change] = (), *, framed: bool = False
) -> tuple[Change, ...]:
    """The changes by which something could move up to the pages that end short, in order; at most the first is a picture that comes later.

    What is `framed` and long may go on on the next page, but an emergency that fits on one: this only where a heading would stand alone.
    What was `made` and did not fill the hole is none.
    What stands behind another change stands elsewhere when that is made, so that nobody knows what would come before the picture there.
    """
    pages = [page._page_box for page in document.pages]
    elements = (box.element for box in pages[0].descendants(placeholders=True) if box.element is not None)
    numbers = places(next(element for element in elements if element.tag == "html"))
    found: list[Change] = []
    for number in short:
        if number < len(pages):
            hole = (1 - shares[number - 1]) * pages[number - 1].height
            lone = ends_with_heading(pages[number - 1])
            head = _Head(numbers, hole, pages[number].height, framed, lone)
            changes = [change for change in head.changes(pages[number]) if change not in made]
            found += [change for change in changes if change.kind != "later" or not found]
            found += [] if changes else _roomier(numbers, pages[number - 1], hole)
    return tuple(found)


def _roomier(numbers: Mapping[Element, int], page: Any, hole: float) -> Iterator[Change]:
    """Where nothing can move and little is missing: more white above what stands below something on the page."""
    wanted = hole - LARGEST_HOLE * page.height
    top = page.content_box_y()
    flow = next(child for child in page.children if not isinstance(child, boxes.MarginBox))
    blocks = [box for box in flow.descendants(placeholders=True) if _is_block(box) and box.element in numbers]
    level = {one for box in blocks if not LEVEL.isdisjoint(_names(box.element)) for one in box.element.iter()}
    free = [box for box in blocks if box.position_y > top and box.element not in level]
    opened = [(numbers[box.element], MORE_WHITE * box.style["font_size"]) for box in free if _may_be_roomier(box.element)]
    words = [(numbers[box.element], MORE_BETWEEN * box.style["font_size"]) for box in free if _is_text(box.element)]
    if sum(more for _, more in opened) > wanted:
        for place, more in opened:
            if wanted > 0:
                yield Change(place, "roomier")
                wanted -= more
    elif sum(more for _, more in (*opened, *words)) > wanted:
        yield from (Change(place, "roomier") for place, _ in (*opened, *words))


def _names(element: Element) -> Sequence[str]:
    return (element.get("class") or "").split()


def _may_be_roomier(element: Element) -> bool:
    names = _names(element)
    return (element.tag in HEADINGS and "callout-title" not in names) or not ROOMIER.isdisjoint(names)


def _is_text(element: Element) -> bool:
    """Whether it is a paragraph or an item of the text."""
    return element.tag in TEXT and element.get("class") is None


@dataclass(slots=True)
class _Head:
    """The head of a page, and the room that there is on the one before."""

    places: Mapping[Element, int]
    room: float
    height: float
    framed: bool = False
    below_heading: bool = False

    def changes(self, page: Any) -> Iterator[Change]:
        flow = next(child for child in page.children if not isinstance(child, boxes.MarginBox))
        yield from self._first(flow) or ()

    def _first(self, container: Any) -> tuple[Change, ...] | None:
        """The changes of the first block that finds no room; none where all of it does."""
        children = [getattr(child, "_box", child) for child in getattr(container, "children", ())]
        flow = [child for child in children if _is_block(child)]
        for index, box in enumerate(flow):
            if self._is_container(box):
                found = self._first(box)
                if found is not None:
                    return found
            elif _needed(box) <= self.room:
                self.room -= _needed(box)
            elif index and "notes" in _names(box.element):  # they stand with the end of the facts
                self.room += _needed(flow[index - 1])
                return tuple(self._of(flow[index - 1], ()))
            else:
                return tuple(self._of(box, flow[index + 1 :]))
        return None

    @staticmethod
    def _is_container(box: Any) -> bool:
        if box.element is None or isinstance(box, boxes.TableBox):
            return box.element is None
        name = box.element.get("class") or ""
        return box.element.tag in CONTAINERS and name in CONTAINER_NAMES

    def _of(self, box: Any, following: Sequence[Any]) -> Iterator[Change]:
        element = box.element
        name = _names(element)
        if "contacts" in name:
            yield from self._contacts(box)
        elif not FRAMED.isdisjoint(name):
            yield from self._framed(box)
        elif "couple" in name and UNPARTED.isdisjoint(name):
            yield from self._couple(box)
        elif "table" in name:
            yield from self._rows(box)
        elif "figure" in name:
            yield from self._figure(box, following)
        elif element.tag in LISTS:
            yield from self._items(box, box)
        elif element.tag == "dl" and "facts" in name:
            yield from self._facts(box)

    def _rows(self, box: Any) -> Iterator[Change]:
        """A table goes on below its head, with two rows at least on either page, or one that is high."""
        rows = _within(box, "tr")
        ends = [number for number in range(1, len(rows) - 1) if not _is_joined(rows[number + 1])]  # that it may part behind
        high = [row for row in rows[1:] if row.height > HIGH_ROW * self.height]
        least = next((number for number in ends if number > 1 or rows[number] in high), 0)
        if least and _end(rows[least]) - box.position_y <= self.room and (len(rows) - least > LEAST_LEFT or rows[-1] in high):
            yield Change(self.places[box.element], "parts")
            yield from (
                Change(self.places[row.element], "alone") for row in high if row in (rows[1], rows[-1]) and not _is_joined(row)
            )

    def _framed(self, box: Any) -> Iterator[Change]:
        """A callout, or what to do, that takes much of a page goes on below its heading, with two lines at least on either page."""
        names = _names(box.element)
        stays_whole = KEPT_WHOLE in names and not self.below_heading and box.margin_height() < WHOLE_PAGE * self.height
        if (
            not (self.framed and len(box.element))
            or MARK in box.element.attrib
            or stays_whole
            or box.margin_height() < LONG_BLOCK * self.height
        ):
            return
        head, *_ = box.element
        blocks = [block for child in box.children if child.element is not head for block in _blocks(child)]
        least = _least(blocks)
        frame = box.padding_bottom + box.border_bottom_width + box.margin_bottom + _white_above(box)
        if least is not None and least + frame - box.border_box_y() <= self.room:
            yield Change(self.places[box.element], "goes-on")
            yield from self._ends(blocks)

    def _couple(self, box: Any) -> Iterator[Change]:
        """What says the same in two languages goes on side by side, with two lines at least of each on this page, or all of one that is brief."""
        parts = [one for one in box.descendants() if one.element.tag == "section" and isinstance(one, boxes.TableCellBox)]
        blocks = [list(_blocks(part)) for part in parts]
        least = [_least(there) for there in blocks]
        ends = [end or _end(there[-1]) for end, there in zip(least, blocks, strict=True) if there]
        if any(least) and max(ends) - box.position_y <= self.room:
            yield Change(self.places[box.element], "parts")
            for there in filter(None, blocks):
                yield from self._ends(there)

    def _ends(self, blocks: Sequence[Any]) -> Iterator[Change]:
        """What begins and ends a block that goes on: an item of two lines may stand alone, a paragraph of one may not."""
        for block in (blocks[0], blocks[-1]):
            is_item, is_long = block.element.tag == "li", len(_lines(block)) >= LEAST_LINES
            if is_item == is_long:
                yield Change(self.places[block.element], "alone" if is_item else "together")

    def _contacts(self, box: Any) -> Iterator[Change]:
        """Contacts that are many go on behind the second, those that are high behind the first."""
        items = _within(box, "li")
        large = box.margin_height() > LARGE_BLOCK * self.height
        together = 1 if large else 2
        if len(items) >= 2 * together and _end(items[together - 1]) - box.position_y <= self.room:
            yield Change(self.places[box.element], "goes-on" if self.framed else "parts")
            if large:
                yield from (Change(self.places[one.element], "alone") for one in items)

    def _items(self, box: Any, around: Any) -> Iterator[Change]:
        items = _within(box, "li")
        if items and _end(items[0]) - around.position_y <= self.room:
            ends = (one for one in items if one.element in (box.element[0], box.element[-1]))
            yield from (Change(self.places[one.element], "alone") for one in ends if len(_lines(one)) > 1)

    def _facts(self, box: Any) -> Iterator[Change]:
        for pair in (one for one in _within(box, "div") if "wide" in _names(one.element)):
            for sources in _within(pair, "ul"):
                if items := list(self._items(sources, box)):
                    yield Change(self.places[pair.element], "parts")
                    yield from items

    def _figure(self, box: Any, following: Sequence[Any]) -> Iterator[Change]:
        place = self.places[box.element]
        picture = next((one for one in box.descendants(placeholders=True) if isinstance(one, boxes.ReplacedBox)), None)
        smaller = picture.height - _lowest(picture.style["font_size"]) if picture is not None else 0
        if box.margin_height() - smaller <= self.room and smaller > 0:
            yield Change(place, "smaller")
            return
        room, past, left = self.room, 0, self.room  # `left` is the room behind what the picture may come after
        for index, other in enumerate(following):
            if other.element is None or other.element.tag not in MOVED_PAST or other.margin_height() > room:
                break
            room -= other.margin_height()
            if not _leads_to(other, following[index + 1 :]):
                past, left = index + 1, room
        if past and left <= LARGEST_HOLE * self.height:
            yield Change(place, "later", past)


def _blocks(box: Any) -> Iterator[Any]:
    """The paragraphs and items in a box, and what does not part, each as a whole."""
    children = [getattr(child, "_box", child) for child in getattr(box, "children", ())]
    is_one = box.element.tag == "li" or any(isinstance(child, boxes.LineBox) for child in children)
    if is_one or box.style["break_inside"] != "auto":
        yield box
    else:
        for child in filter(_is_block, children):
            yield from _blocks(child)


def _least(blocks: Sequence[Any]) -> float | None:
    """Where the least of a block ends that may stand above the end of a page; none where nothing of it may."""
    taken, before = 0, ""
    for block, following in pairwise((*blocks, None)):
        lines = _lines(block)
        if len(lines) >= 2 * LEAST_LINES and block.style["break_inside"] == "auto":
            return float(lines[LEAST_LINES - 1].position_y + lines[LEAST_LINES - 1].height)
        taken += len(lines)
        is_short_and_first = block.element.tag == "li" != before and len(lines) < LEAST_LINES
        leads = following is None or block.element.tag != "li" == following.element.tag
        if taken >= LEAST_LINES and not is_short_and_first and not leads:
            return _end(block)
        before = block.element.tag
    return None


def _leads_to(box: Any, following: Sequence[Any]) -> bool:
    """Whether a block says what the one behind it is, such as "Do not take" before a list."""
    return bool(following) and box.element.tag == "p" and (following[0].element is None or following[0].element.tag != "p")


def _lowest(letters: float) -> float:
    return letters * (LOWEST_LARGE if letters > LARGE_LETTERS else LOWEST)


def _is_block(box: Any) -> bool:
    return isinstance(box, boxes.BlockLevelBox) and isinstance(box.height, int | float) and not box.is_running()


def _needed(box: Any) -> float:
    """How high a block is, with the white above it that the head of a page leaves out."""
    return float(box.margin_height() + (0 if box.margin_top else _white_above(box)))


def _white_above(box: Any) -> float:
    """The white that a style sheet asks for above a block, in px; none where it is a share of something, or what is left over."""
    above = box.style["margin_top"]
    return float(above.value) if getattr(above, "unit", None) == "px" else 0.0


def _lines(box: Any) -> list[Any]:
    return [one for one in box.descendants(placeholders=True) if isinstance(one, boxes.LineBox)]


def _within(box: Any, tag: str) -> list[Any]:
    """The blocks or rows in a box that are made from elements of a name, the outermost box of each."""
    found: dict[Element, Any] = {}
    for one in box.descendants(placeholders=True):
        if one.element is not None and one.element.tag == tag and isinstance(one, boxes.BlockLevelBox | boxes.TableRowBox):
            found.setdefault(one.element, one)
    return list(found.values())


def _is_joined(row: Any) -> bool:
    return "joined" in _names(row.element)


def _end(box: Any) -> float:
    height = box.height if isinstance(box, boxes.TableRowBox) else box.margin_height()
    return float(box.position_y + height)
