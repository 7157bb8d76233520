"""The booklet: its pages in the order in which the folded sheets are read, for any number of them, bound on either side."""

from __future__ import annotations

import io

import pikepdf
import pytest
from conftest import DAY, DESIGN

from leafletpress.formats import make, prove
from leafletpress.formats.booklet import Promised
from leafletpress.formats.booklet.imposition import impose, sides
from leafletpress.library.whole import Library
from leafletpress.model import Edition, Severity
from leafletpress.press.orders import manuscript
from leafletpress.proof.folding import folded_differences

LEAFLET = "interventional-oncology"
MOST = 40


@pytest.fixture(scope="module")
def forty() -> bytes:
    """Forty A5 pages, each with its number in words of its own place on the page."""
    from weasyprint import HTML

    from leafletpress.formats.pdf import prepare

    prepare(DESIGN)
    style = "@page { size: A5; margin: 10mm } p { break-after: page; font: 20pt 'Noto Sans' } "
    pages = "".join(
        f'<p style="padding-top: {3 * number}mm">This is page {number} of a booklet.</p>' for number in range(1, MOST + 1)
    )
    content: bytes = HTML(string=f"<html lang='en-GB'><style>{style}</style><title>Booklet</title>{pages}</html>").write_pdf(
        pdf_tags=True
    )
    return content


def first_pages(content: bytes, number: int) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        del pdf.pages[number:]
        pdf.save(made)
    return made.getvalue()


def test_the_sides_of_a_booklet_of_eight_pages() -> None:
    assert list(sides(8, right_to_left=False)) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert list(sides(8, right_to_left=True)) == [(0, 7), (6, 1), (2, 5), (4, 3)]
    assert list(sides(5, right_to_left=False)) == [(None, 0), (1, None), (None, 2), (3, 4)]


@pytest.mark.parametrize("right_to_left", [False, True])
def test_any_number_of_pages_is_read_in_order_once_folded(forty: bytes, right_to_left: bool) -> None:
    for number in range(1, MOST + 1):
        pages = first_pages(forty, number)
        sheets = impose(pages, right_to_left=right_to_left)
        assert list(folded_differences(sheets, pages, right_to_left=right_to_left)) == []
        with pikepdf.open(io.BytesIO(sheets)) as pdf:
            assert len(pdf.pages) == 2 * -(-number // 4)


def test_a_booklet_that_is_bound_on_the_wrong_side_is_told(forty: bytes) -> None:
    pages = first_pages(forty, 6)
    found = list(folded_differences(impose(pages, right_to_left=True), pages, right_to_left=False))
    assert "the right half of side 1, which is read as page 1, does not say what page 1 says" in found


def test_sheets_that_are_swapped_moved_or_covered_are_told(forty: bytes) -> None:
    pages = first_pages(forty, 8)
    sheets = impose(pages, right_to_left=False)

    def changed(change: bytes, *, swap: bool = False, pages_left: int = 4) -> list[str]:
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(sheets)) as pdf:
            if swap:
                pdf.pages.append(pdf.pages[1])
                pdf.pages[1] = pdf.pages[3]
                pdf.pages[3] = pdf.pages[4]
                del pdf.pages[4]
            if change:
                pdf.pages[0].contents_add(change, prepend=change.endswith(b"cm"))
            del pdf.pages[pages_left:]
            pdf.save(made)
        return list(folded_differences(made.getvalue(), pages, right_to_left=False))

    assert changed(b"") == []
    assert len(changed(b"", swap=True)) == 4
    assert any("does not say" in one for one in changed(b"1 0 0 1 2 0 cm"))
    assert any("does not look" in one for one in changed(b"0 0 0 rg 450 100 200 300 re f"))
    assert changed(b"", pages_left=2) == ["2 sides hold 4 pages, where there are 8"]


def test_the_same_pages_give_the_same_bytes(forty: bytes) -> None:
    pages = first_pages(forty, 7)
    assert impose(pages, right_to_left=False) == impose(pages, right_to_left=False)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-GB", "ur"])
def test_a_booklet_of_a_real_leaflet(sample_library: Library, language: str) -> None:
    whole = manuscript(sample_library, Edition(LEAFLET, (language,), "riverside", "booklet"), DAY)
    made = make("booklet", whole, DESIGN)
    assert [problem for problem in made.problems if problem.severity is Severity.ERROR] == []
    proof = prove("booklet", made)
    assert proof.differences == ()
    assert isinstance(made.promise, Promised)
    assert made.promise.right_to_left is (language == "ur")
    standard = make("standard", manuscript(sample_library, Edition(LEAFLET, (language,), "riverside", "standard"), DAY), DESIGN)
    assert made.code == standard.code
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert len(pdf.pages) == 2 * -(-proof.facts["pages"] // 4)
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.ViewerPreferences.Duplex == pikepdf.Name.DuplexFlipShortEdge
        assert "/StructTreeRoot" not in pdf.Root  # it is for printing, and claims no more


def test_a_released_booklet_is_judged_by_no_standard_and_all_else_is() -> None:
    from leafletpress.release.verification import _claims

    assert not _claims("first_1.0_en-GB_east_booklet_DRAFT.pdf")
    assert not _claims("first_1.0_ar+en-GB_east_booklet.pdf")
    assert _claims("first_1.0_en-GB_east_standard.pdf")
    assert _claims("booklet_1.0_en-GB_booklet_large-print-28.pdf")
    assert _claims("a file of nobody's.pdf")
