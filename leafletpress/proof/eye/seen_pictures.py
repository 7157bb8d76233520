"""Whether a picture of the leaflet is drawn, large enough to be looked at, and with nothing over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leafletpress.proof.eye.inked import around
from leafletpress.proof.eye.views import Drawn, View
from leafletpress.proof.glyphs import Box
from leafletpress.proof.heard import Mark

SMALLEST = 7.0  # pt, the longer side of a picture: a box to tick has 9
SMALLEST_CODE = 40.0  # pt, 14 mm: of a square code, with the white around it
EDGE = 2.0  # pt: lines and grounds beside a picture may reach so far into it
UNSEEN = 2  # of 255, in red, green or blue


def unseen_pictures(view: View, page: int, pictures: Sequence[tuple[str, Sequence[Mark]]]) -> Iterator[tuple[str, str]]:
    """The description of each picture of a page that is not seen, and why."""
    for described, marks in pictures:
        numbers = {mark for at, mark in marks if at == page}
        if numbers and (fault := _fault(view, numbers, is_code=described.startswith("https://"))):
            yield described, fault


def _fault(view: View, numbers: set[int], *, is_code: bool) -> str:
    places = [place for place, item in enumerate(view.drawn) if item.mark in numbers]
    if not places:
        return "is not drawn"
    box = around(view.drawn[place].box for place in places)
    wide, high = box[2] - box[0], box[3] - box[1]
    if max(wide, high) < SMALLEST:
        return f"is smaller than {SMALLEST:g} pt"
    if is_code and (min(wide, high) < SMALLEST_CODE or abs(wide - high) > EDGE):
        return f"is a square code that no phone reads: it is to be square, and {SMALLEST_CODE:g} pt at least"
    if view.ink((box[0] - EDGE, box[1] - EDGE, box[2] + EDGE, box[3] + EDGE)) <= UNSEEN:
        return "leaves no ink"
    if any(_lies_on(item, box) for item in view.drawn[places[-1] + 1 :]):
        return "has something drawn over it"
    return ""


def _lies_on(item: Drawn, box: Box) -> bool:
    left, bottom, right, top = item.box
    return min(right, box[2]) - max(left, box[0]) > EDGE and min(top, box[3]) - max(bottom, box[1]) > EDGE
