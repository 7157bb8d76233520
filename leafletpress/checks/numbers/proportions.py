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
    """The one of two numbers that has the mark of the whole; of two marks before them the longer: "less than 1 of every 20" has "of every"."""
    marked = tuple(found for found in pair if is_marked(found, reading))
    if len(marked) == 2:
        first, second = (_mark_before(found, reading) for found in marked)
        marked = marked if first == second or not (first and second) else marked[:1] if first > second else marked[1:]
    return marked[0] if len(marked) == 1 else None


def _by_order(pair: tuple[Found, ...], reading: Reading) -> Found | None:
    """The one that the language says as the whole where neither is marked, or both are."""
    in_order = sorted(pair, key=lambda found: found.start)
    return in_order[0 if reading.forms.large_first else -1] if in_order else None


def is_marked(found: Found, reading: Reading) -> bool:
    """Whether the language's sign of the whole stands beside a number, or is the ending of its word: "of 20", "20 people"."""
    after, forms = reading.text[found.end : found.end + AFTER].lstrip(BETWEEN).lower(), reading.forms
    word = reading.text[found.start : found.end] if found.in_words else ""
    has_ending = bool(forms.after) and word.endswith(forms.after) and word not in forms.after
    return has_ending or _mark_before(found, reading) > 0 or _begins_with_mark(after, forms)


def _mark_before(found: Found, reading: Reading) -> int:
    """The length of the longest sign that stands right before a number, 0 where there is none."""
    before = reading.text[max(0, found.start - BEFORE) : found.start].rstrip().lower()
    endings = reading.forms.before_endings
    return max((len(mark.strip()) for mark in endings if before.endswith(mark) or before == mark.strip()), default=0)


def _begins_with_mark(text: str, forms: Forms) -> bool:
    return any(text.startswith(mark) and not forms.goes_on(text[len(mark) :]) for mark in forms.after)
