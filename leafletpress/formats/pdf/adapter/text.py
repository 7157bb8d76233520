"""Text: the runs of a line, read from Pango and written in the codes of a file's fonts.

What is written of a line hangs on what Pango made of it, on where it stands in its line, and on the widths of its glyphs. It is kept
from sheet to sheet, since a leaflet says the same in each clinic; what hangs on the file is done each time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import cycle
from typing import Any, NamedTuple

import weasyprint.draw.text as draw_module
from weasyprint.matrix import Matrix
from weasyprint.text.ffi import ffi, pango

from leafletpress.formats.pdf.adapter.pages import Place
from leafletpress.formats.pdf.adapter.shaped import Used, drawn_of, note_widths, read_items
from leafletpress.formats.pdf.adapter.shaped_once import give_back, read_once
from leafletpress.formats.pdf.adapter.typefaces import codes_of
from leafletpress.formats.pdf.adapter.written_lines import Line, Shown, places_of, write_line
from leafletpress.formats.pdf.contents import POINTS
from leafletpress.formats.pdf.recent import Recent
from leafletpress.formats.pdf.sealed import to_bytes
from leafletpress.formats.pdf.textlayer import as_typed

AWAY = 2.5  # em, more than half the width of any character
SHADES = tuple(b"0 0 %s RG" % to_bytes(shade) for shade in (0, 1 / 255))  # of two neighbouring texts
PARTED = re.compile("[\n-\r\x85\u2028\u2029]")  # what parts lines or paragraphs for Pango
Stock = Callable[..., Any]
SIGN = 60  # bytes of one in a line
_lines = Recent(2048, 4_000_000)


@dataclass(slots=True)
class Drawing:
    """What is known of a file while it is written: shades that are never the same twice, and the fonts that Pango's are in it, by their place.

    Each is kept with a layout that holds Pango's font: else another might come to stand at its place.
    """

    shades: Iterator[bytes] = field(default_factory=partial(cycle, SHADES))
    fonts: dict[int, tuple[Used, Any]] = field(default_factory=dict)


class Reading(NamedTuple):
    """What was read of a line: a digest of all that is drawn of it, but for its fonts, and these as Pango has them, with their places."""

    digest: bytes
    fonts: tuple[tuple[int, Any], ...]


def draw_text(stock: Stock, stream: Any, textbox: Any, offset_x: float, text_overflow: str, *ellipsis: str) -> None:
    """Take the place of WeasyPrint's function of that name: of a text that is seen and has no line under, over or through it, less is asked."""
    style, layout = textbox.style, textbox.pango_layout
    if style["text_decoration_line"] != "none" or style["visibility"] != "visible" or not ellipsis:
        stock(stream, textbox, offset_x, text_overflow, *ellipsis)
        return
    at = textbox.position_x, textbox.position_y + textbox.baseline
    pictures: list[Any] = []
    stream.set_color(style["color"])
    stream.begin_text()
    if textbox.text.strip():  # else it would be shaped to show nothing
        layout.reactivate(style)
        pictures = draw_module.draw_first_line(stream, textbox, text_overflow, *ellipsis, Matrix(1, 0, 0, -1, *at))
        layout.deactivate()
    stream.end_text()
    draw_module.draw_emojis(stream, style, *at, pictures)


def draw_line(
    stock: Stock, drawing: Drawing, stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any
) -> list[Any]:
    """Take the place of WeasyPrint's draw_first_line: the same glyphs at the same places, in our own codes.

    What we do not write ourselves (an ellipsis, pictures for glyphs) is left to `stock`.
    """
    if text_overflow == "ellipsis" or block_ellipsis != "none" or textbox.style["font_size"] < 1e-6:
        return list(stock(stream, textbox, text_overflow, block_ellipsis, matrix))
    if not as_typed(textbox.text).strip():
        return []
    layout = textbox.pango_layout
    parted = PARTED.search(layout.text) is not None
    if parted:  # else it is the same, and Pango would shape the line again
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    reading = read_once(layout, _read)
    fonts = [_used(drawing, stream, layout.layout, *font) for font in reading.fonts]
    if any(one.font.bitmap or one.font.png or one.font.svg or one.font.colr for one in fonts):
        return list(stock(stream, textbox, text_overflow, block_ellipsis, matrix))
    _set_apart(stream, next(drawing.shades))
    line = _line(stream, textbox, reading, fonts)
    _begin(stream, matrix)
    for shown in line.shown:
        _show(stream, fonts[shown.font].font, shown, matrix)
    if not parted:
        give_back(layout)
    return []


