"""Parts of regular expressions, made of words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first, and in one order whatever set they stand in; for none, what matches nothing."""
    return "|".join(re.escape(word) for word in sorted({*words} - {""}, key=lambda word: (-len(word), word))) or r"(?!)"
