"""Drawings: what WeasyPrint writes of the same SVG is kept from sheet to sheet.

A leaflet's pictures stand in each of its languages, icons and logos in each sheet. WeasyPrint works out the style of each shape and takes
each path apart every time. What it then writes hangs on the drawing alone and on the colours in force before it, where it is made of plain
shapes that refer to nothing: no gradient, no cut, no pattern, no picture in it, no letters. Its size is written before all of them, if it has
a view box; without one, or with a drawing in the drawing, shapes may hang on it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.svg import SVG, LazyDefs

from leafletpress.formats.pdf.complaints import Complaints, tell_again
from leafletpress.formats.pdf.recent import Recent

ROOT = "{http://www.w3.org/2000/svg}svg"
PLAIN = frozenset(
    f"{{http://www.w3.org/2000/svg}}{name}"
    for name in ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs"]
)
KEPT, BYTES = 64, 2_000_000  # drawings that are kept
LONGEST = 100_000  # bytes of one


class Drawn(NamedTuple):
    """What was written of all in a drawing: operators, and the names of the transparencies that they use, with their entries."""

    content: bytes
    transparencies: tuple[tuple[str, str, float], ...]


_drawn = Recent(KEPT, BYTES)


def draw_svg(stock: Callable[..., None], svg: SVG, stream: Any, width: float, height: float, base_url: str, context: Any) -> None:
    """Take the place of the method by which WeasyPrint draws an SVG: the same operators in the same stream."""
    tree = svg.tree._etree_node
    if type(svg) is not SVG or any(element.tag not in PLAIN for element in tree.iter()):
        stock(svg, stream, width, height, base_url, context)
        return
    colours = (stream._current_color, stream._current_color_stroke, stream._current_alpha, stream._current_alpha_stroke)
    is_scaled = svg.get_viewbox() is not None and sum(element.tag == ROOT for element in tree.iter()) == 1
    key = (hashlib.sha256(_all_of(tree)).digest(), None if is_scaled else (width, height), colours)
    place = stream, width, height, base_url, context
    found = _drawn.get(key)
    if found is not None:
        _draw_bare(stock, svg, *place)
        _put_in(stream, found)
        return
    start, parts = len(stream.stream), _parts(stream)
    with Complaints() as complaints:
        stock(svg, *place)
    tell_again(complaints.texts)
    refers = any(definitions._data for definitions in vars(svg).values() if isinstance(definitions, LazyDefs))
    if not complaints.texts and not refers and parts == _parts(stream):
        whole = stream.stream[start:]
        _draw_bare(stock, svg, *place)
        *head, end = stream.stream[start + len(whole) :]
        del stream.stream[start + len(whole) :]
        if whole[: len(head)] == head and whole[-1] == end and (made := _made(stream, whole[len(head) : -1])) is not None:
            _drawn.put(key, made, len(made.content))


def _draw_bare(stock: Callable[..., None], svg: SVG, *place: Any) -> None:
    """Draw it with nothing in it: what is written then is before and behind all that is."""
    inside, svg.tree._children = svg.tree._children, []
    try:
        stock(svg, *place)
    finally:
        svg.tree._children = inside


def _all_of(tree: Element) -> bytes:
    """All that a drawing says, in less time than its XML is written in."""
    return repr([(one.tag, one.items(), one.text, one.tail, len(one)) for one in tree.iter()]).encode()


def _parts(stream: Any) -> tuple[int, ...]:
    """How many groups, patterns and shades stand beside a stream, which operators name by their number."""
    return tuple(len(stream._resources[kind]) for kind in ("XObject", "Pattern", "Shading"))


def _made(stream: Any, operators: Sequence[Any]) -> Drawn | None:
    """What was written into a stream, where it may be written into others."""
    if not operators or not all(isinstance(one, bytes) for one in operators):
        return None
    content = b"\n".join(operators)
    names = dict.fromkeys(one[1:-3].decode() for one in operators if one.endswith(b" gs"))
    if len(content) > LONGEST or not all(name[0] in "aA" for name in names):
        return None
    states = {name: stream._resources["ExtGState"][name] for name in names}
    return Drawn(content, tuple((name, entry, value) for name, state in states.items() for entry, value in state.items()))


def _put_in(stream: Any, drawn: Drawn) -> None:
    """Write what is in a drawing into it, before its end."""
    stream.stream.insert(-1, drawn.content)
    for name, entry, value in drawn.transparencies:
        stream._resources["ExtGState"].setdefault(name, pydyf.Dictionary({entry: value}))
