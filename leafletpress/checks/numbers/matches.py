"""What became of each number of the source in a translation: where it was found, or why it need not be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from leafletpress.checks.numbers.grammar import Month, Number, SourceNumbers, Time
from leafletpress.checks.numbers.proportions import is_marked
from leafletpress.checks.numbers.spoken import Passage
from leafletpress.checks.numbers.translated import Found, Reading
from leafletpress.checks.numbers.unit_names import units_beside

NEAR, TOGETHER, BESIDE = 30, 8, 2  # characters
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")
LARGER = {"min": ("h", 60), "day": ("week", 7)}  # days are not so many hours: two days end in the evening


class Excuse(Enum):
    """Why a number need not stand in digits."""

    WORDS = "said in words"
    DUAL = "said by the form of the word for two"
    HALF = "said as a half more than a number that is there"
    SAID_ONCE = "said once for two fractions"
    NAMED = "a time that the source has no number for"
    SHARED = "the same hour, in the morning and in the evening"


@dataclass(frozen=True, slots=True)
class Match:
    """One number or time of the source, where it was found and why it was excused. A missing one has neither."""

    wanted: Number | Time
    found: tuple[Found, ...] = ()
    excuse: Excuse | None = None

    @property
    def is_missing(self) -> bool:
        return not self.found and self.excuse is None


@dataclass(frozen=True, slots=True)
class Matching:
    """All matches, in the order in which they were looked for; the named months that are missing; the numbers of the translation that are `left`."""

    matches: tuple[Match, ...]
    missing_months: tuple[Month, ...]
    left: tuple[Found, ...]

    @property
    def missing(self) -> tuple[Number | Time | Month, ...]:
        return (*(match.wanted for match in self.matches if match.is_missing), *self.missing_months)

    @property
    def excuses(self) -> tuple[Excuse, ...]:
        return tuple(match.excuse for match in self.matches if match.excuse is not None)

    @property
    def times(self) -> dict[Time, Found]:
        """The times that were found, and where."""
        return {match.wanted: found for match in self.matches for found in match.found if isinstance(match.wanted, Time)}

    @property
    def numbers(self) -> tuple[tuple[Number, Found], ...]:
        """The numbers that were found, and where."""
        return tuple((match.wanted, found) for match in self.matches for found in match.found if isinstance(match.wanted, Number))


def match_numbers(source: SourceNumbers, reading: Reading) -> Matching:
    """Look for each time and number of the source among what the ones before it left of the translation's."""
    left = reading.found
    matches: list[Match] = []
    for wanted in source.to_be_found:
        match = _match_time(wanted, reading, left) if isinstance(wanted, Time) else _match_number(wanted, source, reading, left)
        if match.is_missing and isinstance(wanted, Time) and _is_shared(wanted, matches, reading):
            match = replace(match, excuse=Excuse.SHARED)
        matches.append(match)
        left = tuple(found for found in left if found not in match.found)
    return Matching(tuple(matches), tuple(_missing_months(source, reading, left)), left)


# Times


def _match_time(time: Time, reading: Reading, left: tuple[Found, ...]) -> Match:
    """A time as the clock shows it; else, where its minutes are none or in words, its hour in digits; else its hour in words."""
    if time.named:
        return _match_named(time, reading, left)
    if found := _first(one for one in left if _shows(one, time)):
        return Match(time, found)
    for meant in _with_spoken_minutes(time, reading.passage):
        if found := _first(one for one in left if one.values & meant.hours):
            return Match(time, found)
        if excuse := _hour_excuse(meant, reading.passage):
            return Match(time, excuse=excuse)
    return Match(time, excuse=_half_hour_excuse(time, reading.passage))


def _with_spoken_minutes(time: Time, passage: Passage) -> Iterator[Time]:
    """The hour that a translation names for a time whose minutes are none or in words: half past seven, or half to eight."""
    forms = passage.forms
    past = {30: forms.halves, 15: forms.quarters}.get(time.minute, ())
    to = {30: forms.halves_to, 45: forms.quarters_to}.get(time.minute, ())
    if to and passage.says(to):
        yield Time((time.hour + 1) % 24, 0, time.part)
    elif not time.minute or passage.says(past):
        yield time


def _match_named(time: Time, reading: Reading, left: tuple[Found, ...]) -> Match:
    """Midnight or midday: the number beside its part of the day; else its name, which leaves other numbers alone; else any number of its."""
    shown = tuple(one for one in left if _shows(one, time) or one.values & time.hours)
    parts = tuple(part for part in reading.passage.day_parts() if time.hour in part.hours)
    beside = _first(one for one in shown if any(part.touches(one.start, one.end) for part in parts))
    if not beside and reading.passage.says_number(Decimal(time.hour)):
        return Match(time, excuse=Excuse.NAMED)
    found = beside or _first(shown)
    return Match(time, found, None if found else Excuse.NAMED)


def _is_shared(time: Time, matches: Iterable[Match], reading: Reading) -> bool:
    """Whether "8am and 8pm" is told as "8 in the morning and in the evening": two parts of the day beside each other."""
    others = (match.wanted for match in matches if match.found)
    twins = [
        other
        for other in others
        if isinstance(other, Time) and (other.hour - time.hour) % 24 == 12 and other.minute == time.minute
    ]
    pairs = pairwise(reading.passage.day_parts())
    beside = [pair for pair in pairs if pair[1].start - pair[0].end <= TOGETHER]
    return any(all(any(one.hour in part.hours for part in pair) for one in (twin, time)) for twin in twins for pair in beside)


