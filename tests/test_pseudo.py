"""Every sample leaflet in both pseudo-locales: nothing escapes translation, nothing leaves its box."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import DAY, ROOT

from leafletpress.catalogwork.pseudo import pseudo, with_pseudo
from leafletpress.compose import compose
from leafletpress.compose.code import words_of
from leafletpress.formats.pdf import prepare
from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES, set_date, set_value
from leafletpress.library import read_library
from leafletpress.model import Document, Edition, Library, Value, inline_walk
from leafletpress.press import manuscript

LEAFLETS = ("interventional-oncology", "image-guided-biopsy", "thermal-ablation", "embolisation", "picc-or-port")
TAGS = ("en-XA", "ar-XB")
STYLES = ("standard.css", "large-print.css")


@pytest.fixture(scope="module")
def library() -> Library:
    return with_pseudo(read_library(ROOT), TAGS)


def document(library: Library, leaflet: str, tag: str, style: str) -> Document:
    return compose(manuscript(library, Edition(leaflet, (tag,), "northgate", "standard"), DAY), style)


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_nothing_escapes_translation(leaflet: str, library: Library) -> None:
    """No plain English word but names, addresses, sources and phrases of other languages."""
    composed = document(library, leaflet, "en-XA", "standard.css")
    found = library.leaflets[leaflet]
    clinic = library.clinics["northgate"]
    stays = " ".join((clinic.name, clinic.web, clinic.address, found.id, *found.evidence, "CT MRI MDT TACE SIRT PICC polski"))
    english = LANGUAGES["en-XA"]
    values = [set_value(value, english) for value in clinic.values.values()] + [set_date(found.published, english)]
    names = set(re.findall(r"[A-Za-z]+", " ".join((stays, *values))))
    body = composed.html[composed.html.index("<body>") :]
    plain = {word for text in words_of(body) for word in re.findall(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])", text)}
    assert {word for word in plain - names if not word.isupper()} == set()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_nothing_leaves_its_box(leaflet: str, tag: str, style: str, library: Library) -> None:
    prepare(ROOT)
    from leafletpress.formats.pdf.rendering import render

    pages = render(document(library, leaflet, tag, style)).pages
    outside = [text for page in pages for text in leaving(page._page_box)]
    assert outside == []


def leaving(page: object) -> Iterator[str]:
    """Texts that are wider than the block they stand in, or leave the page's margins; in px."""
    from weasyprint.formatting_structure import boxes

    page_left, page_right = page.content_box_x(), page.content_box_x() + page.width

    def walk(box: object, left: float, right: float) -> Iterator[str]:
        if isinstance(box, boxes.BlockBox | boxes.TableCellBox) and isinstance(box.width, int | float):
            left, right = max(left, box.content_box_x()), min(right, box.content_box_x() + box.width)
        if isinstance(box, boxes.TextBox) and box.text.strip():
            start, end = box.position_x, box.position_x + box.width
            hanging = 0.3 * box.style["font_size"] if box.text != box.text.strip() else 0  # a space may hang over the edge
            if start < left - 1 - hanging or end > right + 1 + hanging:
                yield f"{box.text!r} from {start:.0f} to {end:.0f}, not {left:.0f} to {right:.0f}"
        for child in getattr(box, "children", ()):
            yield from walk(getattr(child, "_box", child), left, right)

    yield from walk(page, page_left, page_right)


@pytest.mark.parametrize("tag", TAGS)
def test_markup_and_values_stay(tag: str) -> None:
    source = 'Phone **{phone.nurses}** or see [us](#contact); a [CT](abbr: "computed tomography") \\* [العربية](lang:ar) 1 in 20.'
    words, faults = parse(pseudo(source, tag))
    assert not faults
    assert [str(node) for node in inline_walk(words) if isinstance(node, Value)] == ["{phone.nurses}"]
    for part in ("](#contact)", "](lang:ar)", "**", "20", "العربية"):
        assert part in pseudo(source, tag)
    assert len(pseudo("This is a sentence of some length", "en-XA")) >= 1.25 * len("This is a sentence of some length")


def test_they_are_never_approved(library: Library) -> None:
    whole = manuscript(library, Edition("picc-or-port", ("en-XA",), "northgate", "standard"), DAY)
    assert "it is in a pseudo-locale, made for testing" in whole.state.reasons
