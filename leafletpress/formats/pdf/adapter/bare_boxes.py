"""Bare boxes: of a box that has no border, rule, outline, name or link, which most are, nothing more is asked.

WeasyPrint 70 works out four properties of an outline of each style before it sees that it has no width, and asks five things of the style of
each box for what may lead to it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.anchors as anchors_module
import weasyprint.document as document_module
from weasyprint.formatting_structure.boxes import Box

Stock = Callable[..., None]
_lock = threading.RLock()


def draw_border(stock: Stock, stream: Any, box: Any) -> None:
    """Take the place of the function that draws a box's borders and the rules between its columns."""
    bare = not (box.border_top_width or box.border_right_width or box.border_bottom_width or box.border_left_width)
    if not bare or not _has_no_rules(box.style):
        stock(stream, box)


def _has_no_rules(style: Any) -> bool:
    """Whether a style has neither columns nor a border of pictures. Noted on the style."""
    noted = style.__dict__.get("leafletpress_no_rules")
    if noted is None:
        noted = style.leafletpress_no_rules = (
            style["column_width"] == style["column_count"] == "auto" and style["border_image_source"][0] == "none"
        )
    return bool(noted)


def draw_outline(stock: Stock, stream: Any, box: Any) -> None:
    """Take the place of the function that draws the outlines of a box and of all in it."""
    if box.style["outline_width"]:
        stock(stream, box)
        return
    for child in box.children:
        if isinstance(child, Box):
            draw_outline(stock, stream, child)


@contextmanager
def bare_anchors() -> Iterator[None]:
    """While inside, boxes that nothing leads to or from are passed by where names, links and bookmarks are gathered."""
    with _lock:
        stock = anchors_module.gather_anchors

        def gather(
            box: Any, anchors: Any, links: Any, bookmarks: Any, forms: Any, matrix: Any = None, form: Any = None, link: Any = None
        ) -> None:
            if link or box.link or not _has_no_name(box.style) or (box.element is not None and box.element.tag == "form"):
                stock(box, anchors, links, bookmarks, forms, matrix, form, link)
                return
            for child in box.all_children():
                gather(child, anchors, links, bookmarks, forms, matrix, form)

        anchors_module.gather_anchors = document_module.gather_anchors = gather
        try:
            yield
        finally:
            anchors_module.gather_anchors = document_module.gather_anchors = stock


def _has_no_name(style: Any) -> bool:
    """Whether a style has no anchor and no bookmark, and is turned or moved in no way, nor that of an input. Noted on the style."""
    noted = style.__dict__.get("leafletpress_no_name")
    if noted is None:
        noted = style.leafletpress_no_name = (
            not style["anchor"] and not style["transform"] and style["bookmark_level"] == "none" and style["appearance"] != "auto"
        )
    return bool(noted)
