"""What became of each number of a source: where it was found, or why it was excused, what is missing and what is left."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from leafletpress.checks.numbers.forms import forms_of
from leafletpress.checks.numbers.grammar import Month, Number, Time, read_source
from leafletpress.checks.numbers.matches import Excuse, Match, Matching, match_numbers
from leafletpress.checks.numbers.proportions import is_marked, whole_of
from leafletpress.checks.numbers.translated import read_translation


def matched(source: str, language: str, translation: str) -> Matching:
    said = read_source(source)
    times = {(time.hour, time.minute) for time in said.times}
    return match_numbers(said, read_translation(translation, forms_of(language), times, said.per_days))


def name(wanted: Number | Time | Month) -> str:
    """A number or time by its value alone."""
    return str(wanted.value) if isinstance(wanted, Number) else wanted.on_24 if isinstance(wanted, Time) else str(wanted)


def told(match: Match, text: str) -> str:
    """A match in a line: "5 here" where it was found, "5: said in words" where it was excused."""
    places = " and ".join(text[found.start : found.end] for found in match.found)
    return f"{name(match.wanted)}{f' = {places}' if places else ''}{f': {match.excuse.value}' if match.excuse else ''}"


@pytest.mark.parametrize(
    ("source", "language", "translation", "wanted"),
    [
        ("Take 2 tablets every 6 hours.", "pl", "Przyjmuj 2 tabletki co 6 godzin.", ["2 = 2", "6 = 6"]),
        ("for 2 hours", "ar", "لمدة ساعتين", ["2: said in words"]),
        ("2 sachets", "ar", "باقتين", ["2: said by the form of the word for two"]),
        ("for 1 hour", "pl", "przez godzinę", ["1: said in words"]),
        ("for 1.5 hours", "pl", "przez 1,5 godziny", ["1.5 = 1,5"]),
        ("for 1.5 hours", "pl", "przez półtorej godziny", ["1.5: said in words"]),
        ("for 2.5 hours", "ar", "لمدة ساعتين ونصف", ["2.5: said as a half more than a number that is there"]),
        ("for 3.5 hours", "ar", "لمدة 3 ساعات ونصف", ["3.5 = 3: said as a half more than a number that is there"]),
        ("for 3.5 hours", "ar", "لمدة 3 ساعات", ["3.5"]),
        ("for 3.5 hours", "ar", "لمدة نصف ساعة", ["3.5"]),
        ("for 5 days", "pl", "przez 6 dni", ["5"]),
        ("5 or 5 days", "pl", "5 dni", ["5 = 5", "5"]),
        ("1 in 20 to 1 in 30", "pl", "1 na 20 do 30", ["1 = 1", "20 = 20", "1: said once for two fractions", "30 = 30"]),
        ("1 in 20 people", "pl", "jedna na 20 osób", ["1: said in words", "20 = 20"]),
        ("1 in 20 people", "pl", "20 osób, a potem długo nic i jeszcze więcej niczego, jedna", ["1", "20 = 20"]),
        ("at 5pm", "pl", "o 17:00", ["17:00 = 17:00"]),
        ("at 5pm", "pl", "o 5 po południu", ["17:00 = 5"]),
        ("at 5.30pm", "zh-Hans", "下午5点半", ["17:30 = 5"]),
        ("at 5.15pm", "ar", "الخامسة والربع مساءً", ["17:15: said in words"]),
        ("at 5.20pm", "pl", "o 5 po południu", ["17:20"]),
        ("2 doses at 2pm", "pl", "2 dawki o 14:00", ["14:00 = 14:00", "2 = 2"]),
        ("for 30 minutes", "zh-Hans", "三十分钟", ["30 = 三十"]),
        ("for 2 to 3 days", "zh-Hans", "两三天", ["2 = 两三", "3 = 两三"]),
        ("for 2 capsules", "ar", "كبسولتين", ["2: said in words"]),
        ("at 5.30pm", "fr", "à 17 h 30", ["17:30 = 17 h 30"]),
        ("at 7.30am", "zh-Hans", "早上七点三十分", ["7:30 = 七点三十"]),
        ("at 8am and 8pm", "pl", "o 8 rano i wieczorem", ["8:00 = 8", "20:00: the same hour, in the morning and in the evening"]),
        ("at 7.30am", "pl", "o wpół do ósmej", ["7:30: said in words"]),
        ("at 7.30am", "pl", "o wpół do siódmej", ["7:30"]),
        ("at 2.30pm", "ur", "دوپہر ڈھائی بجے", ["14:30: said in words"]),
        ("at 2.45pm", "ur", "دوپہر پونے تین بجے", ["14:45: said in words"]),
        ("at 2.45pm", "ur", "دوپہر پونے دو بجے", ["14:45"]),
        ("for 90 minutes", "pt-PT", "hora e meia", ["90: said in words"]),
        ("for 15 minutes", "fr", "un quart d’heure", ["15: said in words"]),
        ("for 14 days", "pl", "przez dwa tygodnie", ["14: said in words"]),
        ("for 14 days", "pl", "przez trzy tygodnie", ["14"]),
        ("for 7 days, once a week", "pl", "raz na tydzień", ["7"]),
        ("for 48 hours", "pl", "przez dwa dni", ["48"]),
        ("at 9am and at 9pm", "es", "a las 9 de la mañana y a las de la noche", ["9:00 = 9", "21:00"]),
        ("at 8am and 8pm", "ar", "الساعة 8 صباحًا ومساءً", ["8:00 = 8", "20:00: the same hour, in the morning and in the evening"]),
        ("at midnight", "pl", "o północy", ["0:00: a time that the source has no number for"]),
        ("midday to midnight", "bn", "দুপুর 12টা থেকে রাত 12টা", ["12:00 = 12", "0:00 = 12"]),
        ("8 in 24 hours", "pl", "8 na dobę", ["8 = 8", "24: said in words"]),
        ("2 a day for 24 hours", "pl", "2 na dobę", ["2 = 2", "24"]),
        ("2 a day, 8 in 24 hours", "pl", "2 dziennie, 8 na dobę", ["2 = 2", "8 = 8", "24: said in words"]),
        ("2 a day for 24 hours", "pl", "2 na dobę przez dobę", ["2 = 2", "24: said in words"]),
        ("2 a day for 24 hours", "uk", "2 на добу", ["2 = 2", "24"]),
    ],
)
def test_matches(source: str, language: str, translation: str, wanted: list[str]) -> None:
    matching = matched(source, language, translation)
    assert [told(match, translation) for match in matching.matches] == wanted


@pytest.mark.parametrize(
    ("source", "language", "translation", "missing", "left"),
    [
        ("2 days", "pl", "2 dni", [], []),
        ("2 days", "pl", "3 dni", ["2"], ["3"]),
        ("at 8am, 5 doses", "pl", "5 dawek o 9:00", ["8:00"], ["9:00"]),
        ("on 5 May", "pl", "5 maja", [], []),
        ("on 5 May", "pl", "5.05", ["5", "May"], ["5.05"]),
        ("on 5 May", "pl", "5. 5. w południe", [], ["5"]),
        ("on 5 May", "ar", "5 أيار", ["May"], []),
        ("1 in 20 to 1 in 30", "pl", "1 na 20 do 40", ["30"], ["40"]),
        ("nothing", "pl", "7", [], ["7"]),
    ],
)
def test_what_is_missing_and_left(source: str, language: str, translation: str, missing: list[str], left: list[str]) -> None:
    matching = matched(source, language, translation)
    assert [name(wanted) for wanted in matching.missing] == missing
    assert [translation[found.start : found.end] for found in matching.left] == left


def test_a_match_is_a_value() -> None:
    """Asked twice, it says the same; nothing that is read from it changes it."""
    first, second = (matched("3.5 hours, 2 days at 5pm", "ar", "3 ساعات ونصف ويومين الساعة 5 مساءً") for _ in range(2))
    assert first == second
    assert (first.missing, first.excuses, first.times, first.numbers) == (
        second.missing,
        second.excuses,
        second.times,
        second.numbers,
    )
    assert first.excuses == (Excuse.HALF, Excuse.WORDS)
    with pytest.raises(FrozenInstanceError):
        first.left = ()  # type: ignore[misc]


def test_no_number_is_found_twice() -> None:
    matching = matched("2 of 2 and 2pm", "pl", "2 z 2 o 2")
    found = [one for match in matching.matches for one in match.found]
    assert len(found) == len(set(found)) == 3


# Which is the whole


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("pl", "1 na 20 osób", "20"),
        ("pl", "20 na 1", "1"),
        ("ur", "20 میں سے 1", "20"),
        ("zh-Hans", "每20人中有1人", "20"),
        ("ar", "شخص 1 من كل 20", "20"),
        ("bn", "20 জনের মধ্যে 1 জন", "20"),
        ("tr", "20 kişiden 1", "20"),
        ("fr", "1 personne sur 20", "20"),
    ],
)
def test_the_whole_of_a_fraction(language: str, text: str, whole: str) -> None:
    reading = read_translation(text, forms_of(language))
    (fraction,) = read_source("1 in 20").fractions
    found = whole_of(fraction, reading)
    assert found is not None
    assert text[found.start : found.end] == whole


@pytest.mark.parametrize(("text", "marked"), [("na 20", True), ("rana 20", False), ("co 20", False)])
def test_a_mark_is_a_word_of_its_own(text: str, marked: bool) -> None:
    reading = read_translation(text, forms_of("pl"))
    assert [is_marked(found, reading) for found in reading.found] == [marked]


def test_a_fraction_that_is_not_there_has_no_whole() -> None:
    (fraction,) = read_source("1 in 20").fractions
    assert whole_of(fraction, read_translation("20", forms_of("pl"))) is None
