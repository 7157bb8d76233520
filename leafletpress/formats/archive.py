"""For keeping: the pages of the standard format as PDF/UA-2, WTPDF 1.0 and PDF/A-4f, with the leaflet's source attached."""

from __future__ import annotations

from leafletpress.compose import compose
from leafletpress.formats import FORMATS, Made
from leafletpress.formats.pdf import prove, set_pages, warm_up
from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.stacking import with_room_for_tables
from leafletpress.model import Design, Manuscript

__all__ = ["make", "prove", "warm_up"]


def make(manuscript: Manuscript, design: Design) -> Made:
    def made(whole: Manuscript) -> Made:
        return set_pages(compose(whole, design, *FORMATS["archive"].styles), whole, design, Standard.ARCHIVE)

    return with_room_for_tables(manuscript, made)
