"""Characters that nobody sees: found wherever words come from, and never written to a terminal as they are."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from leafletpress.catalogs.side_files import read_glossary
from leafletpress.checks.translations import check_message
from leafletpress.inline import parse
from leafletpress.model import Catalog, Message, Place, Role, Scope, Terms, Text, find_hidden

CLINIC = "clinics/east/clinic.yaml"
HARMFUL = [0x00, 0x1B, 0x7F, 0x9B, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0xFEFF, 0xE0001, 0xE0041]
JOINERS = [0xAD, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060]


@pytest.mark.parametrize("code", HARMFUL, ids=hex)
def test_harmful_everywhere(code: int) -> None:
    assert find_hidden(f"a{chr(code)}b", joiners=False)
    assert parse(f"a{chr(code)}b")[1]


@pytest.mark.parametrize("code", JOINERS, ids=hex)
def test_joiners_are_for_words_alone(code: int) -> None:
    assert find_hidden(f"a{chr(code)}b", joiners=False)
    assert parse(f"a{chr(code)}b")[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "اتصل على \u2066{phone.nurses}\u2069 الآن.",
        "\u200fاتصل على \u200e{phone.nurses}\u061c الآن.",
        "\u2067اتصل على \u2066{phone.nurses}\u2069 الآن.\u2069",
    ],
)
def test_isolates_that_are_closed_and_stray_marks_are_taken_out(text: str) -> None:
    """The page isolates values and foreign words by itself: what a translator's program put round them changes nothing."""
    words, faults = parse(text)
    assert (words, faults) == parse("اتصل على {phone.nurses} الآن.")


@pytest.mark.parametrize(
    "text", ["a\u2066b", "a\u2069b", "a\u2066b\u2066c\u2069d", "a\u2069b\u2066c", "a\u202ab\u202cc", "a\u202eb\u202cc"]
)
def test_isolates_that_are_not_closed_and_overrides_are_faults(text: str) -> None:
    assert parse(text)[1]


def test_each_hidden_sign_is_named_with_its_place() -> None:
    _, faults = parse("Take 2 tablets\u202e every day\x07 with\x07 food.")
    assert [fault.message for fault in faults] == [
        'a hidden character (U+202E) stands behind "Take 2 tablets"',
        'a hidden character (U+0007) stands behind "...2 tablets every day", and 1 more of it',
    ]
    assert parse("\ufeffOne")[1][0].message == 'a hidden character (U+FEFF) stands before "One"'


@pytest.mark.parametrize(
    "translation",
    [
        "Weź\u202e 3 tabletki.",
        "Weź 3 tabletki i <b>nie</b> jedz.",
        "`Weź 3 tabletki.`",
        "Weź 3 tabletki&nbsp;.",
        "**Weź 3 tabletki.",
    ],
)
def test_one_error_does_not_end_the_other_checks(translation: str) -> None:
    source, place = "Take 2 tablets.", Place("pl.po")
    text = Text(source, Role.PARAGRAPH, place, "x", parse(source)[0], written=source)
    catalog = Catalog("pl", "x", "pl.po", {text.key: Message(text.key, translation, place)})
    assert {problem.code for problem in check_message(text, catalog, Terms())} >= {"markup", "number"}


def test_every_format_sign_of_unicode_is_known() -> None:
    """Of the signs for control and format, only those that are drawn as marks (of numbers, verses and hieroglyphs) are no hidden ones."""
    drawn = {0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
    known = {*drawn, *map(ord, "\t\n"), *range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)}
    signs = (code for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp"))
    assert [hex(code) for code in signs if code not in known and not find_hidden(chr(code), joiners=False)] == []


def test_a_glossary_keeps_its_joiners() -> None:
    words, problems = read_glossary("- term: Liver\n  translation: می‌شود\n", "glossary.yaml", Scope())
    assert problems == ()
    assert "\u200c" in words[0].translation


def test_a_glossary_loses_its_marks_of_direction() -> None:
    words, problems = read_glossary('- term: Liver\n  translation: "\u200fالكبد\u200e"\n', "glossary.yaml", Scope())
    assert (problems, words[0].translation) == ((), "الكبد")


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_a_report_writes_no_escape_codes(style: str, copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    clinic = library / CLINIC
    text = clinic.read_text("utf-8").replace("name: East Clinic", 'name: East Clinic\n  "x\\x1b[31m\\x9b2J\\u202e\\ny": z', 1)
    clinic.write_text(text, "utf-8")
    done = publish("check", "--library", library, "--output-format", style)
    assert done.exit_code == 1
    assert "unknown-field" in done.stdout
    assert not any(find_hidden(line, joiners=True) for line in done.stdout.split("\n"))
    if style == "json":
        assert any("x\x1b[31m\x9b2J\u202e\ny" in problem["message"] for problem in json.loads(done.stdout))
    else:
        assert "x<U+001B>[31m<U+009B>2J<U+202E>" in done.stdout
