"""What stands on the pages, in reading order, without anything of the renderer's: the material of the tag tree."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

POINTS = 0.75  # pt in a CSS px
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A run of text, or a picture where `box` (left, bottom, right, top, in pt) is given, marked in a page's content.

    `element` is the source element and `pseudo` its pseudo-element ("before", "marker", ...). `line` tells lines apart.
    """

    page: int
    mark: int
    element: Element
    pseudo: str
    text: str
    line: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The part of a link on one line; `annotation` is a number that the writer of the PDF knows it by."""

    page: int
    element: Element
    annotation: int


Content = Leaf | LinkArea
