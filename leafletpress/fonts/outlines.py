"""The outlines of a font's glyphs: what is drawn for a sign, compared between the file that was declared and the one in a sheet."""

from __future__ import annotations

import io
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache, partial
from string import ascii_letters
from typing import Any

from leafletpress.fonts import call_by_numbers, face_number
from leafletpress.model import Font

# Features that give a sign another form of the same: what its language asks for, and figures of other widths and heights. Not those that raise
# it (sups, numr), for a power is another number, nor those that look at what stands beside it.
FORMS = frozenset(("ccmp", "locl", "rlig", "lnum", "onum", "pnum", "tnum", "zero"))

COMPARED = frozenset(
    ascii_letters + ".,:;/%+-=&@#*'\"!?–−×°±<>≤≥½¼¾"
)  # what a sheet's fonts must draw as declared, besides the digits of all scripts

Outline = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
Outlines = frozenset[tuple[str, Outline]]  # each sign with what is drawn for it: a sign of two languages may be drawn twice


def embedded_outlines(content: bytes, glyphs: Iterable[tuple[str, int]]) -> Outlines:
    """The outlines of signs in a font of a file, each given with the number of its glyph."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(content), lazy=True) as font:
        described, whole = _by_number(font), cache(font.getGlyphSet)

        def outline(number: int) -> Outline:
            return described(number) if described is not None else _outline(whole(), font.getGlyphName(number))

        count = font["maxp"].numGlyphs
        return frozenset((char, outline(number) if number < count else ()) for char, number in glyphs)


def _by_number(font: Any) -> Callable[[int], Outline] | None:  # noqa: ANN401 - of fontTools
    """What finds the outline of a glyph by its number, and reads no other glyph of a font and no name; None where that is not known."""
    if "glyf" in font and "fvar" not in font:
        return _TrueType(font).outline
    if "CFF " in font and hasattr(top := font["CFF "].cff[0], "ROS"):
        numbered = _Numbered(font.reader["CFF "], top)
        return lambda number: _outline({"": numbered(number)}, "")
    return None


class _TrueType(dict[str, Any]):
    """The glyphs of a TrueType font, which are called by their numbers: fontTools reads the widths and places of all first."""

    extended = False  # whether numbers of glyphs may have 24 bits, which is what fontTools asks the table that a glyph is of

    def __init__(self, font: Any) -> None:  # noqa: ANN401 - of fontTools
        self._data, self._places = font.reader["glyf"], font["loca"]

    def outline(self, number: int) -> Outline:
        described = self._described(number)
        # It begins with how many contours it has: -1 where it is made of other glyphs
        return _drawn(described) if len(described) > 2 and described[0] < 0x80 else _outline(self, str(number))

    def getGlyphName(self, number: int) -> str:  # noqa: N802 - as fontTools asks for the parts of a glyph
        return str(number)

    def __missing__(self, name: str) -> _Alone:
        from fontTools.ttLib.tables._g_l_y_f import Glyph

        glyph = self[name] = _Alone(Glyph(self._described(int(name))), self)
        return glyph

    def _described(self, number: int) -> bytes:
        start, end = self._places[number], self._places[number + 1]
        if not start <= end <= len(self._data):
            from fontTools.ttLib import TTLibError

            raise TTLibError(f"glyph {number} has no end")
        described: bytes = self._data[start:end]
        return described


class _Numbered:
    """The glyphs of a CID-keyed CFF font by their numbers (Adobe Technical Note 5176, 5 and 16): fontTools reads 60,000 names and places first."""

    def __init__(self, table: bytes, top: Any) -> None:  # noqa: ANN401 - of fontTools
        from fontTools.cffLib import SubrsIndex

        start: int = top.rawDict["CharStrings"]
        count = int.from_bytes(table[start : start + 2], "big")
        self._table, self._places, self._size = table, start + 3, table[start + 2]
        self._base = self._places + (count + 1) * self._size - 1
        self._made = SubrsIndex(None, top.GlobalSubrs, None, getattr(top, "FDSelect", None), top.FDArray)

    def __call__(self, number: int) -> Any:  # noqa: ANN401 - of fontTools
        return self._made.produceItem(number, self._table[self._place(number) : self._place(number + 1)], None, 0)

    def _place(self, number: int) -> int:
        here = self._places + number * self._size
        return self._base + int.from_bytes(self._table[here : here + self._size], "big")


@lru_cache(maxsize=4096)
def _drawn(described: bytes) -> Outline:
    """The outline of a TrueType glyph that is made of no others, from its bytes: they are the same in the next sheet."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    return _outline({"": _Alone(Glyph(described))}, "")


