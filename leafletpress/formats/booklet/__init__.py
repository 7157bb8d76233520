"""A booklet: A5 pages set afresh, two beside each other on each side of A4 sheets, to print on both sides, fold and staple.

For printing alone: the pages are proved as those of any format, and then drawn as pictures of themselves, without tags. The standard
sheet of the same words is the one to read on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from leafletpress.compose import compose
from leafletpress.formats import FORMATS, Made, Proof
from leafletpress.formats.booklet.imposition import impose
from leafletpress.formats.pdf import prove as prove_pages
from leafletpress.formats.pdf import set_pages, warm_up
from leafletpress.formats.stacking import with_room_for_tables
from leafletpress.model import Design, Manuscript

__all__ = ["make", "prove", "warm_up"]


@dataclass(frozen=True, slots=True)
class Promised:
    """The pages before they were imposed, what these must turn out to be, and on which side they are bound."""

    pages: bytes = field(repr=False)
    promise: object = field(repr=False)
    right_to_left: bool


def make(manuscript: Manuscript, design: Design) -> Made:
    row = FORMATS[manuscript.edition.format]

    def pages(whole: Manuscript) -> Made:
        return set_pages(compose(whole, design, *row.styles, large=row.large), whole, design)

    made = with_room_for_tables(manuscript, pages)
    right_to_left = manuscript.language.right_to_left
    sheets = impose(made.content, right_to_left=right_to_left)
    return replace(made, content=sheets, promise=Promised(made.content, made.promise, right_to_left))


def prove(content: bytes, promise: object) -> Proof:
    """Prove the pages, and then open the sheets: folded, they must be these pages in their order."""
    from leafletpress.proof.folding import folded_differences

    assert isinstance(promise, Promised)  # noqa: S101 - `make` gives one
    pages = prove_pages(promise.pages, promise.promise)
    return Proof(
        (*pages.differences, *folded_differences(content, promise.pages, right_to_left=promise.right_to_left)), pages.facts
    )
