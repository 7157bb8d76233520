"""Quick boxes: what is asked of a box most often is answered at once where it is as nearly all are.

WeasyPrint 70 asks five functions whether a box is in the normal flow, and passes each box of a page on through a generator for each box around it.
To know the page names that a box begins and ends with, it asks the first and the last in it for both, each of which does so too.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox, Box, ParentBox

_lock = threading.RLock()


@contextmanager
def quick_boxes() -> Iterator[None]:
    """While inside, boxes say by a shorter way whether they are in the normal flow, and what stands in them."""
    with _lock:
        if Box.descendants is _descendants:  # inside another one: the longer way is stock's, and not the shorter one again
            yield
            return
        in_flow, *_, establishes = stock = (
            Box.is_in_normal_flow,
            Box.descendants,
            ParentBox.page_values,
            Box.establishes_formatting_context,
        )

        def is_in_normal_flow(box: Any) -> bool:
            return _is_in_flow(box.style) or bool(in_flow(box))

        def establishes_formatting_context(box: Any) -> bool:
            style = box.style
            is_plain = type(box) is BlockBox and _is_in_flow(style) and style["overflow"] == "visible" and not box.is_column
            return "flow-root" in style["display"] if is_plain else bool(establishes(box))

        Box.is_in_normal_flow, Box.descendants = is_in_normal_flow, _descendants
        ParentBox.page_values, Box.establishes_formatting_context = _page_values, establishes_formatting_context
        try:
            yield
        finally:
            Box.is_in_normal_flow, Box.descendants, ParentBox.page_values, Box.establishes_formatting_context = stock


def _is_in_flow(style: Any) -> bool:
    return bool(style["float"] == "none" and style["position"] in ("static", "relative"))


def _page_values(box: Any) -> tuple[str, str]:
    """The page names that a box begins and ends with: those of the first and the last in it, and in that one, and so on."""
    return _page_value(box, 0), _page_value(box, -1)


def _page_value(box: Any, end: int) -> str:
    value: str = box.style["page"]
    while isinstance(box, ParentBox):
        if type(box).page_values is not _page_values:
            return box.page_values()[end] or value
        children: Any = box.children
        if not children:
            break
        if not _is_in_flow(children[end].style):
            children = [child for child in children if child.is_in_normal_flow() or child.is_floated()]
            if not children:
                break
        box = children[end]
        value = box.style["page"] or value
    return value


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
