"""Digits have other forms in some languages: a font's own are known as such on a sheet, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz
from conftest import ROOT
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from test_own_fonts import changed

from leafletpress.fonts.outlines import COMPARED, embedded_outlines, has_outlines
from leafletpress.model import Font

FONTS = ROOT / "styles/fonts"
DIGITS = {"Arab": "٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "Deva": "०१२३४५६७८९", "Latn": "0123456789"}
SPOKEN = {"Arab": ("ar", "ur", "fa", "ku", "ks", "sd", "ps", "ug"), "Deva": ("hi", "mr", "ne"), "Latn": ("en", "ro", "ca")}
WIDTHS = ("lnum", "onum", "pnum", "tnum", "zero")


def font_of(path: Path, content: bytes | None = None) -> Font:
    return Font(path.stem, path, "", content)


def drawn(content: bytes, text: str, script: str, language: str, **features: bool) -> list[tuple[str, int]]:
    """Each sign of a text with the number of the glyph that a shaper draws it with."""
    buffer, face = uharfbuzz.Buffer(), uharfbuzz.Face(content)
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    uharfbuzz.shape(uharfbuzz.Font(face), buffer, features)
    return [(text[info.cluster], info.codepoint) for info in buffer.glyph_infos if text[info.cluster] != " "]


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_what_a_language_or_a_style_asks_for_is_a_form_of_its_digit(path: Path) -> None:
    content, seen = path.read_bytes(), set()
    with TTFont(path, lazy=True) as font:
        characters = font.getBestCmap()
    for script, digits in DIGITS.items():
        text = "".join(char for char in digits if ord(char) in characters)
        wanted = [{}, *({feature: True} for feature in WIDTHS)]
        seen |= {pair for tag in SPOKEN[script] for asked in wanted for pair in drawn(content, text, script, tag, **asked)}
    assert seen
    assert has_outlines(font_of(path), embedded_outlines(content, seen))


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_glyphs_are_drawn_by_their_numbers_as_by_their_names(path: Path) -> None:
    """What the file of a sheet draws is read glyph by glyph, what was declared with all of its font: those made of other glyphs too."""
    with TTFont(path, lazy=True) as font:
        signs = [
            (chr(code), font.getGlyphID(name))
            for code, name in font.getBestCmap().items()
            if chr(code) in COMPARED or code < 0x180
        ]
        composed = [name for _, number in signs if font["glyf"][name := font.getGlyphName(number)].isComposite()]
    assert composed or len(signs) < 100
    assert has_outlines(font_of(path), embedded_outlines(path.read_bytes(), signs))


@pytest.mark.parametrize(("char", "other"), [("۴", "۵"), ("۴", "٦"), ("7", "1"), ("۷", "۸"), ("1", "l")])
def test_another_sign_is_no_form(char: str, other: str) -> None:
    path = FONTS / "NotoNaskhArabic-Regular.ttf"
    found = drawn(path.read_bytes(), other, "Arab", "ur")
    assert not has_outlines(font_of(path), embedded_outlines(path.read_bytes(), [(char, found[0][1])]))


@pytest.mark.parametrize("feature", ["sups", "subs", "numr", "dnom"])
def test_a_raised_digit_is_no_form(feature: str) -> None:
    path = FONTS / "NotoSans-Regular.ttf"
    found = drawn(path.read_bytes(), "2", "Latn", "en", **{feature: True})
    assert not has_outlines(font_of(path), embedded_outlines(path.read_bytes(), found))


SIGNS = {"plus": "minus", "period": "comma", "less": "greater"}


def test_a_form_of_a_sign_that_is_drawn_like_another_is_none() -> None:
    def lie(font: TTFont) -> None:
        rules = " ".join(f"sub {one} by {other};" for one, other in SIGNS.items())
        addOpenTypeFeaturesFromString(font, f"feature locl {{ script latn; language ENG; {rules} }} locl;")

    content = changed(lie)
    found = drawn(content, "+.<", "Latn", "en")
    assert len(found) == len(SIGNS)
    assert not any(has_outlines(font_of(Path("Ours.ttf"), content), embedded_outlines(content, [one])) for one in found)
    honest = drawn(content, "+.<", "Latn", "pl")
    assert has_outlines(font_of(Path("Ours.ttf"), content), embedded_outlines(content, honest))


LIES = {"ENG": "sub one by seven;", "ROM": "sub one by l;", "CAT": "sub one by seven_copy;"}


def test_a_form_that_is_drawn_like_another_sign_is_none() -> None:
    def lie(font: TTFont) -> None:
        font["glyf"]["seven_copy"], font["hmtx"]["seven_copy"] = font["glyf"]["seven"], font["hmtx"]["seven"]
        rules = " ".join(f"language {tag}; {rule}" for tag, rule in LIES.items())
        addOpenTypeFeaturesFromString(font, f"feature locl {{ script latn; {rules} }} locl;")

    content = changed(lie)
    told = {tag: embedded_outlines(content, drawn(content, "1", "Latn", tag)) for tag in ("en", "ro", "ca", "pl")}
    assert [tag for tag, found in told.items() if has_outlines(font_of(Path("Ours.ttf"), content), found)] == ["pl"]
