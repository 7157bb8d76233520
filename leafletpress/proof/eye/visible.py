"""Whether words are seen where they stand: uncovered, uncut, and dark enough on what is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby

from PIL import ImageChops

from leafletpress.clinics.colours import AA_TEXT, contrast, mix
from leafletpress.proof.eye.inked import Word, around
from leafletpress.proof.eye.views import Colour, View

OTHER = 8  # of 255, in red, green or blue: what differs less nobody sees
PALE = 0.05  # of a word's ground that may be too near to its colour


def hidden_words(view: View, words: Sequence[Word]) -> Iterator[Word]:
    """Words that look otherwise than they would if nothing covered them, cut them off or changed them."""
    if view.is_open:
        return
    changed = ImageChops.difference(view.whole, view.open)
    seen = changed.point(lambda value: 255 if value > OTHER else 0).convert("L").point(lambda value: 255 if value else 0)
    for word in words:
        if seen.crop(view.pixels(word.box)).getbbox() is not None:
            yield word


def pale_words(view: View, words: Sequence[Word]) -> Iterator[tuple[Word, float]]:
    """Words with too little contrast to what is behind them, and the contrast.

    Words of one piece of text have one colour, and so have most pieces of a line: where nothing behind all of them is too near to it, nothing is behind any.
    """
    lines = groupby(_pieces(words), key=lambda piece: (piece[0].pen.colour, piece[0].line))
    pale = (line for _, pieces in lines if _pale_share(view, [*chain(*(line := list(pieces)))])[0] > 0)
    for piece in chain.from_iterable(pale):
        if _pale_share(view, piece)[0] > 0:
            found = ((word, *_pale_share(view, [word])) for word in piece)
            yield from ((word, ratio) for word, share, ratio in found if share > PALE)


def _pieces(words: Sequence[Word]) -> Iterator[list[Word]]:
    piece: list[Word] = []
    for word in words:
        if piece and piece[-1].pen is not word.pen:
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _pale_share(view: View, words: Sequence[Word]) -> tuple[float, float]:
    """How much of what is behind words is too near to their colour, and the worst contrast; above their line, since lines stand below."""
    left, bottom, right, top = around([word.box for word in words if word.has_ink])
    red, green, blue, alpha = words[0].pen.colour
    colours = view.colours((left, max(bottom, words[0].line), right, top))
    ratios = [(count, _contrast((red, green, blue), alpha, ground)) for count, ground in colours]
    pale = sum([count for count, ratio in ratios if ratio < AA_TEXT])
    return pale / max(1, sum([count for count, _ in ratios])), min([ratio for _, ratio in ratios], default=0.0)


@lru_cache(maxsize=4096)
def _contrast(colour: Colour, alpha: int, ground: Colour) -> float:
    """The contrast of a colour that may be see-through with what is behind it."""
    letters, behind = ((one[0] / 255, one[1] / 255, one[2] / 255) for one in (colour, ground))
    return contrast(mix(letters, behind, alpha / 255), behind)
