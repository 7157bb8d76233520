"""How often and how long before: "once a week" that became "once a day" has no number in it that differs, and kills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafletpress.checks.numbers.comparison import Difference
from leafletpress.checks.numbers.english import unit_name
from leafletpress.checks.numbers.forms import Forms

PERIODS = {"minute": "min", "hour": "h", "day": "day", "week": "week", "month": "month", "year": "year"}
ADVERBS = {"hourly": "h", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
PERIOD = re.compile(rf"\b(?:a|an|per|each|every|half an) ({'|'.join(PERIODS)})\b|\b({'|'.join(ADVERBS)})\b", re.IGNORECASE)
# What a right translation may say with the word for a unit.
NAMED = re.compile(rf"\b({'|'.join(PERIODS)})s?\b", re.IGNORECASE)
LIKE_A_DAY = re.compile(
    r"\b(?:today|tomorrow|tonight|overnight|midday|birthday|fortnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|midnight|o.clock|aged?|old|annual\w*)\b|\d ?[ap]\.?m\b|\d:\d|around the clock",
    re.IGNORECASE,
)
ARTICLE = "ال"  # Arabic writes it together with its noun
WORD = re.compile(r"[^\s\d.,;:!?()،؛۔।]+")


def find_periods(source: str, translation: str, forms: Forms) -> Iterator[Difference]:
    """A period of the source whose unit the translation has nowhere, while it has one that the source has not."""
    wanted = periods_of(source)
    if not wanted or LIKE_A_DAY.search(source):
        return
    named = {PERIODS[noun.lower()] for noun in NAMED.findall(source)}
    said = _units_in(translation, forms)
    lost, other = wanted - said, said - wanted - named
    if lost and other:
        what = f"the source says {_names(lost)}, the translation {_names(other)}"
        yield Difference("unit", what, f"write {_names(lost)}, as the source does")


def periods_of(source: str) -> set[str]:
    """The units of the periods that a source in English names: of "a day" and "daily" the day."""
    return {PERIODS[noun.lower()] if noun else ADVERBS[adverb.lower()] for noun, adverb in PERIOD.findall(source)}


def _names(units: set[str]) -> str:
    return " and ".join(sorted(map(unit_name, units)))


def _units_in(text: str, forms: Forms) -> set[str]:
    periods = set(PERIODS.values())
    said = {"day"} if any(phrase in text.lower() for phrase in forms.per_day) else set()
    if forms.glued:
        return said | {unit for word, units in forms.units.items() if word in text for unit in units & periods}
    words = (form for word in WORD.findall(text) for form in (word, word.removeprefix(ARTICLE)))
    return said | {unit for word in words for unit in forms.units_of(word) & periods}
