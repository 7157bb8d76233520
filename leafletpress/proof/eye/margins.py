"""The margins of the paper, which no printer reaches: what is drawn there would be cut off."""

from __future__ import annotations

from PIL import ImageChops

from leafletpress.proof.eye.views import SCALE, View

UNPRINTABLE = 5 / 25.4 * 72  # pt, 5 mm: the widest edge that office printers leave white


def is_over_the_edge(view: View) -> bool:
    """Whether something is drawn where printers cannot print, or text stands off the paper."""
    width, height = view.size
    ink = ImageChops.invert(view.whole).getbbox()
    boxes = view.texts if ink is None else (*view.texts, tuple(edge / SCALE for edge in ink))
    return any(
        left < UNPRINTABLE or first < UNPRINTABLE or right > width - UNPRINTABLE or last > height - UNPRINTABLE
        for left, first, right, last in boxes
    )
