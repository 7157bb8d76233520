"""Which of two numbers of a translation is the whole and which the part, where the source says "1 in 20"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import product

from leafletpress.checks.numbers.forms import Forms
from leafletpress.checks.numbers.grammar import Fraction
from leafletpress.checks.numbers.translated import Found, Reading

BEFORE, AFTER = 30, 40  # characters beside a number in which its mark stands
BETWEEN = " \u00a0-’'"  # what stands between a number and its mark


def whole_of(fraction: Fraction, reading: Reading) -> Found | None:
    """The number that a translation says to be the whole, of the two that stand closest; none, where one is missing.

    Where one of them stands in words alone, one has to be marked: "one" is an article too. Where the larger comes first, its marks
    stand behind other numbers too ("one person"), so that two of them tell nothing.
    """
    smalls, larges = reading.with_value(fraction.small), reading.with_value(fraction.large)
    if smalls and larges:
        pair = next(iter(_pairs(smalls, larges)), ())
        return _marked_one(pair, reading) or _by_order(pair, reading)
    pairs = _pairs((*smalls, *_in_words(fraction.small, reading)), (*larges, *_in_words(fraction.large, reading)))
    decisive = (pair for pair in pairs if any(is_marked(found, reading) for found in pair))
    pair = next(decisive, ())
    return _marked_one(pair, reading) or (None if reading.forms.large_first else _by_order(pair, reading))


def _in_words(value: Decimal, reading: Reading) -> tuple[Found, ...]:
    return tuple(Found(start, end, frozenset({value}), in_words=True) for start, end in reading.passage.places(value))


def _pairs(smalls: Iterable[Found], larges: Iterable[Found]) -> list[tuple[Found, ...]]:
    """One of each, those that stand closest first."""
    pairs = [(one, other) for one, other in product(smalls, larges) if one != other]
    return sorted(pairs, key=lambda pair: abs(pair[0].start - pair[1].start))


def _marked_one(pair: tuple[Found, ...], reading: Reading) -> Found | None:
    """The one of two numbers that is marked as the whole, where just one is."""
    marked = tuple(found for found in pair if is_marked(found, reading))
    return marked[0] if len(marked) == 1 else None


def _by_order(pair: tuple[Found, ...], reading: Reading) -> Found | None:
    """The one that the language says as the whole where neither is marked, or both are."""
    in_order = sorted(pair, key=lambda found: found.start)
    return in_order[0 if reading.forms.large_first else -1] if in_order else None


def is_marked(found: Found, reading: Reading) -> bool:
    """Whether the language's sign of the whole stands beside a number, or is the ending of its word: "of 20", "20 people"."""
    before = reading.text[max(0, found.start - BEFORE) : found.start].rstrip().lower()
    after = reading.text[found.end : found.end + AFTER].lstrip(BETWEEN).lower()
    word = reading.text[found.start : found.end] if found.in_words else ""
    has_mark = bool(reading.forms.after) and word.endswith(reading.forms.after) and word not in reading.forms.after
    return has_mark or _ends_with_mark(before, reading.forms) or _begins_with_mark(after, reading.forms)


def _ends_with_mark(text: str, forms: Forms) -> bool:
    return text in forms.before or text.endswith(forms.before_endings)


def _begins_with_mark(text: str, forms: Forms) -> bool:
    return any(text.startswith(mark) and not forms.goes_on(text[len(mark) :]) for mark in forms.after)
