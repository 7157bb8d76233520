"""Characters that nobody sees: found wherever words come from, and never written to a terminal as they are."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from leafletpress.catalogs.side_files import read_glossary
from leafletpress.inline import parse
from leafletpress.model import Scope, find_hidden

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
