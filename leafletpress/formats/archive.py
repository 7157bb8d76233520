"""For keeping: the pages of the standard format as PDF/UA-2, WTPDF 1.0 and PDF/A-4f, with the leaflet's source attached."""

from __future__ import annotations

from leafletpress.compose import compose
from leafletpress.formats import FORMATS, Made
from leafletpress.formats.pdf import prove, set_pages, warm_up
from leafletpress.formats.pdf.standards import Standard
from leafletpress.model import Design, Manuscript

__all__ = ["make", "prove", "warm_up"]


def make(manuscript: Manuscript, design: Design) -> Made:
    return set_pages(compose(manuscript, design, *FORMATS["archive"].styles), manuscript, design, Standard.ARCHIVE)
