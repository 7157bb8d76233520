"""Languages: the table, and how each sets a value. What is known of one is data, read from its file when it is asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import TypeVar

from leafletpress.languages.digits import DIGITS
from leafletpress.languages.index import (
    LANGUAGES,
    REAL_LANGUAGES,
    by_language,
    direction_of,
    english_name,
    has_ranges_from_the_left,
    known_as,
    lately_by_language,
    locale_of,
    meant,
    own_row,
    own_rows,
    put_in_force,
    tag_of,
)
from leafletpress.languages.kept_together import KeptTogether
from leafletpress.languages.lettering import Lettering
from leafletpress.languages.negations import Negations
from leafletpress.languages.number_words import NumberWords
from leafletpress.languages.patterns import Clock, Patterns
from leafletpress.languages.plain_writing import PlainWriting
from leafletpress.languages.plurals import plural_category
from leafletpress.languages.row import Row, Signs
from leafletpress.languages.scripts import SCRIPTS
from leafletpress.languages.sentences import Sentences
from leafletpress.model import ClinicData, Duration, Email, Hours, Language, Opening, Phone, Temperature, Text, plain_text

__all__ = [
    "KNOWN_SCRIPTS",
    "LANGUAGES",
    "NEGATIONS",
    "NUMBER_WORDS",
    "REAL_LANGUAGES",
    "WORD_JOINER",
    "by_language",
    "clock_begins_at",
    "clock_sign",
    "day_parts",
    "direction_of",
    "english_name",
    "has_ranges_from_the_left",
    "kept_together_of",
    "known_as",
    "lately_by_language",
    "lettering_of",
    "locale_of",
    "meant",
    "month_names",
    "own_row",
    "own_rows",
    "plain_writing_of",
    "put_in_force",
    "sentences_of",
    "signs_of",
    "tag_of",
    "write_date",
    "write_digits",
    "write_unbroken",
    "write_value",
    "writes_month_first",
]
WORD_JOINER = "\u2060"
KNOWN_SCRIPTS = SCRIPTS
T = TypeVar("T")


@by_language
def _row(tag: str) -> Row:
    own = own_row(tag)
    if own is not None:
        return own
    from leafletpress.languages.languagefile import read_row  # brings YAML along, which a list of languages does not need

    return read_row(tag)


class _ByTag(Mapping[str, T]):
    """What the languages' files say of one thing, by tag, each file read when its language is asked for. Pseudo-locales have none."""

    def __init__(self, of_row: Callable[[Row], T | None]) -> None:
        self._of_row = of_row

    def __getitem__(self, tag: str) -> T:
        value = self._of_row(_row(tag)) if tag in REAL_LANGUAGES else None
        if value is None:
            raise KeyError(tag)
        return value

    def __iter__(self) -> Iterator[str]:
        return (tag for tag in REAL_LANGUAGES if self._of_row(_row(tag)) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


NUMBER_WORDS: Mapping[str, NumberWords] = _ByTag(lambda row: row.words)
NEGATIONS: Mapping[str, Negations] = _ByTag(lambda row: row.negations)


def _patterns(tag: str) -> Patterns:
    patterns = _row(tag).patterns
    assert patterns is not None  # noqa: S101 - the reader refuses a file without, unless it is like another
    return patterns


def signs_of(tag: str) -> Signs:
    """What is known of a language's signs; nothing for one that is not in the table."""
    return (_row(tag).signs if tag in LANGUAGES else None) or Signs()


def lettering_of(tag: str) -> Lettering:
    """What is known of a language's letters and neighbours; nothing for one that is not in the table."""
    return (_row(tag).lettering if tag in LANGUAGES else None) or Lettering()


def kept_together_of(tag: str) -> KeptTogether:
    """What a language keeps on one line with a number; nothing for one that is not in the table."""
    return (_row(tag).kept_together if tag in LANGUAGES else None) or KeptTogether()


def sentences_of(tag: str) -> Sentences:
    """What is known of a language's sentences; nothing for one that is not in the table."""
    return (_row(tag).sentences if tag in LANGUAGES else None) or Sentences()


def plain_writing_of(tag: str) -> PlainWriting | None:
    """What is known of plain writing in a language; None where nothing is."""
    return _row(tag).plain_writing if tag in LANGUAGES else None


def write_digits(text: str, digits: str) -> str:
    """Every decimal digit of any script in one numbering system ("latn", "beng", ...)."""
    wanted = DIGITS[digits]
    return "".join(wanted[unicodedata.decimal(char)] if char.isdecimal() else char for char in text)


def write_date(value: date, language: Language) -> str:
    """A date as the language writes it, in ASCII digits."""
    patterns = _patterns(language.tag)
    filled = {"day": value.day, "month": patterns.months[value.month - 1], "month-number": value.month, "year": value.year}
    return patterns.date.format(**filled)


@by_language
def month_names(tag: str) -> tuple[frozenset[str], ...]:
    """The names of the twelve months, in small letters: as they stand in a date, and alone. None for a language without a file."""
    if tag not in LANGUAGES:
        return (frozenset(),) * 12
    patterns = _patterns(tag)
    return tuple(frozenset(map(str.lower, names)) for names in zip(patterns.months, patterns.months_alone, strict=True))


def clock_sign(tag: str) -> str:
    """What a language's clock has between hours and minutes; nothing for one without a file."""
    return _patterns(tag).clock.separator if tag in LANGUAGES else ""


def clock_begins_at(tag: str) -> int:
    """The hour that a language's clock begins at; 0 for midnight, and for a language without a file."""
    return _patterns(tag).clock.begins_at if tag in LANGUAGES else 0


def day_parts(tag: str) -> tuple[str, ...]:
    """What a clock of 12 hours calls the parts of the day; nothing for one of 24, and for a language without a file."""
    return tuple(name for _, name in _patterns(tag).clock.parts) if tag in LANGUAGES else ()


def writes_month_first(tag: str) -> bool:
    """Whether the month stands before the day in a date."""
    return tag in LANGUAGES and _patterns(tag).date.index("{month") < _patterns(tag).date.index("{day}")


def write_value(value: ClinicData, language: Language) -> str:
    """A clinic's value as the language writes it, in ASCII digits. Texts are the translators' and come as they are."""
    patterns = _patterns(language.tag)
    match value:
        case str():
            return value
        case Text(words=words):
            return plain_text(words)
        case Phone(number) | Email(number):
            return number
        case Temperature(celsius):
            return patterns.temperature.format(n=str(celsius).replace(".", patterns.decimal))
        case time():
            return _time(value, patterns.clock, in_range=False)
        case Duration():
            return _duration(value, patterns)
        case Hours(openings):
            return patterns.between.join(_opening(opening, patterns) for opening in openings)


def write_unbroken(value: ClinicData, language: Language) -> str:
    """The same, with a joiner where no line may end: behind a dash, where "8:00–" would be left without its other half."""
    written = write_value(value, language)
    return written.replace("–", f"–{WORD_JOINER}") if isinstance(value, Hours) else written


def _time(value: time, clock: Clock, *, in_range: bool) -> str:
    if (name := clock.names.get((value.hour, value.minute))) is not None:
        return name
    hour = value.hour if not clock.parts else (value.hour - clock.begins_at) % 12 or 12
    digits = f"{hour:02}" if clock.two_digits else str(hour)
    always_minutes = not clock.parts and clock.whole == clock.minutes
    if value.minute or always_minutes:
        digits += f"{clock.separator}{value.minute:02}"
    pattern = clock.minutes if value.minute else clock.whole
    if in_range:
        pattern = (clock.minutes_in_range if value.minute else clock.in_range) or pattern
    part = next((word for start, word in reversed(clock.parts) if start <= value.hour), "")
    return pattern.format(clock=digits, part=part, **{"of-24": f"{value:%H:%M}"})


def _duration(value: Duration, patterns: Patterns) -> str:
    forms = patterns.durations[value.unit]
    return forms.get(plural_category(value.amount, patterns.plurals), forms["other"]).format(n=value.amount)


def _opening(opening: Opening, patterns: Patterns) -> str:
    first, last = patterns.days[opening.first_day], patterns.days[opening.last_day]
    days = first if opening.first_day == opening.last_day else patterns.day_range.format(first=first, last=last)
    if opening.opens is None:
        every_day = (opening.first_day, opening.last_day) == (0, 6)
        return patterns.always if every_day else patterns.opening.format(days=days, times=patterns.always)
    opens = _time(opening.opens, patterns.clock, in_range=True)
    closes = _time(opening.closes, patterns.clock, in_range=True) if opening.closes else patterns.clock.end_of_day
    return patterns.opening.format(days=days, times=patterns.time_range.format(opens=opens, closes=closes))
