"""Which of two numbers of a translation is the whole and which the part, where the source says "1 in 20"."""

from __future__ import annotations

from leafletpress.checks.numbers.forms import Forms
from leafletpress.checks.numbers.grammar import Fraction
from leafletpress.checks.numbers.translated import Found, Reading

BEFORE, AFTER = 30, 40  # characters beside a number in which its mark stands
BETWEEN = " \u00a0-’'"  # what stands between a number and its mark


def whole_of(fraction: Fraction, reading: Reading) -> Found | None:
    """The number that a translation says to be the whole, of the two that stand closest; none, where one is missing."""
    pair = _closest(fraction, reading)
    return None if pair is None else _marked_one(pair, reading)


def _closest(fraction: Fraction, reading: Reading) -> tuple[Found, Found] | None:
    smalls, larges = reading.with_value(fraction.small), reading.with_value(fraction.large)
    pairs = ((one, other) for one in smalls for other in larges if one != other)
    return min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start), default=None)


def _marked_one(pair: tuple[Found, Found], reading: Reading) -> Found:
    first, second = sorted(pair, key=lambda found: found.start)
    first_is_marked = is_marked(first, reading)
    if first_is_marked != is_marked(second, reading):
        return first if first_is_marked else second
    return first if reading.forms.large_first else second


def is_marked(found: Found, reading: Reading) -> bool:
    """Whether the language's sign of the whole stands beside a number: "of 20", "20 people"."""
    before = reading.text[max(0, found.start - BEFORE) : found.start].rstrip().lower()
    after = reading.text[found.end : found.end + AFTER].lstrip(BETWEEN).lower()
    return _ends_with_mark(before, reading.forms) or _begins_with_mark(after, reading.forms)


def _ends_with_mark(text: str, forms: Forms) -> bool:
    return text in forms.before or text.endswith(forms.before_endings)


def _begins_with_mark(text: str, forms: Forms) -> bool:
    return any(text.startswith(mark) and not forms.goes_on(text[len(mark) :]) for mark in forms.after)
