"""Signs that no letter draws: a minus, a point or a stroke among the digits of a number, made of a border, a box or a picture.

The ground of a page is looked at round each number, since a sign that is drawn into it is in no text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from PIL import Image, ImageChops

from leafletpress.proof.eye.inked import Word
from leafletpress.proof.eye.views import SCALE, Pixels, View

# Measures are parts of the letters' height.
AROUND = 1.5  # to each side: what reaches further is a line, a frame or a ground
ABOVE, BELOW = 1.05, 0.35  # the line that the letters stand on
NEAR = 0.5  # to each side: what begins further away is no part of a number, such as the bullet of an item
SEEN = 40  # of 255, in red, green or blue
IS_SEEN = bytes(255 if value > SEEN else 0 for value in range(256))
WHITE = re.compile(b"\xff+")
_Run = tuple[int, int, int]  # of pixels beside each other: the first, the one behind the last, and their row


def painted_words(view: View, words: Sequence[Word]) -> Iterator[Word]:
    """Numbers, and signs that stand alone, with something in or beside them that looks like a sign."""
    for word in words:
        if word.has_ink and _is_looked_at(word.text) and any(_is_sign(shape, word, view) for shape in _shapes(view, _zone(word))):
            yield word


@lru_cache(maxsize=4096)
def _is_looked_at(text: str) -> bool:
    return not text.isalpha() and (
        any(char.isdigit() for char in text) or all(unicodedata.category(char)[0] in "PS" for char in text)
    )


def _zone(word: Word) -> tuple[float, float, float, float]:
    left, _, right, _ = word.box
    tall = word.pen.height
    return left - AROUND * tall, word.line - BELOW * tall, right + AROUND * tall, word.line + ABOVE * tall


def _is_sign(shape: Pixels, word: Word, view: View) -> bool:
    """Whether a shape stands where signs of a number do: on its line, near to it, and not round it."""
    left, top, right, _ = (edge / SCALE for edge in shape)
    tall, height = word.pen.height, view.size[1]
    if height - top <= word.line:  # below the letters: an underline
        return False
    apart = max(word.box[0] - right, left - word.box[2])
    return apart < NEAR * tall and not (left <= word.box[0] and right >= word.box[2] and height - top >= word.box[3])


def _shapes(view: View, zone: tuple[float, float, float, float]) -> Iterator[Pixels]:
    """The shapes that lie wholly in a zone of the ground: what touches its edge reaches beyond it."""
    if view.is_even(zone):
        return
    box = view.pixels(zone)
    crop = view.ground.crop(box).convert("RGB")
    colours = crop.getcolors(crop.width * crop.height)
    behind = Image.new("RGB", crop.size, max(colours)[1])  # type: ignore[arg-type] # of RGB
    red, green, blue = ImageChops.difference(crop, behind).split()
    seen = ImageChops.lighter(ImageChops.lighter(red, green), blue).tobytes().translate(IS_SEEN)
    for left, top, right, bottom in _pieces(seen, crop.width):
        if left > 0 and top > 0 and right < crop.width and bottom < crop.height:
            yield box[0] + left, box[1] + top, box[0] + right, box[1] + bottom


def _pieces(pixels: bytes, width: int) -> Iterator[Pixels]:
    """The bounds of each piece of white that hangs together, corners too: of runs in each row, with what they touch in the row above."""
    pieces: list[list[_Run]] = []
    above: list[tuple[_Run, int]] = []  # each with the number of its piece
    before: bytes | None = None
    joined: list[int] = []  # the piece that each became a part of, its own number where it is none

    def whole(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    for row in range(len(pixels) // width):
        here: list[tuple[_Run, int]] = []
        if (line := pixels[row * width : (row + 1) * width]) == before:  # each run touches the one above it, and no other
            for (left, right, _), number in above:
                pieces[whole(number)].append((left, right, row))
            continue
        before = line
        for found in WHITE.finditer(pixels, row * width, (row + 1) * width):
            run = (found.start() - row * width, found.end() - row * width, row)
            touched = {whole(number) for (left, right, _), number in above if run[0] <= right and left <= run[1]}
            number = min(touched, default=len(pieces))
            if not touched:
                pieces.append([])
                joined.append(number)
            for other in touched - {number}:
                joined[other] = number
                pieces[number] += pieces[other]
            pieces[number].append(run)
            here.append((run, number))
        above = here
    for number, runs in enumerate(pieces):
        if whole(number) == number:
            lefts, rights, rows = zip(*runs, strict=True)
            yield min(lefts), min(rows), max(rights), max(rows) + 1
