"""The character codes of a font: one for each sign of the text layer that is written with it, given in the order in which they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from leafletpress.formats.pdf.textlayer import Composition, Sign

HIGHEST_CODE = 0xFFFF


@dataclass(slots=True)
class Codes:
    """The character codes of one font. `first_free` is a number past the font's last glyph."""

    first_free: int
    to_unicode: dict[int, str]
    widths: dict[int, int]
    glyphs: dict[int, int] = field(default_factory=dict)
    composed: dict[int, tuple[Composition, int]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    _known: dict[tuple[object, str], int] = field(default_factory=dict)
    of_signs: dict[Sign, str] = field(default_factory=dict)

    def written(self, one: Sign) -> str:
        """The code of a sign, as it stands in a page's content."""
        written = self.of_signs.get(one)
        if written is None:
            written = self.of_signs[one] = f"{self.code(one):04x}"
        return written

    def code(self, one: Sign) -> int:
        """The code of a sign."""
        of = self.glyph if isinstance(one.drawn, int) else self.composition
        return of(one.drawn, one.text, one.advance)  # type: ignore[arg-type] # it is the one or the other

    def glyph(self, number: int, text: str, advance: int) -> int:
        """The code of a glyph that shows this text: the glyph's own number for its first text."""
        key = (number, text)
        code = self._known.get(key)
        if code is None:
            code = number if number not in self.to_unicode else self._next()
            if code != number:
                self.glyphs[code] = number
            self._add(key, code, advance)
        return code

    def composition(self, parts: Composition, text: str, advance: int) -> int:
        """The code of a glyph composed of others; of none, an empty one. It depends on the advance too."""
        key = ((parts, advance), text)
        code = self._known.get(key)
        if code is None:
            code = self._next()
            self.composed[code] = (parts, advance)
            self.used.update(part.number for part in parts)
            self._add(key, code, advance)
        return code

    def _next(self) -> int:
        code = self.first_free
        if code > HIGHEST_CODE:
            raise OverflowError("this font has no character codes left")
        self.first_free += 1
        return code

    def _add(self, key: tuple[object, str], code: int, advance: int) -> None:
        self._known[key] = code
        self.to_unicode[code] = key[1]
        self.widths[code] = advance

    @property
    def real_glyphs(self) -> set[int]:
        """The glyphs of the font file that are drawn, themselves or inside others."""
        own = {self.glyphs.get(code, code) for code in self.to_unicode if code not in self.composed}
        return own | self.used
