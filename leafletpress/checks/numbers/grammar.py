"""The numbers of the English source: one grammar reads numbers and units, times of day, dates, fractions and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import TypeVar

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNITS = {
    "mg": r"mg|milligrams?",
    "mcg": r"mcg|µg|micrograms?",
    "kg": r"kg|kilograms?",
    "g": r"g|grams?",
    "ml": r"ml|mL|millilitres?",
    "l": r"l|litres?",
    "cm": r"cm|centimetres?",
    "mm": r"mm|millimetres?",
    "m": r"m|metres?",
    "°C": r"°C|degrees",
    "min": r"minutes?|mins?|min",
    "h": r"hours?|h",
    "day": r"days?",
    "week": r"weeks?",
    "month": r"months?",
    "year": r"years?",
    "%": r"%|per cent",
}
TIME_UNITS = frozenset({"min", "h", "day", "week", "month", "year"})
METRIC_UNITS = frozenset({"mg", "mcg", "g", "kg", "ml", "l", "cm", "mm", "m"})
ENGLISH_WORDS = {
    "one": 1, "once": 1, "first": 1, "a": 1, "an": 1, "two": 2, "twice": 2, "both": 2, "second": 2, "couple": 2, "three": 3, "third": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "midday": 12, "noon": 12, "midnight": 0,
}  # fmt: skip
COUNTS = frozenset(range(2, 13))  # what a number word counts; "one" and "a" are articles too
ORDINALS = ("first", "second", "third", "both", "couple", "once", "midday", "noon", "midnight")

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT_NAMES = tuple(UNITS)
_UNIT = re.compile(
    r"[\s-]?(?:" + "|".join(f"(?P<u{index}>{pattern})" for index, pattern in enumerate(UNITS.values())) + r")(?![\w°])"
)
_RANGE_END = re.compile(rf"\s?(?:to|or|and|-|–)\s?{_NUMBER}")
_RANGE_OF_TIMES = re.compile(r"\s?(?:to|and|-|–)\s?")
_SOURCE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?"
    rf"|(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<part>am|pm)\b"
    rf"|(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)"
    rf"|(?P<small>{_NUMBER}) in (?P<large>{_NUMBER})"
    rf"|(?P<number>{_NUMBER})"
)
_JOINED = re.compile(rf"({_NUMBER}) in ({_NUMBER}) (?:to|and|or) (?:about )?({_NUMBER}) in ({_NUMBER})")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit (a key of `UNITS`), where it has one."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day. `part` is am, pm or empty where the clock has 24 hours."""

    hour: int
    minute: int
    part: str

    def __str__(self) -> str:
        return f"{self.hour}:{self.minute:02}"

    @property
    def hours(self) -> frozenset[Decimal]:
        """Its hour on either clock."""
        return frozenset({Decimal(self.hour), Decimal(self.hour % 12 or 12)})

    @property
    def half(self) -> str:
        return "am" if self.hour < 12 else "pm"


@dataclass(frozen=True, slots=True)
class Month:
    """A month that is named, 1 to 12."""

    number: int

    def __str__(self) -> str:
        return MONTHS[self.number - 1]


@dataclass(frozen=True, slots=True)
class Fraction:
    """Some of so many: 1 in 20."""

    small: Decimal
    large: Decimal


