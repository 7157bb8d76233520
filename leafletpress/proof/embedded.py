"""The fonts in a sheet: each sign that counts in a number or a name is drawn as the declared font draws it.

A font is told from its name, its size and what its codes stand for; what is drawn for a code stands in its outlines alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pikepdf

from leafletpress.fonts.outlines import COMPARED, Outlines, embedded_outlines, has_outlines
from leafletpress.model import Font
from leafletpress.proof.facts import Lettering
from leafletpress.proof.heard import characters_of
from leafletpress.proof.letters import Signs

SHOWN = 20
KEPT = 1_000_000  # bytes of a font whose outlines are kept: of each script there is one on a sheet, or two
SEEN = Signs(lambda sign: "" if sign.isspace() or unicodedata.category(sign) == "Cf" else sign)


def read_letterings(pdf: pikepdf.Pdf) -> Iterator[Lettering]:
    """The fonts that are embedded in a PDF."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/DescendantFonts" in item and item.get("/Type") == "/Font":
            yield _lettering(item)


def redrawn(letterings: Iterable[Lettering], declared: Collection[Font]) -> Iterator[str]:
    """What each font draws otherwise than any file of its family.

    Of a library's own fonts signs are compared too; some of the engine's have signs of their own for a script, such as its comma.
    """
    for lettering in letterings:
        yield from (f"{lettering.name} draws {text!r} as one sign" for text in lettering.joined)
        family = [font for font in declared if font.family.replace(" ", "-") == lettering.name.removesuffix("-Bold")]
        bold = lettering.name.endswith("-Bold")
        family.sort(key=lambda font: ("bold" in font.path.name.lower()) != bold)  # the one that it should be is opened first
        own = any(font.content is not None for font in family)
        found = frozenset((char, outline) for char, outline in lettering.outlines if own or char.isalnum())
        if blank := "".join(sorted(char for char, outline in found if not outline)):
            yield f"{lettering.name} draws nothing for {blank!r}"
        if found and not any(has_outlines(font, found) for font in family):
            strange = {sign[0] for sign in found if not any(has_outlines(font, frozenset((sign,))) for font in family)}
            signs = "".join(sorted(strange))[:SHOWN] or "its signs"
            yield f"the sheet draws {signs!r} otherwise than any file that is declared for {lettering.name}"


def _lettering(item: Any) -> Lettering:  # noqa: ANN401 - what stands in a PDF can be of any type
    descendant = item["/DescendantFonts"][0]
    description = descendant["/FontDescriptor"]
    file = next((description[name] for name in ("/FontFile2", "/FontFile3", "/FontFile") if name in description), None)
    texts = {int(code, 16): text.translate(SEEN) for code, text in characters_of(item).items()}
    codes = {code: text for code, text in texts.items() if len(text) == 1 and _is_compared(text)}
    found = _drawn(file.read_bytes(), tuple(_numbered(descendant, codes))) if file is not None and codes else frozenset()
    name = str(item.get("/BaseFont", "")).lstrip("/").rpartition("+")[2]
    return Lettering(name, found, tuple(text for text in texts.values() if len(text) > 1 and any(map(_is_digit, text))))


def _drawn(content: bytes, glyphs: tuple[tuple[str, int], ...]) -> Outlines:
    """What a font draws for signs: by its bytes, which are often the same on the next sheet."""
    return (_kept_outlines if len(content) <= KEPT else embedded_outlines)(content, glyphs)


_kept_outlines = lru_cache(maxsize=8)(embedded_outlines)


def _numbered(descendant: Any, codes: Mapping[int, str]) -> list[tuple[str, int]]:  # noqa: ANN401 - likewise
    """What each code says, with the number of the glyph that it draws (ISO 32000-1, 9.7.4.3)."""
    table = descendant.get("/CIDToGIDMap", "/Identity")
    if not isinstance(table, pikepdf.Stream):
        return [(text, code) for code, text in codes.items()]
    numbers = table.read_bytes()
    return [(text, int.from_bytes(numbers[2 * code : 2 * code + 2], "big")) for code, text in codes.items()]


def _is_compared(char: str) -> bool:
    return _is_digit(char) or char in COMPARED


def _is_digit(char: str) -> bool:
    return unicodedata.category(char) == "Nd"
