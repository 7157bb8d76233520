"""Each kind of fault that the eye looks for, planted into the pages of a good sheet; and drafts that are not marked."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import Result
from conftest import DAY, LIBRARIES, ROOT

from leafletpress.compose import compose
from leafletpress.formats.pdf import set_pages
from leafletpress.library import read_library
from leafletpress.library.whole import Library
from leafletpress.model import DRAFT, DRAFT_WORDS, Document, Edition, Manuscript
from leafletpress.press.orders import manuscript
from leafletpress.proof import Promise, differences, read_facts

FIRST, LAST = True, False
# Where it is written into each page's content, what is written, and what the proof says of it.
PLANTED = {
    "a white box over the page": (LAST, b"q 1 1 1 rg 60 100 480 600 re f Q", "is covered"),
    "a line through words": (LAST, b"q 0 0 0 rg 60 0 480 842 re W n 0.5 w 60 0 480 842 re 0 842 m 595 0 l S Q", "is covered"),
    "a dark page": (FIRST, b"q 0.1 0.1 0.1 rg 0 0 595 842 re f Q", "too little contrast"),
    "a page cut in two": (FIRST, b"0 0 250 842 re W n", "is covered, struck through, cut off"),
    "a page scaled down": (FIRST, b"0.5 0 0 0.5 100 200 cm", "where 10 pt is the least"),
    "a page mirrored": (FIRST, b"-1 0 0 1 595 0 cm", "is turned, mirrored or squeezed"),
    "a page turned": (FIRST, b"0 1 -1 0 700 100 cm", "is turned, mirrored or squeezed"),
    "words without ink": (FIRST, b"3 Tr", "is drawn as outlines, or not at all"),
    "words as outlines": (FIRST, b"1 Tr", "is drawn as outlines, or not at all"),
    "squeezed words": (FIRST, b"30 Tz", "is turned, mirrored or squeezed"),
    "words too near the edge": (FIRST, b"1 0 0 1 -70 0 cm", "at the very edge of the paper"),
}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(LIBRARIES / "_good")


@pytest.fixture(scope="module")
def whole(library: Library) -> Manuscript:
    return manuscript(library, Edition("first", ("en-GB",), "east", "standard"), DAY)


@pytest.fixture(scope="module")
def document(whole: Manuscript, library: Library) -> Document:
    return compose(whole, library.design, "standard.css")


@pytest.fixture(scope="module")
def good(document: Document, whole: Manuscript, library: Library) -> tuple[bytes, Promise]:
    made = set_pages(document, whole, library.design)
    assert isinstance(made.promise, Promise)
    return made.content, made.promise


def found(content: bytes, promise: Promise) -> tuple[str, ...]:
    return differences(read_facts(content), promise)


def changed(content: bytes, change: Callable[[pikepdf.Page], None]) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            change(page)
        pdf.save(file)
    return file.getvalue()


def test_nothing_is_found_in_the_good_sheet(good: tuple[bytes, Promise]) -> None:
    assert found(*good) == ()
    assert found(changed(good[0], lambda _: None), good[1]) == ()


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found(name: str, good: tuple[bytes, Promise]) -> None:
    first, code, said = PLANTED[name]

    def plant(page: pikepdf.Page) -> None:
        page.contents_add(code + b"\n", prepend=first)

    seen = found(changed(good[0], plant), good[1])
    assert any(said in difference for difference in seen), seen


def test_see_through_words_are_pale(good: tuple[bytes, Promise]) -> None:
    def fade(page: pikepdf.Page) -> None:
        for state in page.resources["/ExtGState"].values():
            if "/ca" in state:
                state["/ca"] = 0.3

    seen = found(changed(good[0], fade), good[1])
    assert any("too little contrast" in difference for difference in seen), seen


def test_words_twice_are_words_too_many(good: tuple[bytes, Promise]) -> None:
    """The page number and the line above it, printed again in another place."""

    def again(page: pikepdf.Page) -> None:
        shown = list(pikepdf.parse_content_stream(page))
        start = next(
            place for place, one in enumerate(shown) if str(one.operator) == "BDC" and str(one.operands[0]) == "/Artifact"
        )
        end = next(place for place, one in enumerate(shown) if place > start and str(one.operator) == "EMC")
        piece = shown[start : end + 1]
        page.contents_add(b"q 1 0 0 1 0 -400 cm\n" + pikepdf.unparse_content_stream(piece) + b"\nQ\n", prepend=False)

    seen = found(changed(good[0], again), good[1])
    assert any("stand words that the document does not have" in difference for difference in seen), seen


def test_a_draft_without_its_mark_is_no_sheet(
    document: Document, whole: Manuscript, library: Library, good: tuple[bytes, Promise]
) -> None:
    seen = found(set_pages(replace(document, draft=()), whole, library.design).content, good[1])
    for page in (1, 2):
        assert f"page {page} is not marked as a draft: '{DRAFT_WORDS}' does not stand at its head" in seen
        assert f"page {page} is not marked as a draft: '{DRAFT}' does not stand at its head" in seen


@pytest.mark.parametrize("kids", [None, pikepdf.Array([]), pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=0)])])
def test_a_picture_that_is_on_no_page_is_found(kids: pikepdf.Array | None, good: tuple[bytes, Promise]) -> None:
    """Its element holds nothing, or what is on no page that it says."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(good[0])) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        for figure in figures:
            del figure["/K"]
            del figure["/Pg"]
            if kids is not None:
                figure["/K"] = kids
        pdf.save(file)
    assert figures
    said = [fault for fault in found(file.getvalue(), good[1]) if "is on no page" in fault]
    assert len(said) == len(figures)


def test_a_language_without_words_is_marked_in_english(whole: Manuscript, library: Library) -> None:
    silent = replace(whole, sides=tuple(replace(side, draft_words="") for side in whole.sides))
    document = compose(silent, library.design, "standard.css")
    assert [(language.tag, words) for language, words in document.draft] == [("en-GB", DRAFT_WORDS)]
    assert document.html.count(DRAFT_WORDS) == 1


def test_an_approved_sheet_has_no_mark(whole: Manuscript, library: Library) -> None:
    approved = replace(whole, state=replace(whole.state, reasons=()))
    document = compose(approved, library.design, "standard.css")
    made = set_pages(document, approved, library.design)
    assert document.draft == ()
    assert "draft" not in document.html
    assert isinstance(made.promise, Promise)
    assert found(made.content, made.promise) == ()


def test_words_of_a_library_do_not_change_the_mark(publish: Callable[..., Result], sample: Path) -> None:
    """Its catalog may say "Approved." of a draft: the mark and the notice are the engine's."""
    for path in (sample / "translations").glob("*/LC_MESSAGES/templates.po"):
        text = path.read_text("utf-8")
        head, _, rest = text.partition(f'msgid "{DRAFT_WORDS}"\nmsgstr "')
        path.write_text(f'{head}msgid "{DRAFT_WORDS}"\nmsgstr "Approved.{rest[rest.index(chr(34)) :]}', "utf-8")
    library = read_library(sample)
    engines = read_library(ROOT)
    edition = Edition("image-guided-biopsy", ("ar",), "riverside", "standard")
    one, other = (compose(manuscript(known, edition, DAY), known.design, "standard.css") for known in (library, engines))
    assert one.draft == other.draft
    assert "Approved." not in one.html
