"""The eye on signs, spaces, rows, pictures and links: attacks that were thought of after the first table, and in other scripts.

As in tests/test_eye.py the design counts as signed: the proof of the sheet alone must see what it does.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from conftest import DAY, LIBRARIES, ROOT, TIMES
from test_eye import BLOCKS, FURNITURE, HONEST, LAID_OVER, PAGE, STYLES, faults, restyled, rewritten

from leafletpress.library import read_library
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Leaflet, Manuscript
from leafletpress.press.orders import manuscript

pytestmark = pytest.mark.slow

INK = "#1b2328"
PAINTED = 'content: ""; display: inline-block; background: #1b2328'
MORE_STYLES = {
    # signs that no letter draws
    "a minus before numbers": f"td::before {{ {PAINTED}; width: 0.5em; height: 0.09em; vertical-align: 0.3em; margin-inline-end: 0.1em }}",
    "a one before a number": f"td::before {{ {PAINTED}; width: 0.09em; height: 0.72em; margin-inline-end: 0.08em }}",
    "a point in a number": f".contacts .phone a {{ background: linear-gradient({INK}, {INK}) no-repeat 1.2em 0.95em / 0.13em 0.13em }}",
    "a stroke in a number": f".contacts .phone a {{ background: linear-gradient(to bottom right, transparent 47%, {INK} 48%, {INK} 52%, transparent 53%) no-repeat 1.3em 0.2em / 0.4em 0.8em }}",
    "an icon as a sign": 'td::before { content: url("library:styles/icons/emergency.svg"); display: inline-block; width: 0.6em; height: 0.6em }',
    "a sign in the margin's text": '@page { @left-middle { content: "<"; margin-right: -40mm; font-size: 14pt } }',
    "a sign on the first page": '@page :first { @bottom-right { content: "-" } }',
    # spaces and places of digits
    "no spaces": "p, li, td { word-spacing: -0.3em }",
    "numbers in pieces": "dd, td { max-width: 0; overflow-wrap: anywhere } table { width: 1em }",
    "digits apart": ".verbatim { letter-spacing: 0.6em }",
    "raised first letters": "p { padding-top: 0.1em } td::first-letter, p::first-letter { vertical-align: 0.4em }",
    # veils
    "a thin veil": 'body::after { content: ""; position: fixed; top: 0; inset-inline-start: 0; width: 100%; height: 100%; background: rgba(255, 255, 255, 0.12) }',
    "a veil over grey words": f".about dt {{ position: relative }} .about dt::after {{ {LAID_OVER}; background: rgba(255, 255, 255, 0.33) }}",
    "an outline laid over": "li { outline: 0.5em solid #fff; outline-offset: -0.6em }",
    # rows and items
    "cells one row down": "td { transform: translateY(2.4em) }",
    "names one row down": "tbody th { transform: translateY(2.4em) }",
    "facts one row down": ".about dd { transform: translateY(1.5em) }",
    "rows that collapse": "tbody tr { visibility: collapse }",
    # numbers of steps
    "steps without numbers": ".steps > li::before { content: none !important }",
    "steps by two": ".steps > li { counter-increment: step 2 }",
    "steps from five": ".steps { counter-reset: step 4 }",
    "bullets as numbers": "ul { list-style: decimal } ul > li::before { content: none }",
    # pictures
    "a picture of no size": "figure img { width: 1pt }",
    "a hidden picture": "figure img { visibility: hidden }",
    "a picture off the paper": "figure img { position: relative; inset-inline-start: -300mm }",
    "a covered picture": f"figure {{ position: relative }} figure::after {{ {LAID_OVER}; background: #fff }}",
    "a hidden logo": ".logo img { visibility: hidden }",
    # what is not on the paper, but in the file
    "other bookmarks": 'h2 { bookmark-label: "Do not come"; bookmark-level: 1 }',
    "no bookmarks": "h1, h2, h3 { bookmark-level: none }",
    "links of a style": "p { -weasy-link: url(https://example.com/evil); link: url(https://example.com/evil) }",
    # pages
    "a dark page": f"@page {{ background: {INK} }}",
    "no code on the first page": "@page :first { @bottom-left { content: none } }",
    "a smaller second page": "@page :nth(2) { size: A5 }",
    "a page with a bleed": "@page { bleed: 6mm; marks: crop }",
    "words that turn into dots": "p { width: 6em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }",
    "hyphens that are digits": 'p { hyphens: auto; hyphenate-character: "9"; width: 6em; hyphenate-limit-chars: 4 2 2 }',
    "items as footnotes": ".callout li { float: footnote }",
    "digits backwards": "td, .verbatim { unicode-bidi: bidi-override; direction: rtl }",
}  # fmt: skip

TEXT = "<p>{{ text(item.text) }}</p>"
MORE_TEMPLATES = {
    "no points": (BLOCKS, TEXT, '<p>{{ text(item.text)|replace(".", "") }}</p>'),
    "commas for points": (BLOCKS, TEXT, '<p>{{ text(item.text)|replace(".", ",") }}</p>'),
    "no spaces": (BLOCKS, TEXT, '<p>{{ text(item.text)|replace(" ", "") }}</p>'),
    "capitals": (BLOCKS, TEXT, "<p>{{ text(item.text)|upper }}</p>"),
    "words of its own": (PAGE, "<main>", "<main><p>Do not call</p>"),
    "words that are put together": (PAGE, "<main>", '<main><p>{{ "Do not" ~ " call" }}</p>'),
    "a number of its own": (PAGE, "<main>", "<main><p>{{ 6 * 7 }}</p>"),
    "words of its own in a running line": (PAGE, '<div class="control" data-running>', '<div class="control" data-running><p>Old</p>'),
    "words of its own in a description": (PAGE, 'alt="{{ plain(clinic.brand.logo_description) }}"', 'alt="Do not call"'),
    "words for one clinic": (PAGE, "<main>", '<main>{% if clinic.id == "east" %}<p>Closed for good</p>{% endif %}'),
    "words from the second page on": (PAGE, "<main>", '<main><p style="break-before: page">Not valid</p>'),
    "another address": (PAGE, '<p class="kind">', '<p class="kind"><a href="https://example.com/evil">'),
    "another number behind a number": (FURNITURE, '<a href="{{ contact.phone.uri }}">{{ verbatim(contact.phone.number) }}</a>', '<a href="{{ contact.phone.uri }}">{{ verbatim(contact.phone.number) }}</a><a href="tel:+442079460199">{{ verbatim(contact.phone.number) }}</a>'),
    "a heading that leads elsewhere": (BLOCKS, TEXT, '<p><a href="#what-happens">{{ text(item.text) }}</a></p>'),
    "a form": (PAGE, "<main>", '<main><input value="Do not call">'),
    "a drawing with words": (PAGE, "<main>", '<main><svg width="90" height="20"><text x="0" y="15">Do not call</text></svg>'),
    "a picture from elsewhere": (PAGE, "<main>", '<main><img src="https://example.com/a.png" alt="East Clinic">'),
    "a file of the machine": (PAGE, "<main>", '<main><img src="file:///etc/passwd" alt="East Clinic">'),
    "a sheet of styles from elsewhere": (PAGE, "</head>", '<link rel="stylesheet" href="https://example.com/a.css"></head>'),
    "see-through words": (BLOCKS, TEXT, '<p style="opacity: 0.1">{{ text(item.text) }}</p>'),
    "a raised zero": (BLOCKS, TEXT, '<p>{{ text(item.text)|replace("20", "2<sup>0</sup>"|safe) }}</p>'),
    "a note from the margin": (FURNITURE, '<a href="{{ contact.phone.uri }}">', '<a href="mailto:a@example.com">'),
}  # fmt: skip

OTHER_PAPERS = (("large-print", "en-GB"), ("standard", "ur"))
MORE_PAPERS = tuple(("standard", label) for label in ("ar", "bn", "zh-Hans", "ar+en-GB", "pl+en-GB")) if TIMES > 1 else ()
IN_OTHERS = (
    "pale",
    "tiny",
    "turned a quarter",
    "half cut off",
    "struck through",
    "moved up",
    "words after",
    "the mark covered",
)
MORE_IN_OTHERS = ("a thin veil", "a sign in the margin's text", "other bookmarks", "a hidden logo", "no code on the first page")
HONEST_IN_OTHERS = ("a trust's blue", "black ink", "headings with a rule")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(LIBRARIES / "_good")


@pytest.fixture(scope="module")
def whole(library: Library) -> Manuscript:
    return manuscript(library, Edition("first", ("en-GB",), "east", "standard"), DAY)


@cache
def sample() -> Library:
    return read_library(ROOT)


@cache
def paper(name: str, languages: str) -> Manuscript:
    """The shortest leaflet of the sample library that is there in these languages; of the flagship the sections that it leads to."""
    found = manuscript(sample(), Edition("interventional-oncology", tuple(languages.split("+")), "riverside", name), DAY)
    return replace(found, sides=tuple(replace(side, leaflet=_short(side.leaflet)) for side in found.sides))


def _short(leaflet: Leaflet) -> Leaflet:
    sections = tuple(part for part in leaflet.sections if part.slug == "when-to-get-help")
    return replace(leaflet, sections=sections, contents=False)


@pytest.mark.parametrize("name", MORE_STYLES)
def test_no_style_changes_what_is_read(name: str, whole: Manuscript, library: Library) -> None:
    assert faults(whole, restyled(library.design, MORE_STYLES[name]))


@pytest.mark.parametrize("name", MORE_TEMPLATES)
def test_no_template_says_something_else(name: str, whole: Manuscript, library: Library) -> None:
    assert faults(whole, rewritten(library.design, *MORE_TEMPLATES[name]))


@pytest.mark.parametrize(("name", "languages"), [*OTHER_PAPERS, *MORE_PAPERS])
def test_other_papers_are_looked_at_as_closely(name: str, languages: str) -> None:
    one, design = paper(name, languages), sample().design
    assert faults(one, design) == []
    found = {
        style: faults(one, restyled(design, rules))
        for style, rules in {**STYLES, **MORE_STYLES}.items()
        if style in (*IN_OTHERS, *MORE_IN_OTHERS)
    }
    assert len(found) == len(IN_OTHERS) + len(MORE_IN_OTHERS)
    assert [style for style, seen in found.items() if not seen] == []
    assert {style: seen for style in HONEST_IN_OTHERS if (seen := faults(one, restyled(design, HONEST[style])))} == {}
