"""Quick boxes: what is asked of a box most often is answered at once where it is as nearly all are.

WeasyPrint 70 asks five functions whether a box is in the normal flow, and passes each box of a page on through a generator for each box around it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure.boxes import Box

_lock = threading.RLock()


@contextmanager
def quick_boxes() -> Iterator[None]:
    """While inside, boxes say by a shorter way whether they are in the normal flow, and what stands in them."""
    with _lock:
        stock = Box.is_in_normal_flow, Box.descendants

        def is_in_normal_flow(box: Any) -> bool:
            style = box.style
            return bool(style["float"] == "none" and style["position"] in ("static", "relative")) or bool(stock[0](box))

        Box.is_in_normal_flow, Box.descendants = is_in_normal_flow, _descendants
        try:
            yield
        finally:
            Box.is_in_normal_flow, Box.descendants = stock


def _descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
    """A box and all in it, in order; of what was taken out of the flow its placeholder, or with `placeholders` itself and all in it."""
    yield box
    around = [iter(box.children)]
    while around:
        for child in around[-1]:
            if isinstance(child, Box):
                yield child
                if child.children:
                    around.append(iter(child.children))
                    break
            elif placeholders:
                yield from child.descendants(placeholders)
            else:
                yield child
        else:
            around.pop()
