"""Fitting: pages that end far short, or a last one that holds little, cost paper and look careless; they are laid out in another setting.

A setting is style sheets that come after all others: gaps a little closer, pictures one step smaller or beside what their numbers
mean. None changes the size of a letter. A format lists the few that are tried, the one that helps most often first; what was laid out
best is kept. Nothing but the document decides, so that the same sheet always comes out the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from leafletpress.compose.styles import style_text
from leafletpress.formats.pdf.adapter.filled import ends_short, filled
from leafletpress.formats.pdf.adapter.fit import CutInTwo, Misfit, cut_in_two, misfits
from leafletpress.formats.pdf.complaints import Complaints
from leafletpress.formats.pdf.rendering import render
from leafletpress.model import AS_IT_IS, Design, Document

Setting = tuple[str, ...]  # names of style sheets
MOST_PAGES = 40  # of more, holes are the least worry, and each try costs as much as all sheets of a leaflet


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out in a setting: its pages, what was complained of, what came out too large, and how far each page is filled."""

    setting: Setting
    pages: Any
    complaints: tuple[str, ...]
    misfits: tuple[Misfit, ...]
    cut: tuple[CutInTwo, ...]
    shares: tuple[float, ...]

    @property
    def short(self) -> tuple[int, ...]:
        """The pages that end short, from 1."""
        return ends_short(self.shares)

    @property
    def faults(self) -> tuple[int, int, int, float]:
        """The less, the better: what cannot be printed so, pages that end short, pages, and what is left empty below them."""
        unprintable = len(self.complaints) + len(self.misfits) + len(self.cut)
        return unprintable, len(self.short), len(self.shares), -sum(self.shares)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The layout that was kept, and how many settings were tried for it, beyond the document as it is."""

    layout: Layout
    tries: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """What layouts are made of: a document, the smallest letters in pt, and whether what is wanted whole may go on on the next page."""

    document: Document
    design: Design
    smallest: float
    may_go_on: bool

    def fitted(self, settings: Sequence[Setting], known: str = "") -> Fitted:
        """The best of the document as it is and, where pages of it end short, in these settings; or as it is `known` to fit best.

        One that does not help is the last: what stays whole on these pages will not move for the others either.
        Raises UnusableDesignError where a style sheet cannot be read.
        """
        if known in (AS_IT_IS, *map(written, settings)):
            remembered = self._laid_out(next((one for one in settings if written(one) == known), ()))
            if not remembered.faults[0]:
                return Fitted(remembered, 0)
        first = best = self._laid_out(())
        tries = 0
        for setting in settings:
            if not best.short or len(first.shares) > MOST_PAGES:
                break
            layout = self._laid_out(setting)
            tries += 1
            if len(layout.shares) > len(first.shares) or layout.faults >= best.faults:  # paper is never what it costs
                break
            best = layout
        return Fitted(best, tries)

    def _laid_out(self, setting: Setting) -> Layout:
        styles = (*self.document.styles, *(style_text(self.design, name) for name in setting))
        with Complaints() as complaints:
            pages = render(replace(self.document, styles=styles), self.smallest)
        too_large = tuple(misfits(pages)), tuple(cut_in_two(pages, may_go_on=self.may_go_on))
        return Layout(setting, pages, tuple(complaints.texts), *too_large, filled(pages))


def written(setting: Setting) -> str:
    """A setting as it is remembered."""
    return " ".join(setting) or AS_IT_IS
