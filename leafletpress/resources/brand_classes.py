"""Drawings that take a clinic's colours: shapes say so by their class, and keep the colours that they were drawn in wherever nobody has any."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from leafletpress.resources.drawn_otherwise import SVG
from leafletpress.resources.leftovers import declarations

CLASS = re.compile(r"(brand|tint)-(fill|stroke)")
SAID = re.compile(rb"""\bclass\s*=\s*["'][^"'<>]*\b(?:brand|tint)-(?:fill|stroke)\b""")


def takes_colours(drawing: bytes) -> bool:
    """Whether a shape of a drawing asks for a colour: by one of the classes brand-fill, brand-stroke, tint-fill, tint-stroke."""
    return SAID.search(drawing) is not None


def coloured(drawing: bytes, colours: Mapping[str, str]) -> bytes:
    """A drawing that was read, in these colours, #rrggbb by `brand` and `tint`."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    root = ElementTree.fromstring(drawing)  # noqa: S314 - a drawing that was read has no document type, and so no entities
    for element in root.iter():
        for colour, kind in (found.groups() for name in element.get("class", "").split() if (found := CLASS.fullmatch(name))):
            element.set(kind, colours[colour])
            if "style" in element.attrib:
                kept = (f"{name}:{value}" for name, value in declarations(element.attrib["style"]) if name != kind)
                element.set("style", ";".join(kept))
    return ElementTree.tostring(root)
