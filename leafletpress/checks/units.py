"""The unit that stands beside a number of a translation."""

from __future__ import annotations

import re

from leafletpress.checks.quantities import HOLE, split_words
from leafletpress.languages.words import NumberWords

HYPHENS = "-\u2010\u2011"
# A word may hold marks, which are no letters: the vowels of Bengali and its neighbours.
NEXT_WORD = re.compile(r"\s*(?:[-–~]\s?\d+\s*)?[-–]?([^\s\d'’ʼ:\-\u2010\u2011]+)['’ʼ:\-\u2010\u2011][^\W\d_]")


def units_beside(text: str, end: int, ways: NumberWords) -> set[str]:
    """The units that are named right behind the number that ends at `end`, or behind the second number of its range."""
    rest = re.split(rf"[.,;،؛。；।۔()\n{HOLE}]", text[end : end + 40])[0]
    if ways.glued:
        tail = re.sub(r"^[\s至到~\-–]*(?:\d+)?[\s]*", "", rest)
        longest = max(
            (form for forms in ways.units.values() for form in forms.split() if tail.startswith(form)),
            key=len,
            default="",
        )
        return {unit for unit, forms in ways.units.items() if longest and longest in forms.split()}
    phrase = " ".join(split_words(rest)[:5])
    for unit, forms in ways.units.items():
        if any(" " in form.replace("+", " ") and phrase.startswith(form.replace("+", " ")) for form in forms.split()):
            return {unit}
    words = [word for part in re.split(r"\s+", rest.strip())[:3] if (word := part.lstrip(HYPHENS))]
    named = (_named(word, ways) for word in (*words[:1], *_without_suffix(rest), *words[1:]))
    return next((units for units in named if units), set())


def _named(word: str, ways: NumberWords) -> set[str]:
    return {unit for unit, forms in ways.units.items() if word in forms.split() or word.rstrip("'’") in forms.split()}


def _without_suffix(rest: str) -> list[str]:
    """The word next to a number, or to the second one of its range, without the ending that hangs on it by a sign: ml'de, ml-t, ml:ssa."""
    match = NEXT_WORD.match(rest)
    return [match[1]] if match else []
