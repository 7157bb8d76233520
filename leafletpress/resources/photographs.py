"""PNG and JPEG as a page can hold them: read, and turned into what the standards of a sheet allow. The home of Pillow, with proof.

PDF/A and PDF/UA allow grey and RGB with eight bits. What is meant by other files is plain where a profile or the format says it: those
are turned, others are refused. Nothing of a file's own notes (where a photograph was taken, by which phone) goes on.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image as Pillow

LARGEST_IMAGE = 50_000_000  # pixels
LARGEST_SIDE = 30_000  # pixels
QUALITY = 95  # of a photograph that is turned
EXTENDED = b"CgBI"
BASELINE_OR_PROGRESSIVE = frozenset({0xC0, 0xC1, 0xC2})  # the frames of JPEG that every reader of PDF knows (ISO 32000-1, 7.4.8)
SCAN, COMMENT, ADOBE = 0xDA, 0xFE, 0xEE
NOTES = frozenset({*range(0xE1, 0xF0), COMMENT}) - {ADOBE}  # Adobe's says what the colours are
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
KINDS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
}  # MPO: a JPEG of some phones, with more pictures behind it
# How other kinds of file begin, by their names.
BEGINNINGS = (
    (b"RIFF", 8, b"WEBP", "WebP"),
    (b"GIF8", 0, b"", "GIF"),
    (b"\x00\x00\x00\x0cjP  ", 0, b"", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", 0, b"", "JPEG 2000"),
    (b"\x00\x00\x00\x0cJXL ", 0, b"", "JPEG XL"),
    (b"\xff\x0a", 0, b"", "JPEG XL"),
    (b"II*\x00", 0, b"", "TIFF"),
    (b"MM\x00*", 0, b"", "TIFF"),
    (b"BM", 0, b"", "BMP"),
    (b"%PDF", 0, b"", "PDF"),
    (b"", 4, b"ftypavif", "AVIF"),
    (b"", 4, b"ftyphei", "HEIC"),
    (b"", 4, b"ftypmif1", "HEIC"),
    (b"\x89PNG", 0, b"", "PNG"),
    (b"\xff\xd8\xff", 0, b"", "JPEG"),
    (b"<", 0, b"", "SVG or HTML"),
)


class UnusablePhotographError(Exception):
    """A picture that cannot be printed; the message is what is wrong, `hint` what to do."""

    def __init__(self, message: str, hint: str = "save it again as PNG or JPEG") -> None:
        """Carry both."""
        super().__init__(message)
        self.hint = hint


def read_photograph(content: bytes, media_type: str) -> bytes:
    """A PNG or JPEG (`media_type`) as it is printed: in grey or RGB, eight bits, upright. Raises UnusablePhotographError."""
    kind = kind_of(content)
    if {"PNG": "image/png", "JPEG": "image/jpeg"}.get(kind) != media_type:
        hint = "give the file its right ending" if kind in ("PNG", "JPEG") else "save it as PNG or JPEG"
        raise UnusablePhotographError(f"is really {kind}" if kind else "is no picture that can be read", hint)
    if content[12:16] == EXTENDED:
        raise UnusablePhotographError("is a PNG for apps of Apple, which others cannot read")
    from PIL import Image

    with _strictly():
        try:
            with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as image:
                _check_size(image)
                image.load()
                return _printable(image, content)
        except UnusablePhotographError:
            raise
        except Image.DecompressionBombError:
            raise UnusablePhotographError("has more pixels than any page needs", _SMALLER) from None
        except Exception as fault:  # noqa: BLE001 - Pillow raises whatever its decoders meet in a broken file
            raise UnusablePhotographError(f"is not a picture that can be read: {_short(fault)}") from None


_SMALLER = "make it smaller: 3000 by 2000 is plenty for a page"


def size_of(content: bytes) -> tuple[int, int]:
    """The width and height in pixels of a PNG or JPEG that can be printed."""
    from PIL import Image

    with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as image:
        return int(image.width), int(image.height)


def kind_of(content: bytes) -> str:
    """What a file is by its beginning; empty where that is not known."""
    text = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    for start, offset, inside, name in BEGINNINGS:
        if (text if name.startswith("SVG") else content).startswith(start) and content[offset:].startswith(inside):
            return name
    return ""


@contextmanager
def _strictly() -> Iterator[None]:
    """Pillow as it is by itself: the renderer makes it take half a picture for a whole one. Its warnings are not for us: sizes are checked."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_size(image: Pillow.Image) -> None:
    pixels = image.width * image.height
    if pixels > LARGEST_IMAGE:
        raise UnusablePhotographError(f"has {pixels // 1_000_000} million pixels", _SMALLER)
    if max(image.size) > LARGEST_SIDE:
        raise UnusablePhotographError(f"has a side of {max(image.size):,} pixels", _SMALLER)
    if image.format not in KINDS:
        raise UnusablePhotographError(f"is really {image.format}")
    if image.format == "PNG" and getattr(image, "is_animated", False):
        raise UnusablePhotographError("moves, which paper does not", "save one picture of it")


