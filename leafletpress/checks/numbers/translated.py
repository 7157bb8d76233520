"""The numbers of a translation, by the decimal and thousands signs of its language: every value that each of them may have."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from leafletpress.checks.numbers.forms import Forms
from leafletpress.checks.numbers.numerals import NUMERAL, han_value, han_values
from leafletpress.checks.numbers.spoken import Passage

SPACES = " \u00a0\u202f\u2009"
APOSTROPHES = "'’"
TOKEN = re.compile(rf"\d+(?:(?:[.,:{APOSTROPHES}]|[{SPACES}](?=\d{{3}}(?!\d)))\d+)*")
SIGN = re.compile(rf"[.,:{APOSTROPHES}{SPACES}]")
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)")
LAKHS = re.compile(r"\d{1,2}(?:,\d\d)*,\d{3}")
BESIDE_BRACKET = 24  # characters between a time and the bracket in which it stands again
FACTOR = 12  # characters behind a number in which "thousand" begins and ends


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a translation: where it stands, the values that it may have, and the time of day where it looks like one."""

    start: int
    end: int
    values: frozenset[Decimal]
    time: tuple[int, int] | None = None
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A translation with its numbers, in the order of the text. Those in Han numerals are `in_words`."""

    passage: Passage
    found: tuple[Found, ...]

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def forms(self) -> Forms:
        return self.passage.forms

    def with_value(self, value: Decimal) -> tuple[Found, ...]:
        return tuple(found for found in self.found if value in found.values)

    def places_of(self, value: Decimal) -> tuple[tuple[int, int], ...]:
        """Where a number stands in digits, and where it is said in words."""
        return (*((found.start, found.end) for found in self.with_value(value)), *self.passage.places(value))


def read_translation(text: str, forms: Forms, times: Collection[tuple[int, int]] = (), per_days: int = 0) -> Reading:
    """Read a translation, as `running_text` gives it.

    `times` are those of the source, hour and minute: two numbers that the language may read as a time are one where it is meant.
    `per_days` is how often the source says "a day".
    """
    clock = tuple(_on_clock(text, forms, times))
    digits = [_multiplied(found, text, forms) for match in TOKEN.finditer(text) for found in _in_digits(match, forms)]
    others = [
        one
        for one in (*digits, *_in_numerals(text, forms))
        if not any(one.start < time.end and time.start < one.end for time in clock)
    ]
    found = tuple(sorted((*others, *clock), key=lambda one: (one.start, one.end)))
    return Reading(Passage(text, forms, per_days), tuple(_told_once(found, text, forms)) if forms.begins_at else found)


def _told_once(found: tuple[Found, ...], text: str, forms: Forms) -> Iterator[Found]:
    """The numbers, where a time that stands again in brackets, as another clock shows it, is one with what stands before: 3:30 (09:30)."""
    start = None
    for one, behind in pairwise((*found, None)):
        assert one is not None  # noqa: S101 - only the last is none, and nothing stands before it twice
        if behind is not None and _is_again(one, behind, text, forms):
            start = one.start
        else:
            yield one if start is None else replace(one, start=start)
            start = None


def _is_again(one: Found, behind: Found, text: str, forms: Forms) -> bool:
    between = text[one.end : behind.start]
    if behind.time is None or len(between) > BESIDE_BRACKET or not between.endswith("(") or text[: one.start].endswith("("):
        return False
    hour, minute = behind.time
    own = (hour - forms.begins_at) % 12 or 12
    return one.time == (own, minute) or (not minute and one.time is None and Decimal(own) in one.values)


def _on_clock(text: str, forms: Forms, times: Collection[tuple[int, int]]) -> Iterator[Found]:
    """Times in the language's own signs: 17 h 30."""
    for match in forms.clock.finditer(text) if forms.clock and times else ():
        hour, minute = (Decimal(part) if part.isdigit() else han_value(part) for part in match.groups())
        shown = (int(hour) % 24, int(minute))
        if shown in times or (hour <= 12 and ((shown[0] + 12) % 24, shown[1]) in times):
            yield Found(match.start(), match.end(), frozenset({hour}), shown)


def _in_numerals(text: str, forms: Forms) -> tuple[Found, ...]:
    matches = NUMERAL.finditer(text) if forms.numerals else ()
    return tuple(
        Found(match.start(), match.end(), frozenset({value}), in_words=True)
        for match in matches
        for value in han_values(match[0])
    )


