"""The checks on translations: they find what is wrong, and leave alone what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from mutations import STRICT, Result, run, run_natural, run_sentences, sentences

from leafletpress.checks.translations import check_message
from leafletpress.inline import parse
from leafletpress.languages import sentences_of
from leafletpress.library.whole import Library
from leafletpress.model import Catalog, Message, Place, Role, Severity, Terms, Text


@pytest.fixture(scope="module")
def results(sample_library: Library) -> list[Result]:
    """What became of each fault in the sample catalogs."""
    return list(run(sample_library))


@pytest.fixture(scope="module")
def missed(results: list[Result]) -> dict[str, float]:
    """The shares of the faults in the sample catalogs that no check told."""
    return shares_missed(results)


def test_natural_sentences_are_left_alone(sample_library: Library) -> None:
    """Sentences and translations that were written apart from the checks: hundreds, in many languages."""
    natural = list(sentences("natural.yaml"))
    assert len(natural) >= 200
    assert len({sentence.locale for sentence in natural}) >= 10
    alarms = [
        f"{sentence.locale}: {problem.message}: {sentence.message.translation}"
        for sentence in natural
        for problem in check_message(sentence.text, sentence.catalog, sample_library.terms.get(sentence.locale, Terms()))
        if problem.severity is not Severity.WARNING
    ]
    assert alarms == []


def test_natural_sentences_that_were_seen_later_are_left_alone(sample_library: Library) -> None:
    """Hundreds more, in every language of the table. What looks left out in one of a hundred was made one sentence of two."""
    natural = list(sentences("natural_more.yaml"))
    assert len({sentence.locale for sentence in natural}) >= 20
    alarms = {
        sentence.message.translation: problem.code
        for sentence in natural
        for problem in check_message(sentence.text, sentence.catalog, sample_library.terms.get(sentence.locale, Terms()))
        if problem.severity is not Severity.WARNING
    }
    assert len(alarms) / len(natural) <= 0.01, alarms
    assert set(alarms.values()) <= {"omission"}


def test_natural_sentences_of_later_languages_are_left_alone_and_their_faults_are_found() -> None:
    """Languages that have no sample catalog, each with the same ten sentences; every fault that can be made in them."""
    natural = list(sentences("natural_later.yaml"))
    assert len({sentence.locale for sentence in natural}) == 12
    alarms = [
        f"{sentence.locale}: {problem.message}: {sentence.message.translation}"
        for sentence in natural
        for problem in check_message(sentence.text, sentence.catalog, Terms())
        if problem.severity is not Severity.WARNING
    ]
    assert alarms == []
    made = Counter[str]()
    missed = Counter[str]()
    for result in run_sentences(natural):
        made[result.locale] += 1
        missed[result.locale] += not result.caught
    assert {locale: missed[locale] / count for locale, count in made.items() if missed[locale] > count * 0.03} == {}


def test_misleading_sentences_are_found(sample_library: Library) -> None:
    """Times on the wrong clock, other number words, digits changed places: each written by hand."""
    unseen = [
        f"{sentence.locale}: {sentence.message.translation}"
        for sentence in sentences("misleading.yaml")
        if all(
            problem.severity is Severity.WARNING
            for problem in check_message(sentence.text, sentence.catalog, sample_library.terms.get(sentence.locale, Terms()))
        )
    ]
    assert unseen == []


def test_the_sample_catalogs_are_left_alone(sample_library: Library) -> None:
    """The sample library's translations are whole and of the present source, and nothing in them stops a release."""
    assert [str(problem.place) for problem in sample_library.problems if problem.severity is not Severity.WARNING] == []


@pytest.mark.slow
def test_faults_in_the_sample_catalogs_are_found(missed: dict[str, float]) -> None:
    assert set(STRICT) <= set(missed)
    assert {group: share for group, share in missed.items() if group in STRICT and share > 0.01} == {}


def test_faults_in_natural_sentences_are_found(sample_library: Library) -> None:
    missed = shares_missed(run_natural(sample_library))
    assert {group: share for group, share in missed.items() if group in STRICT and share > 0.01} == {}


