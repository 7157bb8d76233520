"""Pages to hand out and to show: A4, PDF/UA-1 and PDF/A-2a, at the sizes that their rows of the table name by their style sheets."""

from __future__ import annotations

from leafletpress.compose import compose
from leafletpress.formats import FORMATS, Made
from leafletpress.formats.pdf import prove, set_pages, warm_up
from leafletpress.model import Design, Manuscript

__all__ = ["make", "prove", "warm_up"]


def make(manuscript: Manuscript, design: Design) -> Made:
    row = FORMATS[manuscript.edition.format]
    return set_pages(compose(manuscript, design, *row.styles, large=row.large, tight=row.tight), manuscript, design)
