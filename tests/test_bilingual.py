"""Sheets in two languages: pairs that stand level, are numbered and read in the edition's order, each part in its own language."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import Result
from conftest import AS_OF, DAY, DESIGN, ROOT, TIMES

from leafletpress.compose import compose
from leafletpress.formats import Made, make, prove
from leafletpress.formats.pdf.standards import Standard
from leafletpress.languages.line_ends import without_joiners
from leafletpress.library import read_library
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Manuscript, Severity
from leafletpress.press.orders import manuscript, sheet_key
from leafletpress.proof import Promise, differences, read_facts
from leafletpress.proof.html_page import body_of
from leafletpress.signoff.words_code import words_code

LEAFLET = "interventional-oncology"
PAIRS = ("ar", "ur", "pl", "zh-Hans")
LEAFLETS = {
    LEAFLET: PAIRS,
    **dict.fromkeys(("embolisation", "image-guided-biopsy", "picc-or-port", "thermal-ablation"), ("ar", "pl")),
}
Validator = Callable[[str, list[Path]], list[str]]


def whole(library: Library, *languages: str, name: str = "standard", leaflet: str = LEAFLET) -> Manuscript:
    return manuscript(library, Edition(leaflet, languages, "riverside", name), DAY)


def heading_texts(entry: Any) -> list[str]:
    found = []
    while entry is not None:
        found += [str(entry.Title), *heading_texts(entry.get("/First"))]
        entry = entry.get("/Next")
    return found


@pytest.fixture(scope="module")
def sheets(sample_library: Library) -> dict[str, Made]:
    """A sheet of each pair, by the first of its languages."""
    return {language: make("standard", whole(sample_library, language, "en-GB"), DESIGN) for language in PAIRS}


@pytest.mark.slow
@pytest.mark.parametrize("language", PAIRS)
def test_a_sheet_in_two_languages_is_true(sheets: dict[str, Made], language: str) -> None:
    made = sheets[language]
    assert [problem for problem in made.problems if problem.severity is Severity.ERROR] == []
    assert prove("standard", made).differences == ()
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert str(pdf.Root.Lang) == language
        with pdf.open_metadata() as metadata:
            assert set(metadata["dc:language"]) == {language, "en-GB"}


@pytest.mark.slow
def test_sheets_in_two_languages_are_valid(sheets: dict[str, Made], tmp_path: Path, validator: Validator) -> None:
    paths = [tmp_path / f"{language}.pdf" for language in sheets]
    for path, made in zip(paths, sheets.values(), strict=True):
        path.write_bytes(made.content)
    for flavour in Standard.ACCESSIBLE.value.flavours:
        assert validator(flavour, paths) == []


@pytest.mark.slow
def test_headings_of_the_second_language_are_no_bookmarks(sample_library: Library, sheets: dict[str, Made]) -> None:
    single = make("standard", whole(sample_library, "pl"), DESIGN)
    with pikepdf.open(io.BytesIO(single.content)) as alone, pikepdf.open(io.BytesIO(sheets["pl"].content)) as both:
        assert heading_texts(both.Root.Outlines.First) == heading_texts(alone.Root.Outlines.First)


@pytest.mark.slow
@pytest.mark.parametrize("language", PAIRS)
def test_a_twin_in_two_languages_is_true(sample_library: Library, language: str) -> None:
    """It has the words and the code of the sheet."""
    of = whole(sample_library, language, "en-GB", name="html")
    made = make("html", of, DESIGN)
    assert made.problems == ()
    assert prove("html", made).differences == ()
    assert words_code(of).encode() in made.content
    assert words_code(of) == words_code(whole(sample_library, language, "en-GB"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "leaflet", "name"),
    [
        (language, leaflet, name)
        for leaflet, languages in LEAFLETS.items()
        for language in languages
        for name in ("large-print", "large-print-16")
    ]
    if TIMES > 1
    else [("pl", LEAFLET, "large-print")],
)
def test_large_print_holds_two_languages_with_nothing_smaller(
    sample_library: Library, tmp_path: Path, validator: Validator, language: str, leaflet: str, name: str
) -> None:
    """In make thorough each leaflet of one clinic in each of its pairs."""
    made = make(name, whole(sample_library, language, "en-GB", name=name, leaflet=leaflet), DESIGN)
    assert [problem for problem in made.problems if problem.severity is Severity.ERROR] == []
    assert prove(name, made).differences == ()
    (tmp_path / "sheet.pdf").write_bytes(made.content)
    for flavour in Standard.ACCESSIBLE.value.flavours if TIMES > 1 else ():
        assert validator(flavour, [tmp_path / "sheet.pdf"]) == []


def test_each_pair_has_a_number_and_two_parts_in_their_languages(sample_library: Library) -> None:
    for languages in (("ar", "en-GB"), ("en-GB", "ur")):
        body = body_of(compose(whole(sample_library, *languages), DESIGN, "standard.css").html)
        assert body is not None
        couples = [one for one in body.iter("section") if one.get("class", "").startswith("couple")]
        numbers = [one.findtext("p") for one in couples]
        assert numbers == [str(number) for number in range(1, len(couples) + 1)]
        for couple in couples:
            parts = [one for one in couple.iter("section") if one.get("class", "").startswith("part ")]
            assert [part.get("lang") for part in parts] == list(languages)
            first, second = (len([*part.iter()]) for part in parts)
            assert min(first, second) > 1
            for tag in ("p", "li", "td", "th", "dt", "dd", "aside", "img", "h1", "h2", "h3"):
                assert len([*parts[0].iter(tag)]) == len([*parts[1].iter(tag)])
        phones = [[a.get("href") for a in part.iter("a") if a.get("href", "").startswith("tel:")] for part in (body,)]
        assert all(phones[0].count(contact.phone.uri) >= 2 for contact in whole(sample_library, "ar").clinic.contacts)
        callouts = [[*one.iter("aside")] for one in couples if [*one.iter("aside")]]
        assert callouts
        assert {len(found) for found in callouts} == {2}


def test_every_way_to_reach_somebody_stands_on_both_sides() -> None:
    """Of a clinic that has all of them, in the words of each language."""
    library = read_library(ROOT / "tests/signed")
    whole_one = manuscript(library, Edition("values", ("pl", "en-GB"), "reached", "standard"), DAY)
    body = body_of(compose(whole_one, library.design, "standard.css").html)
    assert body is not None
    ways: dict[str, list[list[str]]] = {"first": [], "second": []}
    for place, found in ways.items():
        for part in (one for one in body.iter("section") if one.get("class") == f"part {place}"):
            found += [without_joiners("".join(way.itertext())).split() for way in part.iter("p") if way.get("class") == "way"]
    assert [words[0] for words in ways["second"]] == ["Text", "Text", "Email", "Web", "Bleep", "Email"]
    shown = [reach.shown for contact in whole_one.clinic.contacts for reach in contact.reaches]
    for found in ways.values():
        said = [" ".join(words) for words in found]
        assert all(one.endswith(number.removeprefix("https://")) for one, number in zip(said, shown, strict=True))
    assert ways["first"] != ways["second"]
    made = make("standard", whole_one, library.design)
    assert [problem for problem in made.problems if problem.severity is Severity.ERROR] == []
    assert prove("standard", made).differences == ()


@pytest.mark.slow
def test_a_part_that_is_lost_or_out_of_order_is_told(sheets: dict[str, Made]) -> None:
    made = sheets["pl"]
    assert isinstance(made.promise, Promise)
    facts = read_facts(made.content)
    polish, english = made.promise.in_order
    assert differences(facts, made.promise) == ()
    turned = replace(made.promise, in_order=(polish, english[::-1]))
    assert any("behind what comes before it" in one for one in differences(facts, turned))
    lost = replace(made.promise, texts=(*made.promise.texts, "A sentence that nobody printed"))
    assert "the sheet does not say 'A sentence that nobody printed'" in differences(facts, lost)


def test_the_code_is_of_both_languages_in_their_order_and_the_same_in_every_format(sample_library: Library) -> None:
    one, other = whole(sample_library, "ar", "en-GB"), whole(sample_library, "en-GB", "ar")
    assert len({words_code(one), words_code(other), words_code(whole(sample_library, "ar"))}) == 3
    assert make("text", whole(sample_library, "ar", "en-GB", name="text"), DESIGN).code == words_code(one)


def test_it_is_a_draft_if_either_is(sample_library: Library) -> None:
    both = whole(sample_library, "ar", "en-GB")
    assert {*whole(sample_library, "ar").state.reasons} <= {*both.state.reasons}


def test_a_clinic_that_wants_them_gets_them_in_formats_that_hold_two(
    publish: Callable[..., Result], copy_of: Callable[..., Path]
) -> None:
    library = copy_of("_good")
    clinic = library / "clinics/east/clinic.yaml"
    text = clinic.read_text("utf-8")

    def listed(*options: str) -> set[tuple[str, str]]:
        done = publish(
            "list", "first", "--clinic", "east", "--output-format", "json", "--as-of", AS_OF, "--library", library, *options
        )
        return {(row["language"], row["format"]) for row in json.loads(done.stdout)}

    both = ("--format", "standard", "--format", "booklet")
    assert not any("+" in language for language, _ in listed(*both))
    (language,) = {language for language, _ in listed()} - {"en-GB"}
    clinic.write_text(f"{text}bilingual: [{language}]\n", "utf-8")
    assert {pair for pair in listed(*both) if "+" in pair[0]} == {(f"{language}+en-GB", "standard")}
    assert not any("+" in found for found, _ in listed("--language", "en-GB"))
    assert listed("--language", f"{language}+en-GB") == {(f"{language}+en-GB", "standard")}
    clinic.write_text(f"{text}bilingual: [en-GB]\n", "utf-8")
    checked = publish("check", "--library", library)
    assert "error[language] bilingual names en-GB" in " ".join(checked.output.split())


def test_a_sheet_in_two_languages_is_made_again_where_its_style_changed(sample_library: Library) -> None:
    one, two = (Edition(LEAFLET, languages, "riverside", "standard") for languages in (("ar",), ("ar", "en-GB")))
    before = sheet_key(sample_library, one, approved=False), sheet_key(sample_library, two, approved=False)
    assert before[0] != before[1]
    design = sample_library.design
    style = design.styles["bilingual.css"]
    changed = replace(design, styles={**design.styles, "bilingual.css": replace(style, text=style.text + "p { widows: 3 }")})
    from leafletpress.languages import LANGUAGES

    scripts = {LANGUAGES["ar"].script}
    assert design.used_by(("standard.css",), scripts) == changed.used_by(("standard.css",), scripts)
    assert design.used_by(("standard.css", "bilingual.css"), scripts) != changed.used_by(
        ("standard.css", "bilingual.css"), scripts
    )
