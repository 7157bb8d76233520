"""The numbers of the English source: one grammar reads numbers and units, times of day, dates, fractions and ranges."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TypeVar

from leafletpress.checks.numbers.english import (
    CARDINALS,
    COUNTS,
    IMPLIED,
    MONTHS,
    MULTIPLIERS,
    NUMBER_WORDS,
    ORDINALS,
    PARTS,
    PER_DAY,
    ROUND_THE_CLOCK,
    UNITS,
    Part,
)

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_WORD = "|".join(CARDINALS)
_PEOPLE = r"people|persons?|patients?|men|man|women|woman|child(?:ren)?|bab(?:y|ies)|adults?|cases?|times?|biops(?:y|ies)|procedures?|treatments?"
_OF = rf"(?: (?:{_PEOPLE}))? (?:(?:in|out of|per)(?: every| each)?|(?:from|of) (?:every|each))(?: about)? (?:an? (?=hundred|thousand|million))?"
_MULTIPLIER = "|".join(MULTIPLIERS)
_UNIT_NAMES = tuple(UNITS)
_UNIT = re.compile(
    r"[\s-]?(?:" + "|".join(f"(?P<u{index}>{pattern})" for index, pattern in enumerate(UNITS.values())) + r")(?![\w°])"
)
_RANGE_END = re.compile(rf"\s?(?:to|or|and|-|–)\s?(?:{_NUMBER}|(?:{_WORD})\b)")
_TO = re.compile(r"\s?(?:to|-|–)\s?")
_RANGE_OF_TIMES = re.compile(r"\s?(?:to|and|-|–)\s?")
_SOURCE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>(?-i:{'|'.join(MONTHS)}))(?: (?P<year>\d{{4}}))?"
    r"|(?P<numeric>(?<![\d./-])(?:\d{1,2}(?P<sign>[./-])(?:0?[1-9]|1[0-2])(?P=sign)\d{4}|\d{4}-(?:0[1-9]|1[0-2])-\d\d)(?![./-]?\d))"
    r"|(?P<name>\b(?:12(?:[:.]00)?\s)?(?:midnight|midday|noon)\b)"
    r"|(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<part>[ap])\.?m\b"
    rf"|(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)"
    rf"|(?P<small>{_NUMBER}|\b(?:{_WORD})\b){_OF}(?P<large>{_NUMBER}(?: thousand| million)?|\b(?:{_WORD}|million)\b)"
    rf"|(?P<number>{_NUMBER})(?: (?P<multiplier>{_MULTIPLIER})\b)?"
    rf"|(?P<word>\b(?:{_WORD})\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"({_NUMBER}) in ({_NUMBER}) (?:to|and|or) (?:about )?({_NUMBER}) in ({_NUMBER})")
_PARTS = tuple((part, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for part, words in PARTS.items())


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit (a key of `UNITS`), where it has one.

    Where it stands, how it is written with its unit, and whether in words: none of that makes it another number.
    """

    value: Decimal
    unit: str = ""
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)
    worded: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return self.written or str(self.value)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day. `part` is am, pm or empty where the clock has 24 hours; one that is `named` (midnight) need not be written."""

    hour: int
    minute: int
    part: str
    named: bool = field(default=False, compare=False)
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.written or self.on_24

    @property
    def on_24(self) -> str:
        return f"{self.hour}:{self.minute:02}"

    @property
    def hours(self) -> frozenset[Decimal]:
        """Its hour on either clock. Midnight is the end of a day too."""
        midnight = {Decimal(24)} if not self.hour else set()
        return frozenset({Decimal(self.hour), Decimal(self.hour % 12 or 12), *midnight})


@dataclass(frozen=True, slots=True)
class Month:
    """A month that is named, 1 to 12."""

    number: int
    start: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return MONTHS[self.number - 1]


@dataclass(frozen=True, slots=True)
class Date:
    """A day of a month."""

    day: int
    month: int
    start: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.written or f"{self.day} {MONTHS[self.month - 1]}"


@dataclass(frozen=True, slots=True)
class Fraction:
    """Some of so many: 1 in 20."""

    small: Decimal
    large: Decimal
    start: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.written or f"{self.small} in {self.large}"


@dataclass(frozen=True, slots=True)
class Range:
    """From one number or time to another."""

    first: Number | Time
    last: Number | Time


@dataclass(frozen=True, slots=True)
class SourceNumbers:
    """What the source says in numbers, in its order.

    `fractions` are the proper ones, `joined` those of "1 in 20 to 1 in 30". `months` are named, each once and in the order of
    the year. `said` are its number words, `counted` those that count things, `worded` those with a unit. `implied` are numbers
    that a translation may write for other words, such as "half". `parts` of the day are named without an hour; the `meant_parts` among
    them have to be said.
    `per_days` is how often it says "a day".
    """

    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    dates: tuple[Date, ...]
    fractions: tuple[Fraction, ...]
    joined: tuple[Fraction, ...]
    ranges: tuple[Range, ...]
    months: tuple[Month, ...]
    worded: tuple[Number, ...]
    parts: tuple[Part, ...]
    meant_parts: tuple[Part, ...]
    said: frozenset[Decimal]
    implied: frozenset[Decimal]
    counted: frozenset[Decimal]
    per_days: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that a translation would have to say."""
        return not (self.numbers or self.times or self.months or self.counted or self.worded or self.fractions or self.parts)

    @property
    def to_be_found(self) -> tuple[Time | Number, ...]:
        """What has to stand in a translation, in the order in which it is looked for: a time may take two numbers at once, midnight none."""
        named = tuple(time for time in self.times if time.named)
        return (*(time for time in self.times if not time.named), *self.numbers, *named)

    @property
    def values(self) -> frozenset[Decimal]:
        """Every number that a translation may show for this one: those in digits, in words, and the hours of both clocks."""
        return frozenset(number.value for number in self.numbers).union(self.said, *(time.hours for time in self.times))