def _first(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(one for one, _ in zip(found, (None,), strict=False))


def _shows(found: Found, time: Time) -> bool:
    if found.time is None or found.time[1] != time.minute:
        return False
    return found.time[0] == time.hour or (found.time[0] % 12 == time.hour % 12 and found.time[0] <= 12)


def _hour_excuse(time: Time, passage: Passage) -> Excuse | None:
    excuses = (_whole_excuse(Number(hour), passage) for hour in sorted(time.hours))
    return next((excuse for excuse in excuses if excuse), None)


def _half_hour_excuse(time: Time, passage: Passage) -> Excuse | None:
    """Half past two by the word for two and a half, which some languages have."""
    said = time.minute == 30 and passage.says_number(Decimal(time.hour % 12) + HALF)
    return Excuse.WORDS if said else None


# Numbers


def _match_number(number: Number, source: SourceNumbers, reading: Reading, left: tuple[Found, ...]) -> Match:
    in_digits_first = sorted(left, key=lambda one: one.in_words)
    if found := _first(one for one in in_digits_first if number.value in one.values):
        return Match(number, found)
    if _is_said_once(number, source, reading, left):
        return Match(number, excuse=Excuse.SAID_ONCE)
    if (passage := _beside_whole(number, source, reading)) is not None:
        return _excused(number, passage, ())
    match = _excused(number, reading.passage, left)
    return replace(match, excuse=_in_larger_units(number, reading)) if match.is_missing else match


def _in_larger_units(number: Number, reading: Reading) -> Excuse | None:
    """A length of time in words by another unit, where that is just as long: 90 minutes as one and a half hours, 14 days as two weeks.

    One hour or week is none: its noun may stand in "once a week" too. Half an hour has its hour right behind it, else it is a half more.
    """
    unit, size = LARGER.get(number.unit, ("", 1))
    value = number.value / size
    if not unit or value % QUARTER or value == 1 or (unit == "week" and value % 1) or not reading.passage.names_unit(unit):
        return None
    said = _is_part_of(unit, value, reading) if value < 1 else _excused(Number(value, unit), reading.passage, ()).excuse
    return Excuse.WORDS if said else None


def _is_part_of(unit: str, value: Decimal, reading: Reading) -> bool:
    places = reading.passage.places(value)
    alone = ((start, end) for start, end in places if not any(0 <= start - found.end <= BESIDE for found in reading.found))
    return any(unit in units_beside(reading.text, end, reading.forms) for _, end in alone)


def _is_said_once(number: Number, source: SourceNumbers, reading: Reading, left: tuple[Found, ...]) -> bool:
    """Whether "1 in 20 to 1 in 30" is told as "1 in 20 to 30": one small number for large ones that have no mark of their own."""
    larges = {fraction.large for fraction in source.joined if fraction.small == number.value}
    smalls = [found for found in reading.with_value(number.value) if found not in left]
    return bool(larges and smalls) and _count_marked(larges, reading) <= len(smalls)


def _count_marked(values: Iterable[Decimal], reading: Reading) -> int:
    wanted = frozenset(values)
    return sum(bool(found.values & wanted) and is_marked(found, reading) for found in reading.found)


def _beside_whole(number: Number, source: SourceNumbers, reading: Reading) -> Passage | None:
    """The words round a large number: "one" has to stand near its "twenty", where it is no article of another noun."""
    larges = [fraction.large for fraction in source.fractions if fraction.small == number.value]
    wholes = reading.with_value(larges[0]) if larges else ()
    return reading.passage.around(wholes[0].start, wholes[0].end, NEAR) if wholes else None


def _excused(number: Number, passage: Passage, left: tuple[Found, ...]) -> Match:
    """A number that stands nowhere in digits: said in words, or as a half more than a whole number, in digits or words."""
    if number.value % 1 == HALF:
        return _half_more(number, passage, left)
    return Match(number, excuse=_whole_excuse(number, passage))


def _half_more(number: Number, passage: Passage, left: tuple[Found, ...]) -> Match:
    if passage.says_number(number.value, number.unit):
        return Match(number, excuse=Excuse.WORDS)
    whole = Number(number.value - HALF, number.unit)
    counted = tuple(found for found in left if whole.value in found.values)
    if (counted or _whole_excuse(whole, passage)) and passage.says(passage.forms.halves):
        return Match(number, counted, Excuse.HALF)
    return Match(number)


def _whole_excuse(number: Number, passage: Passage) -> Excuse | None:
    if passage.says_number(number.value, number.unit):
        return Excuse.WORDS
    return Excuse.DUAL if number.value == 2 and passage.says_dual(number.unit) else None


# Months


def _missing_months(source: SourceNumbers, reading: Reading, left: tuple[Found, ...]) -> Iterator[Month]:
    """Months that the source names: each has to be there as a number or by its name."""
    lower = reading.text.lower()
    for month in source.months:
        in_digits = any(Decimal(month.number) in found.values for found in left)
        if not in_digits and not any(name in lower for name in reading.forms.month_names(month.number)):
            yield month
