"""Whether a translation keeps the numbers of its source: their values, not their spelling.

Each number of the source has to be found: in digits of any script, with the language's own decimal and thousands signs, as a
time on either clock, or in known words. What is found in words can hide nothing: where a number stands in digits that the
source does not have, the words no longer excuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from leafletpress.checks.groups import join_groups
from leafletpress.checks.quantities import (
    COUNTS,
    HAN,
    MONTHS,
    Found,
    Number,
    SourceNumbers,
    Time,
    read_source,
    read_translation,
    readable,
    split_words,
)
from leafletpress.checks.units import units_beside
from leafletpress.languages import NUMBER_WORDS, month_names
from leafletpress.languages.words import NumberWords
from leafletpress.model import Words

NEAR = 30  # characters
METRIC = frozenset({"mg", "mcg", "g", "kg", "ml", "l", "cm", "mm", "m"})
TIME_UNITS = frozenset({"min", "h", "day", "week", "month", "year"})
NOTHING = NumberWords(numbers={})
ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: number, number-added, fraction, day-part or unit."""

    code: str
    message: str
    hint: str


@dataclass(slots=True)
class _Reading:
    """A translation while its numbers are matched with those of the source."""

    text: str
    ways: NumberWords
    found: tuple[Found, ...]
    words: list[str]
    used: dict[Found, object] = field(default_factory=dict)
    excused: bool = False

    def take(self, wanted: object, fits: Iterator[Found]) -> Found | None:
        match = next(fits, None)
        if match is not None:
            self.used[match] = wanted
        return match

    def free(self) -> Iterator[Found]:
        return (found for found in self.found if found not in self.used)


def compare_numbers(source: Words, translation: Words, language: str) -> Iterator[Difference]:
    """All that differs between the numbers of a source in English and those of its translation."""
    ways = NUMBER_WORDS.get(language, NOTHING)
    original, text = join_groups(readable(source), readable(translation))
    wanted = read_source(original)
    reading = _Reading(text, ways, read_translation(text, ways), split_words(text))
    missing = [*_match_times(wanted, reading), *_match_numbers(wanted, reading), *_match_months(wanted, reading, language)]
    extra = _extra(wanted, reading)
    yield from _tell(missing, extra, wanted, reading)
    yield from _compare_words(wanted, reading)
    yield from _compare_fractions(wanted, reading)
    yield from _compare_day_parts(wanted, reading)
    yield from _compare_units(wanted, reading)


def _tell(missing: list[str], extra: list[str], wanted: SourceNumbers, reading: _Reading) -> Iterator[Difference]:
    there = f"; the translation has {', '.join(extra)}, which the source has not" if extra else ""
    hint = "write the same number as the source; where it is right in words, acknowledge it with a reason"
    if missing:
        yield Difference(
            "number",
            f"{', '.join(dict.fromkeys(missing))} of the source {'is' if len(missing) == 1 else 'are'} missing{there}",
            hint,
        )
    elif extra and (reading.excused or wanted.times or wanted.months):
        yield Difference("number", f"the translation has {', '.join(extra)}, which the source has not", hint)
    elif extra:
        yield Difference(
            "number-added",
            f"the translation has {', '.join(extra)}, which the source has not",
            "take it out unless the language needs it",
        )
    elif wanted.times and re.search(r"\d:(?!\d)", reading.text):
        yield Difference("number", "a time of day has lost its minutes", "write it whole, such as 14:00")


def _compare_words(wanted: SourceNumbers, reading: _Reading) -> Iterator[Difference]:
    """Number words of the source that the translation has not, where it says another number in words."""
    known = {number.value for number in wanted.numbers} | wanted.said
    for time in wanted.times:
        known |= {Decimal(time.hour), Decimal(time.in_half_day)}
    for value in sorted(wanted.counted):
        if any(value in found.values for found in reading.found) or _excuse(Number(value), reading):
            continue
        others = [str(other) for other in sorted(COUNTS) if Decimal(other) not in known and _says_number(other, reading)]
        if others:
            message = f"the source says {value} in words, the translation {' and '.join(others)}"
            yield Difference("number", message, "write the same number as the source")


def _says_number(value: int, reading: _Reading) -> bool:
    in_numerals = any(found.in_words and Decimal(value) in found.values for found in reading.found)
    return in_numerals or _says(reading, _forms(Decimal(value), reading.ways)) is not None


def _forms(value: Decimal, ways: NumberWords) -> str:
    """The words for a number. Han numerals are read as numbers already: the three in thirty is none."""
    forms = next((words for known, words in ways.numbers.items() if Decimal(str(known)) == value), "")
    return " ".join(form for form in forms.split() if not HAN.fullmatch(form)) if ways.numerals else forms


# Times and numbers


