"""The proof: a sheet that is not what its document says is not kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import tostring

import pikepdf
import pytest
import tinyhtml5
from click.testing import Result
from conftest import DAY, DESIGN
from tinyhtml5 import inputstream

from leafletpress.compose import compose
from leafletpress.formats import make
from leafletpress.formats.pdf import set_pages
from leafletpress.library.whole import Library
from leafletpress.model import Document, Edition, Manuscript
from leafletpress.press.orders import manuscript
from leafletpress.proof import Facts, Promise, differences, read_facts
from leafletpress.proof.html_page import page_of

pytestmark = pytest.mark.slow

Change = Callable[[str], str]


@pytest.fixture(scope="module")
def arabic(sample_library: Library) -> Manuscript:
    return manuscript(sample_library, Edition("interventional-oncology", ("ar",), "riverside", "standard"), DAY)


@pytest.fixture(scope="module")
def document(arabic: Manuscript) -> Document:
    return compose(arabic, DESIGN, "standard.css")


@pytest.fixture(scope="module")
def meant(arabic: Manuscript, document: Document) -> Promise:
    return set_pages(document, arabic, DESIGN).promise


def proof_of(document: Document, arabic: Manuscript) -> Facts:
    return read_facts(set_pages(document, arabic, DESIGN).content)


def test_the_renderer_changes_nothing_of_what_the_proof_reads(
    document: Document, meant: Promise, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are given what was read once, as tinyhtml5 reads it by itself; `meant` was laid out, with notes and numbers in its elements."""
    from leafletpress.formats.pdf.rendering import _page_of, render  # once fonts are chosen

    assert meant.document.html == document.html
    render(document)
    assert (kept := len(inputstream.characters_until_regex)) > 0
    page_of.cache_clear()
    page_of(document.html)
    assert len(inputstream.characters_until_regex) == kept
    monkeypatch.setattr(inputstream, "characters_until_regex", {})
    fresh = tinyhtml5.parse(document.html, namespace_html_elements=False)
    assert tostring(page_of(document.html)) == tostring(fresh) == tostring(_page_of(document).etree_element)


def test_a_true_sheet_passes(document: Document, arabic: Manuscript, meant: Promise) -> None:
    facts = proof_of(document, arabic)
    assert differences(facts, meant) == ()
    assert facts.pages > 1
    assert facts.sizes == ((210, 297),)
    assert len(facts.content.words) > 1000


FAULTS: dict[str, tuple[Change, str]] = {
    "another-phone-number": (lambda html: html.replace("020\u00a07946\u00a00123", "020\u00a07946\u00a00132"), "the sheet reads"),
    "a-call-to-another-number": (lambda html: html.replace("tel:+442079460123", "tel:+442079460124"), "has as link"),
    "a-picture-without-words": (lambda html: html.replace('alt="', 'alt="x', 1), "has as text of picture"),
    "a-table-as-text": (lambda html: html.replace("<td>", "<p>").replace("</td>", "</p>"), "number of TD"),
    "a-heading-of-another-level": (lambda html: html.replace("<h2 ", "<h3 ", 1).replace("</h2>", "</h3>", 1), "has as heading"),
    "a-callout-as-text": (lambda html: html.replace("<aside ", "<div ", 1).replace("</aside>", "</div>", 1), "number of Sect"),
    "a-list-item-lost": (lambda html: html[: html.index("<li>")] + html[html.index("</li>") + 5 :], "number of LI"),
    "another-language": (lambda html: html.replace('<html lang="ar"', '<html lang="fa"'), "is in the language fa"),
    "a-running-line-in-the-text": (lambda html: html.replace('class="control" data-running', 'class="c"'), "the sheet reads"),
    "another-page-size": (lambda html: html.replace("</head>", "<style>@page { size: A5 }</style></head>"), "148 x 210 mm"),
    "another-page-number": (lambda html: html.replace('data-target="#', 'data-target="#x', 1), "the sheet reads"),
}


def test_a_draft_is_titled_as_one(document: Document, arabic: Manuscript, meant: Promise) -> None:
    """Whatever the template says of the title."""
    title = document.title
    assert title.startswith("مسودة: ")
    assert title.removeprefix("مسودة: ") in document.html
    found = proof_of(replace(document, html=document.html.replace("<title>", "<title>x")), arabic)
    assert found.title == title
    assert differences(proof_of(replace(document, title="x"), arabic), meant) == (
        f"the sheet is titled x where the document has {title}",
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(fault: str, document: Document, arabic: Manuscript, meant: Promise) -> None:
    change, what = FAULTS[fault]
    changed = change(document.html)
    assert changed != document.html
    found = differences(proof_of(replace(document, html=changed), arabic), meant)
    assert any(what in difference for difference in found), found


def test_a_font_that_is_not_declared(document: Document, arabic: Manuscript, meant: Promise) -> None:
    facts = proof_of(document, arabic)
    found = differences(facts, replace(meant, fonts=("Noto Sans",)))
    assert any("no declared font" in difference for difference in found)


@pytest.mark.parametrize("name", ["large-print", "archive"])
def test_other_formats_keep_their_promise(name: str, arabic: Manuscript) -> None:
    made = make(name, replace(arabic, edition=replace(arabic.edition, format=name)), DESIGN)
    assert differences(read_facts(made.content), made.promise) == ()


def test_no_sheet_holds_the_moment_it_was_made(arabic: Manuscript) -> None:
    """What the archive attaches is of the leaflet's own day: else the same leaflet would be another file each second."""
    archived = replace(arabic, edition=replace(arabic.edition, format="archive"))
    with pikepdf.open(io.BytesIO(make("archive", archived, DESIGN).content)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        attached = pdf.attachments["leaflet.html"].get_file()
        days = {found.date() for found in (attached.creation_date, attached.mod_date) if found}
    assert days == {arabic.leaflet.published}


@pytest.mark.parametrize(
    ("template", "opening", "closing", "lost"),
    [
        (
            "blocks.html",
            '<aside class="callout {{ item.level.value }}{% if clinic.brand.traffic_lights %} lit{% endif %}" data-whole="callout">',
            "</aside>",
            "you have chest pain",
        ),
        ("page.html", '<section class="contacts">', "</section>", "Duty doctor, at night and at weekends"),
        ("blocks.html", "<figcaption>{{ text(item.caption) }}", "</figcaption>", "The team looks at your scans"),
    ],
)
def test_a_template_cannot_leave_out_what_was_signed(
    template: str, opening: str, closing: str, lost: str, publish: Callable[..., Result], sample: Path
) -> None:
    path = sample / "templates" / template
    text = path.read_text("utf-8")
    start = text.index(opening)
    end = text.index(closing, start) + len(closing)
    path.write_text(text[:start] + text[end:], "utf-8")
    done = publish("build", "interventional-oncology", "--clinic", "northgate", "--language", "en-GB", "--library", sample)
    assert done.exit_code == 1
    assert f"does not say '{lost}" in done.stderr
    assert not list((sample / "out").glob("*.pdf"))
