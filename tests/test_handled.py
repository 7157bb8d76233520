"""A sheet is handled by who cannot read it, and leads at once to somebody who answers: on its first page, in its lines at the foot, in notes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import Result
from conftest import AS_OF, DAY, DESIGN, ROOT

from leafletpress.formats import make
from leafletpress.languages import LANGUAGES
from leafletpress.library.whole import Library
from leafletpress.model import Edition
from leafletpress.press.orders import line_for_notes, manuscript
from leafletpress.proof.letters import letters

LEAFLET = "interventional-oncology"
TITLE, SHORT = "Interventional oncology: cancer care guided by scans", "Interventional oncology"


def pages_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [letters(page.get_textpage().get_text_bounded()) for page in pdf]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "name"), [("ur", "standard"), ("zh-Hans", "large-print")])
def test_a_translated_sheet_says_in_english_what_it_is(sample_library: Library, sheets: Path, language: str, name: str) -> None:
    whole = manuscript(sample_library, Edition(LEAFLET, (language,), "riverside", name), DAY)
    first, *others = pages_of((sheets / f"{LEAFLET}_1.0_{language}_riverside_{name}_DRAFT.pdf").read_bytes())
    row = LANGUAGES[language]
    assert letters(TITLE + row.english_name) in first
    assert letters(whole.clinic.contacts[0].phone.number) in first
    for page in (first, *others):
        assert letters(SHORT) in page
        assert letters(row.english_name) in page
        assert {*letters(row.endonym)} <= {*page}
    assert letters(line_for_notes(sample_library, whole.edition)) in "".join(others)


@pytest.mark.slow
def test_an_english_sheet_says_it_once(sheets: Path) -> None:
    first, *_ = pages_of((sheets / f"{LEAFLET}_1.0_en-GB_riverside_standard_DRAFT.pdf").read_bytes())
    assert first.count(letters(TITLE)) == 1
    assert letters("020 7946 0123") in first


@pytest.mark.parametrize("languages", [("en-GB",), ("ur",), ("ar", "en-GB")])
def test_the_line_for_notes_is_one_wherever_it_stands(sample_library: Library, languages: tuple[str, ...]) -> None:
    edition = Edition(LEAFLET, languages, "riverside", "text")
    whole = manuscript(sample_library, edition, DAY)
    made = make("text", whole, DESIGN)
    line = line_for_notes(sample_library, edition)
    names = " and ".join(LANGUAGES[tag].english_name for tag in languages)
    assert line == f"{TITLE}, version 1.0, {names}, Riverside Hospitals, code {made.code}"
    assert letters(line) in letters(made.content.decode())


def test_list_shows_the_line_for_notes(publish: Callable[..., Result], sample_library: Library) -> None:
    options = ("list", LEAFLET, "--language", "pl", "--clinic", "riverside", "--as-of", AS_OF, "--library", ROOT)
    line = line_for_notes(sample_library, Edition(LEAFLET, ("pl",), "riverside", "standard"))
    assert f"\n  {line}\n" in publish(*options, "--notes").stdout
    assert line not in publish(*options).stdout
    (record,) = json.loads(publish(*options, "--notes", "--output-format", "json").stdout)
    assert record["notes"] == line