def test_parts_in_english_and_letters_of_another_keyboard_are_found(missed: dict[str, float]) -> None:
    assert missed["english"] < 0.03
    assert missed["letter"] == 0


def test_dropped_sentences_are_found_in_each_language(sample_library: Library, results: list[Result]) -> None:
    """Chinese is told apart: its sentences are joined by commas, so that lengths have to tell."""
    for language in sorted({result.locale for result in results} & {*sample_library.languages}):
        dropped = [
            result.caught for result in results if result.locale == language and result.mutation.kind == "sentence dropped"
        ]
        assert len(dropped) >= 50
        assert sum(dropped) / len(dropped) >= (0.7 if sentences_of(language).joined_by_commas else 0.97), language


def test_what_says_nothing_is_found(missed: dict[str, float]) -> None:
    assert missed["says nothing"] == 0


def test_a_row_that_was_pasted_twice_is_found(results: list[Result]) -> None:
    assert [result for result in results if result.mutation.kind == "long row pasted twice" and not result.caught] == []


def test_emergency_text_in_english_is_found(missed: dict[str, float]) -> None:
    assert missed["emergency"] == 0


def shares_missed(results: Iterable[Result]) -> dict[str, float]:
    """For each group of faults the share that no check told at its line."""
    made: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for result in results:
        made[result.mutation.group] += 1
        missed[result.mutation.group] += not result.caught
    return {group: missed[group] / count for group, count in made.items()}


@pytest.mark.parametrize(
    ("translation", "warned"),
    [("يستغرق ذلك ١٠-٢٠ دقيقة.", True), ("يستغرق ذلك 10 – 20 دقيقة.", True), ("يستغرق ذلك من 10 إلى 20 دقيقة.", False)],
)
def test_a_range_with_a_dash_from_right_to_left(translation: str, warned: bool) -> None:
    source, place = "It takes 10 to 20 minutes.", Place("ar.po", 1)
    text = Text(source, Role.PARAGRAPH, place, "first", parse(source)[0], written=source)
    catalog = Catalog("ar", "first", "ar.po", {text.key: Message(text.key, translation, place)})
    assert ("dash-range" in {problem.code for problem in check_message(text, catalog, Terms())}) is warned


def codes(source: str, translation: str, language: str) -> set[str]:
    place = Place(f"{language}.po", 1)
    text = Text(source, Role.PARAGRAPH, place, "first", parse(source)[0], written=source)
    catalog = Catalog(language, "first", f"{language}.po", {text.key: Message(text.key, translation, place)})
    return {problem.code for problem in check_message(text, catalog, Terms())}


OF_NUMBERS = {"number", "number-added", "unit", "fraction"}
GROUPED = (
    "943 476 5919", "0345 60 40 650", "+353 1 679 0800", "(01632) 960 983", "12 340", "1 500 000", "943-476-5919", "25.11.2026",
    "25/11/2026", "1.2.3", "18 000 1234 567", "00 44 20 7946 0123", "CA19-9", "B12 500", "020 7946 0123 ext 123",
)  # fmt: skip


@pytest.mark.parametrize("number", GROUPED)
@pytest.mark.parametrize("language", ["ar", "bn", "fr", "pl", "tr", "zh-Hans"])
def test_the_same_groups_of_digits_are_the_same_number(number: str, language: str) -> None:
    assert not codes(f"It is {number}.", f"Xxx {number}.", language) & OF_NUMBERS
    narrow = number.replace(" ", "\u202f").replace("-", "\u2011")
    assert not codes(f"It is {number}.", f"Xxx {narrow}.", language) & OF_NUMBERS


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("It is 943 476 5919.", "Xxx 943 467 5919."),
        ("It is 943 476 5919.", "Xxx 476 943 5919."),
        ("It is 0345 60 40 650.", "Xxx 0345 60 40 65."),
        ("Take 1 tablet of 500 mg.", "Xxx 1 500 mg."),
        ("It is 943 476 5919, or 943 476 5919.", "Xxx 943 476 5919."),
        ("Take 12 340 mg.", "Xxx 12 430 mg."),
    ],
)
def test_other_groups_of_digits_are_another_number(source: str, translation: str) -> None:
    assert "number" in codes(source, translation, "pl")


