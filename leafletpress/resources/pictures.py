"""Pictures of leaflets and logos of clinics: read, and checked to be what a page can hold safely."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree

from leafletpress.model import Picture, Place
from leafletpress.resources import read_bytes, relative
from leafletpress.yamlfile import Problems

LARGEST_PICTURE = 10_000_000  # bytes
LARGEST_IMAGE = 50_000_000  # pixels
MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset(
    [
        "svg",
        "g",
        "path",
        "circle",
        "ellipse",
        "rect",
        "line",
        "polyline",
        "polygon",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "title",
        "desc",
        "metadata",
    ]
)
TEXT_HINT = "draw numbers as outlines, and write below the picture what they mean: Key: liver; needle"


def read_picture(root: Path, folder: Path, name: str, place: Place, problems: Problems) -> Picture | None:
    """The picture `name` in `folder`. None, with a problem at `place`, where it is missing, broken or unsafe."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name):
        problems.error(
            "picture",
            f"{name or 'nothing'} is not the name of a picture file",
            place,
            "name a file in the same folder: needle.svg",
        )
        return None
    path = folder / name
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        problems.error("picture", f"{name} is no kind of picture that can be printed", place, "use .svg, .png or .jpg")
        return None
    content = read_bytes(root, path, place, LARGEST_PICTURE, problems)
    if content is None:
        return None
    where = relative(root, path)
    found = _check_svg(content, where) if media_type == "image/svg+xml" else _check_image(content, media_type, where)
    if found:
        problems.error("picture", found[0], place, found[1])
        return None
    return Picture(where, media_type, content, hashlib.sha256(content).hexdigest())


Found = tuple[str, str] | None


def _check_svg(content: bytes, where: str) -> Found:
    if re.search(rb"<!(DOCTYPE|ENTITY)", content, re.IGNORECASE):
        return f"{where} declares a document type", "save it as plain SVG"
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without a document type there are no entities to expand
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        return f"{where} is not SVG: {fault}", "save it again as plain SVG"
    if root.tag != f"{SVG}svg":
        return f"{where} is not SVG", "save it as plain SVG"
    if "viewBox" not in root.attrib:
        return f"{where} has no viewBox", "save it with one: without it its size is not known"
    return next((found for element in root.iter() if (found := _check_element(element, where))), None)


def _check_element(element: ElementTree.Element, where: str) -> Found:
    if not isinstance(element.tag, str) or not element.tag.startswith(SVG):
        return None  # comments and the notes of drawing programs are not drawn
    name = element.tag.removeprefix(SVG)
    if name in ("text", "tspan", "textPath"):
        return f"{where} has words in it, which nobody can translate", TEXT_HINT
    if name not in SHAPES:
        return f"{where} has a <{name}> in it", "save it as plain SVG: paths and shapes with fills and strokes"
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].startswith(("href", "on")):
            return f"{where} has a link or a script in it ({key.rpartition('}')[2]})", "take it out: a drawing stands by itself"
        if any(not target.strip("\"' ").startswith("#") for target in re.findall(r"url\(([^)]*)\)", value)):
            return f"{where} points to another file", "a drawing stands by itself: save it with everything in it"
    return None


def _check_image(content: bytes, media_type: str, where: str) -> Found:
    import io
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as image:
                kind, size = image.get_format_mimetype(), image.width * image.height
                image.load() if size <= LARGEST_IMAGE else None
    except Exception as fault:  # noqa: BLE001 - Pillow raises whatever its decoders meet in a broken file
        return f"{where} is not a picture that can be read: {fault}", "save it again as PNG or JPEG"
    if kind != media_type:
        return f"{where} is really {kind}", "give the file its right ending"
    if size > LARGEST_IMAGE:
        return f"{where} has {size // 1_000_000} million pixels", "make it smaller: 3000 by 2000 is plenty for a page"
    return None
