"""The specimen of a language: its way of writing dates, days, times, lengths of time, hours and temperatures, in values that never change.

It belongs to the page words of the language: who signs those has read these. Every month, day, hour and plural form is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal

from leafletpress.languages import LANGUAGES, has_ranges_from_the_left, own_row, write_date, write_digits, write_value
from leafletpress.model import Duration, DurationUnit, Hours, Language, Opening, Temperature

SPECIMEN = "specimen"
DIRECTION = "direction"
ASCII = "0123456789"
DATES = tuple(
    date(2026, month, day) for month, day in zip(range(1, 13), (1, 2, 3, 8, 11, 12, 15, 20, 21, 22, 30, 31), strict=True)
)
TIMES = (*(time(hour) for hour in range(24)), time(0, 30), time(9, 5), time(12, 30), time(15, 45), time(23, 59))
AMOUNTS = (1, 2, 3, 6, 11, 100)  # one for each plural category that a language of CLDR has for whole numbers
TEMPERATURES = (Decimal(38), Decimal("37.5"), Decimal("39.0"))
MORNING, NOON, EVENING = time(8), time(12), time(17, 30)
DAYS = tuple(Hours((Opening(day, day, MORNING, EVENING),)) for day in range(7))
HOURS = (
    Hours((Opening(0, 4, MORNING, EVENING),)),
    Hours((Opening(0, 4, time(8, 15), NOON), Opening(5, 5, NOON, None))),
    Hours((Opening(5, 6, None, None),)),
    Hours((Opening(0, 6, None, None),)),
)
Plain = str | Temperature | time | Duration | Hours  # the values that have a form of their own in a clinic's file
Row = tuple[str, ...]  # what it is a specimen of, a value, and the value as the language writes it


def specimen(tag: str) -> Iterator[Row]:
    """The rows of a language."""
    language = LANGUAGES[tag]
    yield DIRECTION, *_direction(language)
    if own_row(tag) is not None:
        yield "script", language.script.name, ", ".join((*language.script.families, str(language.script.line_height)))
    yield from (("date", day.isoformat(), write_date(day, language)) for day in DATES)
    yield from _values("days", DAYS, language)
    yield from _values("hours", HOURS, language)
    yield from _values("time", TIMES, language)
    yield from _values("duration", (Duration(amount, unit) for unit in DurationUnit for amount in AMOUNTS), language)
    yield from _values("temperature", (Temperature(celsius) for celsius in TEMPERATURES), language)
    if language.native_digits != language.digits:
        yield "digits", ASCII, write_digits(ASCII, language.native_digits)


def _direction(language: Language) -> tuple[str, ...]:
    if not language.right_to_left:
        return (language.direction,)
    return language.direction, "ranges from the left" if has_ranges_from_the_left(language.tag) else "ranges from the right"


def _values(kind: str, values: Iterable[Plain], language: Language) -> Iterator[Row]:
    return ((kind, plain_value(value), write_value(value, language)) for value in values)


WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def plain_value(value: Plain) -> str:
    """A value as a clinic's file has it, whatever language it is printed in."""
    match value:
        case Temperature(celsius):
            return str(celsius)
        case time():
            return value.isoformat("minutes")
        case Duration(amount, unit):
            return f"{amount} {unit.value}"
        case Hours(openings):
            return ", ".join(map(_opening, openings))
        case str():
            return value


def _opening(opening: Opening) -> str:
    first, last = WEEK[opening.first_day], WEEK[opening.last_day]
    opens = (opening.opens or time()).isoformat("minutes")
    closes = opening.closes.isoformat("minutes") if opening.closes else "24:00"
    return f"{first if first == last else f'{first}-{last}'} {opens}-{closes}"


def told(lines: Iterable[str]) -> Iterator[str]:
    """The specimen among the lines of page words, a line for each of its parts, as signers read it."""
    parts: dict[str, list[str]] = {}
    for fields in (line.split("\t") for line in lines):
        if fields[0] == SPECIMEN and fields[1] != DIRECTION:
            parts.setdefault(fields[1], []).append(fields[-1])
    return (f"{part}: {' · '.join(found)}" for part, found in parts.items())
