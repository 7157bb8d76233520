"""What the pages themselves print is understood: every language's own times, dates, lengths of time and temperatures, and its units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from leafletpress.checks.numbers import compare_numbers
from leafletpress.checks.numbers.english import FAMILIES, unit_name
from leafletpress.languages import LANGUAGES, NUMBER_WORDS, REAL_LANGUAGES, write_date, write_value
from leafletpress.model import SOURCE_LANGUAGE, ClinicData, Duration, DurationUnit, Hours, Opening, Plain, Temperature

ENGLISH = LANGUAGES[SOURCE_LANGUAGE]
OTHERS = [tag for tag in REAL_LANGUAGES if tag != SOURCE_LANGUAGE]


def findings(source: str, translation: str, language: str) -> list[str]:
    found = compare_numbers((Plain(source),), (Plain(translation),), language)
    return [f"{source} | {translation} | {one.code}: {one.message}" for one in found]


def values() -> Iterator[ClinicData]:
    """Times at every quarter of an hour, opening hours from and to every hour and half hour, lengths and temperatures of all kinds."""
    yield from (time(hour, minute) for hour in range(24) for minute in (0, 5, 15, 30, 45))
    for opens in range(24):
        for minute in (0, 30):
            yield Hours((Opening(0, 4, time(opens, minute), None),))
            yield from (Hours((Opening(0, 4, time(opens, minute), time(closes, minute)),)) for closes in range(opens + 1, 24))
    yield from (
        Duration(amount, unit) for unit in DurationUnit for amount in (1, 2, 3, 4, 5, 6, 10, 11, 12, 15, 20, 21, 24, 30, 45, 48)
    )
    yield from (Temperature(Decimal(degrees)) for degrees in ("36", "37.5", "38", "38.5", "40"))


@pytest.mark.parametrize("tag", OTHERS)
def test_what_a_language_prints_is_understood(tag: str) -> None:
    language = LANGUAGES[tag]
    unread = [found for value in values() for found in findings(write_value(value, ENGLISH), write_value(value, language), tag)]
    assert unread == []


@pytest.mark.parametrize("tag", OTHERS)
def test_times_on_a_clock_of_24_hours_are_understood(tag: str) -> None:
    times = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
    written = [(f"{one.hour}:{one.minute:02}", write_value(one, LANGUAGES[tag])) for one in times]
    assert [found for source, translation in written for found in findings(source, translation, tag)] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_dates_that_a_language_prints_are_understood(tag: str) -> None:
    days = [date(2027, month, day) for month in range(1, 13) for day in (1, 5, 12, 25)]
    written = [(write_date(one, ENGLISH), write_date(one, LANGUAGES[tag])) for one in days]
    assert [found for source, translation in written for found in findings(source, translation, tag)] == []


# Units


def words(language: str, unit: str) -> list[str]:
    return [form.replace("+", " ") for form in NUMBER_WORDS[language].units.get(unit, "").split()]


def amount(language: str, word: str) -> str:
    return f"用5{word}药" if NUMBER_WORDS[language].glued else f"Xyz 5 {word}."


@pytest.mark.parametrize("tag", NUMBER_WORDS)
def test_every_unit_has_its_words(tag: str) -> None:
    """Words, and not the international sign alone, which every language has."""
    signs = {"mg", "mcg", "µg", "μg", "g", "kg", "ml", "l", "cm", "mm", "m", "°C", "℃"}
    unsaid = [unit for family in FAMILIES for unit in family if not set(words(tag, unit)) - signs]
    assert unsaid == []


@pytest.mark.parametrize("tag", NUMBER_WORDS)
def test_a_unit_in_words_is_itself_and_no_other(tag: str) -> None:
    """Each word of each unit: it is understood, and found where it stands for another unit of its family, as micrograms for milligrams."""
    wrong = []
    for family in FAMILIES:
        for unit in family:
            source, own = f"Take 5 {unit_name(unit)} now.", words(tag, unit)
            wrong += [found for word in own for found in findings(source, amount(tag, word), tag)]
            others = [word for other in family if other != unit for word in words(tag, other)[:4] if word not in own]
            wrong += [
                f"{unit} as {word}"
                for word in others
                if not any("unit:" in one for one in findings(source, amount(tag, word), tag))
            ]
    assert wrong == []


# Sentences


def amounts() -> Iterator[tuple[str, str, str]]:
    """The language, source and translation of each sentence in the file beside this one."""
    for block in yaml.safe_load(Path(__file__).with_name("amounts.yaml").read_text("utf-8")):
        sources = block.pop(SOURCE_LANGUAGE)
        yield from ((tag, *pair) for tag, texts in block.items() for pair in zip(sources, texts, strict=True))


def test_amounts_in_natural_sentences_are_understood() -> None:
    sentences = list(amounts())
    later = {
        row["locale"].replace("_", "-")
        for row in yaml.safe_load(Path(__file__).with_name("natural_later.yaml").read_text("utf-8"))
    }
    assert {tag for tag, _, _ in sentences} | later == set(OTHERS)
    assert [found for tag, source, translation in sentences for found in findings(source, translation, tag)] == []
