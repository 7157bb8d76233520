"""Letters and digits: what of a text is compared, since spaces and punctuation have no one order where directions meet."""

from __future__ import annotations

import unicodedata


def letters(text: str) -> str:
    """The letters, marks and digits of a text in order, each decimal digit as the one of ASCII."""
    return "".join(
        str(unicodedata.decimal(char, char)) for char in text if char.isalnum() or unicodedata.category(char).startswith("M")
    )


def logical(run: str) -> str:
    """A drawn run in the order of reading: right-to-left runs are drawn from left to right."""
    right_to_left = any(unicodedata.bidirectional(char) in ("R", "AL") for char in run)
    return run[::-1] if right_to_left else run
