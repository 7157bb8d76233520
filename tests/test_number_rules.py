"""What is told of a translation's numbers: code, words and hint of each rule, one sentence each."""

from __future__ import annotations

import pytest

from leafletpress.checks.numbers import compare_numbers
from leafletpress.checks.numbers.comparison import Difference
from leafletpress.inline import parse


def compared(source: str, language: str, translation: str) -> tuple[Difference, ...]:
    return compare_numbers(parse(source)[0], parse(translation)[0], language)


def told(source: str, language: str, translation: str) -> list[str]:
    return [f"{one.code}: {one.message}" for one in compared(source, language, translation)]


@pytest.mark.parametrize(
    ("source", "language", "translation", "wanted"),
    [
        ("for 5 days", "pl", "przez dni", ["number: the translation has lost 5 days"]),
        (
            "for 5 days",
            "pl",
            "przez 6 dni",
            ["number: the translation has lost 5 days; the translation has 6, which the source has not"],
        ),
        ("5 or 7 days", "pl", "dni", ["number: the translation has lost 5 and 7 days"]),
        ("5 or 5 people", "pl", "osób", ["number: the translation has lost 5"]),
        ("at 5pm on 6 May", "pl", "potem", ["number: the translation has lost 5pm and 6 and May"]),
        ("for days", "pl", "przez 3 dni", ["number-added: the translation has 3, which the source has not"]),
        ("for 2 hours", "ar", "لمدة ساعتين أو 9", ["number: the translation has 9, which the source has not"]),
        ("at 14:00", "pl", "o 14: w południe", ["number: a time of day has lost its minutes"]),
        ("Take two tablets.", "pl", "Weź trzy tabletki.", ['number: the source says two, the translation "trzy" (3)']),
        (
            "Take two tablets.",
            "pl",
            "Weź 3 tabletki.",
            ["number-added: the translation has 3, which the source has not", "number: the source says two, the translation 3"],
        ),
        ("Take two tablets.", "pl", "Weź tabletki.", []),
        ("Take two tablets.", "zh-Hans", "服三片或五片", ["number: the source says two, the translation 3 and 5"]),
        ("5% of people", "pl", "5 osób", ["unit: 5% has lost its sign"]),
        ("for 30 minutes", "fr", "une demi-heure", []),
        ("for 30 minutes", "fr", "une heure et demie", ["number: the translation has lost 30 minutes"]),
        ("for 30 minutes", "zh-Hans", "半小时", []),
        ("for 30 minutes", "zh-Hans", "一个半小时", ["number: the translation has lost 30 minutes"]),
        ("for 30 minutes", "tr", "bir buçuk saat", ["number: the translation has lost 30 minutes"]),
        ("for 30 minutes", "ar", "ساعة ونصف الساعة", ["number: the translation has lost 30 minutes"]),
        ("5% of people", "pl", "5 procent osób", []),
        ("5 days", "xx", "5 something", []),
        ("at 9am", "am", "ከጠዋቱ 3 ሰዓት (09:00)", []),
        ("at 9.30am", "ti", "ሰዓት 3:30 ናይ ንግሆ (09:30)", []),
        ("at midday", "am", "ከቀኑ 6 ሰዓት (12:00)", []),
        ("at 9am", "am", "ከጠዋቱ 4 ሰዓት (09:00)", ["number: the translation has 4, which the source has not"]),
        ("at 9am", "am", "ከጠዋቱ 9 ሰዓት", []),
        (
            "at 9am",
            "am",
            "ከጠዋቱ 3 ሰዓት",
            ["number: the translation has lost 9am; the translation has 3, which the source has not"],
        ),
        ("Come in.", "pl", "Proszę wejść.", []),
        ("Call {phone.nurses}.", "pl", "Proszę zadzwonić: {phone.nurses}.", []),
    ],
)
def test_numbers(source: str, language: str, translation: str, wanted: list[str]) -> None:
    assert told(source, language, translation) == wanted


