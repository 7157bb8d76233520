"""Quick lines: what WeasyPrint 70 works out anew for each line and text, though a style, or the page, says it once.

It writes out all that is said of a style's fonts to look the height of its lines up; it looks for what floats beside a line where nothing
floats; and it asks Pango of each two letters anew whether a line may end between them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import weasyprint.layout.inline as inline_module
import weasyprint.layout.preferred as preferred_module
import weasyprint.text.line_break as line_break_module
from weasyprint.formatting_structure.boxes import LineBox

LETTERS = 2  # of a text of which it is kept whether a line may end in it
MOST = 4_000
_lock = threading.RLock()
_can_break_short = lru_cache(MOST)(line_break_module.can_break_text)


@contextmanager
def quick_lines() -> Iterator[None]:
    """While inside, these are found by a shorter way."""
    with _lock:
        stock = inline_module.strut, inline_module.avoid_collisions, inline_module.can_break_text
        strut, avoid, can_break = stock

        def of_style(style: Any) -> Any:
            noted = style.__dict__.get("leafletpress_strut")
            if noted is None:
                noted = style.leafletpress_strut = strut(style)
            return noted

        def avoid_collisions(context: Any, box: Any, around: Any, outer: bool = True) -> Any:
            if context.excluded_shapes or outer or type(box) is not LineBox or box.style["float"] != "none":
                return avoid(context, box, around, outer)
            return _alone(box, around)

        def can_break_text(text: str, language: str | None) -> Any:
            return _can_break_short(text, language) if len(text) <= LETTERS else can_break(text, language)

        inline_module.strut, inline_module.avoid_collisions = of_style, avoid_collisions
        inline_module.can_break_text = preferred_module.can_break_text = can_break_text
        try:
            yield
        finally:
            inline_module.strut, inline_module.avoid_collisions, inline_module.can_break_text = stock
            preferred_module.can_break_text = can_break


def _alone(line: Any, around: Any) -> tuple[float, float, float]:
    """Where a line begins that nothing floats beside, and its width, in px."""
    left = around.content_box_x()
    right = left + around.width
    left += line.margin_left
    right -= line.margin_right
    begin = right if around.style["direction"] == "rtl" else left
    return begin - line.margin_left, line.border_box_y() - line.margin_top, right - left
