"""How often: "once a week" that became "once a day", and what is said of a day without being one."""

from __future__ import annotations

import pytest

from leafletpress.checks.numbers import compare_numbers
from leafletpress.inline import parse

WEEKLY = "Take the tablet once a week."
DAILY = "Take the tablet once a day."
ONCE_A_DAY = {
    "fr": "Prenez le comprimé une fois par jour.",
    "es": "Tome el comprimido una vez al día.",
    "pl": "Proszę przyjmować tabletkę raz dziennie.",
    "ar": "تناول القرص مرة واحدة في اليوم.",
    "ur": "گولی دن میں ایک بار لیں۔",
    "ro": "Luați comprimatul o dată pe zi.",
    "uk": "Приймайте таблетку раз на день.",
    "cy": "Cymerwch y dabled unwaith y dydd.",
    "so": "Qaado kiniinka hal mar maalintii.",
    "zh-Hans": "每天服用一次药片。",
}
ONCE_A_WEEK = {
    "fr": "Prenez le comprimé une fois par semaine.",
    "es": "Tome el comprimido una vez a la semana.",
    "pl": "Proszę przyjmować tabletkę raz w tygodniu.",
    "ar": "تناول القرص مرة واحدة في الأسبوع.",
    "ro": "Luați comprimatul o dată pe săptămână.",
    "uk": "Приймайте таблетку раз на тиждень.",
    "cy": "Cymerwch y dabled unwaith yr wythnos.",
    "zh-Hans": "每周服用一次药片。",
}


def told(source: str, translation: str, language: str) -> list[str]:
    return [one.message for one in compare_numbers(parse(source)[0], parse(translation)[0], language) if one.code == "unit"]


@pytest.mark.parametrize("language", ONCE_A_DAY)
def test_a_week_that_became_a_day(language: str) -> None:
    assert told(WEEKLY, ONCE_A_DAY[language], language) == ["the source says weeks, the translation days"]
    assert told(DAILY, ONCE_A_DAY[language], language) == []


@pytest.mark.parametrize("language", ONCE_A_WEEK)
def test_a_day_that_became_a_week(language: str) -> None:
    assert told(DAILY, ONCE_A_WEEK[language], language) == ["the source says days, the translation weeks"]
    assert told(WEEKLY, ONCE_A_WEEK[language], language) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Come an hour before.", "Venez une heure avant."),
        ("You can eat at midday, an hour before.", "Vous pouvez manger dans la journée."),
        ("Ring us at any hour.", "Appelez-nous jour et nuit."),
        ("Take it every day for a week.", "Prenez-le chaque jour pendant une semaine."),
    ],
)
def test_what_is_right_is_left_alone(source: str, translation: str) -> None:
    assert told(source, translation, "fr") == []


def test_one_a_week_is_no_week() -> None:
    """The word for the period stands where that of what is counted was: what the source counts by, no number has for a unit."""
    assert (
        told("Take 2 tablets on Monday, then one tablet a week.", "Weź 2 tabletki w poniedziałek, potem jedną tygodniowo.", "pl")
        == []
    )
    assert told(DAILY, "تناول القرص مرة واحدة أسبوعيًا.", "ar") == ["the source says days, the translation weeks"]
