"""What is turned round in a translation, or taken apart: fractions, the ends of ranges, the day and the month of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from leafletpress.checks.numbers.comparison import Comparison, Difference
from leafletpress.checks.numbers.grammar import Date, Number, Time
from leafletpress.checks.numbers.proportions import whole_of
from leafletpress.checks.numbers.translated import Found, Reading

NEAR, CLOSE = 35, 15  # characters between the ends of a range: at most, and where they are surely its ends
DATE = re.compile(r"(?<![\d.:/-])(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(?:\d{4}|\d\d))?(?![\d:/-])")
DATE_FROM_YEAR = re.compile(r"(?<!\d)\d{4}([./-])(\d{1,2})\1(\d{1,2})(?!\d)")
SIGNED_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]")


def find_fractions(comparison: Comparison) -> Iterator[Difference]:
    """Fractions that are turned round: 20 in 1."""
    for fraction in comparison.source.fractions:
        whole = whole_of(fraction, comparison.reading)
        if whole is not None and fraction.large not in whole.values:
            what = comparison.told((fraction,))
            said = comparison.reading.text[whole.start : whole.end]
            hint = f'the translation has to say {fraction.small} of {fraction.large}; here "{said}" is read as the whole'
            yield Difference("fraction", f"{what} is turned round", hint)


# Ranges


def find_ranges(comparison: Comparison) -> Iterator[Difference]:
    """Ranges whose ends have changed places, or that stand apart with another number between them."""
    for its in comparison.source.ranges:
        firsts, lasts = _ends(its.first, comparison), _ends(its.last, comparison)
        pairs = tuple((first, last) for first, last in product(firsts, lasts) if first != last)
        if not pairs or any(_is_range(first, last, comparison.reading, NEAR) for first, last in pairs):
            continue
        first, last = (comparison.written.number(end) for end in (its.first, its.last))
        place = comparison.written.place(its.first.start)
        if any(_is_range(last, first, comparison.reading, CLOSE) for first, last in pairs):
            yield Difference("range", f"{first} to {last}{place} is turned round", f"write from {first} to {last}, in this order")
        elif not any(found.in_words for pair in pairs for found in pair):
            what = f"{first} to {last}{place} is no range in the translation: its numbers stand apart"
            yield Difference("range", what, f"write {first} and {last} beside each other, as a range")


def _ends(end: Number | Time, comparison: Comparison) -> tuple[Found, ...]:
    """Where an end of a range may stand: in digits, or else in words."""
    if isinstance(end, Time):
        found = comparison.matching.times.get(end)
        return () if found is None else (found,)
    reading = comparison.reading
    digits = tuple(found for found in reading.with_value(end.value) if not found.in_words)
    said = (Found(*place, frozenset({end.value}), in_words=True) for place in reading.passage.places(end.value))
    return digits or (*reading.with_value(end.value), *said)


def _is_range(first: Found, last: Found, reading: Reading, distance: int) -> bool:
    """Whether one number stands before another, with no third between them."""
    apart = last.start - first.end
    others = (found for found in reading.found if found not in (first, last))
    return 0 <= apart <= distance and not any(first.end <= other.start < last.start for other in others)


# Dates


def find_dates(comparison: Comparison) -> Iterator[Difference]:
    """Dates in digits whose day and month have changed places."""
    shown = tuple(_shown_dates(comparison.reading))
    for date in comparison.source.dates:
        right, turned = (date.day, date.month), (date.month, date.day)
        if right != turned and turned in shown and right not in shown:
            what = f"{comparison.told((date,))}: day and month have changed places"
            yield Difference("date-turned", what, f"write {_in_order(date, comparison.reading)}, or the month by its name")


def _shown_dates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Day and month of the dates in digits, each as the language orders them; behind a year the month comes first everywhere."""
    from_year = tuple(DATE_FROM_YEAR.finditer(reading.text))
    yield from ((int(match[3]), int(match[2])) for match in from_year)
    yield from ((int(match[2]), int(match[1])) for match in SIGNED_DATE.finditer(reading.text))
    for match in DATE.finditer(reading.text):
        if not any(year.start() <= match.start() < year.end() for year in from_year):
            first, second = int(match[1]), int(match[3])
            yield (second, first) if reading.forms.month_first else (first, second)


def _in_order(date: Date, reading: Reading) -> str:
    return f"{date.month} and then {date.day}" if reading.forms.month_first else f"{date.day} and then {date.month}"
