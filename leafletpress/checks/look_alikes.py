"""Letters that are none of their language: those that only look like one of its own, those of a neighbour, characters of the other Chinese script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leafletpress.checks.characters import language_runs
from leafletpress.checks.pair import Translated
from leafletpress.languages import LANGUAGES, by_language, lettering_of
from leafletpress.model import Finding, Severity

KEYBOARD = "another keyboard"


def check_letters(translated: Translated) -> Iterator[Finding]:
    """The letters that are none of the language, told with what they are. Foreign phrases go by their own language."""
    for tag, text in language_runs(translated.words, translated.language):
        known = _wrong(tag)
        kinds: dict[str, list[str]] = {}
        for letter in dict.fromkeys(text):
            if letter in known:
                kinds.setdefault(known[letter], []).append(letter)
            elif not letter.isascii() and is_of_other_standard(letter, tag):
                kinds.setdefault(_other_script(tag), []).append(letter)
        for kind, letters in kinds.items():
            yield _finding(kind, letters, text, tag)


def _finding(kind: str, letters: list[str], text: str, language: str) -> Finding:
    first = next(word for word in text.split() if letters[0] in word)
    if kind == KEYBOARD:
        right = lettering_of(language).wrong
        named = ", ".join(f"{letter} (U+{ord(letter):04X}) for {right[letter]}" for letter in letters)
        hint = "write the letters that belong here, in the whole catalog: no search finds the words as they are, and they may be said wrongly"
        return Finding("letter", Severity.DRAFT, f"letters of another keyboard: {named}, first in {first}", hint)
    named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
    hint = "type the words again, or mark a phrase with its language: [words](lang:...)"
    return Finding("letter", Severity.DRAFT, f"letters of {kind}: {named}, first in {first}", hint)


def neighbour_of(text: str, language: str) -> str:
    """The language that a text of forty letters or more is in by its letters, or what it is not; empty where they are its own."""
    lettering = lettering_of(language)
    for name, letters in lettering.others.items():
        if sum(text.count(letter) for letter in letters) > 1:
            return name
    if lettering.always and not any(letter in text.lower() for letter in lettering.always):
        return "another language"
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"] if lettering.standard else []
    if sum(is_of_other_standard(char, language) for char in han) * 10 > len(han):
        return _other_script(language)
    return ""


@by_language
def is_of_other_standard(char: str, language: str) -> bool:
    """Whether a Han character is in the other script's standard and not in its own."""
    lettering = lettering_of(language)
    return bool(lettering.standard) and _holds(lettering.other_standard, char) and not _holds(lettering.standard, char)


def _holds(standard: str, char: str) -> bool:
    try:
        char.encode(standard)
    except UnicodeEncodeError:
        return False
    return "\u4e00" <= char <= "\u9fff"


@by_language
def _wrong(language: str) -> Mapping[str, str]:
    """The letters that are none of a language, each with the language that it is of, or that it comes from another keyboard."""
    lettering = lettering_of(language)
    others = {letter: name for name, letters in lettering.others.items() for letter in letters}
    return {**others, **dict.fromkeys(lettering.wrong, KEYBOARD)}


def _other_script(language: str) -> str:
    """The name of Chinese in the other script."""
    primary = language.partition("-")[0]
    known = (row.english_name for tag, row in LANGUAGES.items() if tag.partition("-")[0] == primary and tag != language)
    return next(known, "the other script")