def _multiplied(found: Found, text: str, forms: Forms) -> Found:
    """A number followed by "thousand" or the like."""
    rest = text[found.end : found.end + FACTOR].lstrip()
    factors = (value for word, value in forms.thousands.items() if rest.startswith(word) and _multiplies(word, rest, forms))
    factor = next(factors, 1)
    return found if factor == 1 else replace(found, values=frozenset(value * factor for value in found.values), time=None)


def _multiplies(word: str, text: str, forms: Forms) -> bool:
    """Whether it is a word of its own; without spaces, whether it begins no unit: 千 is a thousand, 千克 a kilogram."""
    if forms.glued:
        return not any(unit.startswith(word) and text.startswith(unit) for unit in forms.units)
    return not text[len(word) : len(word) + 1].isalpha()


# Numbers in digits


@dataclass(frozen=True, slots=True)
class _Token:
    """Digits with signs between them: "1 000,5" has the parts 1, 000 and 5."""

    text: str
    parts: tuple[str, ...]
    signs: str

    @property
    def is_pair(self) -> bool:
        return len(self.parts) == 2


def _in_digits(match: re.Match[str], forms: Forms) -> tuple[Found, ...]:
    """One number where the signs between the digits allow it; else, and in a date, a number for each group of digits."""
    token = _Token(match[0], tuple(SIGN.split(match[0])), "".join(SIGN.findall(match[0])))
    values, time = _values(token, forms), _time(token)
    if DATE.fullmatch(token.text) or not (values or time):
        return _pieces(match)
    return (Found(match.start(), match.end(), values, time),)


def _pieces(match: re.Match[str]) -> tuple[Found, ...]:
    start = match.start()
    pieces = re.finditer(r"\d+", match[0])
    return tuple(Found(start + piece.start(), start + piece.end(), frozenset({Decimal(piece[0])})) for piece in pieces)


def _time(token: _Token) -> tuple[int, int] | None:
    if not token.is_pair or token.signs not in (":", ".", ",") or len(token.parts[1]) != 2:
        return None
    hour, minute = map(Decimal, token.parts)
    return (int(hour) % 24, int(minute)) if hour < 25 and minute < 60 else None


def _values(token: _Token, forms: Forms) -> frozenset[Decimal]:
    return frozenset(Decimal(digits) for read in WAYS_OF_WRITING if (digits := read(token, forms)))


def _whole(token: _Token, forms: Forms) -> str:
    return token.text if len(token.parts) == 1 else ""


def _grouped(token: _Token, forms: Forms) -> str:
    """Thousands: 1,000 or 1.000, 1 000, 1'000."""
    first, *rest = token.parts
    group_sign = "." if forms.comma else ","
    grouped = rest and len(first) <= 3 and all(len(part) == 3 for part in rest)
    return "".join(token.parts) if grouped and set(token.signs) <= {group_sign, *SPACES, *APOSTROPHES} else ""


def _lakhs(token: _Token, forms: Forms) -> str:
    """Groups of two digits before the last of three, as in South Asia: 1,00,000."""
    return "".join(token.parts) if not forms.comma and LAKHS.fullmatch(token.text) else ""


def _decimal(token: _Token, forms: Forms) -> str:
    return ".".join(token.parts) if token.is_pair and token.signs == forms.decimal_sign else ""


def _decimal_comma(token: _Token, forms: Forms) -> str:
    """A comma is the decimal sign in many hands, also where the language writes a full stop."""
    is_decimal = token.is_pair and token.signs == "," and not forms.comma and len(token.parts[1]) < 3
    return ".".join(token.parts) if is_decimal else ""


def _grouped_decimal(token: _Token, forms: Forms) -> str:
    """Thousands with decimals: 1.000,5."""
    *whole, decimals = token.parts
    grouped = len(whole) > 1 and all(len(part) == 3 for part in whole[1:]) and token.signs[-1] == forms.decimal_sign
    return f"{''.join(whole)}.{decimals}" if grouped else ""


WAYS_OF_WRITING: tuple[Callable[[_Token, Forms], str], ...] = (
    _whole,
    _grouped,
    _lakhs,
    _decimal,
    _decimal_comma,
    _grouped_decimal,
)
