"""The golden row of each language: a date, times, opening hours, temperatures, lengths of time and a phone number."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest

from leafletpress.clinics.values import read_duration, read_hours
from leafletpress.languages import (
    LANGUAGES,
    REAL_LANGUAGES,
    direction_of,
    known_as,
    locale_of,
    meant,
    tag_of,
    write_date,
    write_digits,
    write_unbroken,
    write_value,
)
from leafletpress.languages.numbers import write_numbers
from leafletpress.model import ClinicData, DurationUnit, Foreign, Phone, Place, Plain, Problems, Temperature, Verbatim

HOURS = (
    "Mon-Fri 08:00-17:00",
    "Sat 09:30-12:00",
    "Mon-Sun 00:00-24:00",
    "Mon-Fri 08:00-17:00, Sat 09:00-12:30",
    "Sat-Sun 00:00-24:00",
    "Mon-Fri 17:30-24:00, Tue-Sat 00:00-08:00",
)
DURATIONS = (
    "1 min",
    "30 min",
    "1 h",
    "2 h",
    "6 h",
    "24 h",
    "1 day",
    "2 days",
    "5 days",
    "1 week",
    "2 weeks",
    "6 weeks",
    "1 month",
    "3 months",
)
TIMES = (time(0, 0), time(7, 15), time(9, 0), time(12, 0), time(13, 30), time(16, 0), time(20, 45))


def values() -> list[tuple[str, ClinicData]]:
    problems = Problems()
    place = Place("test")
    found: list[tuple[str, ClinicData | None]] = [(f"time {value:%H:%M}", value) for value in TIMES]
    found += [(f"hours {text}", read_hours(text, place, problems)) for text in HOURS]
    found += [(f"temperature {text}", Temperature(Decimal(text))) for text in ("38", "37.5")]
    found += [(f"duration {text}", read_duration(text, place, problems)) for text in DURATIONS]
    found += [("phone", Phone("020 7946 0123", "tel:+442079460123"))]
    assert not problems.found
    return [(name, value) for name, value in found if value is not None]


def test_golden_rows(golden: Callable[[str, str], None]) -> None:
    lines = []
    for language in REAL_LANGUAGES.values():
        lines += [
            f"{language.tag} ({language.english_name}, {language.endonym})",
            f"  date: {write_date(date(2026, 11, 23), language)}",
        ]
        lines += [f"  {name}: {write_value(value, language)}" for name, value in values()]
    golden("languages.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_unit_identifier_and_no_foreign_day_part(tag: str) -> None:
    """What Babel prints where it has no data: `6 duration-hour`, English AM and PM."""
    texts = [write_value(value, LANGUAGES[tag]) for _, value in values()] + [write_date(date(2026, 11, 23), LANGUAGES[tag])]
    assert not [text for text in texts if re.search(r"duration|\b[AP]M\b|\{|\}", text)]


@pytest.mark.parametrize("tag", [tag for tag, language in LANGUAGES.items() if language.right_to_left])
def test_right_to_left_ranges_are_in_words(tag: str) -> None:
    problems = Problems()
    hours = read_hours("Mon-Fri 08:00-17:00", Place("test"), problems)
    assert hours is not None
    assert not re.search(r"\d\s*[-–—]\s*\d", write_value(hours, LANGUAGES[tag]))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_hours_that_end_with_the_day(tag: str) -> None:
    """Midnight as an end is never written as the hour 0, which is where a day begins."""
    evening = read_hours("Mon 17:00-24:00", Place("test"), Problems())
    assert evening is not None
    assert not re.search(r"(?<![\d.:])0{1,2}(?:[.:]00)?(?!\d)", write_value(evening, LANGUAGES[tag]))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_line_ends_behind_a_dash_of_hours(tag: str) -> None:
    hours = read_hours("Mon-Fri 08:00-17:00, Sat 09:00-24:00", Place("test"), Problems())
    assert hours is not None
    assert not re.search("–(?!\u2060)", write_unbroken(hours, LANGUAGES[tag]))


def test_order_of_asking_does_not_matter() -> None:
    """Babel's stand-alone day names change with what was asked before; ours must not."""
    hours = read_hours("Mon-Fri 08:00-17:00", Place("test"), Problems())
    assert hours is not None
    once = [write_value(hours, LANGUAGES[tag]) for tag in LANGUAGES]
    again = [write_value(hours, LANGUAGES[tag]) for tag in reversed(LANGUAGES)]
    assert once == again[::-1]


