"""What is a range: "5-10 mg", "9:00–17:30". A dash between digits stands in dates, codes and phone numbers too, which are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leafletpress.languages.expressions import any_of

HYPHENS = ("-", "\u2010", "\u2011")  # and no space beside it
DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"  # inside of square brackets
SPACE = "[ \u00a0\u2009\u202f]"
CURRENCY = "£$€₹"
# Units as they stand behind a number in any text; per cent signs are of the Latin and the Arabic script.
_UNIT_SIGNS = """mmol mol mcg mg µg μg kg ng g ml mL dl dL cl l L cm mm km nm m kPa mmHg kcal kJ MBq GBq mSv Gy IU Hz kHz bpm
    hrs hr h mins min secs sec s am pm a.m. p.m. MB GB pt Fr lb oz ft in °C °F ° % ٪"""
_UNIT_WORDS = "hours hour minutes seconds days day weeks week months month years year"
UNIT_SIGNS = frozenset(_UNIT_SIGNS.split())
_UNIT = rf"(?:{any_of((*UNIT_SIGNS, *_UNIT_WORDS.split()))})(?:/[A-Za-zµ0-9²³]+)?"
_FRACTION = "[¼-¾⅐-⅞]"
_DATE = r"\d{4}-\d\d-\d\d|\d{1,4}/\d{1,3}(?:/\d{1,4})?"  # and what has the same shape: 120/80
_DIGITS = rf"\d+(?:[.,:\u066b\u066c]\d+)*{_FRACTION}?|{_FRACTION}"
_NUMBER = rf"(?:[{CURRENCY}]|[+\u2212](?=\d)|(?<!\w)-(?=\d))?(?:{_DATE}|{_DIGITS})"
_JOINED = r"A-Za-zÀ-ɏͰ-Ͽ\d_"  # inside of square brackets; a letter from right to left is another word's
_MEASURE = rf"(?:×{SPACE}?10[⁰¹²³⁴-⁹]+/L|{_UNIT})(?![{_JOINED}])"
_RANGE = re.compile(
    rf"(?<![{_JOINED}+@#{CURRENCY}])(?<![{_JOINED})][.,:/{DASHES}])"
    rf"(?P<first>{_NUMBER})(?P<its>{SPACE}?{_MEASURE})?(?P<dash>{SPACE}?[{DASHES}]{SPACE}?)"
    rf"(?P<last>{_NUMBER})(?:{SPACE}?(?P<unit>{_MEASURE}))?"
    rf"(?![{_JOINED}@]|[.,:/{DASHES}][{_JOINED}+])"
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)")
_HOUR = re.compile(r"[01]\d|2[0-4]")
_ZERO_BEFORE = re.compile(r"\D{0,1}0\d")
_SIGN = re.compile(r"[^\d.,]")
_DATED = re.compile(r"\d[/-]")


@dataclass(frozen=True, slots=True)
class Range:
    """Where a range stands in a text: its first number, its dash, its last number, the space before its unit, the unit, its end.

    The dash has the spaces beside it. The unit is that of both numbers: where each has its own, they are parts of the numbers.
    """

    places: tuple[int, int, int, int, int, int]

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1]


def ranges(text: str) -> tuple[Range, ...]:
    """The ranges of a text: a number, a dash, a number, each with or without a unit, and nothing else at either side."""
    return tuple(Range(_places(found)) for found in _RANGE.finditer(text) if _is_range(found))


def _places(found: re.Match[str]) -> tuple[int, int, int, int, int, int]:
    shared = found["unit"] and not found["its"]
    gap, unit = (found.end("last"), found.start("unit")) if shared else (found.end(), found.end())
    return found.start(), found.start("dash"), found.end("dash"), gap, unit, found.end()


def _is_range(found: re.Match[str]) -> bool:
    """Whether the numbers at both sides of a dash are its first and its last, and not two groups of one number or code."""
    first, dash, last = found["first"], found["dash"], found["last"]
    if _TIME.match(first) or _TIME.match(last):
        return True
    if any(map(_DATED.search, (first, last))):
        return _shape(first) == _shape(last) or bool(re.fullmatch(r"\d\d?", first) and last.count("/") == 2)
    if _is_year_and_month(first, dash, last):
        return False
    rises = _number(first) < _number(last)
    if any(_ZERO_BEFORE.match(part) for part in (first, last)):
        return rises and all(_HOUR.fullmatch(part) for part in (first, last))
    says_so = dash not in HYPHENS or found["its"] or found["unit"] or _SIGN.search(first + last)
    return rises or bool(says_so)


def _shape(number: str) -> str:
    return re.sub(r"\d+", "", number)


def _is_year_and_month(first: str, dash: str, last: str) -> bool:
    return dash == "-" and bool(re.fullmatch(r"[12]\d{3}", first) and re.fullmatch(r"0[1-9]|1[0-2]", last))


def _number(number: str) -> float:
    """The value of a number, a comma read as a point: enough to tell the smaller of two."""
    digits = re.search(r"\d+(?:[.,\u066b]\d+)?", number)
    sign = -1 if re.match(r"[-\u2212]", number) else 1
    return sign * float(re.sub(r"[,\u066b]", ".", digits[0])) if digits else 0.0
