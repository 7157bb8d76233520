"""What the grammar reads out of an English source."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leafletpress.checks.numbers.english import Part
from leafletpress.checks.numbers.grammar import Date, Fraction, Month, Number, Time, read_source
from leafletpress.checks.numbers.groups import join_groups
from leafletpress.checks.numbers.running_text import HOLE, running_text, split_words
from leafletpress.inline import parse
from leafletpress.model import Plain, Verbatim


def numbers(text: str) -> list[str]:
    return [f"{number.value} {number.unit}".strip() for number in read_source(text).numbers]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Take 2 tablets.", ["2 tablet"]),
        ("Drink 1,500 ml or 2.5 litres.", ["1500 ml", "2.5 l"]),
        ("Take 500mg, not 500 mcg.", ["500 mg", "500 mcg"]),
        ("a 24-hour clock", ["24 h"]),
        ("Wait 6 to 8 weeks.", ["6 week", "8 week"]),
        ("Wait 6–8 weeks or 2 or 3 days.", ["6 week", "8 week", "2 day", "3 day"]),
        ("38°C or 100 degrees", ["38 °C", "100 °C"]),
        ("5% of people, 5 per cent", ["5 %", "5 %"]),
        ("10 monthly visits", ["10"]),
        ("20 minutes and 30 mins", ["20 min", "30 min"]),
        ("3 metres, 3 mm", ["3 m", "3 mm"]),
        ("Room 12.", ["12"]),
        ("2 puffs, 3 drops or 1 teaspoon (5 ml)", ["2 puff", "3 drop", "1 teaspoon", "5 ml"]),
        ("50 μg or 50 micrograms", ["50 mcg", "50 mcg"]),
        ("2 thousand people, 1.5 million", ["2000", "1500000.0"]),
        ("two hours and one of them", []),
        ("no number", []),
    ],
)
def test_numbers_and_units(text: str, wanted: list[str]) -> None:
    assert numbers(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("at 8am", ["8:00 am"]),
        ("at 12am and 12 pm", ["0:00 am", "12:00 pm"]),
        ("at 5.30pm", ["17:30 pm"]),
        ("at 14:05", ["14:05"]),
        ("from 2 to 4pm", ["14:00 pm", "16:00 pm"]),
        ("9-11am", ["9:00 am", "11:00 am"]),
        ("2 tablets at 4pm", ["16:00 pm"]),
        ("from 12 to 1pm", ["12:00 pm", "13:00 pm"]),
        ("from 13 to 4pm", ["16:00 pm"]),
    ],
)
def test_times(text: str, wanted: list[str]) -> None:
    assert [f"{time.on_24} {time.part}".strip() for time in read_source(text).times] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("at midnight", [(0, True)]),
        ("at noon or midday", [(12, True), (12, True)]),
        ("from 12 midnight to 12.00 noon", [(0, False), (12, False)]),
        ("at 8 a.m. and 8 PM", [(8, False), (20, False)]),
    ],
)
def test_times_by_their_names(text: str, wanted: list[tuple[int, bool]]) -> None:
    assert [(time.hour, time.named) for time in read_source(text).times] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("in 2 to 4pm", ["2pm", "4pm"]),
        ("Take 500 mg at 5.30pm for 6 to 8 weeks.", ["5.30pm", "500 mg", "6", "8 weeks"]),
        ("1,000 people, 12 noon", ["12 noon", "1,000"]),
    ],
)
def test_numbers_and_times_as_the_source_writes_them(text: str, wanted: list[str]) -> None:
    source = read_source(text)
    assert [item.written for item in (*source.times, *source.numbers)] == wanted


def test_a_time_has_hours_on_both_clocks() -> None:
    assert Time(17, 30, "pm").hours == {Decimal(5), Decimal(17)}
    assert Time(0, 0, "am").hours == {Decimal(0), Decimal(12), Decimal(24)}
    assert (Time(0, 5, "am").on_24, str(Time(17, 30, "pm", written="5.30pm"))) == ("0:05", "5.30pm")


def test_dates() -> None:
    source = read_source("On 5 May 2027, 1st March and 23 November.")
    assert source.months == (Month(3), Month(5), Month(11))
    assert [str(month) for month in source.months] == ["March", "May", "November"]
    assert source.numbers == tuple(Number(Decimal(value)) for value in (5, 2027, 1, 23))


def test_fractions() -> None:
    source = read_source("About 1 in 20 to 1 in 1,000 people, and 20 in 1.")
    assert source.fractions == (Fraction(Decimal(1), Decimal(20)), Fraction(Decimal(1), Decimal(1000)))
    assert source.joined == source.fractions
    assert read_source("1 in 20 people, and 1 in 30 children").joined == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 out of 20", (1, 20)),
        ("1 in every 1,000", (1, 1000)),
        ("3 of every 100 patients", (3, 100)),
        ("one in five people", (1, 5)),
        ("One person in ten", (1, 10)),
        ("2 people out of every 100", (2, 100)),
        ("1 per 1,000", (1, 1000)),
        ("1 in a hundred", (1, 100)),
        ("1 in 1 million", (1, 1000000)),
        ("two out of three", (2, 3)),
    ],
)
def test_ways_to_write_a_fraction(text: str, wanted: tuple[int, int]) -> None:
    assert [(fraction.small, fraction.large) for fraction in read_source(text).fractions] == [wanted]


@pytest.mark.parametrize("text", ["8 in 24 hours", "one in the morning", "5 in May", "5 mg per 10 ml", "two in one", "3 of 5"])
def test_what_is_no_fraction(text: str) -> None:
    assert read_source(text).fractions == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("6 to 8 weeks", [("6", "8 weeks")]),
        ("6 weeks to 8 weeks", [("6 weeks", "8 weeks")]),
        ("between 5 and 10 mg", [("5", "10 mg")]),
        ("2–4 tablets at 9am to 5pm", [("2", "4 tablets"), ("9am", "5pm")]),
        ("two to three days", [("two", "three days")]),
        ("2 or 3 days, 8 to 6, 5 and 7", []),
    ],
)
def test_ranges(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(str(its.first), str(its.last)) for its in read_source(text).ranges] == wanted


def test_dates_in_digits() -> None:
    for text in ("on 05/06/2027", "on 5.6.2027", "on 2027-06-05", "on 5 June 2027"):
        source = read_source(text)
        assert source.dates == (Date(5, 6),)
        assert source.months == (Month(6),)
        assert sorted(number.value for number in source.numbers) == [5, 2027]
    assert read_source("120/80, 25/13/2027").dates == ()


def test_parts_of_the_day_and_number_words_with_units() -> None:
    source = read_source("Take one tablet in the morning and two at night, or at noon, for three days.")
    assert source.parts == (Part.MORNING, Part.NIGHT)
    assert source.worded == (Number(Decimal(1), "tablet"), Number(Decimal(3), "day"))
    assert read_source("twice a day, daily, every day").per_days == 3


def test_number_words() -> None:
    source = read_source("Take two tablets twice a day at noon, the first with three others.")
    assert source.said == {Decimal(value) for value in (1, 2, 3, 12)}
    assert source.counted == {Decimal(2), Decimal(3)}, "a, first and noon count nothing"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("one once first a an", 1),
        ("two twice both second couple", 2),
        ("three third", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve midday noon", 12),
        ("midnight", 0),
    ],
)
def test_values_of_number_words(words: str, value: int) -> None:
    assert [read_source(word).said for word in words.split()] == [{Decimal(value)}] * len(words.split())


def test_what_a_translation_may_show() -> None:
    assert read_source("3 doses by 5pm, two at once").values == {Decimal(value) for value in (1, 2, 3, 5, 17)}
    assert read_source("Lie down at the ward.").is_empty
    assert not read_source("in May, or on 5 May").is_empty


# The running text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("**2** tablets", "2 tablets"),
        ("Call {phone.nurses} **or {clinic.web}**", f"Call {HOLE} or {HOLE}"),
        ("২৪ ঘণ্টা", "24 ঘণ্টা"),
        ("٢٫٥ مل", "2.5 مل"),
        ("١٬٥٠٠", "1,500"),
        ("５％ 14：30", "5% 14:30"),
        ("1½ hours, ½ a tablet", "1.5 hours, 0.5 a tablet"),
        ("1 ½ hours, ⅔ of it", "1.5 hours, 0.667 of it"),
        ("1/2 a tablet, 1 1/2 hours, 2/3", "0.5 a tablet, 1.5 hours, 0.667"),
        ("120/80, 5/5, 24/7, 1/2/2027, 01/02", "120/80, 5/5, 24/7, 1/2/2027, 01/02"),
        ("[abc 5](lang:pl) 6", f"{HOLE} 6"),
        ("0117 496 0123", "01174960123"),
    ],
)
def test_running_text(written: str, wanted: str) -> None:
    assert running_text(parse(written)[0]) == wanted


def test_a_filled_value_is_a_hole() -> None:
    assert running_text((Plain("Call "), Verbatim("020 7946 0123"), Plain("."))) == f"Call {HOLE}."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Weź 2,5 Tabletki-dziś", ("weź", "tabletki", "dziś")),
        ("l’heure d'été", ("l’heure", "d'été")),
        ("مي‌کنم ۲ُ", ("مي‌کنم", "ُ")),
        ("স্ত্রী ১টি", ("স্ত্রী", "টি")),
        ("ΟΔΟΣ ΣΑΣ", ("οδος", "σας")),
        ("5 %", ()),
    ],
)
def test_words(text: str, wanted: tuple[str, ...]) -> None:
    assert split_words(text) == wanted


def test_groups_that_stand_in_both_are_one_number() -> None:
    assert join_groups("NHS number 943 476 5919", "numer 943 476 5919") == ("NHS number 9434765919", "numer 9434765919")
    assert join_groups("for 3 45 minutes", "przez 3 minuty") == ("for 3 45 minutes", "przez 3 minuty")
    assert join_groups("code 943-476-5919", "kod 9434765919") == ("code 9434765919", "kod 9434765919")
