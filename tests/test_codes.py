"""The codes, advances and compositions that shaped runs are written with, by golden lists; and composed glyphs in a font file.

The runs are what Pango made of these words with the fonts of styles/fonts, in thousandths of an em; some are made up to show
what no sample word does.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pytest
from conftest import ROOT
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from leafletpress.formats.pdf.character_codes import HIGHEST_CODE, Codes
from leafletpress.formats.pdf.composites import add_composed
from leafletpress.formats.pdf.textlayer import (
    Component,
    Glyph,
    Written,
    as_typed,
    in_stream_order,
    units,
    with_space,
    write_left_to_right,
    write_right_to_left,
)

FIRST_FREE = 5000
# A glyph is its number, x, y, pen and advance.
Shaped = Sequence[tuple[str, Sequence[tuple[int, float, float, float, float]]]]


@dataclass(frozen=True)
class Run:
    """A shaped run; `widths` are those of its font, for glyphs that a run sets at another advance."""

    clusters: Shaped
    right_to_left: bool = False
    ends_line: bool = False
    widths: tuple[tuple[int, int], ...] = ()

    def write(self, codes: Codes) -> list[Written]:
        """As the adapter writes it."""
        line = units((text, [Glyph(*glyph) for glyph in glyphs]) for text, glyphs in self.clusters)
        if not self.right_to_left:
            return list(write_left_to_right(with_space(line) if self.ends_line else line, codes.widths))
        parts = list(in_stream_order(line))
        written = (write_right_to_left(part, codes.widths, ends_line=self.ends_line and part is parts[-1]) for part in parts)
        return [one for part in written for one in part]


LATIN = (
    ("Z", [(61, 0, 0, 0, 572)]),
    ("a", [(68, 572, 0, 572, 561)]),
    ("ż", [(317, 1133, 0, 1133, 470)]),
    ("y", [(92, 1603, 0, 1603, 510)]),
    ("j", [(77, 2113, 0, 2113, 258)]),
)
MUSAKKIN = (
    ("م", [(79, 2348, 0, 2348, 525)]),
    ("ُ", [(370, 2478, 100, 2348, 0)]),
    ("س", [(36, 1498, 0, 1498, 850)]),
    ("ك", [(60, 990, 0, 990, 508)]),
    ("ِّ", [(367, 982, 53, 990, 0)]),
    ("ن", [(281, 516, 168, 260, 0), (81, 260, 0, 260, 730)]),
    (" ", [(3, 0, 0, 0, 260)]),
)
RUNS = {
    "plain Latin": Run(LATIN),
    "plain Latin at the end of a line": Run(LATIN, ends_line=True),
    "ligature": Run(
        (
            ("o", [(82, 0, 0, 0, 605)]),
            ("ffi", [(1656, 605, 0, 605, 946)]),
            ("c", [(70, 1551, 0, 1551, 480)]),
            ("e", [(72, 2031, 0, 2031, 564)]),
            (" ", [(3, 2595, 0, 2595, 260)]),
            ("ﬃ", [(1656, 2855, 0, 2855, 946)]),
        )
    ),
    "letters set apart": Run(
        (("T", [(55, 0, 0, 0, 556)]), ("o", [(82, 656, 0, 556, 605)]), ("p", [(83, 1161, 0, 1161, 700)])),
        widths=((83, 615),),
    ),
    "Bengali clusters": Run(
        (
            ("ক্ষ", [(135, 0, 0, 0, 859)]),
            ("ত", [(40, 859, 0, 859, 707)]),
            (" ", [(7, 1566, 0, 1566, 260)]),
            ("স্", [(251, 1826, 0, 1826, 667)]),
            ("ত্র", [(305, 1880.1, 138, 2493, 0)]),
            ("ী", [(61, 2493, 0, 2493, 266)]),
            (" ", [(7, 2759.1, 0, 2759.1, 260)]),
            ("কি", [(60, 3019, 0, 3019, 266), (25, 3285.1, 0, 3285.1, 807)]),
        )
    ),
    "Bengali digits on a line with a stacked letter": Run(
        (
            ("1", [(20, 0, 0, 0, 572)]),
            ("0", [(19, 572, 0, 572, 572)]),
            (" ", [(7, 1144, 0, 1144, 260)]),
            ("স্", [(251, 1404, 0, 1404, 667)]),
            ("ত্র", [(305, 1458.1, 138, 2071, 0)]),
            ("ী", [(61, 2071, 0, 2071, 266)]),
        )
    ),
    "Arabic with marks": Run(MUSAKKIN, right_to_left=True),
    "Arabic with marks at the end of a line": Run(MUSAKKIN[:-1], right_to_left=True, ends_line=True),
    "Nastaliq words": Run(
        (
            ("ص", [(966, 2165.9, 0, 2165.9, 0), (475, 2165.9, -530, 2165.9, 796)]),
            ("ف", [(11, 2074.9, -211, 1856, 0), (816, 1856, -378, 1856, 310)]),
            ("ح", [(635, 1701, 34, 1701, 155)]),
            ("ہ", [(273, 1471, 0, 1471, 230)]),
            (" ", [(3, 1339, 0, 1339, 132)]),
            ("ہ", [(72, 285.9, -12, 355, 0), (516, 355, -419, 355, 984)]),
            ("ے", [(249, 0, 0, 0, 355)]),
        ),
        right_to_left=True,
    ),
    "joiner in a Nastaliq word": Run(
        (
            ("م", [(318, 1653, -379, 1653, 428)]),
            ("ی", [(271, 1133, 0, 1133, 520)]),
            ("\u200c", []),
            ("ک", [(966, 831, 0, 831, 0), (696, 831, -726.9, 831, 302)]),
            ("ن", [(11, 578, -195.9, 438, 0), (375, 438, -573, 438, 393)]),
            ("م", [(276, 0, 0, 0, 438)]),
        ),
        right_to_left=True,
    ),
    "joiner between letters that stand on the line": Run(
        (
            ("م", [(79, 1600, 0, 1600, 525)]),
            ("ی", [(90, 1100, 0, 1100, 500)]),
            ("\u200c", []),
            ("ک", [(60, 590, 0, 590, 508)]),
            ("ن", [(81, 0, 0, 0, 590)]),
        ),
        right_to_left=True,
    ),
    "joiner in a Bengali cluster": Run((("র", [(51, 0, 0, 0, 600)]), ("\u200d", []), ("্য", [(210, 600, 0, 600, 420)]))),
    "sign parts": Run(
        (
            ("%", [(1640, 2957, 0, 2957, 831)]),
            (" ", [(3, 2697, 0, 2697, 260)]),
            ("م", [(79, 2172, 0, 2172, 525)]),
            ("ن", [(281, 1698, 168, 1442, 0), (81, 1442, 0, 1442, 730)]),
            (" ", [(3, 1182, 0, 1182, 260)]),
            ("(", [(1639, 882, 0, 882, 300)]),
            ("ل", [(73, 663, 0, 663, 219)]),
            ("ا", [(10, 300, 0, 300, 363)]),
            (")", [(1638, 0, 0, 0, 300)]),
        ),
        right_to_left=True,
    ),
    "wide word from the left": Run(
        (
            ("ক", [(21, 0, -50, 0, 700)]),
            ("খ", [(22, 700, -90, 700, 710)]),
            ("ি", [(60, 1410, 0, 1410, 0)]),
            ("গ", [(23, 1410, -130, 1410, 690)]),
            (" ", [(7, 2100, 0, 2100, 260)]),
            ("ঘ", [(24, 2360, -50, 2360, 640)]),
        )
    ),
    "wide glyph from the right": Run((("ﷺ", [(700, 900, 0, 900, 2600)]), ("ﷲ", [(701, 0, 0, 0, 900)])), right_to_left=True),
}


def hexadecimal(text: str) -> str:
    return " ".join(f"{ord(char):04X}" for char in text)


def described(written: Iterable[Written], codes: Codes) -> list[str]:
    """A line for each code: where it is written, its advance, its glyphs with their places, its characters."""
    lines = []
    for sign, x, alone in written:
        code = codes.code(sign)
        parts, _ = codes.composed.get(code, ((Component(codes.glyphs.get(code, code), 0, 0),), 0))
        drawn = " ".join(f"{part.number}({part.x},{part.y})" for part in parts) or "-"
        place = f"{code:5} at {x:8.1f} {'alone' if alone else '':5} advance {codes.widths[code]:5}"
        lines.append(f"{place} draws {drawn:45} says {hexadecimal(codes.to_unicode[code])}")
    return lines


def codes_for(run: Run) -> Codes:
    return Codes(FIRST_FREE, {}, dict(run.widths))


def test_golden_codes(golden: Callable[[str, str], None]) -> None:
    lines = []
    for name, run in RUNS.items():
        codes = codes_for(run)
        lines += [name, *(f"    {line}" for line in described(run.write(codes), codes)), ""]
    golden("codes.txt", "\n".join(lines))


@pytest.mark.parametrize("name", RUNS)
def test_every_character_is_written_once(name: str) -> None:
    """From the left in the order of the text; from the right in its order on paper, but for the marks of direction."""
    run = RUNS[name]
    codes = codes_for(run)
    said = "".join(codes.to_unicode[codes.code(one.sign)] for one in run.write(codes)).replace("\u200f", "")
    text = "".join(text for text, _ in run.clusters)
    if run.right_to_left:
        assert sorted(said.replace(" ", "")) == sorted(text.replace(" ", ""))
        assert said.count(" ") == text.count(" ") + run.ends_line
    else:
        assert said == text + " " * run.ends_line


@pytest.mark.parametrize("name", RUNS)
def test_what_is_drawn_is_what_was_shaped(name: str) -> None:
    """Each glyph of a run that leaves ink stands on paper once, where it was shaped to stand."""
    run = RUNS[name]
    codes = codes_for(run)
    spaces = {glyph[0] for text, glyphs in run.clusters if text == " " for glyph in glyphs}
    drawn = []
    for sign, x, _ in run.write(codes):
        code = codes.code(sign)
        parts, _ = codes.composed.get(code, ((Component(codes.glyphs.get(code, code), 0, 0),), 0))
        drawn += [(part.number, x + part.x, -part.y) for part in parts if part.number not in spaces]
    shaped = [glyph for text, glyphs in run.clusters for glyph in glyphs if text != " "]
    assert sorted(number for number, *_ in drawn) == sorted(glyph[0] for glyph in shaped)
    for (_, x, y), glyph in zip(sorted(drawn), sorted(shaped), strict=True):
        assert abs(x - glyph[1]) <= 1
        assert abs(y - glyph[2]) <= 1


def test_marks_of_a_run_from_the_right_have_no_width() -> None:
    """A mark that rides before its base takes no place: readers would see a space."""
    codes = Codes(FIRST_FREE, {}, {})
    for one in RUNS["Arabic with marks"].write(codes):
        codes.code(one.sign)
    riding = [code for code, text in codes.to_unicode.items() if unicodedata.category(text[0]) == "Mn"]
    assert riding
    assert {codes.widths[code] for code in riding} == {0}


def test_a_hyphen_that_breaks_no_line_is_given_back_as_it_is_typed() -> None:
    assert as_typed("X\u2011ray") == "X-ray"


def test_a_code_is_given_once() -> None:
    codes = Codes(FIRST_FREE, {}, {})
    assert codes.glyph(36, "A", 600) == 36
    assert codes.glyph(36, "Α", 600) == FIRST_FREE, "the glyph's own number says A already"
    assert codes.glyph(36, "A", 600) == 36
    parts = (Component(36, 0, 0), Component(90, 10, 20))
    first = codes.composition(parts, "Á", 600)
    assert codes.composition(parts, "Á", 600) == first
    assert (
        len({first, codes.composition(parts, "Á", 610), codes.composition(parts, "Á", 600), codes.composition(parts, "´A", 600)})
        == 3
    )
    assert codes.real_glyphs == {36, 90}


def test_a_font_can_run_out_of_codes() -> None:
    codes = Codes(HIGHEST_CODE, {}, {})
    assert codes.composition((), "a", 0) == HIGHEST_CODE
    with pytest.raises(OverflowError, match="no character codes left"):
        codes.composition((), "b", 0)


# Composed glyphs


def square(size: int) -> TTGlyphPen:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, size), (50 + size, size), (50 + size, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen


def font_of(units_per_em: int) -> bytes:
    """A font of a base and a mark, both squares."""
    builder = FontBuilder(units_per_em, isTTF=True)
    builder.setupGlyphOrder([".notdef", "base", "mark"])
    builder.setupCharacterMap({0x41: "base", 0x301: "mark"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "base": square(500).glyph(), "mark": square(100).glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "base": (600, 50), "mark": (0, 50)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    content = io.BytesIO()
    builder.save(content)
    return content.getvalue()


COMPOSED = {
    7001: ((Component(1, 0, 0), Component(2, 200, 600)), 600),
    7002: ((), 1),
    7003: ((Component(2, -120, -300),), 333),
    7004: ((Component(1, 0, 0), Component(1, 650, 0), Component(2, 33, 512)), 1250),
}


def test_golden_composites(golden: Callable[[str, str], None]) -> None:
    lines = []
    for units_per_em in (1000, 2048):
        content, added = add_composed(font_of(units_per_em), COMPOSED, units_per_em)
        font = TTFont(io.BytesIO(content))
        lines.append(f"{units_per_em} units to the em")
        for code, number in added.items():
            name = font.getGlyphName(number)
            glyph, (advance, bearing) = font["glyf"][name], font["hmtx"][name]
            bounds = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) if glyph.numberOfContours else "none"
            parts = [(part.glyphName, part.x, part.y) for part in glyph.components] if glyph.isComposite() else []
            lines.append(f"    {code} is glyph {number}: advance {advance}, bearing {bearing}, bounds {bounds}, parts {parts}")
    golden("composites.txt", "\n".join(lines) + "\n")


def test_a_composed_glyph_of_a_real_font_draws_its_parts() -> None:
    """The Bengali স্ত্রী of the sample runs, in the font that it was shaped with."""
    content = (ROOT / "styles" / "fonts" / "NotoSansBengali-Regular.ttf").read_bytes()
    parts = (Component(251, 0, 0), Component(305, 54, -138), Component(61, 667, 0))
    changed, added = add_composed(content, {9000: (parts, 933)}, 1000)
    before, after = TTFont(io.BytesIO(content)), TTFont(io.BytesIO(changed))
    assert after["head"].unitsPerEm == 1000
    assert after.getGlyphOrder()[: len(before.getGlyphOrder())] == before.getGlyphOrder()
    assert after["hmtx"][after.getGlyphName(added[9000])][0] == 933
    assert drawn(after, after.getGlyphName(added[9000])) == [
        moved
        for part in parts
        for moved in (
            (verb, tuple((x + part.x, y + part.y) for x, y in points))
            for verb, points in drawn(before, before.getGlyphName(part.number))
        )
    ]


def test_a_font_with_composed_glyphs_is_as_fonttools_writes_it() -> None:
    """What is known of outlines beforehand is what fontTools finds when it takes all of them apart; accents stand in composed glyphs too."""
    content = (ROOT / "styles" / "fonts" / "NotoSansBengali-Regular.ttf").read_bytes()
    with TTFont(io.BytesIO(content)) as font:
        accented = [place for place, name in enumerate(font.getGlyphOrder()) if font["glyf"][name].isComposite()]
    composed = {
        9000: ((Component(251, 0, 0), Component(305, 54, -138), Component(61, 667, 0)), 933),
        9001: ((Component(accented[0], 0, 0), Component(accented[-1], -40, 130)), 601),
        9002: ((), 1),
    }
    changed, _ = add_composed(content, composed, 1000)
    with TTFont(io.BytesIO(changed), recalcTimestamp=False) as font:
        names = font.getGlyphOrder()
        font["hmtx"], font["hhea"], font["maxp"]
        assert all(font["glyf"][name] is not None for name in names)
        again = io.BytesIO()
        font.save(again)
    assert again.getvalue() == changed


def drawn(font: TTFont, name: str) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value


def test_the_same_font_gives_the_same_bytes() -> None:
    content = font_of(1000)
    assert add_composed(content, COMPOSED, 1000) == add_composed(content, COMPOSED, 1000)