_Item = Number | Time | Month | Date | Fraction
_Kind = TypeVar("_Kind", Number, Time, Month, Date, Fraction)


@lru_cache(maxsize=4096)  # a source is read once for each language
def read_source(text: str) -> SourceNumbers:
    """Read an English text, as `running_text` gives it."""
    matches = tuple(_SOURCE.finditer(text))
    items = tuple(item for match, following in zip_longest(matches, matches[1:]) for item in _items(match, following))
    words = re.findall(r"[a-z]+", text.lower())
    numbers, times = _of(Number, items), _of(Time, items)
    parts = tuple(_parts(text, times))
    return SourceNumbers(
        numbers=tuple(number for number in numbers if not number.worded),
        times=times,
        dates=_of(Date, items),
        fractions=tuple(fraction for fraction in _of(Fraction, items) if fraction.small < fraction.large),
        joined=tuple(_joined(text)),
        ranges=tuple(_ranges(text, [item for item in items if isinstance(item, Number | Time)])),
        months=tuple(sorted(set(_of(Month, items)), key=lambda month: month.number)),
        worded=tuple(number for number in numbers if number.worded and number.unit),
        parts=tuple(part for part, _ in parts),
        meant_parts=tuple(part for part, is_meant in parts if is_meant),
        said=_values(word for word in words if word in NUMBER_WORDS),
        implied=_implied(text, words),
        counted=_values(word for word in words if word not in ORDINALS and NUMBER_WORDS.get(word) in COUNTS),
        per_days=len(re.findall(PER_DAY, text, re.IGNORECASE)),
    )


def _of(kind: type[_Kind], items: Iterable[_Item]) -> tuple[_Kind, ...]:
    return tuple(item for item in items if isinstance(item, kind))


