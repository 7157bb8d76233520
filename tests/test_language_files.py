"""The languages' files: each is of its form, what is made from them is up to date, and nothing of them stands in the code."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel import Locale
from conftest import ROOT

from leafletpress.languages import LANGUAGES, NUMBER_WORDS, REAL_LANGUAGES, direction_of, has_ranges_from_the_left
from leafletpress.languages.languagefile import FOLDER, read_language, read_row
from leafletpress.languages.plurals import plural_category
from leafletpress.model import SOURCE_LANGUAGE, DurationUnit, Place, Problems
from leafletpress.yamlfile import read, read_own

OTHERS = "others.yaml"
TAGS = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.name != OTHERS)
# What is spelt like a tag and is none: elements of XLIFF and HTML, kinds of structure in a PDF, points.
NO_TAGS = {
    ("exchange/segments.py", "it"),
    ("status/page.py", "tr"),
    ("formats/html/twin_blocks.py", "tr"),
    ("formats/html/twin_reading.py", "tr"),
    ("formats/pdf/adapter/fit.py", "tr"),
    ("formats/pdf/adapter/movable.py", "tr"),
    ("formats/pdf/roles.py", "tr"),
    ("proof/arranged.py", "tr"),
    ("proof/expected.py", "tr"),
    ("resources/drawings.py", "pt"),
}


def text_of(tag: str) -> str:
    return (FOLDER / f"{tag}.yaml").read_text("utf-8")


MEASURED = re.findall(r"    mean: .*|    messages: .*\n", text_of("pl"))  # tools/measure-lengths writes it


def plain(node: object) -> object:
    """A node without its places."""
    match node:
        case None:
            return None
        case _ if hasattr(node, "entries"):
            return {name: plain(value) for name, value in node.entries.items()}
        case _ if hasattr(node, "items"):
            return [plain(item) for item in node.items]
    return node.text


@pytest.mark.parametrize("tag", TAGS)
def test_each_file_is_of_its_form(tag: str) -> None:
    problems = Problems()
    start = Place(f"{tag}.yaml")
    row = read_language(text_of(tag), start, problems)
    assert row is not None, problems.found
    assert row.language.tag == tag
    assert plain(read(text_of(tag), start, problems)) == plain(read_own(text_of(tag), start)), "the fast reader reads the same"
    assert not problems.found


def test_index_and_names_are_up_to_date() -> None:
    """As tools/update-languages would write them: what CLDR says of each language when nothing else was asked before."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools/update-languages", "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("tag", TAGS)
def test_index_says_what_the_file_says(tag: str) -> None:
    row = read_row(tag)
    assert LANGUAGES[tag] == row.language
    assert direction_of(tag) == row.language.direction
    if row.language.right_to_left:
        assert has_ranges_from_the_left(tag) == row.ranges_from_the_left or row.language.pseudo


def test_every_language_has_what_it_is_printed_with_and_checked_by() -> None:
    assert set(TAGS) == set(LANGUAGES)
    assert all(read_row(tag).patterns for tag in LANGUAGES)
    assert set(NUMBER_WORDS) == set(REAL_LANGUAGES) - {SOURCE_LANGUAGE}
    assert not [tag for tag in TAGS if read_row(tag).like and read_row(read_row(tag).like).like], (
        "no language is like one that is like another"
    )


@pytest.mark.parametrize("tag", REAL_LANGUAGES)
def test_plurals_are_cldrs(tag: str) -> None:
    row = read_row(tag)
    rules, known = row.patterns.plurals, Locale.parse(row.folder).plural_form
    amounts = (*range(300), 1000, 1011, 10_000, 1_000_000, 2_000_001)
    assert [plural_category(amount, rules) for amount in amounts] == [known(amount) for amount in amounts]


