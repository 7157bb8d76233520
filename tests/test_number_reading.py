"""What numbers a translation may hold: in digits, by its language's signs, in Han numerals and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leafletpress.checks.numbers.english import Part
from leafletpress.checks.numbers.forms import forms_of, without_prefix
from leafletpress.checks.numbers.numerals import han_value
from leafletpress.checks.numbers.spoken import Passage
from leafletpress.checks.numbers.translated import Found, read_translation
from leafletpress.checks.numbers.unit_names import units_beside
from leafletpress.languages import NUMBER_WORDS


def shown(found: Found) -> str:
    time = f" at {found.time[0]}:{found.time[1]:02}" if found.time else ""
    return "/".join(sorted(map(str, found.values))) + time


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("pl", "2,5 ml i 1.000 osób", ["2.5", "1000"]),
        ("pl", "1.000,5", ["1000.5"]),
        ("fr", "1 000 personnes, 10 jours", ["1000", "10"]),
        ("fr", "2.5", ["2", "5"]),
        ("ar", "1,000 شخص و2.5 مل", ["1000", "2.5"]),
        ("ar", "2,5", ["2.5"]),
        ("bn", "1,00,000 জন", ["100000"]),
        ("ur", "12,34,567", ["1234567"]),
        ("zh-Hans", "上午9:30", [" at 9:30"]),
        ("pl", "o 14:30", [" at 14:30"]),
        ("ar", "5.30", ["5.30 at 5:30"]),
        ("cy", "24:00", [" at 0:00"]),
        ("pl", "14:75", ["14", "75"]),
        ("pl", "14:60 14:59", ["14", "60", " at 14:59"]),
        ("tr", "12.10.2026", ["12", "10", "2026"]),
        ("pl", "1'000", ["1000"]),
        ("pl", "1 2345", ["1", "2345"]),
        ("ar", "5 آلاف", ["5000"]),
        ("pl", "20 tys. osób", ["20000"]),
        ("pl", "20 tysiącletnich", ["20"]),
        ("ur", "2 لاکھ", ["200000"]),
        ("zh-Hans", "3万人", ["30000"]),
        ("xx", "12 and 1,000", ["12", "1000"]),
    ],
)
def test_digits(language: str, text: str, wanted: list[str]) -> None:
    assert [shown(one) for one in read_translation(text, forms_of(language)).found] == wanted


def test_places() -> None:
    (first, second) = read_translation("od 6 do 08.", forms_of("pl")).found
    assert (first.start, first.end, second.start, second.end) == (3, 4, 8, 10)


def test_very_long_numbers() -> None:
    text = "9" * 5000
    (found,) = read_translation(f"{text}:30", forms_of("pl")).found[:1]
    assert found.time is None
    assert found.values == {Decimal(text)}


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("三十", 30),
        ("一百零五", 105),
        ("一千二百", 1200),
        ("两万三千", 23000),
        ("十二万", 120_000),
        ("万", 10_000),
        ("〇", 0),
    ],
)
def test_han_numerals(numeral: str, value: int) -> None:
    assert han_value(numeral) == value


def test_han_numerals_are_read_where_the_language_writes_them() -> None:
    text = "请等三十分钟，再服5片"
    assert [(shown(one), one.in_words) for one in read_translation(text, forms_of("zh-Hans")).found] == [
        ("30", True),
        ("5", False),
    ]
    assert [shown(one) for one in read_translation(text, forms_of("pl")).found] == ["5"]


# The forms of a language


def test_forms_are_made_once() -> None:
    assert forms_of("pl") is forms_of("pl")
    for language in NUMBER_WORDS:
        forms = forms_of(language)
        assert all(isinstance(phrases, tuple) for phrases in (*forms.numbers.values(), forms.halves, forms.quarters))
        assert not any("+" in phrase for phrases in forms.numbers.values() for phrase in phrases)


def test_forms_of_several_words() -> None:
    assert "on bir" in forms_of("tr").numbers[Decimal(11)]
    assert ("ملی گرام", "mg") in forms_of("ur").long_units


def test_a_han_numeral_is_no_number_word() -> None:
    assert "三" not in forms_of("zh-Hans").numbers[Decimal(3)]
    assert "半" in forms_of("zh-Hans").numbers[Decimal("0.5")]


def test_nothing_is_known_of_other_languages() -> None:
    forms = forms_of("xx")
    assert (forms.numbers, forms.units, forms.before, forms.knows_evening) == ({}, {}, (), False)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("والساعة", "ساعة"), ("بالخامسة", "خامسة"), ("لليلة", "يلة"), ("وهم", "هم"), ("لا", "لا"), ("ساعة", "ساعة")],
)
def test_arabic_prefixes(word: str, stem: str) -> None:
    assert without_prefix(word) == stem


# Words


def says(language: str, text: str, value: str, unit: str = "") -> bool:
    return Passage(text, forms_of(language)).says_number(Decimal(value), unit)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ar", "الساعة والخامسة مساءً", "5", ""),
        ("ar", "لمدة ساعتين", "2", "h"),
        ("pl", "Przyjmuj dwie tabletki", "2", ""),
        ("pl", "przez godzinę", "1", "h"),
        ("pl", "półtora roku", "1.5", "year"),
        ("tr", "On iki hafta değil, saat on iki", "12", ""),
        ("zh-Hans", "首次", "1", ""),
        ("cy", "am awr", "1", "h"),
        ("ur", "ایک ہزار لوگ", "1000", ""),
    ],
)
def test_said_in_words(language: str, text: str, value: str, unit: str) -> None:
    assert says(language, text, value, unit)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ar", "لمدة ساعتين", "2", "day"),  # two hours are not two days
        ("pl", "przez 1,5 godziny", "1", "h"),  # a noun with a number is not one of its kind
        ("pl", "dwieście", "2", ""),
        ("pl", "rano", "2", ""),
        ("xx", "two", "2", ""),
    ],
)
def test_not_said_in_words(language: str, text: str, value: str, unit: str) -> None:
    assert not says(language, text, value, unit)


@pytest.mark.parametrize(
    ("language", "text", "value", "wanted"),
    [
        ("pl", "jedna osoba na dwadzieścia", 20, ["dwadzieścia"]),
        ("tr", "on iki kişi, on kişi", 12, ["on iki"]),
        ("tr", "on iki kişi, on kişi", 10, ["on"]),
        ("bn", "পাঁচজনের মধ্যে একজন", 5, ["পাঁচজনের"]),
        ("pl", "dwieście", 2, []),
    ],
)
def test_where_numbers_are_said(language: str, text: str, value: int, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in Passage(text, forms_of(language)).places(Decimal(value))] == wanted


def test_duals() -> None:
    arabic = forms_of("ar")
    assert Passage("خذ كبسولتين", arabic).says_dual()
    assert not Passage("بعد ساعتين", arabic).says_dual("day")
    assert not Passage("كلمة", arabic).says_dual()
    assert not Passage("خذ كبسولتين", forms_of("ur")).says_dual()


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ar", "من 9 صباحًا إلى 5 مساءً", ["morning", "evening"]),
        ("pl", "po południu, nie rano", ["evening", "morning"]),
        ("pl", "ranoworanny, rana", []),
        ("pl", "w południe i po południu", ["midday", "evening"]),
        ("zh-Hans", "下午2点到晚上8点", ["evening", "night"]),
        ("fa", "صبح و عصر", ["morning", "evening"]),
        ("fa", "ظهر و بعد از ظهر", ["midday", "evening"]),
        ("ar", "ألم الظهر بعد الظهر", ["evening"]),
        ("es", "mañana por la mañana", ["morning"]),
        ("es", "venga mañana", []),
        ("uk", "о 14:30 дня, наступного дня", ["evening"]),
        ("tr", "öğleden önce ve öğleden sonra", ["morning", "evening"]),
        ("bn", "রাতে", ["night"]),
    ],
)
def test_parts_of_the_day(language: str, text: str, wanted: list[str]) -> None:
    names = {Part.MORNING.hours: "morning", Part.MIDDAY.hours: "midday", Part.EVENING.hours: "evening", Part.NIGHT.hours: "night"}
    assert [names[part.hours] for part in Passage(text, forms_of(language)).day_parts()] == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("pl", "5 godzin", {"h"}),
        ("pl", "5 – 6 dni", {"day"}),
        ("pl", "5 małych tygodni", {"week"}),
        ("pl", "5, godzin", set()),
        ("pl", "5 osób dziennie rano dni", set()),
        ("pl", "5 łyżek", {"tablespoon"}),
        ("pl", "5 mikrogramowych", {"mcg"}),
        ("ta", "5 மி.கி. மருந்து", {"mg"}),
        ("ta", "5 மாத்திரைகளுக்கு", {"tablet"}),
        ("es", "5 ML", {"ml"}),
        ("fr", "5 cuillères à café", {"teaspoon"}),
        ("zh-Hans", "5分之一", set()),
        ("tr", "5 ml'den", {"ml"}),
        ("ur", "5 ملی گرام", {"mg"}),
        ("zh-Hans", "5至6毫升", {"ml"}),
        ("zh-Hans", "5分钟", {"min"}),
        ("ar", "5 أيام", {"day"}),
        ("xx", "5 mg", set()),
    ],
)
def test_units_beside_a_number(language: str, text: str, wanted: set[str]) -> None:
    assert units_beside(text, 1, forms_of(language)) == wanted
