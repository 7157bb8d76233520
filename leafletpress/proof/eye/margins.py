"""The margins of the paper, which no printer reaches: what is drawn there would be cut off."""

from __future__ import annotations

from math import ceil, floor

from leafletpress.proof.eye.views import SCALE, WHITE, View

UNPRINTABLE = 5 / 25.4 * 72  # pt, 5 mm: the widest edge that office printers leave white


def is_over_the_edge(view: View) -> bool:
    """Whether something is drawn where printers cannot print, or text stands off the paper."""
    width, height = view.size
    return _has_ink_at_an_edge(view) or any(
        left < UNPRINTABLE or first < UNPRINTABLE or right > width - UNPRINTABLE or last > height - UNPRINTABLE
        for left, first, right, last in view.texts
    )


def _has_ink_at_an_edge(view: View) -> bool:
    """Whether any pixel is not white that reaches into one of the four strips along the edges."""
    (wide, high), near = view.whole.size, ceil(UNPRINTABLE * SCALE)
    right, last = (max(0, floor((length - UNPRINTABLE) * SCALE)) for length in view.size)
    strips = ((0, 0, min(near, wide), high), (0, 0, wide, min(near, high)), (right, 0, wide, high), (0, last, wide, high))
    return any((there := view.whole.crop(strip).tobytes()) != WHITE * len(there) for strip in strips)
