"""Characters that no declared font has, looked for before a page is set: a missing glyph prints as an empty box."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from leafletpress.fonts import font_stack, missing_characters
from leafletpress.languages import LANGUAGES
from leafletpress.model import (
    SOURCE_LANGUAGE,
    Abbreviation,
    Family,
    Foreign,
    Language,
    Place,
    Plain,
    Problem,
    Scope,
    Script,
    Severity,
    Verbatim,
    Words,
)


def check_glyphs(
    words: Words, language: str, place: Place, families: Mapping[str, Family], scope: Scope, but: str = ""
) -> tuple[Problem, ...]:
    """A problem for each character of the words, `but` for some, that the fonts of their language lack; foreign phrases by their own fonts."""
    missing = dict.fromkeys(
        char for tag, text in language_runs(words, language) for char in _missing(text, tag, families) if char not in but
    )
    return tuple(_problem(char, place, scope) for char in missing)


# What the fonts of a language lack of a text, by the families that are kept with it, and so keep their id.
_MISSING: dict[tuple[str, tuple[str, ...], int], tuple[Mapping[str, Family], tuple[str, ...]]] = {}


def _missing(text: str, tag: str, families: Mapping[str, Family]) -> tuple[str, ...]:
    wanted = _script(tag).families
    key = (text, wanted, id(families))
    if key not in _MISSING:
        _MISSING[key] = (families, missing_characters(text, font_stack(wanted, families), families))
    return _MISSING[key][1]


def check_fonts(language: Language, families: Mapping[str, Family], place: Place) -> tuple[Problem, ...]:
    """A problem for each family of a language's script that this machine lacks."""
    absent = [name for name in language.script.families if name not in families or not families[name].is_here]
    hint = "publish doctor says how to install it"
    return tuple(
        Problem(
            "font",
            Severity.ERROR,
            f"{language.english_name} needs the font {name}, which is not here",
            place,
            hint,
            Scope(language=language.tag),
        )
        for name in absent
    )


def _script(tag: str) -> Script:
    return (LANGUAGES.get(tag) or LANGUAGES[SOURCE_LANGUAGE]).script


def language_runs(words: Words, language: str) -> list[tuple[str, str]]:
    """Pieces of text with the language that each is in."""
    runs: list[tuple[str, str]] = []
    for node in words:
        if isinstance(node, Plain | Verbatim):
            runs.append((language, node.text))
        elif isinstance(node, Foreign):
            runs += language_runs(node.children, node.language)
        elif isinstance(node, Abbreviation):
            runs += [(language, node.expansion), *language_runs(node.children, language)]
        else:
            runs += language_runs(getattr(node, "children", ()), language)
    return runs


def _problem(char: str, place: Place, scope: Scope) -> Problem:
    name = unicodedata.name(char, "a character without a name")
    message = f"no declared font has {char} (U+{ord(char):04X}, {name.lower()})"
    plain = unicodedata.normalize("NFKC", char)
    hint = f"write {plain}" if plain.isascii() else "write it another way"
    return Problem("glyph", Severity.ERROR, message, place, hint, scope)
