"""Composed glyphs in a subset font file: what the text layer made of several glyphs becomes one."""

from __future__ import annotations

import io
from collections.abc import Mapping

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from leafletpress.formats.pdf.textlayer import Composition

ROUND_XY_TO_GRID = 0x0004
UNNAMED = 3.0  # the format of a post table without names


def add_composed(
    content: bytes, composed: Mapping[int, tuple[Composition, int]], units_per_em: int
) -> tuple[bytes, dict[int, int]]:
    """Add a glyph for each composition, given by code with its advance in thousandths of an em.

    Returns the new TrueType file and the glyph number of each code.
    """
    with TTFont(io.BytesIO(content), recalcTimestamp=False) as font:  # or the bytes would change with the clock
        names = _glyph_names(font)
        outlines, metrics = font["glyf"], font["hmtx"]
        added = {}
        for code, (parts, advance) in composed.items():
            name = f"composed{code}"
            outlines.glyphs[name] = _glyph(parts, names, units_per_em)
            metrics.metrics[name] = (round(advance * units_per_em / 1000), 0)
            added[code] = len(names)
            names.append(name)
        font.setGlyphOrder(names)
        outlines.glyphOrder = names
        for code in added:
            name = f"composed{code}"
            glyph = outlines.glyphs[name]
            if glyph.numberOfContours:
                glyph.recalcBounds(outlines)
                metrics.metrics[name] = (metrics.metrics[name][0], glyph.xMin)
        result = io.BytesIO()
        font.save(result)
        return result.getvalue(), added


def _glyph_names(font: TTFont) -> list[str]:
    """Names for the glyphs of a font. A subset holds none, and fontTools would look for one that fits each character."""
    if font["post"].formatType == UNNAMED:
        font.setGlyphOrder([".notdef", *(f"glyph{number}" for number in range(1, font["maxp"].numGlyphs))])
    return list(font.getGlyphOrder())


def _glyph(parts: Composition, names: list[str], units_per_em: int) -> Glyph:
    glyph = Glyph()
    glyph.numberOfContours = -1 if parts else 0
    if parts:
        glyph.components = [_component(names[part.number], part.x, part.y, units_per_em) for part in parts]
    return glyph


def _component(name: str, x: int, y: int, units_per_em: int) -> GlyphComponent:
    component = GlyphComponent()
    component.glyphName = name
    component.x, component.y = round(x * units_per_em / 1000), round(y * units_per_em / 1000)
    component.flags = ROUND_XY_TO_GRID
    return component
