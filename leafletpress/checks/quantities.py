"""The numbers in a text: in the English source, which one grammar reads, and in a translation, by its language's own ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from leafletpress.languages import set_digits
from leafletpress.languages.tokens import dialled
from leafletpress.languages.words import NumberWords
from leafletpress.model import Foreign, Plain, Verbatim, Words

HOLE = "\ufffc"  # where a value, a verbatim or a foreign phrase stands: not the translator's to change
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
NUMBER = r"\d[\d,]*(?:\.\d+)?"
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
UNIT = re.compile(
    r"[\s-]?(?:" + "|".join(f"(?P<u{index}>{pattern})" for index, pattern in enumerate(UNITS.values())) + r")(?![\w°])"
)
SOURCE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?"
    rf"|(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<part>am|pm)\b"
    rf"|(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d)"
    rf"|(?P<small>{NUMBER}) in (?P<large>{NUMBER})"
    rf"|(?P<number>{NUMBER})"
)
JOINED = re.compile(rf"({NUMBER}) in ({NUMBER}) (?:to|and|or) (?:about )?({NUMBER}) in ({NUMBER})")
ENGLISH_WORDS = {
    "one": 1, "once": 1, "first": 1, "a": 1, "an": 1, "two": 2, "twice": 2, "both": 2, "second": 2, "couple": 2, "three": 3, "third": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "midday": 12, "noon": 12, "midnight": 0,
}  # fmt: skip
COUNTS = frozenset(range(2, 13))  # what a number word counts; "one" and "a" are articles too
ORDINALS = ("first", "second", "third", "both", "couple", "once", "midday", "noon", "midnight")
FRACTION_SIGNS = {"½": ".5", "¼": ".25", "¾": ".75"}
HAN_DIGITS = {
    sign: value
    for value, signs in enumerate(("零〇", "一", "二两兩双雙", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
HAN_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000}
HAN = re.compile(f"(?<!\\d)[{''.join((*HAN_DIGITS, *HAN_FACTORS))}]+")
TOKEN = re.compile(r"\d+(?:(?:[.,:'’]|[ \u00a0\u202f\u2009](?=\d{3}(?!\d)))\d+)*")


def readable(words: Words) -> str:
    """The running text of a unit, in ASCII digits, with holes where values and foreign phrases stand."""
    parts = []
    for node in words:
        match node:
            case Plain(text):
                parts.append(_normal(text))
            case Verbatim() | Foreign():
                parts.append(HOLE)
            case _ if hasattr(node, "children"):
                parts.append(readable(node.children))
            case _:
                parts.append(HOLE)
    return "".join(parts)


def _normal(text: str) -> str:
    text = set_digits(text, "latn")
    for start, end in reversed(dialled(text)):
        text = text[:start] + re.sub(r"\D", "", text[start:end]) + text[end:]
    for sign, digits in FRACTION_SIGNS.items():
        text = re.sub(rf"(?<=\d){sign}", digits, text).replace(sign, f"0{digits}")
    return text.replace("\u066b", ".").replace("\u066c", ",").replace("：", ":").replace("％", "%").replace("٪", "%")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the source with its unit, where it has one."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day of the source. `part` is am, pm or empty where the clock has 24 hours."""

    hour: int
    minute: int
    part: str

    @property
    def in_half_day(self) -> int:
        return self.hour % 12 or 12

    @property
    def half(self) -> str:
        return "am" if self.hour < 12 else "pm"


@dataclass(frozen=True, slots=True)
class SourceNumbers:
    """What the source says in numbers.

    `fractions` are (small, large), those
    that are `joined` by "to" again; `months` numbers of named months; `said` its number words, `counted` those that count
    things.
    """

    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    fractions: tuple[tuple[Decimal, Decimal], ...]
    joined: tuple[tuple[Decimal, Decimal], ...]
    months: frozenset[int]
    said: frozenset[Decimal]
    counted: frozenset[Decimal]


def read_source(text: str) -> SourceNumbers:
    """Read an English text."""
    numbers: list[Number] = []
    times: list[Time] = []
    fractions: list[tuple[Decimal, Decimal]] = []
    joined = [(_decimal(small), _decimal(large)) for pair in JOINED.findall(text) for small, large in (pair[:2], pair[2:])]
    months: set[int] = set()
    matches = list(SOURCE.finditer(text))
    for index, match in enumerate(matches):
        if match["month"]:
            months.add(MONTHS.index(match["month"]) + 1)
            numbers += [Number(Decimal(part)) for part in (match["day"], match["year"]) if part]
        elif match["part"]:
            times.append(_time(match["hour"], match["minute"], match["part"]))
        elif match["clock"]:
            hour, _, minute = match["clock"].partition(":")
            times.append(Time(int(hour), int(minute), ""))
        elif match["small"]:
            pair = _decimal(match["small"]), _decimal(match["large"])
            numbers += [Number(value) for value in pair]
            if pair[0] < pair[1]:
                fractions.append(pair)
        elif part := _part_of_next(match, matches[index + 1 : index + 2], text):
            times.append(_time(match["number"], "", part))
        else:
            numbers.append(Number(_decimal(match["number"]), _unit(text, match.end())))
    words = {word for word in re.findall(r"[a-z]+", text.lower()) if word in ENGLISH_WORDS}
    said, counted = (
        frozenset(Decimal(ENGLISH_WORDS[word]) for word in some)
        for some in (words, {word for word in words if word not in ORDINALS and ENGLISH_WORDS[word] in COUNTS})
    )
    return SourceNumbers(tuple(numbers), tuple(times), tuple(fractions), tuple(joined), frozenset(months), said, counted)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("."))