def _values(words: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(Decimal(NUMBER_WORDS[word]) for word in words)


def _implied(text: str, words: Iterable[str]) -> frozenset[Decimal]:
    clock = ("24", "7") if re.search(ROUND_THE_CLOCK, text, re.IGNORECASE) else ()
    return frozenset(map(Decimal, (*clock, *(value for word in words for value in IMPLIED.get(word, ())))))


def _joined(text: str) -> Iterator[Fraction]:
    for match in _JOINED.finditer(text):
        yield Fraction(_decimal(match[1]), _decimal(match[2]))
        yield Fraction(_decimal(match[3]), _decimal(match[4]))


def _ranges(text: str, items: Iterable[Number | Time]) -> Iterator[Range]:
    """Two neighbours with "to" between them, or a dash, or "between" before them, of which the first is the smaller."""
    for first, last in pairwise(items):
        between = text[first.end : last.start]
        opened = between == " and " and text[: first.start].lower().endswith(("between ", "between about "))
        if (_TO.fullmatch(between) or opened) and _rises(first, last):
            yield Range(first, last)


def _rises(first: Number | Time, last: Number | Time) -> bool:
    if isinstance(first, Number) and isinstance(last, Number):
        return first.value < last.value
    return isinstance(first, Time) and isinstance(last, Time) and (first.hour, first.minute) < (last.hour, last.minute)


def _parts(text: str, times: Collection[Time]) -> Iterator[tuple[Part, bool]]:
    """The parts of the day that the source names, in its order, but for those that are times themselves, such as noon.

    Each with whether it has to be said: "overnight" is "until the morning" too.
    """
    found = [(match.start(), match[0].lower(), part) for part, pattern in _PARTS for match in pattern.finditer(text)]
    for start, word, part in sorted(found, key=lambda one: one[0]):
        if not any(time.start <= start < time.end for time in times):
            yield part, word != "overnight"


def _items(match: re.Match[str], following: re.Match[str] | None) -> tuple[_Item, ...]:
    """What one match of the grammar says; the next one says whether a plain number is a time."""
    if match["month"]:
        return _date(match, match["day"], str(MONTHS.index(match["month"].title()) + 1), match["year"])
    if match["numeric"]:
        parts = re.split(r"\D", match["numeric"])
        return _date(match, *(parts if len(parts[0]) < 3 else reversed(parts)))
    if match["name"]:
        hour = 0 if match["name"].lower().endswith("midnight") else 12
        return (Time(hour, 0, "", not match["name"][0].isdigit(), *match.span(), match[0]),)
    if match["part"]:
        return (_time(match, match["hour"], match["minute"], match["part"].lower() + "m"),)
    if match["clock"]:
        hours, _, minutes = match["clock"].partition(":")
        return (_time(match, hours, minutes, ""),)
    if match["small"]:
        return _fraction(match)
    if match["number"] and following is not None and (part := _part_of_next(match, following)):
        return (_time(match, match["number"], "", part),)
    return (_number(match),)


def _date(match: re.Match[str], day: str, month: str, year: str | None) -> tuple[_Item, ...]:
    numbers = tuple(Number(Decimal(part), "", *match.span(), part) for part in (day, year) if part)
    date = Date(int(day), int(month), match.start(), match[0])
    return *numbers, Month(date.month, match.start()), date


def _number(match: re.Match[str]) -> Number:
    text = match.string
    if match["word"]:
        unit, end = _unit(text, match.end())
        return Number(Decimal(CARDINALS[match["word"].lower()]), unit, match.start(), end, text[match.start() : end], worded=True)
    value = _decimal(match["number"]) * MULTIPLIERS.get((match["multiplier"] or "").lower(), 1)
    unit, end = _unit(text, match.end())
    return Number(value, unit, match.start(), end, text[match.start() : end].rstrip(","))


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("."))


def _fraction(match: re.Match[str]) -> tuple[_Item, ...]:
    """Some of so many; where the second number is a length of time or an amount, as in "8 in 24 hours", they are two numbers."""
    numbers = tuple(_side(match, side) for side in ("small", "large"))
    if any(number.unit for number in numbers):
        return numbers
    return *numbers, Fraction(numbers[0].value, numbers[1].value, match.start(), match[0])


def _side(match: re.Match[str], side: str) -> Number:
    digits, _, multiplier = match[side].lower().partition(" ")
    factor = MULTIPLIERS.get(multiplier, 1)
    worded = not digits[0].isdigit()
    value = Decimal(CARDINALS.get(digits, MULTIPLIERS.get(digits, 0))) if worded else _decimal(digits)
    unit, end = _unit(match.string, match.end(side)) if side == "large" else ("", match.end(side))
    return Number(value * factor, unit, match.start(side), end, match.string[match.start(side) : end], worded)


def _time(match: re.Match[str], hour: str, minute: str, part: str) -> Time:
    written = match[0] if match["part"] or match["clock"] else f"{hour}{part}"
    number = int(hour) if not part else int(hour) % 12 + (12 if part == "pm" else 0)
    return Time(number, int(minute or 0), part, False, *match.span(), written)


def _part_of_next(match: re.Match[str], following: re.Match[str]) -> str:
    """The day part of "2" in "2 to 4pm"."""
    if not following["part"] or not match["number"].isdigit() or Decimal(match["number"]) > 12:
        return ""
    between = match.string[match.end() : following.start()]
    return f"{following['part'].lower()}m" if _RANGE_OF_TIMES.fullmatch(between) else ""


def _unit(text: str, end: int) -> tuple[str, int]:
    """The unit right after a number and where it ends; or the unit after the second number of its range: "6 to 8 weeks"."""
    match, own = _UNIT.match(text, end), True
    if match is None and (range_end := _RANGE_END.match(text, end)):
        match, own = _UNIT.match(text, range_end.end()), False
    if match is None:
        return "", end
    return _UNIT_NAMES[int(str(match.lastgroup)[1:])], match.end() if own else end
