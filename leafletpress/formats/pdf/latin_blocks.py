"""Blocks of Latin letters on pages of another script: a source, an address, a title in English. Their lines stand as close as Latin lines do.

They are noted in what is laid out and nowhere else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from leafletpress.compose.styles import LATIN_BLOCK
from leafletpress.languages import LANGUAGES
from leafletpress.languages.scripts import CYRILLIC, GREEK, LATIN

CLOSE = (LATIN, CYRILLIC, GREEK)  # scripts of one line height
BLOCKS = frozenset(("p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "caption", "figcaption"))
AROUND = BLOCKS | {
    "ul",
    "ol",
    "dl",
    "div",
    "section",
    "aside",
    "table",
    "figure",
    "nav",
    "header",
    "main",
}  # what stands in them is no words of theirs


def note_latin_blocks(root: Element) -> None:
    """Give each such block a class, which the style sheets know. Cells of tables have none: the words of a row stand level."""
    language = LANGUAGES.get(root.get("lang", ""))
    if language is None or language.script in CLOSE:
        return
    for element in root.iter():
        if element.tag in BLOCKS and _is_latin("".join(_words(element))):
            element.set("class", f"{element.get('class', '')} {LATIN_BLOCK}".strip())


def _words(element: Element) -> Iterator[str]:
    """What a block says itself."""
    yield element.text or ""
    for child in element:
        if child.tag not in AROUND:
            yield from _words(child)
        yield child.tail or ""


def _is_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and all(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in letters)