def _printable(image: Pillow.Image, content: bytes) -> bytes:
    turned = _eight_bits(_upright(image))
    turned = _screen_colours(turned, image.info.get("icc_profile"))
    if turned is image and _is_plain(image, content):
        return content if image.format == "PNG" else _without_notes(content)
    if "transparency" in turned.info:
        turned = turned.convert("RGBA")
    turned.info.clear()
    file = io.BytesIO()
    if image.format == "PNG":
        turned.save(file, format="PNG")
    else:
        turned.save(file, format="JPEG", quality=QUALITY, subsampling=0)
    return file.getvalue()


def _is_plain(image: Pillow.Image, content: bytes) -> bool:
    """Whether a file can go into a sheet as it is."""
    if image.format == "PNG":
        return _is_sound(content)
    return image.format == "JPEG" and _frame(content) in BASELINE_OR_PROGRESSIVE


def _is_sound(content: bytes) -> bool:
    """Whether all chunks of a PNG are whole (ISO 15948, 5.3): the renderer stumbles over what can be read in spite of a broken one."""
    at, name = 8, b""
    while name != b"IEND":
        length = int.from_bytes(content[at : at + 4])
        name, end = content[at + 4 : at + 8], at + 8 + length
        if len(content) < end + 4 or zlib.crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4]):
            return False
        at = end + 4
    return True


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """The segments before the picture itself of a JPEG: marker, start and end of each (ISO 10918-1, B.1)."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != SCAN:
        end = at + 1 if content[at + 1] == 0xFF else at + 2 + int.from_bytes(content[at + 2 : at + 4])
        yield content[at + 1], at, end
        at = end


def _frame(content: bytes) -> int:
    """The marker of a JPEG's first frame: how it is coded."""
    return next((marker for marker, _, _ in _segments(content) if marker in FRAMES), 0)


def _without_notes(content: bytes) -> bytes:
    """A JPEG without its notes; the same one where it has none."""
    notes = [(start, end) for marker, start, end in _segments(content) if marker in NOTES]
    for start, end in reversed(notes):
        content = content[:start] + content[end:]
    return content


def _upright(image: Pillow.Image) -> Pillow.Image:
    """The picture as it is meant to be seen: phones store the photographs that they take sideways, and note that they did."""
    from PIL import ImageOps

    try:
        turn = image.getexif().get(0x0112, 1)
    except Exception:  # noqa: BLE001 - notes that are broken are none
        return image
    return ImageOps.exif_transpose(image) if turn in range(2, 9) else image


def _eight_bits(image: Pillow.Image) -> Pillow.Image:
    """Grey of 16 bits with 8: more than paper shows."""
    if not image.mode.startswith("I"):
        return image
    grey = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if isinstance(clear := image.info.get("transparency"), int):
        grey.info["transparency"] = clear // 256
    return grey


def _screen_colours(image: Pillow.Image, profile: bytes | None) -> Pillow.Image:
    """The picture in sRGB, which is what its numbers are taken for on the page. Printing colours without a profile mean nothing certain."""
    if image.mode not in ("RGB", "RGBA", "CMYK", "P"):
        if image.mode in ("1", "L", "LA", "PA"):
            return image
        raise UnusablePhotographError(f"has colours of a kind that cannot be printed ({image.mode})", "save it as RGB")
    converted = _by_profile(image, profile) if profile else image
    if converted.mode == "CMYK":
        raise UnusablePhotographError("is in the colours of a printing press (CMYK)", "save it as RGB")
    return converted


def _by_profile(image: Pillow.Image, profile: bytes) -> Pillow.Image:
    """A picture turned from its profile into sRGB; as it is where that is its profile already, or a broken one."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != ("CMYK" if image.mode == "CMYK" else "RGB") or _is_srgb(source):
            return image
        mode = "RGBA" if image.mode == "RGBA" or "transparency" in image.info else "RGB"
        plain = image.convert(mode) if image.mode == "P" else image
        made = ImageCms.profileToProfile(
            plain, source, ImageCms.createProfile("sRGB"), outputMode=mode if plain.mode != "CMYK" else "RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _is_srgb(profile: object) -> bool:
    from PIL import ImageCms

    return "srgb" in ImageCms.getProfileDescription(profile).lower()  # type: ignore[arg-type] # what Pillow takes is not typed


def _short(fault: Exception) -> str:
    return str(fault).splitlines()[0][:100] if str(fault) else type(fault).__name__
