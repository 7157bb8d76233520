"""Words in Latin letters on a sheet in another script: each says its language, or a voice spells it, drops it or reads it wrongly.

They are names, abbreviations, addresses, postcodes, codes: of the source language, or written for those who speak it. A unit behind
a number is none of them: voices know it in their own language, and the number before it is heard in the language of the sheet.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from leafletpress.languages import LANGUAGES
from leafletpress.languages.expressions import any_of
from leafletpress.languages.ranges import UNIT_SIGNS
from leafletpress.model import SOURCE_LANGUAGE

LETTER = "A-Za-z\u00c0-\u024f"
SIGNS = "'’&@/:_.+-"  # in a word
WORD = rf"(?=[0-9{SIGNS}]*[{LETTER}])[{LETTER}0-9](?:[{LETTER}0-9{SIGNS}]*[{LETTER}0-9])?"
WORDS = re.compile(rf"({WORD}(?:,?[ \u00a0]{WORD})*)")
MEASURE = re.compile(rf"\d[ \u00a0]?(?:{any_of(UNIT_SIGNS)})(?![{LETTER}])")


def is_foreign(text: str, language: str) -> bool:
    """Whether a text holds Latin letters other than those of units, and a sheet in this language is in another script."""
    known = LANGUAGES.get(language)
    latin = known is None or known.script.name == LANGUAGES[SOURCE_LANGUAGE].script.name
    return not latin and bool(re.search(f"[{LETTER}]", MEASURE.sub("", text)))


def language_mark(text: str, language: str) -> Markup:
    """The attribute that says the language of a Latin text on a sheet; nothing where it needs none."""
    return Markup(' lang="{}"').format(SOURCE_LANGUAGE) if is_foreign(text, language) else Markup()


def marked(text: str, language: str) -> Markup:
    """A text from left to right, its Latin words marked."""
    if not is_foreign(text, language):
        return escape(text)
    pieces = WORDS.split(text)
    return Markup("").join(
        _word(piece, before[-3:], language) if index % 2 else escape(piece)
        for index, (before, piece) in enumerate(zip(["", *pieces], pieces, strict=False))
    )


def _word(words: str, before: str, language: str) -> Markup:
    """Words with the number `before` them, which makes a unit of them."""
    mark = language_mark(before + words, language)
    return Markup('<span class="latin"{}>{}</span>').format(mark, words) if mark else escape(words)