def _read(layout: Any) -> Reading:
    fonts, items = read_items(layout.get_first_line()[0])
    content = drawn_of(items) + layout.text.encode()
    digest = hashlib.blake2b(content, digest_size=32).digest()
    return Reading(digest, tuple((int(ffi.cast("uintptr_t", font)), font) for font in fonts))


def _used(drawing: Drawing, stream: Any, layout: Any, place: int, pango_font: Any) -> Used:
    """What one of Pango's fonts, which stands in a layout, is in a file."""
    found = drawing.fonts.get(place)
    if found is None:
        font, size = stream.add_font(pango_font)
        codes_of(stream, font)
        found = drawing.fonts[place] = Used(pango_font, font, size), layout
    return found[0]


def _line(stream: Any, textbox: Any, reading: Reading, fonts: Sequence[Used]) -> Line:
    """What is to be written of a line, as it was before, where its glyphs are as wide in this file."""
    place: Place | None = getattr(textbox, "leafletpress_place", None)
    parted = bool(textbox.style["word_spacing"])
    looks = [(at, one.size, one.font.leafletpress_codes is None) for at, one in zip(places_of(fonts), fonts, strict=True)]
    key = reading.digest, place, parted, *looks
    line: Line | None = _lines.get(key)
    if line is not None and _has_widths(line, fonts):
        return line
    _, items = read_items(textbox.pango_layout.get_first_line()[0])
    if line is not None:
        for item, numbers in zip(items, line.asked, strict=True):
            note_widths(stream, fonts[item.font], numbers)
        if _has_widths(line, fonts):
            return line
    text = textbox.pango_layout.text.encode()
    line = write_line(text, items, fonts, place, parted=parted, note=partial(note_widths, stream))
    if line.is_whole:
        _lines.put(key, line, 500 + sum(len(shown.operators) + SIGN * len(shown.signs) for shown in line.shown))
    return line


def _has_widths(line: Line, fonts: Sequence[Used]) -> bool:
    return all(widths.items() <= fonts[at].font.widths.items() for at, widths in line.widths)


def _set_apart(stream: Any, shade: bytes) -> None:
    """Give text a stroke colour of its own. Nothing is stroked: but text that differs so from the text before it is told apart.

    Chromium cuts text where its style changes and gives a piece to one tag; two elements in one style come out as one.
    """
    stream.stream.append(shade)
    stream._current_color_stroke = None


def _begin(stream: Any, matrix: Any, at: tuple[float, float] | None = None) -> None:
    """Begin a line `at` a place in px, or where the matrix says.

    The font's size is in pt and the matrix in px: PDFium reckons where a space or line break would be from the size alone.
    """
    *scale, x, y = matrix.values
    x, y = at or (x, y)
    stream.stream.append(b"%s %s %s Tm" % (_scale(*scale), to_bytes(x), to_bytes(y)))


@lru_cache(16)
def _scale(*values: float) -> bytes:
    return b" ".join(to_bytes(value / POINTS) for value in values)


def _show(stream: Any, font: Any, shown: Shown, matrix: Any) -> None:
    """Show a run in the codes that its font has for it; where it parts a line, away from its height."""
    if shown.parts is not None:
        y, away = matrix.values[5], AWAY * shown.size
        _begin(stream, matrix, (shown.parts, y - away if y > 2 * away else y + away))
    stream.set_font_size(font.hash, shown.size * POINTS)
    if shown.operators:
        stream.stream.append((shown.operators % tuple(_codes(font, shown))).encode("ascii"))
    if shown.parts is not None:
        _begin(stream, matrix)


def _codes(font: Any, shown: Shown) -> Sequence[str]:
    """The code of each sign: in a font that can hold no composed glyphs the glyph's own number, which has the first text that it shows."""
    codes = font.leafletpress_codes
    if codes is None:
        for one in shown.signs:
            font.to_unicode.setdefault(one.drawn, one.text)
        return [f"{one.drawn:04x}" for one in shown.signs]
    known = codes.of_signs
    try:
        return [known[one] for one in shown.signs]
    except KeyError:
        return [codes.written(one) for one in shown.signs]
