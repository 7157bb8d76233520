"""What a library lets every leaflet end with: other formats and languages, feedback, copyright; and the hospital's own document number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from conftest import AS_OF, DAY

from leafletpress.formats import make
from leafletpress.leaflets.frontmatter import read_front_matter
from leafletpress.library import read_library
from leafletpress.library.editions import state
from leafletpress.model import Edition, Manuscript, Problems
from leafletpress.press.orders import manuscript, order
from leafletpress.signoff.words_code import words_code

Publish = Callable[..., Result]
ENGLISH = Edition("first", ("en-GB",), "east", "standard")
ALL = "format: 1\nendings:\n  others: yes\n  feedback: yes\n  copyright: yes\n"
ORGANISATION = "organisations/river/organisation.yaml"


@pytest.fixture
def library(copy_of: Callable[..., Path]) -> Path:
    """A small library whose clinic has a contact for feedback, of its organisation."""
    root = copy_of("_good", "_organised")
    text = (root / ORGANISATION).read_text("utf-8")
    (root / ORGANISATION).write_text(text.replace("    email: pals\n", "    email: pals\n    feedback: yes\n"), "utf-8")
    return root


def demand(library: Path, text: str) -> None:
    (library / "library.yaml").write_text(text, "utf-8")


def made(library: Path, edition: Edition, day: date = DAY) -> Manuscript:
    return manuscript(read_library(library, read_on=DAY), edition, day)


def test_nothing_is_said_that_no_library_asks_for(library: Path) -> None:
    before = made(library, ENGLISH)
    (side,) = before.sides
    assert (side.ending.uses, side.feedback, side.ending.copyright) == (frozenset(), (), "")
    for text in ("format: 1\n", "format: 1\nendings:\n  others: no\n"):
        demand(library, text)
        assert words_code(made(library, ENGLISH)) == words_code(before)
    demand(library, ALL)
    assert words_code(made(library, ENGLISH)) != words_code(before)


def test_one_code_in_every_format_and_each_offers_the_others(library: Path) -> None:
    demand(library, ALL)
    forms = {name: made(library, replace(ENGLISH, format=name)) for name in ("standard", "large-print", "html", "text")}
    assert len({words_code(whole) for whole in forms.values()}) == 1
    assert {name: whole.sides[0].ending.forms for name, whole in forms.items()} == {
        "standard": ("large-print", "html", "text"),
        "large-print": ("html", "text"),
        "html": ("large-print", "text"),
        "text": ("large-print", "html"),
    }


def approve(publish: Publish, library: Path, *subjects: str, language: str = "en-GB") -> None:
    for what in subjects:
        for by, role in (("one", "author"), ("two", "clinician")):
            given = publish(
                "approve", what, "--language", language, "--by", by, "--role", role, "--library", library, "--as-of", AS_OF
            )
            assert given.exit_code == 0, given.output


def test_an_approved_sheet_offers_what_is_approved_and_a_draft_what_there_is(library: Path, publish: Publish) -> None:
    demand(library, ALL)
    catalog = library / "translations/pl/LC_MESSAGES/clinics.po"
    assert publish("extract", "--library", library).exit_code == 0
    assert publish("update", "--library", library).exit_code == 0
    assert [one.language.tag for one in made(library, ENGLISH).sides[0].ending.languages] == ["pl"]
    assert [one.language.tag for one in made(library, replace(ENGLISH, languages=("pl",))).sides[0].ending.languages] == ["en-GB"]
    approve(publish, library, "leaflet:first", "clinic:east", "organisation:river", "templates")
    read = read_library(library, read_on=DAY)
    assert state(read, ENGLISH, DAY).reasons == ()
    approved = made(library, ENGLISH)
    assert approved.sides[0].ending.languages == ()
    assert approved.sides[0].ending.forms == ("large-print", "html", "text")
    key = order(read, ENGLISH, DAY).key
    translated = {
        "Somebody at night": "Ktoś w nocy",
        "Hospital switchboard": "Centrala szpitala",
        "Patient advice and liaison service": "Doradztwo dla pacjentów",
        "River Hospitals": "Szpitale River",
    }
    text = catalog.read_text("utf-8")
    for source, words in translated.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{words}"')
    catalog.write_text(text, "utf-8")
    approve(publish, library, "leaflet:first", "clinic:east", "organisation:river", "templates", language="pl")
    later = made(library, ENGLISH)
    (polish,) = later.sides[0].ending.languages
    assert (polish.language.tag, polish.words.language) == ("pl", "pl")
    assert words_code(later) == words_code(approved), "a translation that is approved makes no paper another"
    assert order(read_library(library, read_on=DAY), ENGLISH, DAY).key != key, "and a sheet is made anew that can offer it"
    assert made(library, ENGLISH, date(2026, 11, 22)).sides[0].ending.languages == (polish,), "of a draft: what there is"


def test_in_every_form_as_it_is_written(library: Path) -> None:
    """Each form proves itself: two languages on paper, a page, a text."""
    demand(library, ALL)
    text = (library / "leaflets/first/leaflet.md").read_text("utf-8")
    (library / "leaflets/first/leaflet.md").write_text(text.replace("version:", "reference: PIL 2026/014\nversion:"), "utf-8")
    read = read_library(library, read_on=DAY)
    for name, languages in (("standard", ("pl", "en-GB")), ("html", ("pl", "en-GB")), ("text", ("en-GB",))):
        whole = manuscript(read, Edition("first", languages, "east", name), DAY)
        assert whole.sides[0].feedback
        sheet = make(name, whole, read.design)
        if name != "text":
            continue
        said = sheet.content.decode()
        care, feedback = said.index("Who to contact"), said.index("Feedback and complaints")
        assert care < said.index("Hospital switchboard") < feedback < said.index("Patient advice")
        assert said.count("Patient advice") == 1
        assert "Polski · Prosimy" in said
        assert "Reference: PIL 2026/014\n" in said
        assert "Copyright: River Hospitals, 2026\n" in said


def test_somebody_can_be_called_for_care(library: Path, publish: Publish) -> None:
    clinic = library / "clinics/east/clinic.yaml"
    text = clinic.read_text("utf-8")
    clinic.write_text(text.replace("    phone: nurses\n", "    phone: nurses\n    feedback: yes\n").replace("    phone: switchboard\n", "    phone: switchboard\n    feedback: yes\n"), "utf-8")  # fmt: skip
    text = (library / ORGANISATION).read_text("utf-8")
    (library / ORGANISATION).write_text(text.replace("    phone: switchboard\n", "    phone: switchboard\n    feedback: yes\n"))
    checked = publish("check", "--library", library)
    assert "nobody can be called: no contact but for feedback has a phone" in checked.output


@pytest.mark.parametrize("number", ["PIL 2026/014", "RHT-IR.7_2", "1"])
def test_numbers_of_documents(number: str) -> None:
    problems = Problems()
    assert _reference(number, problems) == number
    assert "document-number" not in {problem.code for problem in problems.found}


@pytest.mark.parametrize("number", ["PIL №7", "/014", "a" * 41, "PIL 7*", "ورقة 7"])
def test_what_is_no_number_of_a_document(number: str) -> None:
    problems = Problems()
    assert _reference(number, problems) == ""
    assert "document-number" in {problem.code for problem in problems.found}


def _reference(number: str, problems: Problems) -> str:
    return read_front_matter(f'title: A\nreference: "{number}"\n', "leaflet.md", "first", problems).reference


def test_what_leaflets_end_with_is_signed_with_the_page_words(library: Path, publish: Publish) -> None:
    """Whatever is asked for less or more than was signed makes drafts; so does a library.yaml that is gone."""
    demand(library, ALL)
    assert publish("extract", "--library", library).exit_code == 0
    approve(publish, library, "leaflet:first", "clinic:east", "organisation:river", "templates")
    assert state(read_library(library, read_on=DAY), ENGLISH, DAY).reasons == ()
    for less in (
        "  others: yes\n",
        "  feedback: yes\n",
        "  copyright: yes\n",
        "endings:\n  others: yes\n  feedback: yes\n  copyright: yes\n",
    ):
        demand(library, ALL.replace(less, ""))
        (reason,) = state(read_library(library, read_on=DAY), ENGLISH, DAY).reasons
        assert "the page furniture in English not signed off" in reason
    demand(library, "format: 1\n")
    approve(publish, library, "templates")
    assert state(read_library(library, read_on=DAY), ENGLISH, DAY).reasons == ()
    demand(library, ALL)
    assert state(read_library(library, read_on=DAY), ENGLISH, DAY).reasons == (), "the list with these endings was signed too"
