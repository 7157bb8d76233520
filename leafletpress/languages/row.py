"""A row of the table of languages."""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.languages.patterns import Patterns
from leafletpress.languages.scripts import ARABIC, NASTALIQ
from leafletpress.languages.words import NumberWords
from leafletpress.model import Language, Script

LIST_STYLES = {
    "latn": "decimal",
    "arab": "arabic-indic",
    "arabext": "persian",
    "beng": "bengali",
    "guru": "gurmukhi",
    "gujr": "gujarati",
}


@dataclass(frozen=True, slots=True)
class Row:
    """All that is known of a language: how it writes values, and how its translators write numbers (English needs none)."""

    language: Language
    patterns: Patterns
    words: NumberWords | None


def row(
    tag: str,
    english: str,
    endonym: str,
    script: Script,
    patterns: Patterns,
    *,
    words: NumberWords | None = None,
    digits: str = "latn",
    pseudo: bool = False,
) -> Row:
    """A row, by the tag of the language, its names, its script and its patterns; `digits` are its native numbering system."""
    direction = "rtl" if script in (ARABIC, NASTALIQ) else "ltr"
    language = Language(tag, english, endonym, direction, script, "latn", digits, "decimal", LIST_STYLES[digits], pseudo=pseudo)
    return Row(language, patterns, words)
