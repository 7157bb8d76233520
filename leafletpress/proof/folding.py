"""Folding: the sheets of a booklet are opened, folded in thought, and each half is read and looked at beside the page that it must be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import pypdfium2
from PIL import Image, ImageChops

from leafletpress.proof.glyphs import read_glyphs

SCALE = 0.5  # pixels in a pt
NEAR = 0.1  # pt: what is less apart stands at one place
UNBROKEN = 1e6  # pt: the width of what has no halves
OTHER, SPECKS = 96, 0.001  # of 255, and of the pixels: what differs less is the edge of a letter
Half = tuple[int, int]  # a side from 0; 0 its left and 1 its right half
Placed = Mapping[str, tuple[Sequence[float], Sequence[float]]]  # for each sign where it stands, from the left and from the foot


def place_of(half: int, width: float, page_width: float) -> float:
    """Where a page begins on a half of a side, in pt from its left edge: in the middle, as near as whole pixels of our pictures allow."""
    return round((width / 2 * (half + 0.5) - page_width / 2) * SCALE) / SCALE


def folded(sides: int, *, right_to_left: bool) -> list[Half]:
    """The halves in the order in which they are read, once the sheets lie in each other and are folded.

    Bound on the left, the first page is the right half of the outermost front, and behind it is the left half of its back.
    """
    first, second = (0, 1) if right_to_left else (1, 0)
    fronts = range(0, sides, 2)
    to_the_middle = [half for front in fronts for half in ((front, first), (front + 1, second))]
    from_the_middle = [half for front in reversed(fronts) for half in ((front + 1, first), (front, second))]
    return to_the_middle + from_the_middle


def folded_differences(sheets: bytes, pages: bytes, *, right_to_left: bool) -> Iterator[str]:
    """In what sheets that are folded are not these pages in their order, in words."""
    with pypdfium2.PdfDocument(sheets) as sides, pypdfium2.PdfDocument(pages) as single:
        wanted = list(single)
        if {tuple(map(round, side.get_size())) for side in sides} != {(842, 595)}:
            yield "the sides of the sheets are not all A4"
            return
        read = folded(len(sides), right_to_left=right_to_left)
        if not len(wanted) <= len(read) < len(wanted) + 4:
            yield f"{len(sides)} sides hold {len(read)} pages, where there are {len(wanted)}"
            return
        halves, own = _placed_in_halves(sheets, sides[0].get_width()), _placed(pages)
        for number, ((side, half), page) in enumerate(zip_longest(read, wanted), 1):
            where = f"the {('left', 'right')[half]} half of side {side + 1}, which is read as page {number},"
            shift = place_of(half, sides[0].get_width(), page.get_width() if page else 0.0)
            if not _stand_alike(halves.get((side, half), {}), own.get(number - 1, {}), shift):
                yield f"{where} does not say what page {number} says" if page else f"{where} is not blank"
            elif not _look_alike(_picture(sides[side], half), page, round(shift * SCALE)):
                yield f"{where} does not look as page {number} does" if page else f"{where} is not blank"


def _placed_in_halves(content: bytes, width: float) -> Mapping[Half, Placed]:
    """The signs on each half that holds any."""
    found: dict[Half, dict[str, tuple[list[float], list[float]]]] = defaultdict(lambda: defaultdict(lambda: ([], [])))
    for (side, _), glyphs in read_glyphs(content).items():
        for glyph in glyphs:
            across, up = found[side, int(glyph.x >= width / 2)][glyph.char]
            across.append(glyph.x)
            up.append(glyph.y)
    return found


def _placed(content: bytes) -> Mapping[int, Placed]:
    """The signs on each page that holds any."""
    return {side: placed for (side, _), placed in _placed_in_halves(content, UNBROKEN).items()}


def _stand_alike(half: Placed, page: Placed, shift: float) -> bool:
    return half.keys() == page.keys() and all(
        _are_near(half[char][0], page[char][0], shift) and _are_near(half[char][1], page[char][1], 0.0) for char in half
    )


def _are_near(found: Sequence[float], wanted: Sequence[float], shift: float) -> bool:
    pairs = zip_longest(sorted(found), sorted(wanted), fillvalue=float("inf"))
    return all(abs(one - other - shift) < NEAR for one, other in pairs)


def _picture(side: pypdfium2.PdfPage, half: int) -> Image.Image:
    """A side, the half that is not meant left white."""
    whole: Image.Image = side.render(scale=SCALE).to_pil().convert("L")
    middle = whole.width // 2
    whole.paste(255, (0, 0, middle, whole.height) if half else (middle, 0, whole.width, whole.height))
    return whole


def _look_alike(side: Image.Image, page: pypdfium2.PdfPage | None, place: int) -> bool:
    meant = Image.new("L", side.size, 255)
    if page is not None:
        meant.paste(page.render(scale=SCALE).to_pil().convert("L"), (place, 0))
    other = ImageChops.difference(side, meant).point(lambda value: 255 if value > OTHER else 0)
    return other.histogram()[255] <= SPECKS * side.width * side.height
