"""Backgrounds: of a box that has none, which nearly all are, nothing is looked up but that.

WeasyPrint 70 asks ten properties of the style of each box on each page before it sees that there is nothing to draw behind it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.layout.background as background_module
from weasyprint.draw.color import get_color

CORNERS = tuple(f"border_{end}_{side}_radius" for end in ("top", "bottom") for side in ("left", "right"))
BARE = {**dict.fromkeys(CORNERS, (0, 0)), "background": None}  # what a box without any has then
_lock = threading.RLock()


@contextmanager
def bare_backgrounds() -> Iterator[None]:
    """While inside, boxes with nothing behind them are passed by once that is known of their style."""
    with _lock:
        stock = background_module.layout_box_backgrounds

        def lay_out(page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None) -> None:
            if style is not None or not layout_children or box is page or not _is_bare(box.style):
                stock(page, box, get_image, layout_children, style)
                return
            getattr(box, "_box", box).__dict__.update(BARE)  # a box out of the flow is behind its placeholder
            for child in box.all_children():
                lay_out(page, child, get_image)

        background_module.layout_box_backgrounds = lay_out
        try:
            yield
        finally:
            background_module.layout_box_backgrounds = stock


def _is_bare(style: Any) -> bool:
    """Whether a style has no ground, picture, shadow, border of pictures or round corner. Noted on the style."""
    noted = style.__dict__.get("leafletpress_bare")
    if noted is None:
        noted = style.leafletpress_bare = (
            style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and not style["box_shadow"]
            and all(kind == "none" for kind, _ in style["background_image"])
            and (style["visibility"] == "hidden" or get_color(style, "background_color").alpha == 0)
            and all((0, "px") in style[corner] for corner in CORNERS)
        )
    return bool(noted)
