"""What makes a leaflet hard to read is a warning, each kind with a good and a bad example; grades; messages that fail in several languages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from leafletpress.checks.reading_grade import reading_grade, syllables
from leafletpress.inline import parse
from leafletpress.languages import plain_writing_of
from leafletpress.library import read_library
from leafletpress.model import SOURCE_LANGUAGE, Place, Role, Severity, Text, leaflet_texts

Publish = Callable[..., Result]
LEAFLET = "leaflets/second/leaflet.md"
CODES = {"long-sentence", "long-paragraph", "long-list", "plain-word"}
EXAMPLES = {
    "long-sentence": (f"We walk {'and rest ' * 11}again.", f"We walk {'and rest ' * 11}once again."),
    "long-paragraph": ("You lie down. " * 5, "You lie down. " * 6),
    "long-list": ("- one thing\n" * 10, "- one thing\n" * 11),
    "plain-word": ("Before the test, tell us.", "Prior to the test, tell us."),
}


def codes(library: Path, body: str) -> list[str]:
    """The codes of what is wrong with a leaflet of this text; other tests look at everything else."""
    leaflet = library / LEAFLET
    head = leaflet.read_text("utf-8").rpartition("---\n")[0]
    leaflet.write_text(f"{head}---\n{body.strip()}\n", "utf-8")
    problems = [problem for problem in read_library(library).problems if problem.code in CODES]
    assert all(problem.severity is Severity.WARNING and problem.hint and problem.place.path == LEAFLET for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("code", EXAMPLES)
def test_good_and_bad(code: str, copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    good, bad = EXAMPLES[code]
    assert codes(library, good) == []
    assert codes(library, bad) == [code]


@pytest.mark.parametrize(
    "body",
    [
        "Haemorrhage\n: Heavy bleeding.\n\nA haemorrhage is rare.",  # explained as a term
        "You may have a haemorrhage (bleeding).",  # explained beside it
        "The leaflet is on benignity.",  # only a part of a word
    ],
)
def test_a_word_that_is_explained_is_no_fault(body: str, copy_of: Callable[..., Path]) -> None:
    assert codes(copy_of("_good"), body) == []


def test_each_word_has_one_that_is_no_fault_itself() -> None:
    known = plain_writing_of(SOURCE_LANGUAGE)
    assert len(known.instead) > 100
    better = [word for words in known.instead.values() for word in words.split(", ")]
    assert [word for word in better if word in known.instead or not word] == []


def test_a_place_is_that_of_the_text(copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    codes(library, "Nothing.\n\n- We use it.\n- We utilise it.")
    (problem,) = [problem for problem in read_library(library).problems if problem.code == "plain-word"]
    lines = (library / LEAFLET).read_text("utf-8").split("\n")
    assert "utilise" in lines[problem.place.line - 1]
    assert "write use" in problem.hint


# Syllables as dictionaries have them.
SYLLABLES = {
    "many": 2, "embolisation": 5, "treatment": 2, "you": 1, "temperature": 4, "chemotherapy": 5, "usually": 4, "little": 2, "people": 2,
    "used": 1, "needed": 2, "asked": 1, "because": 2, "anaesthetic": 4, "medicine": 3, "hospital": 3, "interventional": 5, "radiology": 5,
    "serious": 3, "take": 1, "table": 2, "sometimes": 2, "places": 2, "nurses": 2, "scan": 1, "through": 1, "infection": 3, "surgery": 3,
    "operation": 4, "laboratory": 5, "appointment": 3, "bleeding": 2, "kidney": 2, "bandages": 3, "bruise": 1, "information": 4,
    "biopsy": 3, "everyone": 3, "area": 3,
}  # fmt: skip


def test_syllables() -> None:
    wrong = [word for word, count in SYLLABLES.items() if syllables(word) != count]
    assert len(wrong) <= len(SYLLABLES) / 10, wrong
    assert abs(sum(map(syllables, SYLLABLES)) - sum(SYLLABLES.values())) <= 3


def text(words: str, role: Role = Role.PARAGRAPH) -> Text:
    return Text(words, role, Place("leaflet.md", 1), "first", parse(words)[0], written=words)


def test_grade() -> None:
    grade = reading_grade([text("The cat sat on the mat. It was 5 years old."), text("Ten words of a heading", Role.HEADING)])
    # 10 words, 2 sentences, 10 syllables
    assert (grade.words, grade.sentences, grade.smog) == (10, 2, None)
    assert grade.flesch_kincaid == round(0.39 * 5 + 11.8 * 1 - 15.59, 1)
    long = reading_grade([text("The operation is complicated.")] * 30)
    assert long.smog == round(1.0430 * (2 * 30) ** 0.5 + 3.1291, 1)
    assert reading_grade([text("{phone.nurses}"), text("3")]) is None


def test_harder_texts_have_higher_grades(copy_of: Callable[..., Path]) -> None:
    leaflet = read_library(copy_of("_good")).leaflets["first"]
    easy = reading_grade(leaflet_texts(leaflet))
    hard = reading_grade([text("Percutaneous embolisation necessitates interventional radiological assessment beforehand.")])
    assert easy.flesch_kincaid < 6 < hard.flesch_kincaid


@pytest.fixture
def two_languages(copy_of: Callable[..., Path]) -> Path:
    """A library in Polish and in what is called Romanian, with the same number wrong in both, and another in one."""
    library = copy_of("_good")
    catalog = library / "translations/pl/LC_MESSAGES/first.po"
    catalog.write_text(catalog.read_text("utf-8").replace("od 10 do 20 minut", "od 10 do 30 minut"), "utf-8")
    shutil.copytree(library / "translations/pl", library / "translations/ro")
    for path in (library / "translations/ro/LC_MESSAGES").glob("*.po"):
        path.write_text(path.read_text("utf-8").replace("Language: pl", "Language: ro"), "utf-8")
    catalog.write_text(catalog.read_text("utf-8").replace("1 na 5 osób", "1 na 6 osób"), "utf-8")
    return library


def test_status_names_what_fails_in_several_languages(two_languages: Path, publish: Publish, tmp_path: Path) -> None:
    told = publish("status", "--library", two_languages).stdout
    lines = [line for line in told.split("\n") if "may be at fault" in line]
    assert lines == ['leaflets/first/leaflet.md:16: fails in pl, ro (number), so its English may be at fault: "10 to 20 minutes"']
    assert "second: reading grade" in told
    page = tmp_path / "status.html"
    publish("status", "--html", page, "--library", two_languages)
    assert "fails in pl, ro (number)" in page.read_text("utf-8")


def test_status_says_it_to_programs(two_languages: Path, publish: Publish) -> None:
    rows = json.loads(publish("status", "first", "--output-format", "json", "--library", two_languages).stdout)
    by_language = {row["language"]: row for row in rows}
    assert [len(by_language[tag]["failing-in-several"]) for tag in ("en-GB", "pl", "ro")] == [1, 1, 1]
    assert by_language["en-GB"]["failing-in-several"][0]["codes"] == {"pl": ["number"], "ro": ["number"]}
    assert set(by_language["en-GB"]["reading-grade"]) == {"flesch-kincaid", "smog"}
    assert by_language["pl"]["reading-grade"] is None


def test_status_says_what_is_not_looked_for(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = copy_of("_good")
    publish("new", "language", "fr", "--library", library)
    told = publish("status", "--library", library).stdout
    assert "\nfr: not looked for: translations that are too short\n" in told
    assert "pl: not looked for" not in told
