"""A manuscript's drawings in the colours of its clinic, as far as their shapes ask for them.

Digests and codes are those of the drawings as they were written: a clinic's colour tells nothing.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any

from leafletpress.clinics.colours import tint
from leafletpress.model import Brand, Figure, Manuscript, Picture, leaflet_blocks
from leafletpress.resources.brand_classes import coloured, takes_colours

DRAWING = "image/svg+xml"


def in_brand_colours(manuscript: Manuscript) -> Manuscript:
    """The same manuscript, its drawings coloured; the very same where none asks for a colour."""
    brand = manuscript.clinic.brand
    pictures = [brand.logo, *(one.picture for one in brand.emblems)]
    pictures += [one.picture for one in leaflet_blocks(manuscript.leaflet) if isinstance(one, Figure)]
    if not any(map(_takes_colours, pictures)):
        return manuscript
    return replace(manuscript, sides=tuple(_coloured_in(side, brand) for side in manuscript.sides))


def picture_in_brand_colours(picture: Picture, brand: Brand) -> Picture:
    """A picture in a clinic's colours; the very same where it asks for none."""
    if not _takes_colours(picture):
        return picture
    return replace(picture, content=coloured(picture.content, {"brand": brand.colour, "tint": tint(brand.colour)}))


def _takes_colours(picture: Picture) -> bool:
    return picture.media_type == DRAWING and takes_colours(picture.content)


def _coloured_in(thing: Any, brand: Brand) -> Any:  # noqa: ANN401 - of any kind, and back of the same
    """Whatever it is, each picture in it coloured; what holds none is the very same."""
    if isinstance(thing, Picture):
        return picture_in_brand_colours(thing, brand)
    if isinstance(thing, tuple):
        parts = tuple(_coloured_in(one, brand) for one in thing)
        return thing if all(map(is_, parts, thing)) else parts
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    before = {field.name: getattr(thing, field.name) for field in fields(thing)}
    after = {name: _coloured_in(value, brand) for name, value in before.items()}
    changed = {name: value for name, value in after.items() if value is not before[name]}
    return replace(thing, **changed) if changed else thing