def _match_times(wanted: SourceNumbers, reading: _Reading) -> Iterator[str]:
    for time in wanted.times:
        if reading.take(time, (found for found in reading.free() if _is_time(found, time))) is not None:
            continue
        hours = {Decimal(time.hour), Decimal(time.in_half_day)}
        spoken = {30: reading.ways.halves, 15: reading.ways.quarters}.get(time.minute, "")
        whole = not time.minute or _says(reading, spoken) is not None
        if whole and reading.take(time, (found for found in reading.free() if found.values & hours)) is not None:
            continue
        if not (whole and any(_excuse(Number(hour), reading) for hour in sorted(hours))):
            yield f"{time.hour}:{time.minute:02}"


def _is_time(found: Found, time: Time) -> bool:
    if found.time is None or found.time[1] != time.minute:
        return False
    return found.time[0] == time.hour or (found.time[0] % 12 == time.hour % 12 and found.time[0] <= 12)


def _match_numbers(wanted: SourceNumbers, reading: _Reading) -> Iterator[str]:
    for number in wanted.numbers:
        if reading.take(number, (found for found in reading.free() if number.value in found.values)) is not None:
            continue
        beside = next((large for small, large in wanted.fractions if small == number.value), None)
        if _is_said_once(number, wanted, reading) or _excuse(number, reading if beside is None else _near(beside, reading)):
            reading.excused = True
        else:
            yield f"{number.value}"


def _near(large: Decimal, reading: _Reading) -> _Reading:
    """The words round a large number: "one" has to stand near its "twenty", where it is no article of another noun."""
    for found in reading.found:
        if large in found.values:
            text = reading.text[max(0, found.start - NEAR) : found.end + NEAR]
            return _Reading(text, reading.ways, (), split_words(text))
    return reading


def _is_said_once(number: Number, wanted: SourceNumbers, reading: _Reading) -> bool:
    """Whether "1 in 20 to 1 in 30" is told as "1 in 20 to 30": one small number for large ones that have no mark of their own."""
    larges = [large for small, large in wanted.joined if small == number.value]
    smalls = [found for found in reading.used if number.value in found.values]
    marked = [found for found in reading.found if any(large in found.values for large in larges) and _is_marked(found, reading)]
    return bool(larges and smalls) and len(marked) <= len(smalls)


def _match_months(wanted: SourceNumbers, reading: _Reading, language: str) -> Iterator[str]:
    """Months that the source names: each has to be there as a number or by its name."""
    for month in sorted(wanted.months):
        in_digits = any(Decimal(month) in found.values for found in reading.free())
        if not in_digits and not any(name in reading.text.lower() for name in month_names(language)[month - 1]):
            yield MONTHS[month - 1]


def _extra(wanted: SourceNumbers, reading: _Reading) -> list[str]:
    """Numbers in digits that the source does not have. A named month may be a number, a number word digits."""
    known = {number.value for number in wanted.numbers} | set(wanted.said) | {Decimal(month) for month in wanted.months}
    for time in wanted.times:
        known |= {Decimal(time.hour), Decimal(time.in_half_day), Decimal(time.minute or time.hour)}
    times = {(time.hour, time.minute) for time in wanted.times}
    free = (found for found in reading.free() if not found.in_words and not found.values & known and found.time not in times)
    return [reading.text[found.start : found.end] for found in free]


def _excuse(number: Number, reading: _Reading) -> bool:
    """Whether a number that stands nowhere in digits is said in words."""
    ways = reading.ways
    forms = _forms(number.value, ways)
    if number.value == 1:
        forms = f"{forms} {_uncounted(ways.singulars, reading.text)}"
    found = _says(reading, forms, number.unit)
    if found is None and number.value % 1 == Decimal("0.5"):
        whole = Number(number.value - Decimal("0.5"), number.unit)
        there = any(whole.value in other.values for other in reading.free()) or _excuse(whole, reading)
        if there and _says(reading, ways.halves) is not None:
            for other in (other for other in tuple(reading.free()) if whole.value in other.values):
                reading.used[other] = number
            return True
    if found is None and not (number.value == 2 and _says_dual(number.unit, reading)):
        return False
    reading.excused = True
    return True


def _uncounted(nouns: str, text: str) -> str:
    """The nouns that stand anywhere without a number before them: "godzina" is one hour, "1,5 godziny" is not."""
    lower = text.lower()
    return " ".join(noun for noun in nouns.split() if re.search(rf"(?<!\d)(?<!\d[\s\u00a0]){re.escape(noun)}", lower))


def _says_dual(unit: str, reading: _Reading) -> bool:
    """Whether a word has the ending of a feminine dual: nearly always two of something."""
    endings = reading.ways.dual_endings
    duals = (word for word in reading.words if endings and len(word) > 5 and word.endswith(endings))
    return any(not _names_another_unit(word, unit, reading.ways) for word in duals)


def _says(reading: _Reading, forms: str, unit: str = "") -> str | None:
    """Which of these forms the translation says. One that names another unit of time than the source's does not count."""
    for form in forms.split():
        phrase = form.replace("+", " ")
        if reading.ways.glued or " " in phrase:
            there = phrase in reading.text
        else:
            there = any(word == phrase or _without_prefix(word) == phrase for word in reading.words)
        if there and not _names_another_unit(phrase, unit, reading.ways):
            return phrase
    return None


def _without_prefix(word: str) -> str:
    for prefix in ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return word.removeprefix(prefix)
    return word


