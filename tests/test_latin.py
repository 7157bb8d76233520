"""Words in Latin letters on sheets in other scripts say their language; numbers and their units do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from conftest import document_of, set_with_tree

from leafletpress.compose.markup import html, verbatim, web_address
from leafletpress.formats.pdf.contents import Leaf
from leafletpress.formats.pdf.tree import Node
from leafletpress.languages.line_ends import without_joiners
from leafletpress.library.whole import Library
from leafletpress.model import Abbreviation, Foreign, Inline, Plain, Strong

SHOWN = {
    "একটি CT স্ক্যান, NHS 111 বা RV1 0AA": {"CT", "NHS", "RV1 0AA"},
    "X 光、PET-CT 和 18F-FDG": {"X", "PET-CT", "18F-FDG"},
    "地址：1 Quayside Walk, Rivermouth RV1 0AA": {"Quayside Walk, Rivermouth RV1 0AA"},
    "38 °C, 5 mg, 20mg, 1.5 cm": set(),
    "дослідження МРТ і A&E": {"A&E"},
    "فحص PICC عند 38 °C": {"PICC"},
    "جرعة 5 mg أو 20mg": set(),
    "العنوان RV1 0AA": {"RV1 0AA"},
}
LANGUAGE = {
    "একটি": "bn",
    "X 光": "zh-Hans",
    "地址": "zh-Hans",
    "38 °": "bn",
    "досл": "uk",
    "فحص": "ar",
    "جرعة": "ur",
    "العن": "fa",
}


def marked(text: str) -> set[str]:
    return set(
        re.findall(r'<span class="[^"]*" lang="en-GB"[^>]*>([^<]*)', without_joiners(unescape(text)).replace("\u00a0", " "))
    )


@pytest.mark.parametrize("text", SHOWN)
def test_latin_words_are_marked(text: str) -> None:
    language = next(tag for start, tag in LANGUAGE.items() if text.startswith(start))
    assert marked(html((Plain(text),), language)) == SHOWN[text]


@pytest.mark.parametrize("language", ["ar", "ur", "bn", "zh-Hans", "uk"])
@pytest.mark.parametrize("around", [lambda node: Strong((node,)), lambda node: Abbreviation("…", (node,))])
def test_in_every_node(language: str, around: type[Inline]) -> None:
    assert marked(html((around(Plain("MRI")),), language)) == {"MRI"}
    assert marked(verbatim("HHMXM9YC", language)) == {"HHMXM9YC"}
    assert marked(web_address("https://example.org/", "example.org", language)) == {"example.org"}
    assert marked(verbatim("020 7946 0123", language)) == set()


@pytest.mark.parametrize("language", ["en-GB", "pl", "so", "en-XA"])
def test_sheets_in_latin_letters_mark_none(language: str) -> None:
    assert "lang=" not in html((Plain("CT, NHS 111"),), language) + verbatim("VTXF3HRF", language)


def test_a_phrase_that_says_its_language_is_not_marked_again() -> None:
    assert html((Foreign("pl", (Plain("badanie CT"),)),), "bn").count("lang=") == 1


@pytest.mark.parametrize("language", ["ar", "bn", "zh-Hans"])
def test_on_the_sheet(language: str, sample_library: Library) -> None:
    """The tags say it: abbreviations, the address, the leaflet's id and code, and where the sheet is on the web."""
    document = document_of(sample_library, "interventional-oncology", language, "riverside")
    tree = set_with_tree(document)[1].document
    english = " ".join(leaf.text for leaf in leaves(tree, "en-GB"))
    for said in ("CT", "MRI", "Quayside Walk", "interventional-oncology", document.code, "example.org/riverside/leaflets"):
        assert said in english
    assert "0123" not in english


def leaves(node: Node, language: str) -> Iterator[Leaf]:
    """The texts of all elements in a language."""
    for kid in node.walk():
        if kid.language == language:
            yield from (leaf for one in kid.walk() for leaf in one.kids if isinstance(leaf, Leaf))
