"""Plain text with its structure, in lines of 72 columns: for a screen, an e-mail, a braille display.

Words in several languages stand one after the other. Nothing of a design is used.
"""

from __future__ import annotations

from leafletpress.formats import Made, Proof
from leafletpress.formats.text.meaning import Meant, meant
from leafletpress.formats.text.plain_lines import text_of
from leafletpress.formats.text.word_proof import differences
from leafletpress.model import Design, Manuscript
from leafletpress.signoff.words_code import words_code


def make(manuscript: Manuscript, design: Design) -> Made:
    code = words_code(manuscript)
    return Made(text_of(manuscript, code).encode(), code, (), meant(manuscript, code))


def prove(content: bytes, promise: object) -> Proof:
    """Open a text again: in what it differs from the words of its manuscript, and how many lines it has."""
    assert isinstance(promise, Meant)  # noqa: S101 - `make` gives one
    return Proof(differences(content, promise), {"lines": content.count(b"\n")})