def _names_another_unit(word: str, unit: str, ways: NumberWords) -> bool:
    named = {name for name, forms in ways.units.items() if word in forms.split()}
    return bool(unit in TIME_UNITS and named & TIME_UNITS and unit not in named)


# Fractions


def _compare_fractions(wanted: SourceNumbers, reading: _Reading) -> Iterator[Difference]:
    for small, large in wanted.fractions:
        pair = _closest(small, large, reading)
        if pair is None:
            continue
        first, second = sorted(pair, key=lambda found: found.start)
        turned = _larger_of(first, second, reading)
        if large not in turned.values:
            yield Difference("fraction", f"{small} in {large} is turned round", f"the translation has to say {small} of {large}")


def _closest(small: Decimal, large: Decimal, reading: _Reading) -> tuple[Found, Found] | None:
    smalls = [found for found in reading.found if small in found.values]
    larges = [found for found in reading.found if large in found.values]
    pairs = [(one, other) for one in smalls for other in larges if one != other]
    return min(pairs, key=lambda pair: abs(pair[0].start - pair[1].start), default=None)


def _larger_of(first: Found, second: Found, reading: _Reading) -> Found:
    """The one of two numbers that the language marks as the whole."""
    marks = [_is_marked(found, reading) for found in (first, second)]
    if marks[0] != marks[1]:
        return first if marks[0] else second
    return first if reading.ways.large_first else second


def _is_marked(found: Found, reading: _Reading) -> bool:
    before = reading.text[max(0, found.start - 30) : found.start].rstrip().lower()
    after = reading.text[found.end : found.end + 40].lstrip(" \u00a0-’'").lower()
    words_before = any(
        before == mark or before.endswith((f" {mark}", f"\u00a0{mark}")) or (reading.ways.glued and before.endswith(mark))
        for mark in reading.ways.before
    )
    return words_before or any(_begins(after, mark, reading.ways) for mark in reading.ways.after)


def _begins(text: str, mark: str, ways: NumberWords) -> bool:
    if not text.startswith(mark):
        return False
    rest = text[len(mark) :]
    return ways.glued or not rest or not (rest[0].isalpha() or rest[0] in "্ািীুূেৈোৌੀਿਾੁੂੇੈੋੌਂੰ")


# Parts of the day


def _compare_day_parts(wanted: SourceNumbers, reading: _Reading) -> Iterator[Difference]:
    by_time = {time: found for found, time in reading.used.items() if isinstance(time, Time)}
    clock_24 = {time for time, found in by_time.items() if _shows_24_hours(found, time)}
    halves = [time.half for time in wanted.times if time not in clock_24]
    said = list(_said_halves(reading))
    if not said and reading.ways.evening and any(time.hour > 12 and time not in clock_24 for time in by_time):
        yield Difference(
            "day-part", "a time in the afternoon or evening has become one in the morning", "write 14:00, or the part of the day"
        )
    if not halves or not said:
        return
    wrong = not set(said) <= set(halves) or (len(said) == len(halves) and said != halves)
    if wrong:
        words = {"am": "morning", "pm": "afternoon or evening"}
        yield Difference(
            "day-part",
            f"the source says {' and '.join(words[half] for half in dict.fromkeys(halves))}",
            "put the part of the day right",
        )


def _shows_24_hours(found: Found, time: Time) -> bool:
    hours = {value for value in found.values if value == int(value)} | ({Decimal(found.time[0])} if found.time else set())
    return time.hour > 12 and Decimal(time.hour) in hours


def _said_halves(reading: _Reading) -> Iterator[str]:
    """Halves of the day (am, pm) in the order in which the translation says them."""
    ways = reading.ways
    found: list[tuple[int, str]] = []
    for half, forms in (("am", ways.morning), ("pm", ways.evening)):
        for form in forms.split():
            phrase = form.replace("+", " ")
            pattern = re.escape(phrase) if ways.glued else rf"(?<![^\W\d_]){re.escape(phrase)}(?![^\W\d_])"
            found += [(match.start(), half) for match in re.finditer(pattern, reading.text.lower())]
    previous = -100
    for start, half in sorted(found):
        if start - previous > 3:
            yield half
        previous = start


# Units


def _compare_units(wanted: SourceNumbers, reading: _Reading) -> Iterator[Difference]:
    for found, number in reading.used.items():
        if (
            not isinstance(number, Number)
            or not number.unit
            or any(other.value == number.value and other.unit != number.unit for other in wanted.numbers)
        ):
            continue
        if number.unit == "%":
            if reading.ways.percent and not any(sign in reading.text for sign in reading.ways.percent):
                yield Difference("unit", f"{number.value} per cent has lost its sign", "write % or the word for it")
            continue
        named = units_beside(reading.text, found.end, reading.ways)
        family = TIME_UNITS if number.unit in TIME_UNITS else METRIC
        if named & family and number.unit not in named:
            other = ", ".join(sorted(named & family))
            yield Difference(
                "unit", f"{number.value} {number.unit} of the source has become {other}", "write the same unit as the source"
            )
