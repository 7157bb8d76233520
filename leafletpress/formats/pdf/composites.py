"""Composed glyphs in a subset font file: what the text layer made of several glyphs becomes one.

fontTools writes the file. It takes every outline apart and writes it anew, each time that it writes a font: what it makes of an outline is
kept, and a composed glyph is written here, as it would write it.
"""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.sfnt import SFNTWriter
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.ttFont import sortedTagList

from leafletpress.formats.pdf.recent import Recent
from leafletpress.formats.pdf.textlayer import Composition

ROUND_XY_TO_GRID, WORDS, PLACES, MORE = 0x0004, 0x0001, 0x0002, 0x0020  # flags of a component
UNNAMED = 3.0  # the format of a post table without names
LONGEST = 2000  # bytes of an outline that is kept
OUTLINES = 4096
# What tables say that are written after these follows from how these are written.
WRITTEN_FIRST = ("glyf", "loca", "maxp", "hmtx")
COMPOSED = 200  # bytes of a composed glyph in a key
Box = tuple[int, int, int, int]
_fonts = Recent(32, 3_000_000)


class Finished(Glyph):  # type: ignore[misc] # fontTools has no types
    """A glyph of which all is known that a font's tables ask for: nobody changes it.

    `values` are how many points and contours it has, and how deep its components go.
    """

    def __init__(self, content: bytes, contours: int, box: Box, values: tuple[int, int, int], components: int = 0) -> None:
        """Take a glyph as it is written. Of a composed one `contours` is -1."""
        self._content, self._values = content, values
        self.numberOfContours = contours
        self.xMin, self.yMin, self.xMax, self.yMax = box
        self.components = range(components)

    def compile(self, *_: object, **__: object) -> bytes:
        return self._content

    def recalcBounds(self, *_: object, **__: object) -> None:  # noqa: N802 - fontTools calls it so
        """They are known."""

    def getMaxpValues(self) -> tuple[int, int]:  # noqa: N802
        return self._values[:2]

    def getCompositeMaxpValues(self, *_: object, **__: object) -> tuple[int, int, int]:  # noqa: N802
        return self._values


def add_composed(
    content: bytes, composed: Mapping[int, tuple[Composition, int]], units_per_em: int
) -> tuple[bytes, Mapping[int, int]]:
    """Add a glyph for each composition, given by code with its advance in thousandths of an em.

    Returns the new TrueType file and the glyph number of each code. Both are kept: a leaflet says nearly all the same in each clinic.
    """
    key = (hashlib.sha256(content).digest(), tuple(composed.items()), units_per_em)
    found: tuple[bytes, Mapping[int, int]] | None = _fonts.get(key)
    if found is None:
        found = _added(content, composed, units_per_em)
        _fonts.put(key, found, len(found[0]) + COMPOSED * len(composed))
    return found


def _added(content: bytes, composed: Mapping[int, tuple[Composition, int]], units_per_em: int) -> tuple[bytes, Mapping[int, int]]:
    with TTFont(io.BytesIO(content), recalcTimestamp=False) as font:  # or the bytes would change with the clock
        names = _glyph_names(font)
        outlines, metrics = font["glyf"], font["hmtx"]
        _finish(outlines.glyphs)
        own = tuple(names)
        added = {}
        for code, (parts, advance) in composed.items():
            name = f"composed{code}"
            glyph = outlines.glyphs[name] = _composed(parts, own, outlines, units_per_em) if parts else Glyph()
            metrics.metrics[name] = (round(advance * units_per_em / 1000), glyph.xMin if parts else 0)
            added[code] = len(names)
            names.append(name)
        font.setGlyphOrder(names)
        outlines.glyphOrder = names
        return _written(font), added


def _written(font: TTFont) -> bytes:
    """The file of a font. fontTools would write it twice, and import what knows each of its tables, those too that are only copied."""
    tags = {*font.keys()} - {"GlyphOrder"}
    tables = {tag: font.getTableData(tag) for tag in (*WRITTEN_FIRST, *sorted(tags - {*WRITTEN_FIRST}))}
    result = io.BytesIO()
    writer = SFNTWriter(result, len(tables), font.sfntVersion)
    for tag in sortedTagList(tables):
        writer[tag] = tables[tag]
    writer.close()
    return result.getvalue()


def _glyph_names(font: TTFont) -> list[str]:
    """Names for the glyphs of a font. A subset holds none, and fontTools would look for one that fits each character."""
    if font["post"].formatType == UNNAMED:
        font.setGlyphOrder([".notdef", *(f"glyph{number}" for number in range(1, font["maxp"].numGlyphs))])
    return list(font.getGlyphOrder())


def _finish(glyphs: dict[str, Glyph]) -> None:
    """Put what is known of them in the place of outlines that are no composed ones."""
    for name, glyph in glyphs.items():
        data: bytes = getattr(glyph, "data", b"")
        if int.from_bytes(data[:2], "big", signed=True) > 0:
            glyphs[name] = _outline(data) if len(data) <= LONGEST else _written_anew(data)


def _written_anew(data: bytes) -> Finished:
    """An outline as fontTools writes it."""
    table = newTable("glyf")
    glyph = Glyph(data)
    glyph.expand(table)
    written = glyph.compile(table)
    return Finished(written, glyph.numberOfContours, _box(glyph), (*glyph.getMaxpValues(), 0))


_outline = lru_cache(OUTLINES)(_written_anew)


def _box(glyph: Glyph) -> Box:
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax


def _composed(parts: Composition, names: Sequence[str], outlines: Any, units_per_em: int) -> Finished:
    """A glyph composed of others, which are moved and not changed (OpenType 1.9.1, glyf, composite glyph description)."""
    written: list[bytes] = []
    boxes: list[Box] = []
    points = contours = 0
    depth = 1
    for part in parts:
        glyph = outlines[names[part.number]]
        x, y = round(part.x * units_per_em / 1000), round(part.y * units_per_em / 1000)
        short = -128 <= x <= 127 and -128 <= y <= 127
        flags = ROUND_XY_TO_GRID | PLACES | (0 if short else WORDS) | (MORE if len(written) + 1 < len(parts) else 0)
        written.append(struct.pack(">HHbb" if short else ">HHhh", flags, part.number, x, y))
        if not glyph.numberOfContours:
            continue
        glyph.recalcBounds(outlines)
        if glyph.xMin != glyph.xMax or glyph.yMin != glyph.yMax:
            boxes.append((glyph.xMin + x, glyph.yMin + y, glyph.xMax + x, glyph.yMax + y))
        deeper = glyph.getCompositeMaxpValues(outlines) if glyph.isComposite() else (*glyph.getMaxpValues(), 0)
        points, contours, depth = points + deeper[0], contours + deeper[1], max(depth, 1 + deeper[2])
    box = _around(boxes)
    return Finished(struct.pack(">5h", -1, *box) + b"".join(written), -1, box, (points, contours, depth), len(parts))


def _around(boxes: Sequence[Box]) -> Box:
    if not boxes:
        return 0, 0, 0, 0
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