@pytest.mark.parametrize(
    ("there", "instead", "code", "field"),
    [
        ("format: 1", "format: 2", "language-file", "format"),
        ("tag: pl", "tag: pt", "language-file", "tag"),
        ("script: Latn", "script: Latin", "language-file", "script"),
        ("native-digits: latn", "native-digits: roman", "language-file", "native-digits"),
        ("name: Polski\n", "", "missing-field", ""),
        ('decimal-sign: ","', 'decimal-sign: ";"', "language-file", "decimal-sign"),
        ('date: "{day} {month} {year}"', 'date: "{day} {month}"', "language-file", "date"),
        ('date: "{day} {month} {year}"', 'date: "{day} {year}"', "language-file", "date"),
        ('date: "{day} {month} {year}"', 'date: "{day} {month} {year"', "language-file", "date"),
        ('digits: "{hour}:{minute}"', 'digits: "{minute}:{hour}"', "language-file", "digits"),
        ('minutes: "{clock}"', 'minutes: "{clock} {part}"', "language-file", "minutes"),
        ('minutes: "{clock}"', 'minutes: "{clock}"\n    two-digits: maybe', "yes-or-no", "two-digits"),
        ('minutes: "{clock}"', 'minutes: "{clock}"\n    parts: {6: rano}', "language-file", "parts"),
        ('minutes: "{clock}"', 'minutes: "{clock}"\n    names: {noon: południe}', "language-file", "names"),
        ('minutes: "{clock}"', 'minutes: "{clock}"\n    begins-at: 12', "language-file", "begins-at"),
        ('minutes: "{clock}"', 'minutes: "{clock} {of-24}"\n    begins-at: 6', "language-file", "whole"),
        (", niedziela]", "]", "language-file", "days"),
        ('few: "{n} minuty"', 'few: "minuty"', "language-file", "few"),
        ('h: {one: "{n} godzina"', 'hours: {one: "{n} godzina"', "unknown-field", "hours"),
        ("one: i = 1 and v = 0", "one: i is 1", "language-file", "one"),
        ("    0.5: [pół", "    half: [pół", "language-file", "half"),
        ("tys: 1000", "tys: thousand", "language-file", "multipliers"),
        ("one-letter-words: [a, i,", "one-letter-words: [a, ich,", "language-file", "one-letter-words"),
        ("doubled-words: wrong", "doubled-words: never", "language-file", "doubled-words"),
        ("doubled-words: wrong", 'label: "{label} not: {words}"', "language-file", "label"),
        ("doubled-words: wrong", 'aside: "{words} ({aside}"', "language-file", "aside"),
        ("kept-together:", "kept:", "unknown-field", "kept"),
        ("  source: CLDR 47, by Babel 2.18.0\n", "", "missing-field", ""),
        ("signs:", "marks:", "unknown-field", "marks"),
        ("  abbreviations: [dr,", "  ends: [end]\n  abbreviations: [dr,", "language-file", "ends"),
        (MEASURED[0], "    mean: much", "language-file", "lengths"),
        ("    lowest: 0.79", "    lowest: 7.90", "language-file", "lengths"),
        (MEASURED[1], "", "missing-field", ""),
        ("name: Polski", "name: Pol\u202eski", "hidden", "name"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(there: str, instead: str, code: str, field: str) -> None:
    assert there in text_of("pl")
    text = text_of("pl").replace(there, instead, 1)
    problems = Problems()
    row = read_language(text, Place("languages/pl.yaml"), problems)
    assert row is None
    assert code in {problem.code for problem in problems.found}
    if field:
        lines = [number for number, line in enumerate(text.splitlines(), 1) if f"{field}: " in f"{line} "]
        assert {problem.place.line for problem in problems.found} & set(lines), problems.found


def test_what_is_wrong_with_plain_writing_is_told() -> None:
    text = text_of(SOURCE_LANGUAGE).replace("sentence-words: 25", "sentence-words: few")
    problems = Problems()
    assert read_language(text, Place("languages/en-GB.yaml"), problems) is None
    assert [problem.code for problem in problems.found] == ["language-file"]


def test_the_example_of_the_docs_is_a_language() -> None:
    example = re.search(r"^```yaml language\n(.*?)^```$", (ROOT / "docs/formats.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    problems = Problems()
    row = read_language(example[1], Place("languages/de.yaml"), problems)
    assert row is not None, problems.found
    assert row.language.tag not in LANGUAGES, "a language that the table lacks"
    assert row.patterns.durations[DurationUnit.DAYS] == {"one": "{n}\u00a0Tag", "other": "{n}\u00a0Tage"}
    assert row.words.numbers[2] == "zwei beide beiden zweimal"


def test_a_language_that_says_nothing_of_its_values() -> None:
    problems = Problems()
    text = text_of("en-XA").replace("like: en-GB\n", "")
    assert read_language(text, Place("languages/en-XA.yaml"), problems) is None
    assert [problem.code for problem in problems.found] == ["language-file"]


def test_no_tag_of_a_language_stands_in_the_code() -> None:
    others = json.loads((FOLDER / "index.json").read_text("utf-8"))["others"]
    tags = {*LANGUAGES, *(tag.partition("-")[0] for tag in LANGUAGES), *others["right-to-left"]} - {SOURCE_LANGUAGE}
    package = ROOT / "leafletpress"
    found = {
        (path.relative_to(package).as_posix(), node.value)
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in tags
    }
    assert found - NO_TAGS == set()


def test_nothing_is_asked_of_babel(tmp_path: Path) -> None:
    """Dates, lengths of time and the names of months come from the files alone."""
    code = (
        "import sys; sys.modules['babel'] = None\n"
        "from datetime import date\nfrom leafletpress.languages import LANGUAGES, month_names, write_date, write_value\n"
        "from leafletpress.model import Duration, DurationUnit\n"
        "for tag, language in LANGUAGES.items():\n"
        "    print(write_date(date(2026, 5, 3), language), write_value(Duration(5, DurationUnit.DAYS), language), month_names(tag)[4])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == len(LANGUAGES)
