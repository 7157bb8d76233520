"""Fitting: pages that end far short, or a last one that holds little, cost paper and look careless; what may move there moves, or they are laid out in another setting.

A change lets one element stand otherwise (`rearranged`). A setting is style sheets that come after all others: gaps a little closer, pictures one step smaller or beside what their numbers
mean. None changes the size of a letter. A format lists the few that are tried, the one that helps most often first; what was laid out
best is kept. Nothing but the document decides, so that the same sheet always comes out the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from leafletpress.compose.styles import style_text
from leafletpress.formats import LOOSE, MOST_TRIES
from leafletpress.formats.pdf.adapter.filled import Worse, ends_short, filled, missing
from leafletpress.formats.pdf.adapter.fit import CutInTwo, Misfit, crowded, cut_in_two, misfits
from leafletpress.formats.pdf.adapter.kept_lines import kept_lines
from leafletpress.formats.pdf.adapter.kept_pictures import kept_pictures
from leafletpress.formats.pdf.adapter.movable import movable
from leafletpress.formats.pdf.adapter.passes import GivenUpError, Known
from leafletpress.formats.pdf.adapter.places import page_numbers
from leafletpress.formats.pdf.adapter.quick_boxes import quick_boxes
from leafletpress.formats.pdf.adapter.resumed import start_behind
from leafletpress.formats.pdf.adapter.stranded import pages_of_headings
from leafletpress.formats.pdf.complaints import Complaints
from leafletpress.formats.pdf.rearranged import Change, read_changes
from leafletpress.formats.pdf.rendering import NOTHING_KNOWN, course_of, finish_pages, lay_out
from leafletpress.model import AS_IT_IS, Design, Document

Setting = tuple[str, ...]  # names of style sheets
CLOSER = 0.92  # of its height is what a leaflet takes with closer gaps, as a rule
WELL_FILLED = 0.955  # of a page
LOOSELY_FILLED = 0.5
Trial = tuple[Setting, tuple[Change, ...]]
BOUND = frozenset({"later", "roomier"})  # to the page that they were found for: in another setting, other blocks stand there
MOST_PAGES = 40  # of more, holes are the least worry, and each try costs as much as all sheets of a leaflet


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out in a setting, with changes: its pages, what was complained of, what came out too large, the tables whose words break, and how far each page is filled."""

    setting: Setting
    changes: tuple[Change, ...]
    pages: Any
    complaints: tuple[str, ...]
    misfits: tuple[Misfit, ...]
    cut: tuple[CutInTwo, ...]
    shares: tuple[float, ...]
    alone: tuple[int, ...]  # the pages, from 1, that end with a heading
    crowded: tuple[str, ...] = ()  # asked of the layout that is kept

    @property
    def short(self) -> tuple[int, ...]:
        """The pages that end short, from 1."""
        return ends_short(self.shares)

    @property
    def wanting(self) -> tuple[int, ...]:
        """The pages that something should move up to: those that end short, or with a heading."""
        return tuple(sorted({*self.short, *self.alone}))

    @property
    def loose(self) -> frozenset[int]:
        """The pages, from 0, whose words may all belong to what stands on the next."""
        return frozenset(
            {
                *(number - 1 for number in self.alone),
                *(number for number, share in enumerate(self.shares) if share < LOOSELY_FILLED),
            }
        )

    @property
    def faults(self) -> tuple[int, int, int, int, float]:
        """The less, the better: what cannot be printed so of the text, headings left alone, pages that end short, pages, and how much is missing on those that do."""
        unprintable = len(self.complaints) + len(self.misfits) + len(self.cut)
        return unprintable, len(self.alone), len(self.short), len(self.shares), missing(self.shares)

    @property
    def may_save_a_page(self) -> bool:
        """Whether what stands on its pages might find room on one less, closer to each other."""
        return sum(self.shares) * CLOSER < (len(self.shares) - 1) * WELL_FILLED