@dataclass(frozen=True, slots=True)
class SourceNumbers:
    """What the source says in numbers, in its order.

    `fractions` are the proper ones, `joined` those of "1 in 20 to 1 in 30". `months` are named, each once and in the order of
    the year. `said` are its number words, `counted` those that count things.
    """

    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    fractions: tuple[Fraction, ...]
    joined: tuple[Fraction, ...]
    months: tuple[Month, ...]
    said: frozenset[Decimal]
    counted: frozenset[Decimal]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that a translation would have to say."""
        return not (self.numbers or self.times or self.months or self.counted)

    @property
    def to_be_found(self) -> tuple[Time | Number, ...]:
        """What has to stand in a translation, in the order in which it is looked for: a time may take two numbers at once."""
        return (*self.times, *self.numbers)

    @property
    def values(self) -> frozenset[Decimal]:
        """Every number that a translation may show for this one: those in digits, in words, and the hours of both clocks."""
        return frozenset(number.value for number in self.numbers).union(self.said, *(time.hours for time in self.times))


_Item = Number | Time | Month | Fraction
_Kind = TypeVar("_Kind", Number, Time, Month, Fraction)


@lru_cache(maxsize=4096)  # a source is read once for each language
def read_source(text: str) -> SourceNumbers:
    """Read an English text, as `running_text` gives it."""
    matches = tuple(_SOURCE.finditer(text))
    items = tuple(item for match, following in zip_longest(matches, matches[1:]) for item in _items(match, following))
    words = {word for word in re.findall(r"[a-z]+", text.lower()) if word in ENGLISH_WORDS}
    return SourceNumbers(
        numbers=_of(Number, items),
        times=_of(Time, items),
        fractions=tuple(fraction for fraction in _of(Fraction, items) if fraction.small < fraction.large),
        joined=tuple(_joined(text)),
        months=tuple(sorted(set(_of(Month, items)), key=lambda month: month.number)),
        said=_values(words),
        counted=_values(word for word in words if word not in ORDINALS and ENGLISH_WORDS[word] in COUNTS),
    )


def _of(kind: type[_Kind], items: Iterable[_Item]) -> tuple[_Kind, ...]:
    return tuple(item for item in items if isinstance(item, kind))


def _values(words: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(Decimal(ENGLISH_WORDS[word]) for word in words)


def _joined(text: str) -> Iterator[Fraction]:
    for match in _JOINED.finditer(text):
        yield _fraction(match[1], match[2])
        yield _fraction(match[3], match[4])


def _items(match: re.Match[str], following: re.Match[str] | None) -> tuple[_Item, ...]:
    """What one match of the grammar says; the next one says whether a plain number is a time."""
    if match["month"]:
        return _date(match)
    if match["part"]:
        return (_time(match["hour"], match["minute"], match["part"]),)
    if match["clock"]:
        return (_clock(match["clock"]),)
    if match["small"]:
        fraction = _fraction(match["small"], match["large"])
        return Number(fraction.small), Number(fraction.large), fraction
    if following is not None and (part := _part_of_next(match, following)):
        return (_time(match["number"], "", part),)
    return (Number(_decimal(match["number"]), _unit(match.string, match.end())),)


def _date(match: re.Match[str]) -> tuple[_Item, ...]:
    numbers = tuple(Number(Decimal(part)) for part in (match["day"], match["year"]) if part)
    return *numbers, Month(MONTHS.index(match["month"]) + 1)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("."))


def _fraction(small: str, large: str) -> Fraction:
    return Fraction(_decimal(small), _decimal(large))


def _time(hour: str, minute: str, part: str) -> Time:
    return Time(int(hour) % 12 + (12 if part == "pm" else 0), int(minute or 0), part)


def _clock(text: str) -> Time:
    hour, _, minute = text.partition(":")
    return Time(int(hour), int(minute), "")


def _part_of_next(match: re.Match[str], following: re.Match[str]) -> str:
    """The day part of "2" in "2 to 4pm"."""
    if not following["part"] or not match["number"].isdigit() or Decimal(match["number"]) > 12:
        return ""
    between = match.string[match.end() : following.start()]
    return following["part"] if _RANGE_OF_TIMES.fullmatch(between) else ""


def _unit(text: str, end: int) -> str:
    """The unit right after a number, or after the second number of its range: "6 to 8 weeks"."""
    match = _UNIT.match(text, end)
    if match is None and (range_end := _RANGE_END.match(text, end)):
        match = _UNIT.match(text, range_end.end())
    return _UNIT_NAMES[int(str(match.lastgroup)[1:])] if match else ""
