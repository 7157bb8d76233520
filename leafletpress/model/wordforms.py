"""Words as lists of them are written, to be looked for in running text: whole, in part, or several in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

NEGATED = ("not", "without", "unless", "only")


@dataclass(frozen=True, slots=True)
class AddedNegation:
    """Forms that a library's glossary adds to the negations of a language, for one of `NEGATED`."""

    negation: str
    forms: tuple[str, ...]


def is_word_form(form: str) -> bool:
    """Whether a form can be looked for: words of letters, * for any letters, ... between two words for up to five others."""
    pieces = form.split()
    words = all(piece == "..." or re.fullmatch(r"\*?[^\s\d*.,;:]+(?:\*[^\s\d*.,;:]+)*\*?", piece) for piece in pieces)
    return words and bool(pieces) and "..." not in (pieces[0], pieces[-1])
