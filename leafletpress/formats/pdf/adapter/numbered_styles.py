"""Numbered styles: those of one number make the same line of the same text, put it in the same place, and lay a block out alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from leafletpress.formats.pdf.adapter.kept_styles import kept_of
from leafletpress.formats.pdf.adapter.quick_styles import ALL, fixed_lengths
from leafletpress.formats.pdf.recent import OfTheSame

SHAPED_BY = (  # all that a line hangs on besides its text, its width and whether it begins a line
    *("direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size", "font_stretch"),
    *("font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian", "font_variant_ligatures"),
    *("font_variant_numeric", "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character"),
    *("hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing", "overflow_wrap", "tab_size"),
    *("text_decoration_line", "white_space", "word_break", "word_spacing"),
)
PLACED_BY = ("box_decoration_break", "float", "line_height", "position")  # what its place hangs on besides, and on its lengths
LAID_OUT_BY = (  # what all that stands in the flow hangs on besides, and on the place around it
    *("block_ellipsis", "border_collapse", "border_spacing", "bottom", "break_after", "break_before", "break_inside"),
    *("caption_side", "clear", "column_count", "column_fill", "column_gap", "column_width", "continue", "display"),
    *("empty_cells", "image_resolution", "left", "margin_break", "max_lines", "object_fit", "orphans", "overflow"),
    *("page", "right", "table_layout", "text_align_all", "text_align_last", "text_indent", "text_overflow", "top"),
    *("vertical_align", "visibility", "widows", *ALL),
)
_shaped_by, _placed_by = itemgetter(*SHAPED_BY), itemgetter(*PLACED_BY)
_laid_out_by = itemgetter(*SHAPED_BY, *PLACED_BY, *LAID_OUT_BY)
_built_with = itemgetter("display", "float", "overflow", "position", "white_space")  # what building boxes may change of a style
T = TypeVar("T", "Numbers", "InFlow")
MOST = 3_000  # styles of different values; a leaflet has fewer than a hundred


class Numbers(NamedTuple):
    """Of a style: `shaped` tells what it makes of a text, `placed` where it puts it, if that hangs on no place around; and its lengths, in px."""

    mark: object
    shaped: int
    placed: int | None
    lengths: Mapping[str, Any]


class InFlow(NamedTuple):
    """The number that tells how a style lays out what stands in the flow; none where that leaves it."""

    mark: object
    number: int | None


class NumberedStyles:
    """The numbers of styles that use the same fonts. They are noted on each style, with a mark of whose they are; none is given twice."""

    def __init__(self) -> None:
        """Begin with none."""
        self._values: dict[str, int] = {}
        self._number_of = OfTheSame(self._number, MOST)
        self._free = count()
        self._mark = object()  # noted on styles, which outlive what is kept
        self._fonts: tuple[Any, int] | None = None

    def of(self, style: Any) -> Numbers:
        """The numbers of a style."""
        noted: Numbers | None = getattr(style, "leafletpress_numbers", None)
        if noted is None or noted.mark is not self._mark:
            noted = style.leafletpress_numbers = self._noted(style, self._numbers)
        return noted

    def in_flow(self, style: Any) -> int | None:
        """The number of a style by which blocks are laid out."""
        noted: InFlow | None = getattr(style, "leafletpress_in_flow", None)
        if noted is None or noted.mark is not self._mark:
            noted = style.leafletpress_in_flow = self._noted(style, self._in_flow)
        return noted.number

    def _noted(self, style: Any, numbers: Callable[[Any], T]) -> T:
        """Numbers of a style, as they were noted of what is kept of it."""
        fonts = _fonts(style.font_config)
        if fonts != self._fonts or len(self._values) >= MOST:
            self._fonts, self._values, self._mark = fonts, {}, object()
            self._number_of = OfTheSame(self._number, MOST)
        kept = kept_of(style)
        if kept is None:
            return numbers(style)
        place = type(style), numbers.__name__
        built, noted = _built_with(style), kept.found_out.get(place)
        if noted is None or noted[0] != built or noted[1].mark is not self._mark:
            noted = kept.found_out[place] = built, numbers(style)
        found: T = noted[1]
        return found

    def _numbers(self, style: Any) -> Numbers:
        shaped_by, placed = _shaped_by(style), None
        lengths = fixed_lengths(style)
        if lengths is not None and _is_in_flow(style):
            placed = self._number_of((*shaped_by, *_placed_by(style), *lengths.values()))
        return Numbers(self._mark, self._number_of(shaped_by), placed, lengths or {})

    def _in_flow(self, style: Any) -> InFlow:
        return InFlow(self._mark, self._number_of(_laid_out_by(style)) if _is_in_flow(style) else None)

    def _number(self, values: tuple[Any, ...]) -> int:
        """The number of values; one of its own where a value does not say all that it is."""
        said = repr(values)
        return next(self._free) if "<" in said else self._values.setdefault(said, next(self._free))


def _is_in_flow(style: Any) -> bool:
    return bool(style["float"] == "none" and style["position"] in ("static", "relative"))


def _fonts(fonts: Any) -> tuple[Any, int]:
    """A map of fonts, and how many were added to it since it was made."""
    folder = fonts._folder
    return fonts.font_map, 0 if folder is None else sum(1 for _ in folder.iterdir())
