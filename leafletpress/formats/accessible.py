"""Pages to hand out and to show: A4, PDF/UA-1 and PDF/A-2a, at the sizes that their rows of the table name by their style sheets."""

from __future__ import annotations

from leafletpress.compose import compose
from leafletpress.formats import FORMATS, Made
from leafletpress.formats.pdf import prove, set_pages, warm_up
from leafletpress.formats.stacking import with_room_for_tables
from leafletpress.model import Design, Manuscript

__all__ = ["make", "prove", "warm_up"]


def make(manuscript: Manuscript, design: Design) -> Made:
    row = FORMATS[manuscript.edition.format]

    def made(whole: Manuscript) -> Made:
        return set_pages(compose(whole, design, *row.styles, large=row.large, tight=row.tight), whole, design)

    return with_room_for_tables(manuscript, made)
