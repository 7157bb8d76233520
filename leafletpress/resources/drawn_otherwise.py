"""What a plain drawing may hold by the standard (SVG 1.1) and our renderer draws otherwise: lost, shifted, too thin or in stripes.

Found by drawing one feature after the other with the renderer and with browsers, and comparing the pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from leafletpress.resources.absolute import measurable
from leafletpress.resources.leftovers import declarations
from leafletpress.resources.paths import is_along_the_axes

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
SHAPES = frozenset({"path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
INHERITED = ("fill", "stroke", "paint-order")
BOX = "objectBoundingBox"
OUTLINE_HINT = "turn it into a path of its own (Inkscape: Path, Stroke to Path), or save the picture as PNG"
COLOUR_HINT = "give it one colour, or turn it into a path of its own (Inkscape: Path, Stroke to Path)"
MASK_HINT = "cut with a clip instead of a mask, or save the picture as PNG"
CLIP_HINT = "cut with one shape (Inkscape: Path, Union, then clip with it), or save the picture as PNG"
GRADIENT_HINT = "draw the colours again along the page, or across it, or save the picture as PNG"
Finding = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The elements of a drawing that others name, and those names."""

    named: Mapping[str, Element]
    used: frozenset[str]


def drawn_otherwise(root: Element, used: frozenset[str]) -> Iterator[Finding]:
    """What of a drawing would not look on paper as it was drawn, and what to do. `used` are the names that it refers to."""
    drawing = _Drawing({name: element for element in root.iter() if (name := element.get("id"))}, used)
    yield from _element(root, drawing, {})


def ready(root: Element) -> bool:
    """Write down what our renderer would take otherwise than it is meant, and say whether there was anything."""
    written = False
    for element in root.iter():
        before = dict(element.attrib)
        if element.tag == f"{SVG}path" and "d" in before:
            element.set("d", measurable(before["d"]))
        if element.tag == f"{SVG}radialGradient":
            _say_radius(element)
        written |= element.attrib != before
    return written


def _say_radius(gradient: Element) -> None:
    """Half of a shape's box, where nothing else is said; our renderer takes per cents of its diagonal."""
    href = gradient.get("href") or gradient.get(f"{XLINK}href")
    radius = gradient.get("r", "" if href else "50%")
    if gradient.get("gradientUnits") != "userSpaceOnUse" and radius.strip().endswith("%"):
        gradient.set("r", f"{float(radius.strip().rstrip('%')) / 100:g}")


def _element(element: Element, drawing: _Drawing, inherited: Mapping[str, str]) -> Iterator[Finding]:
    name = element.tag.removeprefix(SVG)
    own = settings(element)
    found = {**inherited, **{key: own[key] for key in INHERITED if own.get(key, "inherit") != "inherit"}}
    if name in SHAPES:
        yield from _outline(own, found)
    if name in GRADIENTS and element.get("id") in drawing.used and not is_along_the_axes(own.get("gradientTransform", "")):
        yield "a gradient that is turned or slanted", GRADIENT_HINT
    if (mask := drawing.named.get(_target(own.get("mask", "")))) is not None:
        yield from _mask(name, mask)
    if (clip := drawing.named.get(_target(own.get("clip-path", "")))) is not None:
        yield from _clip(clip)
    for child in element:
        yield from _element(child, drawing, found)


def settings(element: Element) -> Mapping[str, str]:
    """The attributes of an element, and over them what its style says."""
    style = {name: value.removesuffix("!important").strip() for name, value in declarations(element.get("style", ""))}
    return {**{name: value.strip() for name, value in element.attrib.items()}, **style}


def _target(value: str) -> str:
    """The name in url(#name)."""
    return value[value.find("#") + 1 : value.find(")")].strip("\"' ") if value.startswith("url(") else ""


def _outline(own: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Finding]:
    stroke = found.get("stroke", "none")
    order = [word for word in found.get("paint-order", "").split() if word in ("fill", "stroke")]
    below = order[:1] == ["stroke"] and "none" not in (found.get("fill", "black"), stroke)
    if below or (own.get("vector-effect", "none") != "none" and stroke != "none"):
        yield "an outline that is drawn below its fill, or does not grow with it", OUTLINE_HINT
    if stroke.startswith("url("):
        yield "an outline in the colours of a gradient", COLOUR_HINT


def _mask(name: str, mask: Element) -> Iterator[Finding]:
    """Only a single shape is masked, and only by a mask that says where it stands in the drawing."""
    if name not in SHAPES:
        yield "a mask over several shapes", MASK_HINT
    elif mask.get("maskUnits") != "userSpaceOnUse" or mask.get("maskContentUnits") == BOX:
        yield "a mask that is measured by its shape", MASK_HINT


def _clip(clip: Element) -> Iterator[Finding]:
    inside = [element for element in clip.iter() if element is not clip]
    shapes = [element for element in inside if element.tag.removeprefix(SVG) in SHAPES]
    if clip.get("clipPathUnits") == BOX:
        yield "a clip that is measured by its shape", CLIP_HINT
    if len(shapes) > 1 and any(settings(element).get("transform") for element in inside):
        yield "a clip of several shapes, some of which are moved", CLIP_HINT
    ruled = any(settings(element).get("clip-rule") == "evenodd" for element in (clip, *inside))
    if ruled and any(len(re.findall("[Mm]", shape.get("d", ""))) > 1 for shape in shapes):
        yield "a clip with a hole in it", CLIP_HINT
