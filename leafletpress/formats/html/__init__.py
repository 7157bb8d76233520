"""The twin of a sheet for screens: one file of HTML that needs nothing besides, from a phone of 320 px up, in light and dark.

Its words, order and code are those of the pages. Nothing of a library's design is used: what reaches the page is what was signed.
"""

from __future__ import annotations

from leafletpress.compose.brand_colours import in_brand_colours
from leafletpress.formats import Made, Proof
from leafletpress.formats.html.promised import Promise, promise_of
from leafletpress.formats.html.twin_page import page_of
from leafletpress.formats.html.twin_proof import differences, facts_of
from leafletpress.model import Design, Manuscript
from leafletpress.signoff.words_code import words_code


def make(manuscript: Manuscript, design: Design) -> Made:
    """Make a twin. Raises UnusableDesignError where a font is not the one that was declared."""
    manuscript = in_brand_colours(manuscript)
    code = words_code(manuscript)
    page = page_of(manuscript, design, code)
    return Made(page.html.encode(), code, (), promise_of(manuscript, code, page.style, page.script, page.fonts))


def prove(content: bytes, promise: object) -> Proof:
    """Open a twin again: in what it differs from its manuscript, and how many links and pictures it has."""
    assert isinstance(promise, Promise)  # noqa: S101 - `make` gives one
    return Proof(differences(content, promise), facts_of(content))