@pytest.mark.parametrize(
    ("source", "language", "translation", "code"),
    [
        ("Take 2 tablets.", "pl", "Weź 2 lub 3 tabletki.", "number"),
        ("Take 5 mg.", "pl", "Weź 5–10 mg.", "number"),
        ("for 2 days", "fr", "2 (3) jours", "number"),
        ("Take 5 mg.", "pl", "Weź 5 mg. Nie więcej niż 10 mg.", "number"),
        ("for 24 hours", "ar", "لمدة 24 أو 48 ساعة", "number"),
        ("for 48 hours", "pl", "przez 48 godzin (2 dni)", "number-added"),
        ("Call 999.", "pl", "Zadzwoń: 999. Numer 3 jest na drzwiach.", "number-added"),
        ("Take ½ a tablet.", "pl", "Weź ½ tabletki.", ""),
        ("Take ½ a tablet.", "it", "Prenda 1/2 compressa.", ""),
        ("Take 1/2 a tablet.", "pl", "Weź pół tabletki.", ""),
        ("Take 1½ tablets.", "ur", "ڈیڑھ گولی لیں۔", ""),
        ("Take ½ a tablet.", "pl", "Weź 2 tabletki.", "number"),
        ("⅔ of people", "pl", "dwie trzecie osób", ""),
        ("around the clock", "fr", "24 h/24, 7 jours sur 7", ""),
        ("day and night", "pl", "24 godziny na dobę", ""),
        ("Half of people, every week", "pl", "50% osób, 1 raz na tydzień", ""),
    ],
)
def test_numbers_that_are_added_and_fractions_of_one(source: str, language: str, translation: str, code: str) -> None:
    assert {one.code for one in compared(source, language, translation)} == ({code} if code else set())


@pytest.mark.parametrize(
    ("source", "language", "translation", "wanted"),
    [
        ("1 in 20 people", "pl", "20 na 1", ["fraction: 1 in 20 is turned round"]),
        ("1 in 20 people", "ur", "1 میں سے 20", ["fraction: 1 in 20 is turned round"]),
        ("1 in 20 people", "ur", "20 میں سے 1", []),
        ("1 out of every 20 people", "fr", "20 personnes sur 1", ["fraction: 1 out of every 20 is turned round"]),
        ("One in five people", "pl", "pięć osób na jedną", ["fraction: One in five is turned round"]),
        ("One in five people", "pl", "jedna na pięć osób", []),
        ("One in five people", "bn", "পাঁচজনের মধ্যে একজন", []),
        ("One in five people", "ta", "ஐந்தில் ஒருவர்", []),
        ("Fewer than 1 in 20", "fa", "کمتر از 1 نفر از هر 20 نفر", []),
        ("Fewer than 1 in 20", "fa", "کمتر از 20 نفر از هر 1 نفر", ["fraction: 1 in 20 is turned round"]),
        ("Fewer than 1 in 20", "fr", "moins d'une personne sur 20", []),
        ("One in five people", "ta", "ஒருவரில் ஐந்து பேர்", ["fraction: One in five is turned round"]),
        ("6 to 8 weeks", "pl", "8–6 tygodni", ["range: 6 to 8 weeks is turned round"]),
        ("6 to 8 weeks", "pl", "od 6 do 8 tygodni", []),
        ("6 to 8 weeks", "pl", "od ośmiu do sześciu tygodni", ["range: 6 to 8 weeks is turned round"]),
        (
            "5 to 7 days after 10 weeks",
            "pl",
            "5 do 10 dni po 7 tygodniach",
            ["range: 5 to 7 days is no range in the translation: its numbers stand apart"],
        ),
        ("from 9am to 5pm", "pl", "od 17:00 do 9:00", ["range: 9am to 5pm is turned round"]),
        ("on 5 June 2027", "pl", "6.5.2027", ["date-turned: 5 June 2027: day and month have changed places"]),
        ("on 5 June 2027", "pl", "5.06.2027", []),
        ("on 5 June 2027", "pl", "2027-05-06", ["date-turned: 5 June 2027: day and month have changed places"]),
        ("on 5 June 2027", "zh-Hans", "2027年5月6日", ["date-turned: 5 June 2027: day and month have changed places"]),
        ("on 5 June 2027", "zh-Hans", "2027年6月5日", []),
        ("on 05/06/2027", "ar", "في 6/5/2027", ["date-turned: 05/06/2027: day and month have changed places"]),
        ("on 05/06/2027", "ar", "في 5 يونيو 2027", []),
    ],
)
def test_what_is_turned_round(source: str, language: str, translation: str, wanted: list[str]) -> None:
    assert [one for one in told(source, language, translation) if not one.startswith(("unit", "number: "))] == wanted


