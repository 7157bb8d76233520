"""Every sample leaflet in both pseudo-locales: nothing escapes translation, nothing leaves its box."""

from __future__ import annotations

import re

import pytest
from conftest import DAY, DESIGN
from told import words_in

from leafletpress.compose import compose
from leafletpress.formats.pdf import prepare
from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES, write_date, write_value
from leafletpress.library.whole import Library
from leafletpress.localisation.pseudo import pseudo, with_pseudo
from leafletpress.model import Document, Edition, Value, inline_walk
from leafletpress.press.orders import manuscript

pytestmark = pytest.mark.slow

LEAFLETS = ("interventional-oncology", "image-guided-biopsy", "thermal-ablation", "embolisation", "picc-or-port")
TAGS = ("en-XA", "ar-XB")
STYLES = ("standard.css", "large-print.css")
FOR_STAFF = r'<p class="(?:handling|notes)" lang="en-GB" dir="ltr">.*?</p>'  # in English on purpose


@pytest.fixture(scope="module")
def library(sample_library: Library) -> Library:
    return with_pseudo(sample_library, TAGS)


def document(library: Library, leaflet: str, tag: str, style: str) -> Document:
    whole = manuscript(library, Edition(leaflet, (tag,), "northgate", "standard"), DAY)
    return compose(whole, library.design, style, large=style == "large-print.css")


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_nothing_escapes_translation(leaflet: str, library: Library) -> None:
    """No plain English word but names, addresses, sources, phrases of other languages and what is for staff who cannot read the sheet."""
    composed = document(library, leaflet, "en-XA", "standard.css")
    found = library.leaflets[leaflet]
    clinic = library.clinics["northgate"]
    stays = " ".join(
        (clinic.name, clinic.web, clinic.site, clinic.address, found.id, *found.evidence, "CT MRI MDT TACE SIRT PICC polski")
    )
    english = LANGUAGES["en-XA"]
    values = [write_value(value, english) for value in clinic.values.values()] + [write_date(found.published, english)]
    names = set(re.findall(r"[A-Za-z]+", " ".join((stays, *values))))
    body = re.sub(FOR_STAFF, "", composed.html[composed.html.index("<body>") :])
    plain = {word for text in words_in(body) for word in re.findall(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])", text)}
    assert {word for word in plain - names if not word.isupper()} == set()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_nothing_leaves_its_box(leaflet: str, tag: str, style: str, library: Library) -> None:
    prepare(DESIGN)
    from leafletpress.formats.pdf.adapter.fit import misfits
    from leafletpress.formats.pdf.rendering import render

    assert list(misfits(render(document(library, leaflet, tag, style)))) == []


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
