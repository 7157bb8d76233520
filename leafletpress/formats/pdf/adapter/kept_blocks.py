"""Kept blocks: a block that stands where the same one stood before is laid out as that one was, for the next sheets too that have it there.

WeasyPrint 70 lays each block out anew. What comes of it hangs on what is in it, with what styles, on where it begins, on the place around it
and on how much room is left on the page; where all of this is the same, so is all it gives, to the last digit. Boxes are made anew each
time, of today's elements. Of what leaves the flow, such as notes and floats, and of what stands beside it, nothing is kept here; nor of a
block that goes on from another page.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import weasyprint.layout.block as block_module
import weasyprint.layout.page as page_module
from weasyprint.css import ComputedStyle
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TextBox
from weasyprint.text.line_break import Layout

from leafletpress.formats.pdf.adapter.described import IN_FLOW, TABLES, Descriptions
from leafletpress.formats.pdf.adapter.kept_lines import STYLES, copied
from leafletpress.formats.pdf.adapter.kept_styles import ask_early, told_of_complaints
from leafletpress.formats.pdf.adapter.placed_lines import begun, same_place
from leafletpress.formats.pdf.adapter.quick_styles import ALL
from leafletpress.formats.pdf.rearranged import NARROWED
from leafletpress.formats.pdf.recent import Recent

MOST = 3_000  # blocks: a leaflet in a format has about 900 in its layouts
MOST_BOXES = 20_000
MEASURES = frozenset(  # what laying out sets of a box
    {
        *(name for name in ALL if name != "box_sizing"),
        *("position_x", "position_y", "left", "top", "right", "bottom", "clearance", "baseline", "text_indent"),
        *("justification_spacing", "text", "pango_layout", "resume_at", "block_ellipsis", "vertical_align", "content_height"),
        *("computed_height", "empty", "column_positions", "column_widths", "colspan", "skipped_rows"),
        *("skip_cell_border_top", "skip_cell_border_bottom"),
    }
)
CHANGED = {TextBox: ("pango_layout",), LineBox: ("resume_at",)} | dict.fromkeys(TABLES, ("column_positions", "column_widths"))
OF_ITS_OWN = frozenset({"children", "remove_decoration_sides", "index"})
GIVEN = frozenset(  # what a box has before it is laid out
    {
        *("element_tag", "element", "style", "first_letter_style", "first_line_style", "leading_collapsible_space"),
        *("trailing_collapsible_space", "bookmark_label", "string_set", "cached_counter_values", "link", "missing_link"),
        *("is_table_wrapper", "is_header", "is_footer", "rowspan", "grid_x", "column_groups", "collapsed_border_grid"),
        *("replacement", "text_overflow", "is_column", "leafletpress_index"),
    }
)
COLUMN = -1  # which of a block's boxes one is that holds those of a column
AS_A_RULE = (None, None, False, None)  # what is told of a block's first letter, its first line, and where it is to end
ALL_GIVEN = 11
UNKNOWN = object()
Result = tuple[Any, ...]
_lock = threading.RLock()
_known = Recent(MOST, MOST_BOXES)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A box that was laid out: its lengths in px, sides without a border, and what is in it, with which of its boxes each was made of."""

    lengths: Mapping[str, Any]
    measures: Mapping[str, Any]
    sides: frozenset[str]
    inside: tuple[tuple[int, _Laid], ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came of a block: the box, if there was room for it, where it goes on, the page behind, and the margins that adjoin it behind and before."""

    laid: _Laid | None
    resume_at: Any
    next_page: Mapping[str, Any]
    margins: tuple[float, ...]
    before: tuple[float, ...]
    are_one: bool
    collapses: bool


@contextmanager
def kept_blocks() -> Iterator[None]:
    """While inside, WeasyPrint lays a block out once for each place on a page."""
    with _lock, told_of_complaints() as complaints:
        stock, remake, copy = block_module.block_level_layout, page_module.remake_page, ComputedStyle.copy
        blocks = _Blocks(stock, complaints)

        def copy_whole(style: Any) -> Any:
            if "table" in style["display"]:  # for its wrapper, of which nothing is kept: what it hangs on is to be found before
                ask_early(style, STYLES.in_flow)
            return copy(style)

        def remake_page(index: int, *given: Any) -> Any:
            blocks.begin_page(index)
            return remake(index, *given)

        block_module.block_level_layout, page_module.remake_page = blocks.lay_out, remake_page
        ComputedStyle.copy = copy_whole
        try:
            yield
        finally:
            block_module.block_level_layout, page_module.remake_page, ComputedStyle.copy = stock, remake, copy


class _Blocks:
    """Takes the place of block_level_layout, on one page after the other."""

    def __init__(self, stock: Any, complaints: Any) -> None:
        self._stock, self._complaints = stock, complaints
        self._descriptions = Descriptions()
        self._made: dict[int, tuple[Any, _Laid]] = {}
        self._count = self._page = 0

    def begin_page(self, index: int) -> None:
        """Forget what stands on another page, and of pages that are laid out again, what was told of boxes."""
        if index <= self._page:
            self._descriptions.forget()
        self._page = index
        self._made.clear()

    def lay_out(self, context: Any, box: Any, *given: Any, **further: Any) -> Result:
        is_plain = type(box) is BlockBox and not further and _is_plain(context, given)
        number = self._descriptions.of_block(box).number if is_plain else None
        if number is None:
            return tuple(self._stock(context, box, *given, **further))
        bottom_space, _, around, page_is_empty, _, _, adjoining, *_ = given
        key = (
            *(number, box.position_x, box.position_y, bottom_space, page_is_empty, tuple(adjoining)),
            *(context.page_bottom, context.in_column, context.current_page > 1, context.forced_break),
            *(around.content_box_x(), around.width, around.height, around.style["direction"], around.is_for_root_element),
        )
        kept = _known.get(key)
        if kept is not None:
            return self._again(box, kept, adjoining)
        before, in_column = self._count, context.in_column
        result = self._stock(context, box, *given)
        kept = self._kept(box, result, adjoining)
        if kept is not None and not self._complaints.any_made and context.in_column == in_column:
            _known.put(key, kept, self._count - before)
        return tuple(result)

    def _kept(self, box: Any, result: Result, adjoining: list[float]) -> _Kept | None:
        made, resume_at, next_page, margins, collapses, _ = result
        laid = None
        if made is not None:
            laid = self._recorded(made, box)
            if laid is None:
                return None
            self._made[id(made)] = made, laid
        elif resume_at is not None:  # what columns of no height give
            return None
        return _Kept(laid, resume_at, dict(next_page), tuple(margins), tuple(adjoining), margins is adjoining, collapses)

    def _again(self, box: Any, kept: _Kept, adjoining: list[float]) -> Result:
        """What came of a block, of today's boxes."""
        made = None
        if kept.laid is not None:
            made = _built(box, None, kept.laid)
            self._made[id(made)] = made, kept.laid
        adjoining[:] = kept.before
        margins = adjoining if kept.are_one else list(kept.margins)
        return made, same_place(kept.resume_at), dict(kept.next_page), margins, kept.collapses, None

    def _recorded(self, made: Any, of: Any) -> _Laid | None:
        """How a box was laid out that was made of another; none where anything came of it that is not known here."""
        noted = self._made.get(id(made))
        if noted is not None and _stands_there(made, noted[1]):
            return noted[1]
        self._count += 1
        lengths, before = STYLES.of(of.style).lengths, of.__dict__
        measures: dict[str, Any] = {}
        for name, value in made.__dict__.items():
            if name in MEASURES:
                if not (name in lengths and lengths[name] == value and type(lengths[name]) is type(value)):
                    measures[name] = _own(value)
            elif not (name in OF_ITS_OWN or (name in GIVEN and before.get(name, UNKNOWN) is value)):
                return None
        inside = []
        if type(made) in IN_FLOW:
            for child in made.children:
                index = COLUMN if child.is_column else child.leafletpress_index
                part = self._recorded(child, _part(of, index))
                if part is None:
                    return None
                inside.append((index, part))
        if type(made) in TABLES and made.element is not None and NARROWED in made.element.attrib:
            return None
        return _Laid(lengths, measures, frozenset(made.remove_decoration_sides), tuple(inside))


def _is_plain(context: Any, given: tuple[Any, ...]) -> bool:
    """Whether a block begins here, as most do: nothing is told of its first line or letter, nothing floats beside it, no notes are below."""
    _, skip_stack, *_, adjoining = given[:7]
    return (
        len(given) == ALL_GIVEN
        and skip_stack is None
        and adjoining is not None
        and given[7:] == AS_A_RULE
        and not (
            context.excluded_shapes or context.broken_out_of_flow or context.current_page_footnotes or context.reported_footnotes
        )
    )


def _stands_there(made: Any, laid: _Laid) -> bool:
    """Whether a box was not moved since it was laid out. What else is changed of one is changed of a copy."""
    at = laid.measures
    return bool(made.position_x == at["position_x"] and made.position_y == at["position_y"])


def _own(value: Any) -> Any:
    """A value that may be changed where it is used, for itself."""
    if isinstance(value, Layout):
        return copied(value)
    if isinstance(value, dict):
        return same_place(value)
    return list(value) if isinstance(value, list) else value


def _built(of: Any, index: int | None, laid: _Laid) -> Any:
    """A box that is laid out so, made of another, which is that one of those in the box around."""
    box = begun(of, laid.lengths, laid.measures, laid.sides)
    there = box.__dict__
    there["index"] = index
    if type(of) in CHANGED:
        for name in CHANGED[type(of)]:
            there[name] = _own(there[name])
    if type(of) in IN_FLOW:
        there["children"] = [_built(_part(of, index), index, part) for index, part in laid.inside]
    return box


def _part(of: Any, index: int) -> Any:
    """One of the boxes in a box, or one that holds those of one of its columns."""
    if index != COLUMN:
        return of.children[index]
    column = of.anonymous_from(of, of.children)
    column.is_column = True
    return column