@pytest.mark.parametrize(
    ("source", "language", "translation", "wanted"),
    [
        ("at 8am", "pl", "o 8 wieczorem", ['8am is in the morning; the translation says "wieczorem"']),
        ("at 8pm", "pl", "o 8:00", ["8pm has become a time in the morning"]),
        ("at 8pm", "pl", "o 20:00", []),
        ("at 12.30am", "pl", "o 12:30", ["12.30am has become a time at midday"]),
        ("at 12.30am", "pl", "o 0:30", []),
        ("at 12.30am", "pl", "o 00:30", []),
        ("at 12.30am", "pl", "o 12:30 w nocy", []),
        ("at 12.30am", "ar", "الساعة 12:30 بعد منتصف الليل", []),
        ("at 12am", "fr", "à 12 h 00", ["12am has become a time at midday"]),
        ("at 12am", "fr", "à 0 h 00", []),
        ("at 12.30pm", "pl", "o 12:30", []),
        ("at midnight", "pl", "o 12 w nocy", []),
        ("at 8pm", "pl", "o 8 w nocy", []),
        ("at 2pm", "pl", "o 2 w nocy", ['2pm is in the afternoon or evening; the translation says "w nocy"']),
        ("at 2am", "pl", "o 2 w nocy", []),
        ("at 8pm", "bn", "দুপুর ৮টায়", ['8pm is in the afternoon or evening; the translation says "দুপুর"']),
        ("9am to 5pm", "ar", "من 9 مساءً إلى 5 صباحًا", ['9am is in the morning; the translation says "مساءً"']),
        ("9am to 5pm", "zh-Hans", "上午9点至5点", ["5pm has become a time in the morning"]),
        ("9am to 12 noon", "zh-Hans", "上午9点至12点", []),
        ("2pm to 4pm", "ar", "من 2 إلى 4 بعد الظهر", []),
        ("at 8am the next day", "uk", "наступного дня о 8:00", []),
        (
            "after midnight, and at 6am",
            "ro",
            "după amiază și la 6 dimineața",
            ['midnight is in the morning; the translation says "după amiază"'],
        ),
        (
            "before 4pm, or at night",
            "ro",
            "înainte de ora 16 sau dimineața",
            ['the source says night, the translation "dimineața"'],
        ),
        ("before noon", "ckb", "پێش نیوەڕۆ", []),
        ("at midnight", "pl", "w południe", ['midnight is in the morning; the translation says "w południe"']),
        ("at 3pm tomorrow", "es", "mañana a las 3 de la tarde", []),
        ("Lie on your back. At 8am", "ar", "استلق على الظهر. في الساعة 8 صباحًا", []),
        ("Take it in the morning.", "pl", "Weź to wieczorem.", ['the source says morning, the translation "wieczorem"']),
        (
            "Take it in the morning and at night.",
            "pl",
            "Weź to wieczorem i na noc.",
            ['the source says morning, the translation "wieczorem"'],
        ),
        ("Take it in the morning and at night.", "pl", "Weź to rano i na noc.", []),
        ("Stay overnight.", "pl", "Zostań do rana.", []),
    ],
)
def test_parts_of_the_day(source: str, language: str, translation: str, wanted: list[str]) -> None:
    assert [one.message for one in compared(source, language, translation) if one.code == "day-part"] == wanted


@pytest.mark.parametrize(
    ("source", "language", "translation", "wanted"),
    [
        ("for 5 hours", "pl", "przez 5 dni", ["5 hours: the translation says days"]),
        ("5 mg", "zh-Hans", "5毫升", ["5 mg: the translation says millilitres"]),
        ("5 kg", "zh-Hans", "5千克", []),
        ("100 micrograms", "pl", "100 miligramów", ["100 micrograms: the translation says milligrams"]),
        ("5 hours or 5 days", "pl", "5 dni albo 5 godzin", []),
        ("5 hours or 5 days", "pl", "5 tygodni albo 5 godzin", ["5 days: the translation says weeks"]),
        ("less than 6 months?", "ar", "أقل من ستة أيام؟", ["6 months: the translation says days"]),
        ("two weeks", "ar", "شهرين", ["two weeks: the translation says months"]),
        ("two weeks", "ar", "أسبوعين", []),
        ("two hours", "pl", "dwa dni", ["two hours: the translation says days"]),
        ("for 2 hours", "pl", "przez dwa dni", ["2 hours: the translation says days"]),
        ("for 6 hours", "pl", "przez sześć godzin, nie sześć dni", []),
        ("1 teaspoon", "pl", "1 łyżka", ["1 teaspoon: the translation says tablespoons"]),
        ("2 tablets", "pl", "2 mg", ["2 tablets: the translation says milligrams"]),
        ("24 hours", "ar", "24 قرصًا", ["24 hours: the translation says tablets"]),
        ("no more than 8 tablets in 24 hours", "ta", "24 மணி நேரத்தில் 8 மாத்திரைகளுக்கு மேல்", []),
        ("1.5 hours", "ro", "o zi și jumătate", ["1.5 hours: the translation says days"]),
        ("1.5 hours", "ro", "o oră și jumătate", []),
    ],
)
def test_units(source: str, language: str, translation: str, wanted: list[str]) -> None:
    assert [one.message for one in compared(source, language, translation) if one.code == "unit"] == wanted


