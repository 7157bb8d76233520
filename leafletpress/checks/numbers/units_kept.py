"""Whether the numbers of a translation have the units of their source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from leafletpress.checks.numbers.comparison import Comparison, Difference
from leafletpress.checks.numbers.english import FAMILIES, unit_name
from leafletpress.checks.numbers.grammar import Number
from leafletpress.checks.numbers.matches import HALF
from leafletpress.checks.numbers.periods import periods_of
from leafletpress.checks.numbers.spoken import Place
from leafletpress.checks.numbers.translated import Reading
from leafletpress.checks.numbers.unit_names import units_beside


def find_units(comparison: Comparison) -> Iterator[Difference]:
    """Numbers that were found with another unit, in digits or in words; per cent whose sign is lost."""
    found = {id(number): one for number, one in comparison.matching.numbers}
    for number in (*comparison.source.numbers, *comparison.source.worded):
        if number.unit == "%":
            yield from _find_sign(number, comparison)
        elif number.unit:
            one = None if _has_other_unit(number, comparison) else found.get(id(number))
            places = _places(number, comparison) if one is None else ((one.start, one.end),)
            yield from _find_unit(number, places, comparison)


def _places(number: Number, comparison: Comparison) -> tuple[Place, ...]:
    """Where the number stands, in digits and in words; where the whole one stands that a half is added to."""
    places = comparison.reading.places_of(number.value)
    return places if places or number.value % 1 != HALF else comparison.reading.places_of(number.value - HALF)


def _has_other_unit(number: Number, comparison: Comparison) -> bool:
    """Whether the source has this number with two units: which of them was found for which is not known."""
    numbers = chain(comparison.source.numbers, comparison.source.worded)
    return any(other.value == number.value and other.unit != number.unit for other in numbers)


def _find_sign(number: Number, comparison: Comparison) -> Iterator[Difference]:
    signs, text = comparison.reading.forms.percent, comparison.reading.text
    if signs and not any(sign in text for sign in signs):
        yield Difference("unit", f"{comparison.told((number,))} has lost its sign", "write % or the word for it")


def _find_unit(number: Number, its: Iterable[Place], comparison: Comparison) -> Iterator[Difference]:
    """Where the number stands with its own unit anywhere, all is well; where it has none at all, nobody can tell."""
    reading = comparison.reading
    places = tuple((end, _units(start, end, reading)) for start, end in its)
    if any(number.unit in named for _, named in places):
        return
    others = {
        other.unit
        for other in (*comparison.source.numbers, *comparison.source.worded)
        if other.value == number.value and other is not number
    }
    wrong = frozenset[str]().union(*(_wrong(number, end, named, comparison) for end, named in places)) - others
    if wrong:
        other = " or ".join(sorted(map(unit_name, wrong)))
        hint = f"write {unit_name(number.unit)}, as the source does"
        yield Difference("unit", f"{comparison.told((number,))}: the translation says {other}", hint)


def _units(start: int, end: int, reading: Reading) -> frozenset[str]:
    """The units that a number has: in its own word, such as a dual, or beside it."""
    return reading.forms.units_of(reading.text[start:end]) or units_beside(reading.text, end, reading.forms)


def _wrong(number: Number, end: int, named: frozenset[str], comparison: Comparison) -> frozenset[str]:
    """Units of the same family as the number's own; right beside it any other too, such as tablets for hours, but for "one a day"."""
    family = next(family for family in FAMILIES if number.unit in family)
    if same_family := named & family:
        return same_family
    beside = units_beside(comparison.reading.text, end, comparison.reading.forms, 1)
    return beside - periods_of(comparison.written.written) if beside else beside
