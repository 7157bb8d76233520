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
        described = font["glyf"].glyphs if "glyf" in font and "fvar" not in font else {}

        def outline(name: str) -> Outline:
            alone = getattr(described.get(name), "data", b"")
            is_simple = (
                len(alone) > 2 and alone[0] < 0x80
            )  # it begins with how many contours it has: -1 where it is made of other glyphs
            return _drawn(alone) if is_simple else _outline(drawn, name)

        return {char: outline(names[number]) if number < len(names) else () for char, number in glyphs.items()}


@lru_cache(maxsize=4096)
def _drawn(described: bytes) -> Outline:
    """The outline of a TrueType glyph that is made of no others, from its bytes: they are the same in the next sheet."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    return _outline({"": _Alone(Glyph(described))}, "")


class _Alone:
    """A glyph that is drawn without its font."""

    def __init__(self, glyph: Any) -> None:  # noqa: ANN401 - of fontTools
        self._glyph = glyph

    def draw(self, pen: Any) -> None:  # noqa: ANN401 - of fontTools
        self._glyph.draw(pen, None)


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
