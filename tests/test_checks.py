"""The checks on translations: they find what is wrong, and leave alone what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from conftest import ROOT
from mutations import STRICT, Result, run, run_natural, sentences

from leafletpress.checks.translations import check_message
from leafletpress.inline import parse
from leafletpress.library import read_library
from leafletpress.model import Catalog, Library, Message, Place, Role, Severity, Terms, Text


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT)


@pytest.fixture(scope="module")
def missed(library: Library) -> dict[str, float]:
    """The shares of the faults in the sample catalogs that no check told."""
    return shares_missed(run(library))


def test_natural_sentences_are_left_alone(library: Library) -> None:
    """Sentences and translations that were written apart from the checks: hundreds, in many languages."""
    natural = list(sentences("natural.yaml"))
    assert len(natural) >= 200
    assert len({sentence.locale for sentence in natural}) >= 10
    alarms = [
        f"{sentence.locale}: {problem.message}: {sentence.message.translation}"
        for sentence in natural
        for problem in check_message(sentence.text, sentence.catalog, library.terms.get(sentence.locale, Terms()))
        if problem.severity is not Severity.WARNING
    ]
    assert alarms == []


def test_misleading_sentences_are_found(library: Library) -> None:
    """Times on the wrong clock, other number words, digits changed places: each written by hand."""
    unseen = [
        f"{sentence.locale}: {sentence.message.translation}"
        for sentence in sentences("misleading.yaml")
        if all(
            problem.severity is Severity.WARNING
            for problem in check_message(sentence.text, sentence.catalog, library.terms.get(sentence.locale, Terms()))
        )
    ]
    assert unseen == []


def test_the_sample_catalogs_are_left_alone(library: Library) -> None:
    """The sample library's translations are whole and of the present source, and nothing in them stops a release."""
    assert [str(problem.place) for problem in library.problems if problem.severity is not Severity.WARNING] == []


def test_faults_in_the_sample_catalogs_are_found(missed: dict[str, float]) -> None:
    assert set(STRICT) <= set(missed)
    assert {group: share for group, share in missed.items() if group in STRICT and share > 0.01} == {}


def test_faults_in_natural_sentences_are_found(library: Library) -> None:
    missed = shares_missed(run_natural(library))
    assert {group: share for group, share in missed.items() if group in STRICT and share > 0.01} == {}


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
