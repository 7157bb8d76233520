"""Changes of single elements, where a page would end short: a table that may go on on the next page, a picture that comes later.

They are made in what is laid out and nowhere else: the tags, and all that a sheet is proved against, keep the order of the manuscript.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

MARK = "data-fit"
PLACE = "data-fit-place"  # of an element that comes later: its place among the others around it, as it was written
AROUND = "data-fit-around"  # of what is put around the parts of an element that goes on below its head
NARROWED = "data-narrowed"  # a table whose words break, as its columns hold less than these
NOTES = (MARK, NARROWED)  # what the names of all attributes begin with by which something is noted
KINDS = ("parts", "goes-on", "together", "alone", "smaller", "roomier", "later")
WRITTEN = re.compile(rf"(\d+)=({'|'.join(KINDS)})(?:\+(\d+))?")


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What may be otherwise with the element that stands at a place of the document, counted in its own order from 0.

    `parts`: it may go on on the next page. `goes-on`: so too, in a frame that is closed on both, its heading at the head of each.
    `together`: what is first or last in such a frame is not alone there. `alone`: an item may stand alone. `smaller`: a picture one step smaller. `roomier`: a little
    more white above it. `later`: at the head of a page, behind so many blocks that follow it (`past`).
    """

    place: int
    kind: str
    past: int = 0

    def __str__(self) -> str:
        return f"{self.place}={self.kind}" + (f"+{self.past}" if self.past else "")


def read_changes(words: Iterable[str]) -> tuple[Change, ...] | None:
    """Changes as they were written down; none where one of them is something else."""
    found = [WRITTEN.fullmatch(word) for word in words]
    return tuple(Change(int(one[1]), one[2], int(one[3] or 0)) for one in found if one) if all(found) else None


def note_of_its_own(root: Element) -> str:
    """An attribute by which changes are noted, where a document has one before any was made; else nothing.

    What is noted is trusted: a head that stands again on each page need not be signed for each.
    """
    return next((name for element in root.iter() for name in element.attrib if name.startswith(NOTES)), "")


def is_put_around(element: Element) -> bool:
    """Whether an element was put around parts of another, and is none of the document."""
    return AROUND in element.attrib


def make_changes(root: Element, changes: Iterable[Change]) -> None:
    """Note them at their elements; what comes later is moved."""
    elements = list(root.iter())
    parents = {child: parent for parent in elements for child in parent}
    for change in (one for one in changes if one.place < len(elements)):
        element = elements[change.place]
        element.set(MARK, f"{element.get(MARK, '')} {change.kind}".strip())
        if change.kind == "goes-on" and len(element) > 1:
            _put_below_head(element)
        if change.kind == "later" and element in parents:
            around = parents[element]
            place = list(around).index(element)
            element.set(PLACE, str(place))
            around.remove(element)
            around.insert(place + change.past, element)


def _put_below_head(element: Element) -> None:
    """Lay a block out as a table is: its first element stands again on each page, above what stands there of the rest."""
    head, *rest = element
    for child in (head, *rest):
        element.remove(child)
    around = SubElement(element, "div", {AROUND: "all"})
    SubElement(around, "div", {AROUND: "head"}).append(head)
    SubElement(around, "div", {AROUND: "rest"}).extend(rest)


def is_later(element: Element) -> bool:
    """Whether an element comes later on the pages than it was written."""
    return PLACE in element.attrib


def goes_on(element: Element) -> bool:
    """Whether an element may go on on the next page though it would stay whole."""
    return "parts" in element.get(MARK, "").split()


def as_written(root: Element) -> Iterator[Element]:
    """All elements in the order of the manuscript, whatever comes later on the pages or is put around them."""
    if not is_put_around(root):
        yield root
    children = list(root)
    moved = list(filter(is_later, children))
    for child in reversed(moved):
        children.remove(child)
        children.insert(int(child.attrib[PLACE]), child)
    for child in children:
        yield from as_written(child)


def places(root: Element) -> Mapping[Element, int]:
    """The place of each element, as changes count them."""
    return {element: place for place, element in enumerate(as_written(root))}
