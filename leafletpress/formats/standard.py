"""The standard format: A4, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from leafletpress.compose import compose
from leafletpress.formats import FORMATS, Made
from leafletpress.formats.pdf import prove, set_pages, warm_up
from leafletpress.model import Design, Manuscript

__all__ = ["make", "prove", "warm_up"]


def make(manuscript: Manuscript, design: Design) -> Made:
    return set_pages(compose(manuscript, design, FORMATS["standard"].style), manuscript, design)
