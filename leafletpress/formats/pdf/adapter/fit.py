"""Fit: what came out larger than the place it stands in, which the renderer sets all the same: over other text, off the paper, in two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes

from leafletpress.formats.pdf.rearranged import AROUND, NARROWED
from leafletpress.languages.line_ends import without_joiners

TOLERANCE = 0.35  # em: the space at the start or end of a broken line stands out, and nobody sees it

RUNNING = "data-running"  # the lines of every page's margin
WHOLE = "data-whole"  # an element that stands on one page, and what it is called
Frame = tuple[float, float, float, float]  # left, right, top and bottom, in px


@dataclass(frozen=True, slots=True)
class Misfit:
    """Words that leave the block they stand in, or the margins of their page: the page from 1, all the words of the block, and of its row in a table."""

    page: int
    words: str
    block: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class CutInTwo:
    """An element that is longer than a page: what it is, and the texts in it, outermost first."""

    what: str
    blocks: tuple[str, ...]


def cut_in_two(document: Any, *, may_go_on: bool = False, running: bool = False) -> Iterator[CutInTwo]:
    """All in a document that a template wants whole and that stands on two pages, or on none: the renderer drops heads of tables.

    In its text, or in the `running` lines of its margins. What `may_go_on` on the next page only has to stand somewhere; and what
    goes on below its head has it on each page.
    """
    root = document._html.etree_element
    in_margins = {inside for line in root.iter() if RUNNING in line.attrib for inside in line.iter()}
    wanted = [element for element in root.iter() if (element in in_margins) is running and _is_wanted_whole(element)]
    if not wanted:
        return
    counts: Counter[Element] = Counter()
    repeated: set[Element] = set()
    for page in document.pages:
        shown = list(page._page_box.descendants(placeholders=True))
        counts.update({box.element for box in shown if box.element is not None})
        heads = (box for box in shown if isinstance(box, boxes.TableRowGroupBox) and box.is_header)
        repeated |= {box.element for head in heads for box in head.descendants() if box.element is not None}
    for element in wanted:
        if _is_cut(element, counts, element in repeated or may_go_on):
            blocks = map(_text_of, element.iter())
            yield CutInTwo(element.get(WHOLE, ""), tuple(filter(None, blocks)))


def _is_wanted_whole(element: Element) -> bool:
    return WHOLE in element.attrib or element.find(f"div[@{AROUND}='all']") is not None


def crowded(document: Any) -> Iterator[str]:
    """The words of the first row of each table whose words break, as its columns are narrower than they are."""
    for table in document._html.etree_element.iter("table"):
        if NARROWED in table.attrib:  # when it was laid out
            yield next((words for words in map(_text_of, table.iter("tr")) if words), "")


def _text_of(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _is_cut(element: Element, counts: Counter[Element], may_go_on: bool) -> bool:
    around = element.find(f"div[@{AROUND}='all']")
    if around is not None:
        head, rest = around
        return counts[head] < counts[rest] or counts[rest] == 0
    return WHOLE in element.attrib and (counts[element] == 0 or (counts[element] > 1 and not may_go_on))


def misfits(document: Any, *, running: bool = False) -> Iterator[Misfit]:
    """All in a document, in order: in its text, or in the `running` lines of its margins."""
    for number, page in enumerate(document.pages, 1):
        whole = page._page_box
        left = whole.content_box_x()
        top = whole.content_box_y()
        frame = (left, left + whole.width, top, top + whole.height)
        for box in whole.children:
            if isinstance(box, boxes.MarginBox) is running:
                yield from (Misfit(number, *found) for found in _leaving(box, frame, frame, None, None))


def _leaving(box: Any, frame: Frame, padded: Frame, block: Element | None, row: Element | None) -> Iterator[tuple[str, str, str]]:
    """Words that leave `frame`, or, where they are a number that hangs beside a text, the `padded` one around it; with the words of their block and row."""
    if isinstance(box, boxes.MarginBox):
        frame = (*frame[:2], box.position_y, box.position_y + box.margin_height())
        running = " ".join(text.text for text in box.descendants() if isinstance(text, boxes.TextBox))
        for child in box.children:
            yield from ((words, running, "") for words, *_ in _leaving(child, frame, frame, None, None))
        return
    if isinstance(box, boxes.InlineBlockBox):
        frame = padded
    if isinstance(box, boxes.BlockBox | boxes.InlineBlockBox) and isinstance(box.width, int | float):
        start, edge = box.content_box_x(), box.padding_box_x()
        frame = (max(frame[0], start), min(frame[1], start + box.width), *frame[2:])
        if not isinstance(box.style, AnonymousStyle):  # the first line of an item that holds a list is a block of no element
            padded = (max(padded[0], edge), min(padded[1], edge + box.padding_width()), *padded[2:])
    if isinstance(box, boxes.TextBox):
        if any(map(str.isalnum, box.text)) and not _fits(box, frame):
            yield without_joiners(box.text).strip(), _text_of(block), _text_of(row)
        return
    if isinstance(box, boxes.BlockContainerBox) and box.element is not None:
        block = box.element
    elif isinstance(box, boxes.TableRowBox) and box.element is not None:
        row = box.element
    for child in getattr(box, "children", ()):
        yield from _leaving(getattr(child, "_box", child), frame, padded, block, row)


def _fits(text: Any, frame: Frame) -> bool:
    left, right, top, bottom = frame
    spare = TOLERANCE * text.style["font_size"]
    middle = text.position_y + text.height / 2  # the box of a line is taller than its letters
    return bool(text.position_x >= left - spare and text.position_x + text.width <= right + spare and top <= middle <= bottom)