def test_a_number_that_is_grouped_otherwise_is_the_same() -> None:
    assert not codes("It is 943 476 5919.", "Xxx 9434765919.", "pl") & OF_NUMBERS
    assert not codes("It is 943 476 5919.", "Xxx ٩٤٣-٤٧٦-٥٩١٩.", "ar") & OF_NUMBERS


SUFFIXED = (
    ("tr", "5 ml'de 100 mg"), ("tr", "5 ml’de 100 mg"), ("tr", "5-10 ml'lik 100 mg"), ("bn", "5 ml-এ 100 mg"), ("pl", "5 ml-em 100 mg"),
    ("so", "5 ml'ga 100 mg"), ("uk", "5-ml 100 mg"), ("bn", "৫ ml-এর ১০০ mg"), ("tr", "5 ml:ssa 100 mg"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "translation"), SUFFIXED)
def test_an_ending_behind_a_unit_is_no_other_unit(language: str, translation: str) -> None:
    source = "5-10 ml 100 mg" if "10 ml" in translation else "5 ml 100 mg"
    assert not codes(source, translation, language) & OF_NUMBERS
    turned = translation.replace("ml", "xx").replace("100 mg", "100 ml").replace("xx", "mg")
    assert "unit" in codes(source, turned, language)


def test_a_unit_with_vowel_signs_has_endings_too() -> None:
    assert not codes("In 2 weeks.", "২ সপ্তাহ-এর মধ্যে।", "bn") & OF_NUMBERS
    assert "unit" in codes("In 2 weeks.", "২ মাস-এর মধ্যে।", "bn")


RANGES = (
    "5-10 mg", "5 mg–10 mg", "9:00-17:30", "20–40", "20 – 40", "١٠-٢٠", "۱۰–۲۰", "1,5–2,5 ml", "37-38 °C", "5%-10%", "08:00–17:00", "5-10", "2-3",
)  # fmt: skip
NO_RANGES = (
    "2026-11-25", "25-11-2026", "2026-11", "CA19-9", "COVID-19", "18F-FDG", "99m-Tc", "020-7946-0123", "0800-1111", "943-476-5919",
    "3-in-1", "C50-9", "ICD-10-CM", "T1-T2", "B-12", "123-45-678", "mRNA-1273", "AB-12-34", "٢٠٢٦-١١-٢٥", "+44-20-7946",
)  # fmt: skip


@pytest.mark.parametrize("written", RANGES)
def test_a_range_is_warned_of(written: str) -> None:
    for language in ("ar", "fa", "ur", "ckb"):
        assert "dash-range" in codes("Xxx.", f"في {written} أيام.", language)
    assert "dash-range" not in codes("Xxx.", f"Xxx {written}.", "pl")


@pytest.mark.parametrize("written", NO_RANGES)
def test_dates_codes_and_numbers_to_call_are_no_ranges(written: str) -> None:
    for text in (f"في {written}.", f"({written})", f"{written}، نعم", written):
        assert "dash-range" not in codes("Xxx.", text, "ar")


@pytest.mark.parametrize("sign", ["<", ">", "≤", "≥"])
def test_comparisons_are_asked_for_in_words_from_right_to_left(sign: str) -> None:
    """PDFium gives them mirrored, so a listener is told that more is less."""
    for language in ("ar", "fa", "ur", "ckb"):
        assert "comparison" in codes("If it is \\< 5 mg.", f"إذا كان {sign} 5 mg.", language)
        assert "comparison" in codes("If it is \\< 5 mg.", f"**{sign} 5 mg**", language)
    assert "comparison" not in codes("If it is \\< 5 mg.", f"Jeśli {sign} 5 mg.", "pl")