def test_every_unit_has_forms_for_every_number() -> None:
    for tag, language in LANGUAGES.items():
        for unit in DurationUnit:
            for amount in range(1, 61):
                text = write_value(read_duration(f"{amount} {unit.value}", Place("test"), Problems()) or "", language)
                assert text, (tag, unit, amount)


def test_one_numbering_system() -> None:
    words = (Plain("within 48 hours, ١٠ days; 999 or 111; 020 7946 0123"), Foreign("en-GB", (Plain("Ward 5"),)), Verbatim("1.0"))
    arabic = write_numbers(words, "arab")
    assert arabic[0] == Plain("within ٤٨ hours, ١٠ days; 999 or 111; ")
    assert arabic[1] == Verbatim("020 7946 0123")
    assert arabic[2:] == (Foreign("en-GB", (Plain("Ward 5"),)), Verbatim("1.0"))
    assert write_numbers((Plain("٤٨ ساعة، ٩٩٩"),), "latn") == (Plain("48 ساعة، 999"),)


@pytest.mark.parametrize("text", ["1,000 people", "0.5", "2026", "12 345", "10 to 20", "38 °C", "1 in 1,000"])
def test_what_is_no_phone_number(text: str) -> None:
    assert write_numbers((Plain(text),), "latn") == (Plain(text),)


@pytest.mark.parametrize("number", ["020 7946 0123", "0117 496 0340", "+44 20 7946 0000", "0800-123-4567", "116 123"])
def test_what_is_one(number: str) -> None:
    assert write_numbers((Plain(f"Call {number} now"),), "arab") == (Plain("Call "), Verbatim(number), Plain(" now"))


@pytest.mark.parametrize(
    "name",
    [
        "B12",
        "HbA1c",
        "COVID-19",
        "CA19-9",
        "NE1 4LP",
        "12A",
        "X-200",
        "example.org/v2/a1",
        "NHS 111",
        "5 mg",
        "3 x 500 mg",
        "18F-FDG",
        "a1@b2.org",
    ],
)
@pytest.mark.parametrize(
    ("language", "digits"), [("আজ {} দেখুন", "beng"), ("ਅੱਜ {} ਵੇਖੋ", "guru"), ("اليوم {} هنا", "arab"), ("آج {} ہے", "arabext")]
)
def test_names_keep_their_digits(language: str, digits: str, name: str) -> None:
    assert write_numbers((Plain(language.format(name)),), digits) == (Plain(language.format(name)),)


@pytest.mark.parametrize("number", ["5", "1,000", "2.5", "25/11/2026", "09:30", "1/2", "50%", "10-20"])
@pytest.mark.parametrize(("language", "digits"), [("আজ {} দেখুন", "beng"), ("اليوم {} هنا", "arab")])
def test_free_numbers_change_theirs(language: str, digits: str, number: str) -> None:
    assert write_numbers((Plain(language.format(number)),), digits) == (Plain(language.format(write_digits(number, digits))),)


@pytest.mark.parametrize("tag", REAL_LANGUAGES)
def test_what_is_meant(tag: str) -> None:
    row = LANGUAGES[tag]
    assert [meant(name) for name in (tag.lower(), locale_of(tag), row.english_name.upper(), row.endonym)] == [tag] * 4


def test_a_language_is_known_by_other_tags_too() -> None:
    assert [meant("prs"), known_as("prs"), known_as("prs-AF"), known_as("fa_AF"), known_as("fa-IR")] == ["fa-AF"] * 4 + ["fa"]


@pytest.mark.parametrize("tag", ["am", "ti"])
def test_a_clock_that_begins_at_six_says_each_time_twice(tag: str) -> None:
    """And never the same hour for two times of a day, in brackets or with its part of the day."""
    written = [write_value(time(hour), LANGUAGES[tag]) for hour in range(24)]
    assert all(f"({hour:02}:00)" in text for hour, text in enumerate(written))
    assert len({text.partition("(")[0] for text in written}) == 24
    assert re.findall(r"\d+", written[9])[0] == "3"


def test_locale_and_tag() -> None:
    assert [locale_of("zh-Hans"), tag_of("pt_PT"), direction_of("ur"), direction_of("ckb"), direction_of("pl")] == [
        "zh_Hans",
        "pt-PT",
        "rtl",
        "rtl",
        "ltr",
    ]
    assert write_digits("١٢٣ 456", "beng") == "১২৩ ৪৫৬"
