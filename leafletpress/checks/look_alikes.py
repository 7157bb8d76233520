"""Letters that are none of their language: those that only look like one of its own, those of a neighbour, characters of the other Chinese script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from leafletpress.checks.characters import language_runs
from leafletpress.checks.pair import Translated
from leafletpress.languages import LANGUAGES, lettering_of
from leafletpress.model import Finding, Severity


def check_letters(translated: Translated) -> Iterator[Finding]:
    """Each letter that is none of the language, told with what it is. Foreign phrases go by their own language."""
    for tag, text in language_runs(translated.words, translated.language):
        wrong = _wrong(tag)
        for letter in dict.fromkeys(text):
            if letter in wrong or (not letter.isascii() and is_of_other_standard(letter, tag)):
                what, hint = wrong.get(letter) or _of_other_standard(tag)
                word = next(word for word in text.split() if letter in word)
                message = f"{letter} (U+{ord(letter):04X}) in {word} {what}"
                yield Finding("letter", Severity.DRAFT, message, hint)


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


@cache
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


@cache
def _wrong(language: str) -> Mapping[str, tuple[str, str]]:
    """The letters that are none of a language: what each is, and what to do."""
    lettering = lettering_of(language)
    others = {
        letter: (f"is a letter of {name}", "type the word again, or mark the phrase with its language: [words](lang:...)")
        for name, letters in lettering.others.items()
        for letter in letters
    }
    looks = {
        letter: (
            f"only looks like {right} (U+{ord(right):04X}): no reader's search finds it, and a screen reader may say it wrongly",
            f"write {right}, wherever {letter} stands in this catalog",
        )
        for letter, right in lettering.wrong.items()
    }
    return {**others, **looks}


def _of_other_standard(language: str) -> tuple[str, str]:
    return f"is a character of {_other_script(language)}", f"write it in {LANGUAGES[language].english_name}"


def _other_script(language: str) -> str:
    """The name of Chinese in the other script."""
    primary = language.partition("-")[0]
    known = (row.english_name for tag, row in LANGUAGES.items() if tag.partition("-")[0] == primary and tag != language)
    return next(known, "the other script")
