"""Pictures of leaflets and logos of clinics: read, and made what a page can hold safely.

A picture's digest is that of its file as it was written, whatever was made of it; a drawing's does not hang on line ends.
"""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from leafletpress.model import Picture, Place, Problems
from leafletpress.resources import read_bytes, relative
from leafletpress.resources.drawings import read_drawing
from leafletpress.resources.photographs import UnusablePhotographError, read_photograph, size_of

LARGEST_PICTURE = 10_000_000  # bytes
SMALL = 100_000  # bytes of a drawing that is remembered
TOGETHER = 30_000_000  # bytes of all pictures of one leaflet
PIXELS_TOGETHER = 100_000_000  # of all its photographs
DRAWING = "image/svg+xml"
VIEW_BOX = re.compile(rb"""viewBox=["']\s*[^\s,"']+[\s,]+[^\s,"']+[\s,]+([^\s,"']+)[\s,]+([^\s,"']+)\s*["']""")
MEDIA_TYPES = {".svg": DRAWING, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


@dataclass(slots=True)
class Pictures:
    """Reads the pictures of one folder, each once, up to how many a leaflet may have together. `whose` names the leaflet in problems."""

    root: Path
    folder: Path
    whose: str = "this leaflet"
    read: dict[str, Picture | None] = field(default_factory=dict)
    size: int = 0
    pixels: int = 0

    def __call__(self, name: str, place: Place, problems: Problems) -> Picture | None:
        """The picture of this name. None, with a problem at `place`, where it is missing, broken, unsafe or too much."""
        if self.read.get(name) is None:
            self.read[name] = self._read(name, place, problems)
        return self.read[name]

    def _read(self, name: str, place: Place, problems: Problems) -> Picture | None:
        path = self.folder / name
        if self.size > TOGETHER or self.pixels > PIXELS_TOGETHER:
            problems.error("picture", f"{name} is one picture too many: {self._together()}", place, self._hint())
            return None
        picture = read_picture(self.root, self.folder, name, place, problems)
        if picture is None:
            return None
        self.size += path.stat().st_size
        self.pixels += math.prod(size_of(picture.content)) if picture.media_type != DRAWING else 0
        if self.size > TOGETHER or self.pixels > PIXELS_TOGETHER:
            problems.error("picture", f"with {name} {self._together()}", place, self._hint())
            return None
        return picture

    def _together(self) -> str:
        if self.size > TOGETHER:
            return (
                f"the pictures of {self.whose} have {self.size / 1_000_000:.1f} MB together, and may have {TOGETHER // 1_000_000}"
            )
        pixels, limit = (number // 1_000_000 for number in (self.pixels, PIXELS_TOGETHER))
        return f"the pictures of {self.whose} have {pixels} million pixels together, and may have {limit}"

    def _hint(self) -> str:
        return "make them smaller: 2000 pixels are plenty for the width of a page"


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
    written = read_bytes(root, path, place, LARGEST_PICTURE, problems)
    if written is None:
        return None
    where = relative(root, path)
    content = (
        _drawing(written, where, place, problems)
        if media_type == DRAWING
        else _photograph(written, media_type, where, place, problems)
    )
    return (
        None
        if content is None
        else Picture(where, media_type, content, picture_digest(written, media_type), _ratio(content, media_type))
    )


def picture_digest(written: bytes, media_type: str = DRAWING) -> str:
    """SHA-256 of a picture's file; a drawing is text, so that its line ends count as one kind."""
    return hashlib.sha256(_one_kind(written) if media_type == DRAWING else written).hexdigest()


def _one_kind(written: bytes) -> bytes:
    return written.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _ratio(content: bytes, media_type: str) -> float:
    """The width of a picture that can be printed by its height."""
    if media_type == DRAWING:
        found = VIEW_BOX.search(content)
        width, height = (float(found[1]), float(found[2])) if found else (0, 1)
    else:
        width, height = size_of(content)
    return width / height


def _drawing(written: bytes, where: str, place: Place, problems: Problems) -> bytes | None:
    written = _one_kind(written)
    if len(written) <= SMALL and (content := _plain(written)) is not None:
        return content
    content, faults = read_drawing(written, where)
    for message, hint in faults:
        problems.error("picture", message, place, hint)
    return None if faults else content


@lru_cache(maxsize=64)
def _plain(written: bytes) -> bytes | None:
    """A drawing with which nothing is wrong, as it is drawn: several leaflets and clinics have the same. None for all others."""
    content, faults = read_drawing(written, "")
    return None if faults else content


def _photograph(written: bytes, media_type: str, where: str, place: Place, problems: Problems) -> bytes | None:
    try:
        return read_photograph(written, media_type)
    except UnusablePhotographError as fault:
        problems.error("picture", f"{where} {fault}", place, fault.hint)
        return None


def read_icon(root: Path, path: Path, problems: Problems) -> Picture | None:
    """A drawing that style sheets name. None, with a problem at its file, where it is missing, broken or unsafe."""
    place = Place(relative(root, path))
    written = read_bytes(root, path, place, LARGEST_PICTURE, problems)
    content = _drawing(written, place.path, place, problems) if written is not None else None
    return None if written is None or content is None else Picture(place.path, DRAWING, content, picture_digest(written))
