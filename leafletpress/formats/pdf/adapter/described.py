"""Described boxes: those of one number are laid out alike in the same place, since all that this hangs on of what is in them is the same."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import count
from typing import Any, NamedTuple

from weasyprint.formatting_structure.boxes import (
    BlockBox,
    BlockReplacedBox,
    InlineBlockBox,
    InlineBox,
    InlineReplacedBox,
    InlineTableBox,
    LineBox,
    TableBox,
    TableCaptionBox,
    TableCellBox,
    TableRowBox,
    TableRowGroupBox,
    TextBox,
)

from leafletpress.formats.pdf.adapter.kept_lines import STYLES
from leafletpress.formats.pdf.adapter.quick_styles import ALL

MOST_DESCRIBED = 20_000  # boxes that differ; a leaflet has fewer than two thousand
TABLES = frozenset({TableBox, InlineTableBox})
OF_TABLES = TABLES | {TableRowGroupBox, TableRowBox, TableCellBox}
REPLACED = frozenset({BlockReplacedBox, InlineReplacedBox})
IN_FLOW = frozenset({BlockBox, LineBox, InlineBox, InlineBlockBox, TableCaptionBox}) | OF_TABLES
WIDTHS = tuple(name for name in ALL if name.startswith("border_"))
PARTS = ("is_table_wrapper", "is_header", "is_footer", "grid_x", "colspan", "rowspan")
NOT_KEPT = frozenset(
    {
        *("is_leader", "is_outside_marker", "is_for_root_element", "is_column", "is_flex_item", "is_grid_item"),
        *("force_fragmentation", "footnote", "note", "note_call", "note_callback"),
    }
)


class Described(NamedTuple):
    """The number of all that a block hangs on of what is in it, none where it holds what is not kept; and whether it stays what it is."""

    number: int | None
    stays: bool


NOT_DESCRIBED = Described(None, True)


class _Numbers:
    """Numbers of what is in boxes: the same for the same, and none given twice."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._free = count()

    def number(self, described: Hashable) -> int:
        found = self._numbers.get(described)
        if found is None:
            if len(self._numbers) >= MOST_DESCRIBED:
                self._numbers.clear()
            found = self._numbers[described] = next(self._free)
        return found


_numbers = _Numbers()


class Descriptions:
    """How the boxes of a document are described."""

    def __init__(self) -> None:
        """Begin with none."""
        self._noted: dict[int, tuple[Any, Described]] = {}  # by the id of a block that is kept with it

    def forget(self) -> None:
        """Describe all anew: in boxes stand other words by now."""
        self._noted.clear()

    def of_block(self, box: Any) -> Described:
        """How a block is described. It is told once, but where numbers of pages stand in it, which may be others by now."""
        noted = self._noted.get(id(box))
        if noted is not None:
            return noted[1]
        described = self._of(box)
        if described.stays:
            self._noted[id(box)] = box, described
        return described

    def _of(self, box: Any) -> Described:
        """How a box is described: by its style and all that is in it."""
        kind, style, stays = type(box), box.style, box.missing_link is None
        number = STYLES.in_flow(style)
        is_special = box.remove_decoration_sides or box.first_letter_style is not None or box.first_line_style is not None
        if number is None or is_special or not NOT_KEPT.isdisjoint(box.__dict__) or box.__dict__.get("column_groups"):
            return NOT_DESCRIBED  # groups of columns have styles of their own
        inside: Hashable
        if kind is TextBox:
            inside = box.text
        elif kind in REPLACED:
            inside = box.replacement.get_intrinsic_size(style["image_resolution"], style["font_size"])
        elif kind in IN_FLOW:
            numbers = []
            for index, child in enumerate(box.children):
                child.leafletpress_index = index
                there = self.of_block(child) if type(child) is BlockBox else self._of(child)
                if there.number is None or child.style["column_span"] == "all":
                    return NOT_DESCRIBED
                numbers.append(there.number)
                stays = stays and there.stays
            inside = tuple(numbers)
        else:
            return NOT_DESCRIBED
        spaces = box.leading_collapsible_space, box.trailing_collapsible_space
        return Described(_numbers.number((kind, number, inside, spaces, _of_a_table(box))), stays)


def _of_a_table(box: Any) -> Hashable:
    """What tables hang on besides: the part of it that a box is, and where borders fall together, which of them was chosen."""
    there = box.__dict__
    part = tuple(map(there.get, PARTS)) if box.is_table_wrapper or type(box) in OF_TABLES else None
    if box.style["border_collapse"] != "collapse":
        return part
    _, rows = there.get("collapsed_border_grid", ((), ()))
    return part, tuple(map(there.get, WIDTHS)), tuple(tuple(width for _, (_, width, _) in row) for row in rows)
