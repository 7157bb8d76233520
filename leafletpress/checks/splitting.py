"""A text cut into its sentences. In doubt a source has fewer and a translation more: what is then missing is missing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from leafletpress.languages import sentences_of
from leafletpress.languages.sentences import Sentences
from leafletpress.model import SOURCE_LANGUAGE

STOPS, QUESTIONS = ".!?…", "?؟？"
CLOSING = "\"'”’»)\\]」』）"
VALUE = re.compile(r"\{[^}]*\}")
FACT = re.compile(rf"\{{[^}}]*\}}|\d+|[{QUESTIONS}]")
LONGEST_WORD = 40  # what is longer is no abbreviation
BEFORE_WORD = re.compile(rf"[\s{CLOSING}“‘«(*\[¿¡]*")
LAST_WORD = re.compile(r"[^\s(\[«“\"']*\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, how many letters and digits it has beside values, and what it has that any translation has too."""

    text: str
    letters: int
    facts: Counter[str]


@cache
def source_sentences(text: str) -> tuple[Sentence, ...]:
    """Those of a source, remembered: it is cut once for all its translations."""
    return sentences(text, SOURCE_LANGUAGE, is_source=True)


def sentences(text: str, language: str, *, is_source: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a text without markup; where a language joins them by commas, what stands between those too."""
    known = sentences_of(language)
    return tuple(
        Sentence(piece, letters_of(piece), facts_of(piece)) for piece in _pieces(text, known, is_source) if _says_something(piece)
    )


def letters_of(text: str) -> int:
    """How many letters and digits a text has, those in the names of values left out."""
    return sum(map(str.isalnum, VALUE.sub("", text) if "{" in text else text))


def facts_of(text: str) -> Counter[str]:
    """Values, numbers in digits and question marks, in one form for all scripts."""
    found = FACT.findall(text)
    return Counter("".join(map(_plain, fact)) for fact in found)


def _plain(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else "?" if char in QUESTIONS else char


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _pieces(text: str, known: Sentences, is_source: bool) -> Iterator[str]:
    start = 0
    for end in _end_pattern(known).finditer(text):
        if end["own"] or end.end() == len(text) or _is_end(text, end, known, is_source):
            yield text[start : end.end()].strip()
            start = end.end()
    yield text[start:].strip()


@cache
def _end_pattern(known: Sentences) -> re.Pattern[str]:
    """The signs of the language's own end a sentence wherever they stand, the others where a space follows."""
    own = known.ends + ("，；：" if known.joined_by_commas else "")
    signs = rf"(?P<own>[{re.escape(own)}]+)|" if own else "(?P<own>(?!))|"
    return re.compile(rf"(?:{signs}[{re.escape(STOPS)}]+)[{CLOSING}]*(?(own)|(?=\s|\Z))")


def _is_end(text: str, end: re.Match[str], known: Sentences, is_source: bool) -> bool:
    """Whether the sign ends a sentence: not behind an abbreviation or before a small letter, nor behind an initial of a source."""
    begins = BEFORE_WORD.match(text, end.end())
    if begins and text[begins.end() : begins.end() + 1].islower():
        return False
    if not end[0].startswith("."):
        return True
    word = LAST_WORD.search(text[max(0, end.start() - LONGEST_WORD) : end.start()])
    last = word[0].lower() if word else ""
    initial = is_source and len(last) == 1 and last.isalpha()
    return not (last in known.abbreviations or "." in last.strip(".") or initial)
