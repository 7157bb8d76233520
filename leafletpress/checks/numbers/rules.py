"""What is wrong with the numbers of a translation, told from what became of the source's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from leafletpress.checks.numbers.comparison import Comparison, Difference
from leafletpress.checks.numbers.english import COUNTS, number_word
from leafletpress.checks.numbers.parts_of_day import find_day_parts
from leafletpress.checks.numbers.translated import Found, Reading
from leafletpress.checks.numbers.turned import find_dates, find_fractions, find_ranges
from leafletpress.checks.numbers.unit_names import units_beside
from leafletpress.checks.numbers.units_kept import find_units
from leafletpress.languages.tokens import HOLE

BESIDE, BETWEEN = 14, 2  # characters and words at most between two numbers that belong together
BRACKETS = ("(", "[", "（")
SENTENCE_SIGNS = re.compile(rf"[.;:!?()\[\]。；：！？（）،؛۔।\n{HOLE}]")

# Numbers in digits


def find_numbers(comparison: Comparison) -> Iterator[Difference]:
    """Numbers that are missing, and others in digits that the source has not."""
    missing, added = comparison.matching.missing, tuple(_added(comparison))
    shown = ", ".join(map(comparison.shown, added))
    if missing:
        lost, there = comparison.told(missing), f"; {_has(shown)}" if added else ""
        yield Difference(
            "number", f"the translation has lost {lost}{there}", _write(", ".join(map(comparison.written.number, missing)))
        )
    elif added:
        yield _more(comparison, added, shown)
    elif comparison.source.times and re.search(r"\d:(?!\d)", comparison.reading.text):
        first = comparison.source.times[0]
        yield Difference("number", "a time of day has lost its minutes", f"write it whole, such as {first.on_24}")


def _write(numbers: str) -> str:
    return f"write {numbers} as the source does; where it is right in words, acknowledge it with a reason"


def _more(comparison: Comparison, added: tuple[Found, ...], shown: str) -> Difference:
    """Numbers added where nothing is missing. They mislead where words excused one of the source's, or beside one that is there."""
    source = comparison.source
    beside = next((one for one in added if _misleads(one, comparison)), None)
    if beside is not None or comparison.matching.excuses or source.times or source.months:
        return Difference(
            "number", _has(shown), "take it out: the source does not say it; where it is right, acknowledge it with a reason"
        )
    return Difference("number-added", _has(shown), "take it out unless the language needs it")


def _has(added: str) -> str:
    return f"the translation has {added}, which the source has not"


def _added(comparison: Comparison) -> Iterator[Found]:
    """Numbers in digits that the source does not have."""
    known, times = comparison.known, {(time.hour, time.minute) for time in comparison.source.times}
    times |= {(12, 0)} if any(time.named for time in comparison.source.times) else set()
    for found in comparison.matching.left:
        if not found.in_words and not found.values & known and found.time not in times:
            yield found


def _misleads(added: Found, comparison: Comparison) -> bool:
    """Whether an added number is read together with one of the source's: right beside it ("5 or 10"), or as another amount of the same."""
    matching, reading = comparison.matching, comparison.reading
    kept = [found for match in matching.matches for found in match.found]
    if any(_is_beside(added, found, reading) for found in kept):
        return True
    wanted = {number.unit for number, _ in matching.numbers} - {""}
    return bool(wanted & units_beside(reading.text, added.end, reading.forms))


def _is_beside(added: Found, found: Found, reading: Reading) -> bool:
    first, last = sorted((added, found), key=lambda one: one.start)
    between = reading.text[first.end : last.start]
    near = len(between) <= BESIDE and len(between.split()) <= BETWEEN and not SENTENCE_SIGNS.search(between)
    return near or between.strip() in BRACKETS


# Numbers in words


def find_number_words(comparison: Comparison) -> Iterator[Difference]:
    """Number words of the source that the translation has not, where it says another number."""
    reading = comparison.reading
    for value in sorted(comparison.source.counted):
        if not _is_said(value, reading) and (others := _other_words(comparison)):
            word = number_word(value)
            yield Difference(
                "number",
                f"the source says {word}, the translation {' and '.join(others)}",
                f"write the same number as the source, {word}",
            )


def _is_said(value: Decimal, reading: Reading) -> bool:
    in_words = reading.passage.says_number(value) or (value == 2 and reading.passage.says_dual())
    return bool(in_words or reading.with_value(value))


def _other_words(comparison: Comparison) -> list[str]:
    """Other numbers as the translation says them: in words, or in digits that nothing of the source became."""
    known, reading = comparison.source.values | comparison.source.implied, comparison.reading
    others = (Decimal(other) for other in sorted(COUNTS) if Decimal(other) not in known)
    said = [_said(other, reading) for other in others if _says_in_words(other, reading)]
    return said or list(map(comparison.shown, _added(comparison)))


def _said(value: Decimal, reading: Reading) -> str:
    """A number in the translation's own words, where they can be shown."""
    start, end = next(iter(reading.passage.places(value)), (0, 0))
    return f'"{reading.text[start:end]}" ({value})' if end else str(value)


def _says_in_words(value: Decimal, reading: Reading) -> bool:
    return any(found.in_words for found in reading.with_value(value)) or reading.passage.says_number(value)


RULES: tuple[Callable[[Comparison], Iterator[Difference]], ...] = (
    find_numbers,
    find_number_words,
    find_fractions,
    find_ranges,
    find_dates,
    find_day_parts,
    find_units,
)
