"""A language of the library's own: of the same form as the engine's, in force while the library is worked on, and signed with its page words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result
from conftest import DAY, ROOT

from leafletpress.checks.numbers.forms import forms_of
from leafletpress.compose.markup import text_html
from leafletpress.languages import LANGUAGES, direction_of, locale_of, month_names, tag_of
from leafletpress.library import read_library
from leafletpress.library.editions import furniture_digests
from leafletpress.model import Edition, Place, Plain, Role, Text
from leafletpress.press.orders import order

Publish = Callable[..., Result]
OWN = """# A language that nobody speaks.
format: 1
tag: qaa
folder: qaa
english-name: Ourish
name: Uresh
script: Latn
direction: ltr
native-digits: latn

values:
  source: made up
  read-by: none
  date: "{year} {month} {day}"
  decimal-sign: ","
  temperature: "{n} grats"
  clock:
    digits: "{hour}h{minute}"
    whole: "{clock}"
    minutes: "{clock}"
  time-range: "{opens} uns {closes}"
  days: [una, dua, tria, quara, quina, sexa, septa]
  day-range: "{first} uns {last}"
  opening: "{days}: {times}"
  openings: "{first}; {next}"
  always: semper
  durations:
    min: {other: "{n} min"}
    h: {one: "ur hora", other: "{n} horas"}
    days: {other: "{n} dis"}
    weeks: {other: "{n} semas"}
    months: {other: "{n} lunas"}

cldr:
  source: made up
  read-by: none
  months: [prim, sek, ter, kvar, kvin, ses, sep, okt, nov, dek, undek, dudek]
  plurals:
    one: n = 1

numbers:
  source: made up
  read-by: none
  words:
    2: [du]
  per-cent: ["%"]
