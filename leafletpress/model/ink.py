"""Whether a text says anything on paper: letters or digits that leave ink. Spaces of any width, dots, dashes and signs that nobody sees say nothing."""

from __future__ import annotations

import re
import unicodedata

# Letters and digits by their category in Unicode that draw nothing: fillers of Hangul, blanks of Egyptian hieroglyphs.
BLANKS = frozenset("\u115f\u1160\u3164\uffa0\U00013441\U00013442\u3007")
MODIFIER = "Lm"  # letters that only change others, such as the bar that lengthens Arabic ones
SIGNS = frozenset("@#%&")  # signs that a cell may consist of
TARGET = re.compile(r"\]\([^)]*\)")


def leaves_ink(markdown: str) -> bool:
    """Whether a unit of Markdown has a letter or digit that is seen. Values in braces count, targets of links do not."""
    text = TARGET.sub("]", markdown) if "](" in markdown else markdown
    for char in text:  # as a rule the first one says it
        if (char.isalnum() or char in SIGNS) and char not in BLANKS and unicodedata.category(char) != MODIFIER:
            return True
    return False