def test_several_rules_speak_in_their_order() -> None:
    found = compared("1 in 20 people, 5 mg at 8am for 3 days", "pl", "20 na 1, 5 ml o 8 wieczorem")
    assert [one.code for one in found] == ["number", "fraction", "day-part", "unit"]


@pytest.mark.parametrize(
    ("source", "translation", "hint"),
    [
        ("5 days", "dni", "write 5 days as the source does; where it is right in words, acknowledge it with a reason"),
        ("1,000 people", "osób", "write 1,000 as the source does; where it is right in words, acknowledge it with a reason"),
        ("at 5.30pm", "potem", "write 5.30pm as the source does; where it is right in words, acknowledge it with a reason"),
        ("days", "5 dni", "take it out unless the language needs it"),
        ("5 mg", "5 lub 10 mg", "take it out: the source does not say it; where it is right, acknowledge it with a reason"),
        ("14:30", "14: rano", "write 14:30 as the source does; where it is right in words, acknowledge it with a reason"),
        ("14:00", "14: rano", "write it whole, such as 14:00"),
        ("two days", "trzy dni", "write the same number as the source, two"),
        ("1 in 20", "20 na 1", 'the translation has to say 1 of 20; here "1" is read as the whole'),
        ("6 to 8", "8 do 6", "write from 6 to 8, in this order"),
        ("5 June", "6.5.", "write 5 and then 6, or the month by its name"),
        ("8pm", "8:00", "write 20:00, or the part of the day"),
        ("8am", "8 wieczorem", 'write the part of the day of 8am, or 8:00: "wieczorem" was taken for afternoon or evening'),
        ("in the morning", "na noc", 'put the part of the day right: "na noc" was taken for night'),
        ("5 hours", "5 dni", "write hours, as the source does"),
        ("5 mcg", "5 mg", "write micrograms, as the source does"),
        ("5%", "5", "write % or the word for it"),
    ],
)
def test_hints(source: str, translation: str, hint: str) -> None:
    assert hint in [one.hint for one in compared(source, "pl", translation)]


@pytest.mark.parametrize(
    ("source", "translation", "message"),
    [
        ("Take 5 mg. Rest for 3 days.", "5 mg.", 'the translation has lost 3 days in "Rest for 3 days."'),
        (
            "Take 5 mg. Rest for 3 days. Eat {words.food} 7 times.",
            "5 mg.",
            'the translation has lost 3 days in "Rest for 3 days."; 7 in "Eat {words.food} 7 times."',
        ),
        ("Call 020 7946 0123. We are here.", "Tu.", 'the translation has lost 020 7946 0123 in "Call 020 7946 0123."'),
        ("Call 020 7946 0123.", "Tu.", "the translation has lost 020 7946 0123"),
        ("Take ½ a tablet.", "Weź.", "the translation has lost ½"),
        ("Take 1½ tablets.", "Weź.", "the translation has lost 1½"),
        ("Take ¼ tablet.", "Weź ½ tabletki.", "the translation has lost ¼; the translation has ½, which the source has not"),
        (
            "Call 111.",
            "020 7946 0124",
            "the translation has lost 111; the translation has 020 7946 0124, which the source has not",
        ),
        ("Rest. Come at 8am.", "8 wieczorem", '8am in "Come at 8am." is in the morning; the translation says "wieczorem"'),
    ],
)
def test_what_is_lost_is_told_as_it_is_written_with_its_sentence(source: str, translation: str, message: str) -> None:
    assert message in [one.message for one in compared(source, "pl", translation)]
