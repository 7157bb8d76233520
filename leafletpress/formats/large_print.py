"""Large print: A4 set afresh at 18 pt, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from leafletpress.compose import compose
from leafletpress.formats import Made
from leafletpress.formats.pdf import set_pages
from leafletpress.model import Manuscript


def make(manuscript: Manuscript) -> Made:
    return set_pages(compose(manuscript, "large-print.css"), manuscript)