class _Alone:
    """A glyph that is drawn without its font, or with those that it is made of."""

    def __init__(self, glyph: Any, others: Any = None) -> None:  # noqa: ANN401 - of fontTools
        self._glyph, self._others = glyph, others

    def draw(self, pen: Any) -> None:  # noqa: ANN401 - of fontTools
        self._glyph.expand(self._others)
        self._glyph.draw(pen, self._others)


def has_outlines(font: Font, found: Outlines) -> bool:
    """Whether a declared font draws all these signs just so, in whatever language: some write the digits 4, 6 and 7 of Urdu otherwise."""
    draws = _declared(font)
    return all(draws(char, outline) for char, outline in found)


@lru_cache(maxsize=64)
def _declared(font: Font) -> Any:  # noqa: ANN401 - whether it draws a sign so; kept with what it found out
    from fontTools.ttLib import TTFont

    file = io.BytesIO(font.content if font.content is not None else font.path.read_bytes())
    number = face_number(font.path, font.family) if font.path.suffix.lower() == ".ttc" else -1
    opened = TTFont(file, fontNumber=number, lazy=True)
    if "CFF " not in opened:  # which has the names of its glyphs itself
        call_by_numbers(opened)
    names, forms = opened.getBestCmap(), cache(partial(_forms, opened))
    described, whole = _by_number(opened), cache(opened.getGlyphSet)

    @lru_cache(maxsize=1024)
    def drawn(name: str) -> Outline:
        return described(opened.getGlyphID(name)) if described is not None else _outline(whole(), name)

    def own(char: str) -> Outline:
        return drawn(names[ord(char)])

    @lru_cache(maxsize=1024)
    def draws(char: str, outline: Outline) -> bool:
        if ord(char) not in names or outline == own(char):
            return ord(char) in names
        of_it = outline in map(drawn, _reached(names[ord(char)], forms()))
        return of_it and all(own(other) != outline for other in map(chr, names) if _is_another(other, char))

    return draws


def _is_another(one: str, char: str) -> bool:
    """Whether one is a sign that another must not be taken for: any that is compared, and a digit of another value."""
    value = unicodedata.digit(one, None)
    return one != char and (one in COMPARED or (value is not None and value != unicodedata.digit(char, None)))


def _reached(name: str, forms: Mapping[str, Collection[str]]) -> Collection[str]:
    """A glyph and all forms of it."""
    found, rest = {name}, [name]
    while rest:
        fresh = set(forms.get(rest.pop(), ())) - found
        found |= fresh
        rest += fresh
    return found


def _forms(font: Any) -> Mapping[str, Collection[str]]:  # noqa: ANN401 - of fontTools
    """The glyphs that stand for another one, alone, where a language or a style asks for them."""
    found: dict[str, set[str]] = defaultdict(set)
    table = font["GSUB"].table if "GSUB" in font else None
    if table is None or table.FeatureList is None or table.LookupList is None:
        return found
    asked = {index for row in table.FeatureList.FeatureRecord if row.FeatureTag in FORMS for index in row.Feature.LookupListIndex}
    for part in (part for index in asked for part in table.LookupList.Lookup[index].SubTable):
        for name, other in getattr(getattr(part, "ExtSubTable", part), "mapping", {}).items():
            if isinstance(other, str) or len(other) == 1:  # and not several
                found[name].add(other if isinstance(other, str) else other[0])
    return found


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
