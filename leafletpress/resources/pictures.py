"""Pictures of leaflets and logos of clinics: read, and checked to be what a page can hold safely."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from leafletpress.model import Picture, Place
from leafletpress.resources import read_bytes, relative
from leafletpress.resources.drawings import Found, check_drawing
from leafletpress.yamlfile import Problems

LARGEST_PICTURE = 10_000_000  # bytes
LARGEST_IMAGE = 50_000_000  # pixels
MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


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
    found = check_drawing(content, where) if media_type == "image/svg+xml" else _check_image(content, media_type, where)
    if found:
        problems.error("picture", found[0], place, found[1])
        return None
    return Picture(where, media_type, content, hashlib.sha256(content).hexdigest())


def check_icon(root: Path, path: Path, problems: Problems) -> None:
    """A problem where a drawing that style sheets name is missing, broken or unsafe."""
    place = Place(relative(root, path))
    content = read_bytes(root, path, place, LARGEST_PICTURE, problems)
    found = check_drawing(content, place.path) if content is not None else None
    if found:
        problems.error("picture", found[0], place, found[1])


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
