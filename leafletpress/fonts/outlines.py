"""The outlines of a font's glyphs: what is drawn for a sign, compared between the file that was declared and the one in a sheet."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from leafletpress.fonts import face_number
from leafletpress.model import Font

Outline = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]


def embedded_outlines(content: bytes, glyphs: Mapping[str, int]) -> Mapping[str, Outline]:
    """The outline of each sign in a font of a file, given by the number of its glyph."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(content), lazy=True) as font:
        names, drawn = font.getGlyphOrder(), font.getGlyphSet()
        return {char: _outline(drawn, names[number]) if number < len(names) else () for char, number in glyphs.items()}


def has_outlines(font: Font, found: Mapping[str, Outline]) -> bool:
    """Whether a declared font draws all these signs just so."""
    declared = _declared(font)
    return all(declared(char) == outline for char, outline in found.items())


@lru_cache(maxsize=64)
def _declared(font: Font) -> Any:  # noqa: ANN401 - a function of a sign, kept with what it found out
    from fontTools.ttLib import TTFont

    file = io.BytesIO(font.content if font.content is not None else font.path.read_bytes())
    number = face_number(font.path, font.family) if font.path.suffix.lower() == ".ttc" else -1
    opened = TTFont(file, fontNumber=number, lazy=True)
    names, drawn = opened.getBestCmap(), opened.getGlyphSet()

    @lru_cache(maxsize=1024)
    def outline(char: str) -> Outline | None:
        return _outline(drawn, names[ord(char)]) if ord(char) in names else None

    return outline


def _outline(drawn: Any, name: str) -> Outline:  # noqa: ANN401 - of fontTools
    """The strokes of a glyph, made of whatever parts, from its left edge."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    pen = DecomposingRecordingPen(drawn)
    drawn[name].draw(pen)
    left = min((point[0] for _, points in pen.value for point in points if point is not None), default=0)
    return tuple(
        (stroke, tuple((round(point[0] - left), round(point[1])) for point in points if point is not None))
        for stroke, points in pen.value
    )
