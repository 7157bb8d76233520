"""What is wrong with the numbers of a translation, told from what became of the source's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from leafletpress.checks.numbers.grammar import COUNTS, METRIC_UNITS, TIME_UNITS, Number, SourceNumbers, Time
from leafletpress.checks.numbers.matches import Matching
from leafletpress.checks.numbers.proportions import whole_of
from leafletpress.checks.numbers.translated import Found, Reading
from leafletpress.checks.numbers.unit_names import units_beside

PARTS_OF_THE_DAY = {"am": "morning", "pm": "afternoon or evening"}


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: number, number-added, fraction, day-part or unit."""

    code: str
    message: str
    hint: str


# Numbers in digits


def find_numbers(source: SourceNumbers, reading: Reading, matching: Matching) -> Iterator[Difference]:
    """Numbers that are missing, and others in digits that the source has not."""
    missing = [str(wanted) for wanted in matching.missing]
    added = ", ".join(_added(source, reading, matching))
    if missing:
        yield _missing(missing, added)
    elif added:
        yield _more(added, may_hide=bool(matching.excuses or source.times or source.months))
    elif source.times and re.search(r"\d:(?!\d)", reading.text):
        yield Difference("number", "a time of day has lost its minutes", "write it whole, such as 14:00")


def _missing(missing: list[str], added: str) -> Difference:
    what = f"{', '.join(dict.fromkeys(missing))} of the source {'is' if len(missing) == 1 else 'are'} missing"
    there = f"; {_has(added)}" if added else ""
    return Difference("number", f"{what}{there}", _SAME_NUMBER)


def _more(added: str, *, may_hide: bool) -> Difference:
    """Numbers added where nothing is missing. Where words excused one of the source, what was added may stand in its place."""
    if may_hide:
        return Difference("number", _has(added), _SAME_NUMBER)
    return Difference("number-added", _has(added), "take it out unless the language needs it")


def _has(added: str) -> str:
    return f"the translation has {added}, which the source has not"


_SAME_NUMBER = "write the same number as the source; where it is right in words, acknowledge it with a reason"


def _added(source: SourceNumbers, reading: Reading, matching: Matching) -> Iterator[str]:
    """Numbers in digits that the source does not have. A named month may be a number, a number word digits."""
    known = source.values.union(
        (Decimal(month.number) for month in source.months), (Decimal(time.minute or time.hour) for time in source.times)
    )
    times = {(time.hour, time.minute) for time in source.times}
    for found in matching.left:
        if not found.in_words and not found.values & known and found.time not in times:
            yield reading.text[found.start : found.end]


# Numbers in words


def find_number_words(source: SourceNumbers, reading: Reading, matching: Matching) -> Iterator[Difference]:
    """Number words of the source that the translation has not, where it says another number in words."""
    for value in sorted(source.counted):
        if not _is_said(value, reading) and (others := _other_words(source, reading)):
            message = f"the source says {value} in words, the translation {' and '.join(others)}"
            yield Difference("number", message, "write the same number as the source")


def _is_said(value: Decimal, reading: Reading) -> bool:
    in_words = reading.passage.says_number(value) or (value == 2 and reading.passage.says_dual())
    return bool(in_words or reading.with_value(value))


def _other_words(source: SourceNumbers, reading: Reading) -> list[str]:
    known = source.values
    return [str(other) for other in sorted(COUNTS) if Decimal(other) not in known and _says_in_words(Decimal(other), reading)]


def _says_in_words(value: Decimal, reading: Reading) -> bool:
    return any(found.in_words for found in reading.with_value(value)) or reading.passage.says_number(value)


# Fractions


def find_fractions(source: SourceNumbers, reading: Reading, matching: Matching) -> Iterator[Difference]:
    """Fractions that are turned round: 20 in 1."""
    for fraction in source.fractions:
        whole = whole_of(fraction, reading)
        if whole is not None and fraction.large not in whole.values:
            yield Difference(
                "fraction",
                f"{fraction.small} in {fraction.large} is turned round",
                f"the translation has to say {fraction.small} of {fraction.large}",
            )


# Parts of the day


def find_day_parts(source: SourceNumbers, reading: Reading, matching: Matching) -> Iterator[Difference]:
    """Times on a clock of 12 hours whose part of the day is lost or another. Those on one of 24 need none."""
    on_24 = {time for time, found in matching.times.items() if _shows_24_hours(found, time)}
    halves = tuple(time.half for time in source.times if time not in on_24)
    said = reading.passage.day_parts()
    if not said and reading.forms.knows_evening and any(time.hour > 12 and time not in on_24 for time in matching.times):
        yield Difference(
            "day-part", "a time in the afternoon or evening has become one in the morning", "write 14:00, or the part of the day"
        )
    if halves and said and not _agree(said, halves):
        meant = " and ".join(PARTS_OF_THE_DAY[half] for half in dict.fromkeys(halves))
        yield Difference("day-part", f"the source says {meant}", "put the part of the day right")


def _shows_24_hours(found: Found, time: Time) -> bool:
    shown = found.values if found.time is None else found.values | {Decimal(found.time[0])}
    return time.hour > 12 and Decimal(time.hour) in shown


def _agree(said: tuple[str, ...], meant: tuple[str, ...]) -> bool:
    """One part of the day may stand for several times; where there are as many as times, their order counts."""
    return set(said) <= set(meant) and (len(said) != len(meant) or said == meant)


# Units


def find_units(source: SourceNumbers, reading: Reading, matching: Matching) -> Iterator[Difference]:
    """Numbers that were found with another unit. One that the source has with two units is let be."""
    for number, found in matching.numbers:
        if not number.unit or any(other.value == number.value and other.unit != number.unit for other in source.numbers):
            continue
        yield from _find_sign(number, reading) if number.unit == "%" else _find_unit(number, found, reading)


def _find_sign(number: Number, reading: Reading) -> Iterator[Difference]:
    signs = reading.forms.percent
    if signs and not any(sign in reading.text for sign in signs):
        yield Difference("unit", f"{number} per cent has lost its sign", "write % or the word for it")


def _find_unit(number: Number, found: Found, reading: Reading) -> Iterator[Difference]:
    named = units_beside(reading.text, found.end, reading.forms)
    family = TIME_UNITS if number.unit in TIME_UNITS else METRIC_UNITS
    if named & family and number.unit not in named:
        other = ", ".join(sorted(named & family))
        yield Difference("unit", f"{number} {number.unit} of the source has become {other}", "write the same unit as the source")


RULES: tuple[Callable[[SourceNumbers, Reading, Matching], Iterator[Difference]], ...] = (
    find_numbers,
    find_number_words,
    find_fractions,
    find_day_parts,
    find_units,
)
