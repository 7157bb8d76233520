"""For keeping: the pages of the standard format as PDF/UA-2, WTPDF 1.0 and PDF/A-4f, with the leaflet's source attached."""

from __future__ import annotations

from leafletpress.compose import compose
from leafletpress.formats import Made
from leafletpress.formats.pdf import set_pages
from leafletpress.formats.pdf.standards import Standard
from leafletpress.model import Manuscript


def make(manuscript: Manuscript) -> Made:
    return set_pages(compose(manuscript, "standard.css"), manuscript, Standard.ARCHIVE)
