"""What is told of a translation's numbers: code, words and hint of each rule, one sentence each."""

from __future__ import annotations

import pytest

from leafletpress.checks.numbers import compare_numbers
from leafletpress.checks.numbers.rules import Difference
from leafletpress.inline import parse


def compared(source: str, language: str, translation: str) -> tuple[Difference, ...]:
    return compare_numbers(parse(source)[0], parse(translation)[0], language)


@pytest.mark.parametrize(
    ("source", "language", "translation", "wanted"),
    [
        ("for 5 days", "pl", "przez dni", ["number: 5 of the source is missing"]),
        (
            "for 5 days",
            "pl",
            "przez 6 dni",
            ["number: 5 of the source is missing; the translation has 6, which the source has not"],
        ),
        ("5 or 7 days", "pl", "dni", ["number: 5, 7 of the source are missing"]),
        ("5 or 5 days", "pl", "dni", ["number: 5 of the source are missing"]),
        ("at 5pm on 6 May", "pl", "potem", ["number: 17:00, 6, May of the source are missing"]),
        ("for days", "pl", "przez 3 dni", ["number-added: the translation has 3, which the source has not"]),
        ("for 2 hours", "ar", "لمدة ساعتين أو 9", ["number: the translation has 9, which the source has not"]),
        ("at 14:00", "pl", "o 14: w południe", ["number: a time of day has lost its minutes"]),
        ("Take two tablets.", "pl", "Weź trzy tabletki.", ["number: the source says 2 in words, the translation 3"]),
        ("Take two tablets.", "pl", "Weź tabletki.", []),
        ("Take two tablets.", "zh-Hans", "服三片或五片", ["number: the source says 2 in words, the translation 3 and 5"]),
        ("1 in 20 people", "pl", "20 na 1", ["fraction: 1 in 20 is turned round"]),
        ("1 in 20 people", "ur", "1 میں سے 20", ["fraction: 1 in 20 is turned round"]),
        ("1 in 20 people", "ur", "20 میں سے 1", []),
        ("at 5.30pm", "zh-Hans", "下午5点半，即30分", []),
        ("at 8am", "pl", "o 8 wieczorem", ["day-part: the source says morning"]),
        ("at 8pm", "pl", "o 8:00", ["day-part: a time in the afternoon or evening has become one in the morning"]),
        ("at 8pm", "pl", "o 20:00", []),
        ("9am to 5pm", "ar", "من 9 مساءً إلى 5 صباحًا", ["day-part: the source says morning and afternoon or evening"]),
        ("2pm to 4pm", "ar", "من 2 إلى 4 بعد الظهر", []),
        ("for 5 hours", "pl", "przez 5 dni", ["unit: 5 h of the source has become day"]),
        ("5 mg", "zh-Hans", "5毫升", ["unit: 5 mg of the source has become ml"]),
        ("5 hours or 5 days", "pl", "5 dni albo 5 godzin", []),
        ("5% of people", "pl", "5 osób", ["unit: 5 per cent has lost its sign"]),
        ("5% of people", "pl", "5 procent osób", []),
        ("5 days", "xx", "5 something", []),
        ("Come in.", "pl", "Proszę wejść.", []),
        ("Call {phone.nurses}.", "pl", "Proszę zadzwonić: {phone.nurses}.", []),
    ],
)
def test_rules(source: str, language: str, translation: str, wanted: list[str]) -> None:
    assert [f"{one.code}: {one.message}" for one in compared(source, language, translation)] == wanted


def test_several_rules_speak_in_their_order() -> None:
    found = compared("1 in 20 people, 5 mg at 8am for 3 days", "pl", "20 na 1, 5 ml o 8 wieczorem")
    assert [one.code for one in found] == ["number", "fraction", "day-part", "unit"]


@pytest.mark.parametrize(
    ("source", "translation", "hint"),
    [
        ("5 days", "dni", "write the same number as the source; where it is right in words, acknowledge it with a reason"),
        ("days", "5 dni", "take it out unless the language needs it"),
        ("14:00", "14: rano", "write it whole, such as 14:00"),
        ("two days", "trzy dni", "write the same number as the source"),
        ("1 in 20", "20 na 1", "the translation has to say 1 of 20"),
        ("8pm", "8:00", "write 14:00, or the part of the day"),
        ("8am", "8 wieczorem", "put the part of the day right"),
        ("5 hours", "5 dni", "write the same unit as the source"),
        ("5%", "5", "write % or the word for it"),
    ],
)
def test_hints(source: str, translation: str, hint: str) -> None:
    assert [one.hint for one in compared(source, "pl", translation)] == [hint]
