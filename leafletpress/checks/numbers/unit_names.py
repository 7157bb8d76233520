"""The unit that stands beside a number of a translation, in digits or in words."""

from __future__ import annotations

import re
import unicodedata

from leafletpress.checks.numbers.forms import Forms
from leafletpress.languages.tokens import HOLE

REACH, WORDS = 40, 3  # characters and words behind a number
END = re.compile(rf"[.,;!?،؛؟。；！？।۔()\n{HOLE}]")
RANGE_END = re.compile(r"^[\s至到~\-–]*(?:\d+)?[\s]*")
HYPHENS = "-\u2010\u2011"
# A word may hold marks, which are no letters: the vowels of Bengali and its neighbours.
NEXT_WORD = re.compile(r"\s*(?:[-–~]\s?\d+\s*)?[-–]?([^\s\d'’ʼ:\-\u2010\u2011]+)['’ʼ:\-\u2010\u2011][^\W\d_]")


def units_beside(text: str, end: int, forms: Forms, reach: int = WORDS) -> frozenset[str]:
    """The units that are named right behind the number that ends at `end`, or behind the second number of its range.

    `reach` is among how many words.
    """
    behind = text[end : end + REACH]
    if forms.glued:
        return _glued_unit(RANGE_END.sub("", END.split(behind)[0]), forms)
    return _long_unit(behind, forms) or _unit_of_words(END.split(behind)[0], forms, reach)


def _glued_unit(tail: str, forms: Forms) -> frozenset[str]:
    """The longest unit that a text without spaces begins with."""
    tail = tail.lower()
    if any(tail.startswith(mark) for mark in forms.after):  # 四分之一 is a quarter, and no four minutes
        return frozenset()
    return forms.units_of(max((word for word in forms.units if tail.startswith(word)), key=len, default=""))


def _long_unit(behind: str, forms: Forms) -> frozenset[str]:
    """A unit of several words, or with full stops in it."""
    behind = RANGE_END.sub("", behind).lower()
    long_units = ((name, unit) for name, unit in forms.long_units if behind.startswith(name))
    name = next((name for name, _ in long_units if not _goes_on(behind[len(name) :])), "")
    return frozenset(unit for long, unit in forms.long_units if long == name)


def _goes_on(rest: str) -> bool:
    """Whether a word goes on, with a letter or with a mark that belongs to one."""
    return bool(rest) and unicodedata.category(rest[0])[0] in "LM"


def _unit_of_words(rest: str, forms: Forms, reach: int) -> frozenset[str]:
    """A unit among the next words."""
    words = [word for part in rest.split()[:reach] if (word := part.lstrip(HYPHENS))]
    named = (_named(word, forms) for word in (*words[:1], *_without_suffix(rest), *words[1:]))
    return next((units for units in named if units), frozenset())


def _named(word: str, forms: Forms) -> frozenset[str]:
    """The units of a word, without a sign that closes it or an article that opens it: d’heure."""
    last = re.split("['’ʼ]", word.rstrip("'’"))[-1]
    return forms.units_of(word) | forms.units_of(word.rstrip("'’")) | forms.units_of(last)


def _without_suffix(rest: str) -> tuple[str, ...]:
    """The word next to a number, or to the second one of its range, without the ending that hangs on it by a sign: ml'de, ml-t, ml:ssa."""
    match = NEXT_WORD.match(rest)
    return (match[1],) if match else ()
