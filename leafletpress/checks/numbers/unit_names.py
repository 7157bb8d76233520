"""The unit that stands beside a number of a translation."""

from __future__ import annotations

import re

from leafletpress.checks.numbers.forms import Forms
from leafletpress.checks.numbers.running_text import split_words
from leafletpress.languages.tokens import HOLE

REACH = 40  # characters behind a number
END = re.compile(rf"[.,;،؛。；।۔()\n{HOLE}]")
RANGE_END = re.compile(r"^[\s至到~\-–]*(?:\d+)?[\s]*")
HYPHENS = "-\u2010\u2011"
# A word may hold marks, which are no letters: the vowels of Bengali and its neighbours.
NEXT_WORD = re.compile(r"\s*(?:[-–~]\s?\d+\s*)?[-–]?([^\s\d'’ʼ:\-\u2010\u2011]+)['’ʼ:\-\u2010\u2011][^\W\d_]")


def units_beside(text: str, end: int, forms: Forms) -> frozenset[str]:
    """The units that are named right behind the number that ends at `end`, or behind the second number of its range."""
    rest = END.split(text[end : end + REACH])[0]
    if forms.glued:
        return _glued_unit(RANGE_END.sub("", rest), forms)
    return _long_unit(rest, forms) or _unit_of_words(rest, forms)


def _glued_unit(tail: str, forms: Forms) -> frozenset[str]:
    """The longest unit that a text without spaces begins with."""
    return forms.units_of(max((word for word in forms.units if tail.startswith(word)), key=len, default=""))


def _long_unit(rest: str, forms: Forms) -> frozenset[str]:
    """A unit of several words."""
    phrase = " ".join(split_words(rest)[:5])
    return next((frozenset({unit}) for name, unit in forms.long_units if phrase.startswith(name)), frozenset())


def _unit_of_words(rest: str, forms: Forms) -> frozenset[str]:
    """A unit among the next three words."""
    words = [word for part in rest.split()[:3] if (word := part.lstrip(HYPHENS))]
    named = (_named(word, forms) for word in (*words[:1], *_without_suffix(rest), *words[1:]))
    return next((units for units in named if units), frozenset())


def _named(word: str, forms: Forms) -> frozenset[str]:
    return forms.units_of(word) | forms.units_of(word.rstrip("'’"))


def _without_suffix(rest: str) -> tuple[str, ...]:
    """The word next to a number, or to the second one of its range, without the ending that hangs on it by a sign: ml'de, ml-t, ml:ssa."""
    match = NEXT_WORD.match(rest)
    return (match[1],) if match else ()
