"""Languages: the table, and how each sets a value. The home of Babel, which is imported only where a value is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from functools import cache

from leafletpress.languages.patterns import Clock, Patterns
from leafletpress.languages.rows import ROWS
from leafletpress.languages.scripts import SCRIPTS
from leafletpress.languages.words import NumberWords
from leafletpress.model import ClinicData, Duration, Hours, Language, Opening, Phone, Temperature, Text, plain_text

LANGUAGES: Mapping[str, Language] = {row.language.tag: row.language for row in ROWS}
REAL_LANGUAGES: Mapping[str, Language] = {tag: language for tag, language in LANGUAGES.items() if not language.pseudo}
_PATTERNS: Mapping[str, Patterns] = {row.language.tag: row.patterns for row in ROWS}
NUMBER_WORDS: Mapping[str, NumberWords] = {row.language.tag: row.words for row in ROWS if row.words}
DIGITS: Mapping[str, str] = {
    "latn": "0123456789",
    "arab": "٠١٢٣٤٥٦٧٨٩",
    "arabext": "۰۱۲۳۴۵۶۷۸۹",
    "beng": "০১২৩৪৫৬৭৮৯",
    "guru": "੦੧੨੩੪੫੬੭੮੯",
    "gujr": "૦૧૨૩૪૫૬૭૮૯",
}
WORD_JOINER = "\u2060"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
KNOWN_SCRIPTS = SCRIPTS


def locale_of(tag: str) -> str:
    """A language tag in gettext's form, as the folders under translations/ are called: zh-Hans is zh_Hans."""
    return tag.replace("-", "_")


def tag_of(locale: str) -> str:
    return locale.replace("_", "-")


def meant(name: str) -> str:
    """The tag of a language that was written in another way (AR, zh_hans, ar-EG, Arabic); empty where there is none."""
    wanted = tag_of(name).lower()
    names = {known: tag for tag, row in REAL_LANGUAGES.items() for known in (tag.lower(), row.english_name.lower(), row.endonym)}
    return names.get(wanted) or names.get(wanted.partition("-")[0], "")


def known_as(tag: str) -> str:
    """The tag of the table for one that a program writes in its own way (pl-PL, zh_TW, AR), of the same script; the same one where there is none.

    Scripts that a tag does not name are those that CLDR finds likely.
    """
    if tag in LANGUAGES:
        return tag
    language, script, region = _subtags(tag)
    fitting = (known for known in REAL_LANGUAGES if _subtags(known) in ((language, script, ""), (language, script, region)))
    return next(fitting, tag)


def _subtags(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag."""
    from babel.core import get_global

    language, *rest = re.split("[-_]", tag.strip().lower())
    script = next((part.title() for part in rest if len(part) == 4), "")
    region = next((part.upper() for part in rest if len(part) in (2, 3)), "")
    likely = get_global("likely_subtags")
    found = likely.get("_".join(filter(None, (language, region)))) or likely.get(language, "")
    return language, script or next((part for part in found.split("_") if len(part) == 4), ""), region


def direction_of(tag: str) -> str:
    """Ltr or rtl, for any language tag."""
    return "rtl" if tag.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def set_digits(text: str, digits: str) -> str:
    """Every decimal digit of any script in one numbering system ("latn", "beng", ...)."""
    wanted = DIGITS[digits]
    return "".join(wanted[unicodedata.decimal(char)] if char.isdecimal() else char for char in text)


def set_date(value: date, language: Language) -> str:
    """A date as the language writes it, in ASCII digits."""
    from babel.dates import format_date

    return format_date(value, _PATTERNS[language.tag].date, locale=_PATTERNS[language.tag].cldr or locale_of(language.tag))


@cache
def month_names(tag: str) -> tuple[frozenset[str], ...]:
    """The names of the twelve months, in small letters, in every form that Babel knows."""
    from babel import Locale

    months = Locale.parse(locale_of(tag)).months
    return tuple(
        frozenset(months[context][width][number].lower() for context in ("format", "stand-alone") for width in ("wide",))
        for number in range(1, 13)
    )


def set_value(value: ClinicData, language: Language) -> str:
    """A clinic's value as the language writes it, in ASCII digits. Texts are the translators' and come as they are."""
    patterns = _PATTERNS[language.tag]
    match value:
        case str():
            return value
        case Text(words=words):
            return plain_text(words)
        case Phone(number):
            return number
        case Temperature(celsius):
            return patterns.temperature.format(n=str(celsius).replace(".", patterns.decimal))
        case time():
            return _time(value, patterns.clock, in_range=False)
        case Duration():
            return _duration(value, patterns, language)
        case Hours(openings):
            return patterns.between.join(_opening(opening, patterns) for opening in openings)


def set_unbroken(value: ClinicData, language: Language) -> str:
    """The same, with a joiner where no line may end: behind a dash, where "8:00–" would be left without its other half."""
    written = set_value(value, language)
    return written.replace("–", f"–{WORD_JOINER}") if isinstance(value, Hours) else written


def _time(value: time, clock: Clock, *, in_range: bool) -> str:
    if (name := clock.names.get((value.hour, value.minute))) is not None:
        return name
    hour = value.hour if not clock.parts else value.hour % 12 or 12
    digits = f"{hour:02}" if clock.two_digits else str(hour)
    always_minutes = not clock.parts and clock.whole == clock.minutes
    if value.minute or always_minutes:
        digits += f"{clock.separator}{value.minute:02}"
    pattern = clock.minutes if value.minute else clock.whole
    if in_range:
        pattern = (clock.minutes_in_range if value.minute else clock.in_range) or pattern
    part = next((word for start, word in reversed(clock.parts) if start <= value.hour), "")
    return pattern.format(clock=digits, part=part)


def _duration(value: Duration, patterns: Patterns, language: Language) -> str:
    from babel import Locale

    forms = patterns.durations[value.unit]
    category = Locale.parse(patterns.cldr or locale_of(language.tag)).plural_form(value.amount)
    return forms.get(category, forms["other"]).format(n=value.amount)


def _opening(opening: Opening, patterns: Patterns) -> str:
    first, last = patterns.days[opening.first_day], patterns.days[opening.last_day]
    days = first if opening.first_day == opening.last_day else patterns.day_range.format(first=first, last=last)
    if opening.opens is None:
        every_day = (opening.first_day, opening.last_day) == (0, 6)
        return patterns.always if every_day else patterns.opening.format(days=days, times=patterns.always)
    opens = _time(opening.opens, patterns.clock, in_range=True)
    closes = _time(opening.closes, patterns.clock, in_range=True) if opening.closes else patterns.clock.end_of_day
    return patterns.opening.format(days=days, times=patterns.time_range.format(opens=opens, closes=closes))
