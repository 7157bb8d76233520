"""Words in another script than their language's: a screen reader says them in the wrong voice, or not at all.

A single letter is a symbol (β, Ω), and Latin words stand in every language; letters of two scripts in one word look like another word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from leafletpress.checks.characters import language_runs
from leafletpress.languages import LANGUAGES
from leafletpress.languages.scripts import (
    ARABIC,
    BENGALI,
    CYRILLIC,
    DEVANAGARI,
    ETHIOPIC,
    GREEK,
    GUJARATI,
    GURMUKHI,
    HAN_SIMPLIFIED,
    HAN_TRADITIONAL,
    LATIN,
    NASTALIQ,
    TAMIL,
)
from leafletpress.model import Script, Words

# Scripts as the names of Unicode's characters begin.
OF_SCRIPT: Mapping[Script, str] = {
    LATIN: "LATIN",
    CYRILLIC: "CYRILLIC",
    GREEK: "GREEK",
    ARABIC: "ARABIC",
    NASTALIQ: "ARABIC",
    DEVANAGARI: "DEVANAGARI",
    BENGALI: "BENGALI",
    GURMUKHI: "GURMUKHI",
    GUJARATI: "GUJARATI",
    TAMIL: "TAMIL",
    ETHIOPIC: "ETHIOPIC",
    HAN_SIMPLIFIED: "CJK",
    HAN_TRADITIONAL: "CJK",
}
NAMES = {script.name: name for script, name in OF_SCRIPT.items()}  # a library's language may have other fonts for the same script
OTHERS = """ARMENIAN HEBREW SYRIAC THAANA NKO ORIYA TELUGU KANNADA MALAYALAM SINHALA THAI LAO TIBETAN MYANMAR
GEORGIAN HANGUL CHEROKEE KHMER MONGOLIAN BOPOMOFO HIRAGANA KATAKANA TIFINAGH OL YI"""
SCRIPTS = frozenset({*OF_SCRIPT.values(), *OTHERS.split()})
WHOLE_WORDS = frozenset({"CJK", "HANGUL", "HIRAGANA", "KATAKANA", "CYRILLIC"})  # of which one letter is a word, or a slip
SYMBOLS = frozenset({"GREEK"})  # of which two letters are still symbols: γδ T cells
ALPHABETS_ALIKE = frozenset({"LATIN", "CYRILLIC"})  # whose letters are taken for each other
GREEK_ALIKE = frozenset(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧιονρυ"
)  # Greek letters that are taken for Latin and Cyrillic ones; others are symbols: TNFα
BESIDE_OTHERS = frozenset(
    {"LATIN", "GREEK", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}
)  # which words of other scripts may hold, as CT检查
FOR_AUTHORS = "write [{phrase}](lang:ar), with the tag of its language; beside a link, not in one"
FOR_TRANSLATORS = "write it in the language of the translation, or as [{phrase}](lang:ar), with the tag of its own"
FOR_CLINICS = "a clinic's words are English, in Latin letters: translators write the others"


@dataclass(frozen=True, slots=True)
class WrongScript:
    """A phrase in another script than its language's, or a word in two."""

    phrase: str
    message: str
    hint: str


def check_scripts(words: Words, language: str, hint: str = FOR_AUTHORS) -> Iterator[WrongScript]:
    """Each phrase in another script, and each word in two. Foreign phrases go by their own language."""
    for tag, text in language_runs(words, language):
        mixed = [word for word in _words(text) if _is_mixed(word)] if _is_mixed(text) else []
        for word in mixed:
            yield WrongScript(word, f"{word} has letters of two alphabets: {_odd_letter(word)}", "type the word again")
        own = script_of_language(tag)
        for phrase in _phrases(re.sub("|".join(map(re.escape, mixed)) or "(?!)", " ", text), own) if own else ():
            yield WrongScript(phrase, f"{phrase} is in another script than its language", hint.format(phrase=phrase))


def _words(text: str) -> list[str]:
    """The words of a text, with the marks and vowel signs in them."""
    return "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text).split()


def _is_mixed(text: str) -> bool:
    """Whether a text has letters of two scripts of which one is taken for the other."""
    scripts = {script_of(char) for char in text} - {""}
    if len(scripts) < 2:
        return False
    greek = "GREEK" in scripts and not scripts.isdisjoint(ALPHABETS_ALIKE) and not GREEK_ALIKE.isdisjoint(text)
    return scripts >= ALPHABETS_ALIKE or greek or len(scripts - BESIDE_OTHERS) > 1


def _odd_letter(word: str) -> str:
    """The first letter of the script that the word has fewest letters of, and its name."""
    scripts = [script_of(char) for char in word]
    rarest = min(sorted(filter(None, set(scripts))), key=scripts.count)
    letter = word[scripts.index(rarest)]
    return f"{letter} is {unicodedata.name(letter, '').lower()}"


@cache
def script_of(char: str) -> str:
    """The script of a letter as its Unicode name begins; empty for signs, digits and letters of no script."""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "").partition(" ")[0]
    return name if name in SCRIPTS else ""


def script_of_language(tag: str) -> str:
    """The script of a language, named likewise; empty where it is not known."""
    language = LANGUAGES.get(tag)
    return NAMES.get(language.script.name, "") if language else ""


def _phrases(text: str, own: str) -> Iterator[str]:
    """The runs of words in another script, without the Latin ones; marks and spaces between belong to them."""
    if all(script_of(char) in ("", own, "LATIN") for char in set(text)):
        return
    run, script = "", ""
    for char in f"{text}\n.":
        here = script_of(char)
        if here and here not in (own, "LATIN"):
            run, script = run + char, here
        elif run and not here and (unicodedata.category(char)[0] in "MZ" or char in "-’'\u200c\u200d"):
            run += char
        else:
            phrase = run.strip()
            if _is_word(phrase, script):
                yield phrase
            run = ""


def _is_word(phrase: str, script: str) -> bool:
    letters = sum(map(str.isalpha, phrase))
    return letters >= (1 if script in WHOLE_WORDS else 3 if script in SYMBOLS else 2)
