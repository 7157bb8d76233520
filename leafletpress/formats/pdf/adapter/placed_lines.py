"""Placed lines: what stands on a line of words, and where, is found out once, however often its pages are laid out, and for the next sheets that have it too.

WeasyPrint 70 fills each line anew. How it does so hangs on the texts of a paragraph, their styles, and where the line begins and ends;
so does what it gives, but for where the line stands on the page. Boxes are made anew each time, of today's elements.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import weasyprint.layout.inline as inline_module
from weasyprint.formatting_structure.boxes import InlineBlockBox, InlineBox, LineBox, TextBox

from leafletpress.formats.pdf.adapter.kept_lines import STYLES, copied
from leafletpress.formats.pdf.recent import Recent

MOST = 1_500  # lines: a leaflet in a format has about 200
MOST_SIGNS = 1_000_000
MEASURES = frozenset({"position_x", "width", "height", "margin_top", "margin_bottom", "baseline", "text"})  # besides its style's
MADE = frozenset({"children", "pango_layout", "position_y", "remove_decoration_sides"})  # with each box
OF_WORDS = frozenset({LineBox, InlineBox, TextBox})
UNKNOWN = object()
_lock = threading.RLock()
_known = Recent(MOST, MOST_SIGNS)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box on a line: which it is of those in the box around, its lengths in px, sides without a border, and what is in it."""

    index: int
    lengths: Mapping[str, Any]
    measures: Mapping[str, Any]
    sides: frozenset[str]
    layout: Any
    inside: tuple[_Placed, ...]


@contextmanager
def placed_lines() -> Iterator[None]:
    """While inside, WeasyPrint fills a line of words once for each place on a line."""
    with _lock:
        stock = inline_module.split_inline_box
        inline_module.split_inline_box = _Lines(stock).split_inline_box
        try:
            yield
        finally:
            inline_module.split_inline_box = stock


class _Lines:
    """Takes the place of split_inline_box."""

    def __init__(self, stock: Any) -> None:
        self._stock = stock

    def split_inline_box(self, context: Any, box: Any, *others: Any) -> Any:
        if type(box) is not LineBox:
            return self._stock(context, box, *others)
        position_x, max_x, _, skip_stack, *_, first_line_style = others
        head = box.children[0] if box.children and _is_head(box.children[0]) else None
        words = None if first_line_style else _described((box,), int(head is not None))
        if words is None:
            return self._stock(context, box, *others)
        laid_out = _laid_out(context, head, *others) if head is not None and skip_stack is None else None
        before = None if head is None else (head.trailing_collapsible_space, laid_out and laid_out.margin_width())
        key = (words, before, box.position_x, position_x, max_x, repr(skip_stack))
        found = _known.get(key)
        if found is None:
            _count(box)
            line, *rest, _ = result = self._stock(context, box, *others)
            placed = _placed(line, box, behind=int(laid_out is not None))
            if placed is not None:
                _known.put(key, (placed, *rest), sum(map(_signs, words)))
            return result
        placed, resume_at, *rest = found
        line = _built(box, placed, box.position_y)
        if laid_out is not None:
            _put_before(line, laid_out)
        return (line, same_place(resume_at), *rest, {"left": 0, "right": 0})


def _is_head(box: Any) -> bool:
    """Whether a box at the beginning of a line, as a number of a list is, is laid out by itself; the line then hangs on its width alone."""
    return type(box) is InlineBlockBox and not box.is_table_wrapper and all(one.is_in_normal_flow() for one in box.descendants())


def _laid_out(context: Any, head: Any, *others: Any) -> Any:
    """It, as split_inline_level lays it out."""
    position_x, _, _, _, around, absolute_boxes, fixed_boxes, *_ = others
    inline_module.resolve_percentages(head, around)
    made = inline_module.atomic_box(context, head, position_x, None, around, absolute_boxes, fixed_boxes)
    made.position_x = position_x
    return made


def _put_before(line: Any, head: Any) -> None:
    """Let a line begin with it: from right to left, what stands behind it has taken its place, as split_inline_box has it."""
    if line.style["direction"] == "rtl" and line.children:
        end = head.position_x
        for child in reversed(line.children):
            end += child.margin_width()
        head.translate(dx=end - head.position_x, ignore_floats=True)
    line.children.insert(0, head)


def _described(boxes: Sequence[Any], skipped: int = 0) -> tuple[Hashable, ...] | None:
    """All that a line hangs on of what is in it, but the first so many boxes of it; none where it holds anything but words."""
    found: list[Hashable] = []
    for box in boxes:
        kind = type(box)
        if kind not in OF_WORDS or box.is_leader or box.remove_decoration_sides:
            return None
        number = STYLES.of(box.style).placed
        inside = box.text if kind is TextBox else _described(box.children[skipped:] if skipped else box.children)
        if number is None or inside is None:
            return None
        found.append((number, box.trailing_collapsible_space, inside))
    return tuple(found)


def _signs(described: Any) -> int:
    """How many signs a box holds."""
    *_, words = described
    return len(words) if isinstance(words, str) else sum(map(_signs, words))


def _count(box: Any) -> None:
    """Note on each box which one it is: what is copied of it has the note too."""
    for index, child in enumerate(box.children):
        child.leafletpress_index = index
        if type(child) is InlineBox:
            _count(child)


def _placed(made: Any, of: Any, index: int = 0, behind: int = 0) -> _Placed | None:
    """How a box was placed that was made of another, `behind` so many in it; none where anything came of it that is not known here."""
    lengths, before = STYLES.of(of.style).lengths, of.__dict__
    measures = {}
    for name, value in made.__dict__.items():
        if name in MEASURES or name in lengths:
            if not (name in lengths and lengths[name] == value and type(lengths[name]) is type(value)):
                measures[name] = value
        elif name not in MADE and before.get(name, UNKNOWN) is not value:
            return None
    inside = []
    for child in made.children[behind:]:
        index_there = child.leafletpress_index
        part = _placed(child, of.children[index_there], index_there)
        if part is None:
            return None
        inside.append(part)
    layout = copied(made.pango_layout) if type(made) is TextBox else None
    return _Placed(index, lengths, measures, frozenset(made.remove_decoration_sides), layout, tuple(inside))


def _built(of: Any, placed: _Placed, position_y: float) -> Any:
    """A box that is placed so, at a height in px."""
    box = begun(of, placed.lengths, placed.measures, placed.sides)
    box.position_y = position_y
    if placed.layout is not None:
        box.pango_layout = copied(placed.layout)
    else:
        box.children = [_built(of.children[part.index], part, position_y) for part in placed.inside]
    return box


def begun(of: Any, lengths: Mapping[str, Any], measures: Mapping[str, Any], sides: frozenset[str]) -> Any:
    """A box made of another, with these lengths in px, what else was measured, and sides without a border."""
    box: Any = object.__new__(type(of))
    there = box.__dict__
    there.update(of.__dict__)
    there.update(lengths)
    there.update(measures)
    there["remove_decoration_sides"] = set(sides)
    return box


def same_place(resume_at: Any) -> Any:
    """Where a line or a block goes on, told anew."""
    return None if resume_at is None else {index: same_place(inside) for index, inside in resume_at.items()}