@dataclass(frozen=True, slots=True)
class Fitted:
    """The layout that was kept, and how many others were tried for it, beyond the document as it is."""

    layout: Layout
    tries: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """What layouts are made of: a document, the smallest letters in pt, and whether what is wanted whole may go on on the next page.

    Where pages hold little, long blocks may do so in a frame of their own on each (`framed`), so that no page ends short before them.
    """

    document: Document
    design: Design
    smallest: float
    may_go_on: bool
    framed: bool = False

    def fitted(self, settings: Sequence[Setting], known: str = "") -> Fitted:
        """The best of the document as it is and, where pages of it end short, in these settings; or as it is `known` to fit best.

        Raises UnusableDesignError where a style sheet cannot be read.
        """
        with kept_lines(), kept_pictures(self.document.resources), quick_boxes():
            fitted = self._fitted(settings, known)
            return replace(fitted, layout=self.finished(fitted.layout))

    def _fitted(self, settings: Sequence[Setting], known: str) -> Fitted:
        if (remembered := _read(known, settings)) is not None:
            layout = self.laid_out(*remembered)
            if not layout.faults[0]:
                return Fitted(layout, 0)
        first = best = self.laid_out((), ())
        tried: set[Trial] = {(best.setting, best.changes)}
        while best.wanting and len(first.shares) <= MOST_PAGES and len(tried) <= MOST_TRIES:
            further = next((one for one in _further(best, settings, tried, framed=self.framed) if one not in tried), None)
            if further is None:
                break
            tried.add(further)
            other = self._tried(*further, best, len(first.shares))
            if other is not None and len(other.shares) <= len(first.shares) and other.faults < best.faults:
                best = other  # paper is never what it costs
        return Fitted(best, len(tried) - 1)

    def _tried(self, setting: Setting, changes: tuple[Change, ...], best: Layout, most: int) -> Layout | None:
        """The document in another setting, or with other changes; none where it is found to be no better while it is laid out."""
        course = course_of(best.pages) if setting == best.setting else None
        others = {change.place for change in set(changes) ^ set(best.changes)}
        start = start_behind(course, others, best.loose) if course is not None else None
        unprintable, alone, short, pages, _ = best.faults
        is_useless = Worse(most, most, most) if unprintable or alone else Worse(short, pages, most)
        try:
            return self.laid_out(setting, changes, Known(page_numbers(best.pages), start, is_useless))
        except GivenUpError:
            return None

    def laid_out(self, setting: Setting, changes: tuple[Change, ...], known: Known | None = None) -> Layout:
        """The document in a setting, with changes.

        Raises UnusableDesignError where a style sheet cannot be read, and GivenUpError where what is known says so.
        """
        names = (*setting, LOOSE) if changes else setting
        styles = (*self.document.styles, *(style_text(self.design, name) for name in names))
        with Complaints() as complaints:
            pages = lay_out(replace(self.document, styles=styles), self.smallest, changes, known or NOTHING_KNOWN)
        too_large = tuple(misfits(pages)), tuple(cut_in_two(pages, may_go_on=self.may_go_on))
        return Layout(setting, changes, pages, tuple(complaints.texts), *too_large, filled(pages), pages_of_headings(pages))

    def finished(self, layout: Layout) -> Layout:
        """A layout that is kept, with what is found of its running lines."""
        with Complaints() as complaints:
            finish_pages(layout.pages, self.document, self.smallest)
        return replace(
            layout,
            complaints=(*layout.complaints, *complaints.texts),
            misfits=(*layout.misfits, *misfits(layout.pages, running=True)),
            cut=(*layout.cut, *cut_in_two(layout.pages, may_go_on=self.may_go_on, running=True)),
            crowded=tuple(crowded(layout.pages)),
        )


def _further(best: Layout, settings: Sequence[Setting], tried: Collection[Trial], *, framed: bool) -> Iterator[Trial]:
    """What to try next: what may move, in the setting that is best so far; and the setting behind it, where that one was of help.

    The first setting comes first where it may save a page.
    """
    changes = _with_further(best.changes, movable(best.pages, best.wanting, best.shares, best.changes, framed=framed))
    yield from () if best.may_save_a_page and len(tried) == 1 else ((best.setting, changes),)
    still = tuple(change for change in changes if change.kind not in BOUND)
    behind = settings[settings.index(best.setting) + 1 :] if best.setting in settings else settings
    if behind and behind[0] not in {setting for setting, _ in tried}:
        yield behind[0], still
    yield best.setting, changes


def _with_further(made: tuple[Change, ...], further: Iterable[Change]) -> tuple[Change, ...]:
    """Changes and further ones: one of each element, and one picture that comes later, since another would stand elsewhere then."""
    changes = {change.place: change for change in made}
    for change in further:
        if change.kind != "later" or all(one.kind != "later" for one in changes.values()):
            changes.setdefault(change.place, change)
    return tuple(sorted(changes.values()))


def written(layout: Layout) -> str:
    """The setting of a layout, and what else is changed in it, as it is remembered."""
    return " ".join((*layout.setting, *map(str, layout.changes))) or AS_IT_IS


def _read(known: str, settings: Sequence[Setting]) -> tuple[Setting, tuple[Change, ...]] | None:
    """What is remembered, where it is one of these settings."""
    if known == AS_IT_IS:
        return (), ()
    words = known.split()
    setting = next((one for one in settings if one == tuple(words[: len(one)])), ())
    changes = read_changes(words[len(setting) :])
    return (setting, changes) if words and changes is not None else None