"""


@pytest.fixture
def ours(copy_of: Callable[..., Path]) -> Path:
    """The good library, with a language of its own."""
    root = copy_of("_good")
    (root / "languages").mkdir()
    (root / "languages/qaa.yaml").write_text(OWN, "utf-8")
    return root


def change(root: Path, there: str, instead: str, tag: str = "qaa") -> None:
    path = root / f"languages/{tag}.yaml"
    text = path.read_text("utf-8")
    assert text.count(there) == 1
    path.write_text(text.replace(there, instead), "utf-8")


def begun(root: Path, publish: Publish) -> None:
    """Its catalogs, as the command makes them, with some words translated."""
    assert publish("new", "language", "Ourish", "--library", root).exit_code == 0
    for domain, words in {"templates": {"Who to contact": "Kin kontakta"}, "first": {"Before": "Bifor"}}.items():
        path = root / f"translations/qaa/LC_MESSAGES/{domain}.po"
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr = words.get(entry.msgid, "")
        catalog.save()


def test_a_made_up_language_is_begun_checked_and_printed(ours: Path, publish: Publish) -> None:
    begun(ours, publish)
    checked = publish("check", "--library", ours)
    assert "error" not in checked.output.replace("0 errors", "")
    assert "qaa" in publish("status", "--library", ours).output
    for jobs in ("1", "2"):  # in this process, and in others
        built = publish("build", "--library", ours, "--language", "Uresh", "--format", "text", "--clinic", "east", "--jobs", jobs)
        assert built.exit_code == 0, built.output
        text = next((ours / "out").rglob("first*_qaa_east_text_DRAFT.txt")).read_text("utf-8")
        assert "Kin kontakta" in text
        assert "una uns quina: 8h00 uns 17h00" in text
        for path in (ours / "out").rglob("*.txt"):
            path.unlink()
    assert publish("build", "--library", ours, "--language", "qaa", "--clinic", "west").exit_code == 0, "as PDF, proved"


def test_it_is_in_force_with_its_library_alone(ours: Path) -> None:
    read_library(ours)
    assert (LANGUAGES["qaa"].english_name, locale_of("qaa"), month_names("qaa")[1]) == ("Ourish", "qaa", {"sek"})
    assert forms_of("qaa").numbers
    read_library(ROOT / "tests/libraries/_good")
    assert "qaa" not in LANGUAGES
    assert not forms_of("qaa").numbers, "nothing that was found out of it is kept"


def test_words_are_set_anew_when_a_library_says_otherwise_of_its_language(ours: Path) -> None:
    text = Text("x", Role.PARAGRAPH, Place("x"), "x", (Plain("a 5 mg 020 7946 0123"),), language="qaa")
    read_library(ours)
    assert "dir=" not in text_html(text, "qaa")
    change(ours, "direction: ltr", "direction: rtl")
    read_library(ours)
    assert '<span class="latin" dir="ltr">' in text_html(text, "qaa")


def test_another_script_comes_with_its_fonts(ours: Path) -> None:
    change(ours, "script: Latn\ndirection: ltr", "script: Thai\nfonts: [Noto Sans Thai]\nline-height: 1.7\ndirection: rtl")
    change(ours, "folder: qaa", "folder: qaa_TH\nalso: [qab]")
    library = read_library(ours)
    assert library.wrong_languages == ()
    script = LANGUAGES["qaa"].script
    assert (script.families[0], script.line_height, script.families[-1]) == ("Noto Sans Thai", 1.7, "Noto Sans")
    assert (direction_of("qaa"), tag_of("qaa_TH")) == ("rtl", "qaa")


def test_a_file_for_a_language_of_the_engine_is_told(ours: Path, publish: Publish) -> None:
    polish = (ROOT / "leafletpress/languages/pl.yaml").read_text("utf-8")
    (ours / "languages/pl.yaml").write_text(polish.replace('temperature: "{n} °C"', 'temperature: "{n} st. C"'), "utf-8")
    before = furniture_digests(read_library(ROOT / "tests/libraries/_good"), "pl")
    after = furniture_digests(read_library(ours), "pl")
    assert before != after, "who signed the page words signed how values are written"
    assert "languages/pl.yaml:1: warning[own-language]" in publish("check", "--library", ours).output


@pytest.mark.parametrize(
    ("there", "instead", "code"),
    [
        ("tag: qaa", 'tag: "qa}a"', "language-file"),
        ("tag: qaa", "tag: qab", "language-file"),
        ("folder: qaa", "folder: ../qaa", "language-file"),
        ("script: Latn", "script: Thai", "language-file"),
        ("script: Latn", "script: Latn\nline-height: 9", "language-file"),
        ("format: 1", "format: 1\nlike: ../pl", "language-file"),
        ("format: 1", "format: 1\nlike: xx", "language-file"),
        ("format: 1", "format: 1\npseudo: accented", "language-file"),
        ('temperature: "{n} grats"', 'temperature: "{n.__class__}"', "language-file"),
        ("one: n = 1", "one: n is 1", "language-file"),
        ("always: semper", "always: [semper]", "yaml"),
    ],
)
def test_what_is_wrong_in_it_is_told_and_it_counts_as_none(
    ours: Path, publish: Publish, there: str, instead: str, code: str
) -> None:
    change(ours, there, instead)
    result = publish("check", "--library", ours)
    assert result.exit_code == 1
    lines = (ours / "languages/qaa.yaml").read_text("utf-8").splitlines()
    changed = {number for number, line in enumerate(lines, 1) if line and line in OWN.replace(there, instead).splitlines()}
    changed -= {number for number, line in enumerate(lines, 1) if line in OWN.splitlines()}
    told = {int(number) for number in re.findall(rf"languages/qaa\.yaml:(\d+): error\[{code}\]", result.output)}
    assert told & ({1} if "like" in instead or "pseudo" in instead else changed), result.output
    assert "qaa" not in LANGUAGES
    assert publish("build", "--library", ours, "--language", "qaa").exit_code == 2


def test_the_source_language_is_the_engines(ours: Path, publish: Publish) -> None:
    (ours / "languages/en-GB.yaml").write_text((ROOT / "leafletpress/languages/en-GB.yaml").read_text("utf-8"), "utf-8")
    assert "error[language-file] en-GB is what is translated from" in publish("check", "--library", ours).output


def test_a_file_that_is_none_and_a_stray(ours: Path, publish: Publish) -> None:
    (ours / "languages/xx.yaml").mkdir()
    (ours / "languages/notes.txt").write_text("notes", "utf-8")
    (ours / "languages/zz.yaml").write_bytes(b"\xff")
    told = publish("check", "--library", ours).output
    assert re.search(r"languages/xx\.yaml\S* error\[", told)
    assert re.search(r"languages/zz\.yaml\S* error\[encoding\]", told)
    assert "languages/notes.txt:1: warning[stray]" in told


def test_two_languages_need_two_folders(ours: Path, publish: Publish) -> None:
    (ours / "languages/qab.yaml").write_text(OWN.replace("tag: qaa", "tag: qab"), "utf-8")
    assert "qab has the folder of qaa" in publish("check", "--library", ours).output


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("days: [una", "days: [uno"),
        ('one: "ur hora"', 'one: "un hora"'),
        ("sek, ter", "ter, sek"),
        ("direction: ltr", "direction: rtl"),
        ("script: Latn", "script: Latn\nline-height: 1.9"),
    ],
)
def test_what_it_prints_is_signed_and_makes_a_new_sheet(ours: Path, publish: Publish, there: str, instead: str) -> None:
    begun(ours, publish)
    edition = Edition("first", ("qaa",), "east", "standard")
    library = read_library(ours)
    before = furniture_digests(library, "qaa"), order(library, edition, DAY).key
    change(ours, there, instead)
    library = read_library(ours)
    after = furniture_digests(library, "qaa"), order(library, edition, DAY).key
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_what_is_remembered_knows_of_it(ours: Path, publish: Publish) -> None:
    """What was found in a library before its language changed counts no more."""
    begun(ours, publish)
    path = ours / "translations/qaa/LC_MESSAGES/first.po"
    catalog = polib.pofile(str(path))
    (entry,) = (entry for entry in catalog if entry.msgid == "10 to 20 minutes")
    entry.msgstr = "dek uns dudek minutas"
    catalog.save()
    assert "draft[number]" in publish("check", "--library", ours).output
    change(ours, "    2: [du]", "    2: [du]\n    10: [dek]\n    20: [dudek]")
    assert "draft[number]" not in publish("check", "--library", ours).output
