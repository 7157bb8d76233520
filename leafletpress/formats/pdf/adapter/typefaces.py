"""Fonts: the codes of each, its subset with the composed glyphs, and its description in the file."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, NamedTuple

import pydyf
import weasyprint.pdf.fonts as fonts_module
from weasyprint.text.ffi import ffi

from leafletpress.formats.pdf.character_codes import Codes
from leafletpress.formats.pdf.complaints import Complaints, tell_again
from leafletpress.formats.pdf.composites import add_composed
from leafletpress.formats.pdf.recent import Recent

SPARE_CODES = 200  # left free behind a font's glyphs for those that it lacks
GLYPH = 40  # bytes of a number in a key
Stock = Callable[..., Any]


class Subset(NamedTuple):
    """What a font file was subset to, and the face that it was loaded as."""

    face: Any
    content: bytes


_subsets = Recent(32, 3_000_000)


def codes_of(stream: Any, font: Any) -> Codes | None:
    """The codes of a font; None for fonts without TrueType outlines, or variable ones, which cannot hold composed glyphs.

    WeasyPrint may have several font objects for one file: they share their codes.
    """
    if not hasattr(font, "leafletpress_codes"):
        twin = next((one for one in stream._fonts.values() if one.hash == font.hash and hasattr(one, "leafletpress_codes")), None)
        if twin is not None:
            font.to_unicode, font.widths = twin.to_unicode, twin.widths
            font.leafletpress_codes = twin.leafletpress_codes
        else:
            composable = "glyf" in font.tables and "fvar" not in font.tables
            font.leafletpress_codes = Codes(font.glyph_count + SPARE_CODES, font.to_unicode, font.widths) if composable else None
    codes: Codes | None = font.leafletpress_codes
    return codes


def begin_font(stock: Stock, font: Any, *arguments: Any) -> None:
    """Begin a font without a copy of its file, which is most of what that costs, and which no page asks for."""
    read, fonts_module.get_hb_object_data = fonts_module.get_hb_object_data, lambda _: b""
    try:
        stock(font, *arguments)
    finally:
        fonts_module.get_hb_object_data = read
    if font.bitmap:
        font.file_content = read(font.hb_face)


def clean_font(stock: Stock, font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
    """Subset a font file to the glyphs that are drawn, then add the composed ones."""
    codes: Codes | None = getattr(font, "leafletpress_codes", None)
    _subset(stock, font, to_unicode if codes is None else dict.fromkeys(codes.real_glyphs, ""), hinting)
    if codes is not None and codes.composed:
        font.file_content, added = add_composed(font.file_content, codes.composed, font.upem)
        codes.glyphs.update(added)


def _subset(stock: Stock, font: Any, glyphs: dict[int, str], hinting: bool) -> None:
    """Subset a font file, once for the same glyphs: a leaflet has them in all its formats, and nearly in all its clinics.

    Fonts are told apart by what HarfBuzz has loaded of them, which is kept with the subset and so is at no other's place.
    """
    place = int(ffi.cast("uintptr_t", font.hb_face))
    key = (place, font.index, tuple(sorted(glyphs)), bool(font.missing), hinting)
    found = _subsets.get(key)
    if found is not None:
        font.file_content = found.content
        return
    font.file_content = fonts_module.get_hb_object_data(font.hb_face)
    with Complaints() as complaints:
        stock(font, glyphs, hinting)
    tell_again(complaints.texts)
    simple = not any((font.png, font.svg, font.colr, "fvar" in font.tables))
    if glyphs and simple and not complaints.texts:
        _subsets.put(key, Subset(font.hb_face, font.file_content), len(font.file_content) + GLYPH * len(glyphs))


def describe_font(stock: Stock, dictionary: Any, pdf: Any, font: Any, widths: Any, *others: Any) -> None:
    """Describe a font in the PDF, with a map from codes to glyphs where they differ (ISO 32000-1, 9.7.4.3)."""
    codes: Codes | None = getattr(font, "leafletpress_codes", None)
    if codes is None or not codes.to_unicode:
        stock(dictionary, pdf, font, widths, *others)
        return
    before = len(pdf.objects)
    stock(dictionary, pdf, font, {code: widths[code] for code in codes.to_unicode}, *others)
    if not codes.glyphs:
        return
    numbers = [0] * (max(codes.to_unicode) + 1)
    for code in codes.to_unicode:
        numbers[code] = codes.glyphs.get(code, code)
    stream = pydyf.Stream([struct.pack(f">{len(numbers)}H", *numbers)], compress=True)
    pdf.add_object(stream)
    for made in pdf.objects[before:]:
        if isinstance(made, pydyf.Dictionary) and made.get("CIDToGIDMap") == "/Identity":
            made["CIDToGIDMap"] = stream.reference