def _time(hour: str, minute: str, part: str) -> Time:
    return Time(int(hour) % 12 + (12 if part == "pm" else 0), int(minute or 0), part)


def _part_of_next(match: re.Match[str], following: list[re.Match[str]], text: str) -> str:
    """The day part of "2" in "2 to 4pm"."""
    if not following or not following[0]["part"] or not match["number"].isdigit() or int(match["number"]) > 12:
        return ""
    between = text[match.end() : following[0].start()]
    return str(following[0]["part"]) if re.fullmatch(r"\s?(?:to|and|-|–)\s?", between) else ""


def _unit(text: str, end: int) -> str:
    """The unit right after a number, or after the second number of its range: "6 to 8 weeks"."""
    match = UNIT.match(text, end)
    if match is None:
        range_end = re.compile(rf"\s?(?:to|or|and|-|–)\s?{NUMBER}").match(text, end)
        match = UNIT.match(text, range_end.end()) if range_end else None
    return list(UNITS)[int(str(match.lastgroup)[1:])] if match else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A number of a translation: where it stands, the values that it may have, and the time of day where it looks like one."""

    start: int
    end: int
    values: frozenset[Decimal]
    time: tuple[int, int] | None = None
    in_words: bool = False


def read_translation(text: str, ways: NumberWords) -> tuple[Found, ...]:
    """Read a translation, by the decimal and thousands signs of its language."""
    found = [_multiplied(found, text, ways) for match in TOKEN.finditer(text) for found in _tokens(match, ways)]
    if ways.numerals:
        found += [
            Found(match.start(), match.end(), frozenset({_han_value(match[0])}), in_words=True) for match in HAN.finditer(text)
        ]
    return tuple(sorted(found, key=lambda one: one.start))


def _multiplied(found: Found, text: str, ways: NumberWords) -> Found:
    """A number followed by "thousand" or the like."""
    rest = text[found.end : found.end + 12].lstrip()
    factor = next(
        (
            value
            for word, value in ways.thousands.items()
            if rest.startswith(word) and (ways.glued or not rest[len(word) : len(word) + 1].isalpha())
        ),
        1,
    )
    return found if factor == 1 else replace(found, values=frozenset(value * factor for value in found.values), time=None)


def _han_value(numeral: str) -> Decimal:
    """The value of a Han numeral: 三十 is 30, 一千二百 1200."""
    total, section, digit = 0, 0, 0
    for sign in numeral:
        if sign in HAN_DIGITS:
            digit = HAN_DIGITS[sign]
        elif (factor := HAN_FACTORS[sign]) < 10_000:
            section += (digit or 1) * factor
            digit = 0
        else:
            total += (section + digit or 1) * factor
            section = digit = 0
    return Decimal(total + section + digit)


def _tokens(match: re.Match[str], ways: NumberWords) -> Iterator[Found]:
    token, start = match[0], match.start()
    if re.fullmatch(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)", token):
        yield from _pieces(token, start)
        return
    parts = re.split(r"[.,:'’ \u00a0\u202f\u2009]", token)
    values = set(_readings(token, parts, ways))
    time = None
    if len(parts) == 2 and len(parts[1]) == 2 and int(parts[0]) < 25 and int(parts[1]) < 60 and token[len(parts[0])] in ":.,":
        time = (int(parts[0]) % 24, int(parts[1]))
    if values or time:
        yield Found(start, match.end(), frozenset(values), time)
    else:
        yield from _pieces(token, start)


def _pieces(token: str, start: int) -> Iterator[Found]:
    for piece in re.finditer(r"\d+", token):
        yield Found(start + piece.start(), start + piece.end(), frozenset({Decimal(piece[0])}))


def _readings(token: str, parts: list[str], ways: NumberWords) -> Iterator[Decimal]:
    if len(parts) == 1:
        yield Decimal(token)
        return
    signs = {char for char in token if not char.isdigit()}
    decimal_sign, group_sign = (",", ".") if ways.comma else (".", ",")
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if grouped and signs <= {group_sign, " ", "\u00a0", "\u202f", "\u2009", "'", "’"}:
        yield Decimal("".join(parts))
    if signs == {","} and re.fullmatch(r"\d{1,2}(?:,\d\d)*,\d{3}", token) and not ways.comma:
        yield Decimal("".join(parts))  # lakhs
    if len(parts) == 2 and signs == {decimal_sign}:
        yield Decimal(".".join(parts))
    if len(parts) == 2 and signs == {","} and not ways.comma and len(parts[1]) < 3:
        yield Decimal(".".join(parts))  # the comma is the decimal sign in many hands
    if len(parts) > 2 and token[-len(parts[-1]) - 1] == decimal_sign and all(len(part) == 3 for part in parts[1:-1]):
        yield Decimal("".join(parts[:-1]) + "." + parts[-1])


def split_words(text: str) -> list[str]:
    """Words in small letters, parted by spaces and punctuation; marks and joiners stay in them."""
    words = []
    word = ""
    for char in text:
        if char in "’'ʼ\u200c\u200d" or unicodedata.category(char)[0] in "LM":
            word += char
        elif word:
            words.append(word)
            word = ""
    return [one.lower() for one in ([*words, word] if word else words)]
