"""Quick styles: what most elements have of a property is given without asking all that it might hang on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from weasyprint.css import AnonymousStyle, ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent as percent_module

from leafletpress.formats.pdf.adapter.kept_styles import Kept, keeping, told_of_complaints
from leafletpress.formats.pdf.recent import OfTheSame

APART = {
    name for name in INITIAL_VALUES if name in ("display", "float", "page", "position") or name.startswith("text_decoration_")
}
PLAIN = INITIAL_VALUES.keys() - APART
SAME_AS_AROUND = frozenset(PLAIN & INHERITED - PHYSICAL_FUNCTIONS.keys())
AS_AT_FIRST = frozenset(name for name in PLAIN - INHERITED - INITIAL_NOT_COMPUTED if not check_math(INITIAL_VALUES[name]))
SIDES = ("top", "right", "bottom", "left")
ALONG = (*(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES), "width", "min_width", "max_width")
UP = ("height", "min_height", "max_height")
MOST = 2_000  # styles of different lengths; a leaflet has about fifty
_made_of = itemgetter("width", "min_width", "max_width", *UP)  # what may change of a style while pages are laid out
STYLE_OF = {f"border_{side}_width": f"border_{side}_style" for side in SIDES}  # without one, a border has no width
OF_NOBODY = {  # of boxes that no element has, since no rule declares anything of them
    name: value
    for name, value in INITIAL_VALUES.items()
    if name not in INHERITED | INITIAL_NOT_COMPUTED | {"page"} and not name.startswith("text_decoration_")
}
ALL = ("box_sizing", *STYLE_OF, *ALONG, *UP)
_all_of = itemgetter(*ALL)
MODULES: tuple[Any, ...] = tuple(  # that have the function under its own name
    module
    for name, module in sys.modules.items()
    if name.startswith("weasyprint.layout") and hasattr(module, "resolve_percentages")
)
_lock = threading.RLock()


def _hindering(name: str) -> Iterator[str]:
    """The properties that, where they are declared, may decide on another, whatever the direction."""
    yield name
    if (logical := PHYSICAL_FUNCTIONS.get(name)) is not None:
        yield from (logical(block="ttb", inline=direction) for direction in ("ltr", "rtl"))


FROM_THE_FIRST = {**{name: INITIAL_VALUES[name] for name in AS_AT_FIRST}, **dict.fromkeys(STYLE_OF, 0)}
HINDERED: dict[str, set[str]] = {}
for _name in FROM_THE_FIRST:
    for _other in {*_hindering(_name), *(_hindering(STYLE_OF[_name]) if _name in STYLE_OF else ())}:
        HINDERED.setdefault(_other, set()).add(_name)


def undeclared(declared: Iterable[str]) -> dict[str, Any]:
    """The values that a style has from the first where these are the properties that its rules declare."""
    others = set().union(*(HINDERED.get(name, ()) for name in declared))
    return {name: value for name, value in FROM_THE_FIRST.items() if name not in others}


def without(rest: dict[str, Any], declared: Iterable[str]) -> dict[str, Any]:
    """Such values where these properties are declared besides."""
    left = dict(rest)
    for name in declared:
        for other in HINDERED.get(name, ()):
            left.pop(other, None)
    return left


@contextmanager
def quick_styles() -> Iterator[None]:
    """While inside, WeasyPrint finds properties that nothing declares, and lengths that hang on nothing around, by a shorter way."""
    with _lock:
        missing, begin, resolve = ComputedStyle.__missing__, AnonymousStyle.__init__, percent_module.resolve_percentages

        def resolve_percentages(box: Any, containing_block: Any) -> None:
            _resolve(box, containing_block, resolve)

        def begin_with(style: Any, parent_style: Any) -> None:
            style.update(_of_nobody_inside(parent_style))
            begin(style, parent_style)

        AnonymousStyle.__init__ = begin_with
        ComputedStyle.__missing__ = keeping(lambda style, name: _found(style, name, missing))
        for module in MODULES:
            module.resolve_percentages = resolve_percentages
        try:
            yield
        finally:
            ComputedStyle.__missing__, AnonymousStyle.__init__ = missing, begin
            for module in MODULES:
                module.resolve_percentages = resolve


@contextmanager
def drawn_styles() -> Iterator[None]:
    """While inside, what drawing asks of styles is found so, and kept until anything is complained of or a length hangs on the page."""
    with _lock, told_of_complaints() as complaints:

        def is_told(style: Any) -> bool:
            return bool(complaints.any_made or style.initial_page_sizes.asked)

        missing = ComputedStyle.__missing__
        ComputedStyle.__missing__ = keeping(lambda style, name: _found(style, name, missing), is_told)
        try:
            yield
        finally:
            ComputedStyle.__missing__ = missing


def _of_nobody_inside(style: Any) -> Mapping[str, Any]:
    """What boxes that no element has begin with inside a style: found out once of what is kept of it, as long as no more is known."""
    kept: Kept | None = style.__dict__.get("leafletpress_kept")
    known, found = (0, OF_NOBODY) if kept is None else kept.found_out.get("inside", (0, OF_NOBODY))
    if known != len(style):
        found = {**OF_NOBODY, **{name: style[name] for name in INHERITED if name in style}}
        if kept is not None:
            kept.found_out["inside"] = len(style), found
    return found


def _found(style: Any, name: str, stock: Callable[[Any, str], Any]) -> Any:
    """A property that no rule declares is that of the element around, or what it is at first."""
    if name not in style.cascaded:
        if name in SAME_AS_AROUND and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
            return value
        if name in AS_AT_FIRST:
            logical = PHYSICAL_FUNCTIONS.get(name)
            if logical is None or logical(block="ttb", inline=style["direction"]) not in style.cascaded:
                value = style[name] = INITIAL_VALUES[name]
                return value
    return stock(style, name)


@dataclass(frozen=True, slots=True)
class _Lengths:
    """The lengths of a style, in px: those that are `fixed`, and shares of the width around, in percent; made of what it had then."""

    made_of: tuple[Any, ...]
    fixed: Mapping[str, Any]
    shares: tuple[tuple[str, float], ...]


def _resolve(box: Any, around: Any, stock: Callable[[Any, Any], None]) -> None:
    """Set the lengths of a box as WeasyPrint does, for a style once."""
    known = _known(box.style)
    if known is None or isinstance(box, boxes.PageBox):
        stock(box, around)
        return
    box.__dict__.update(known.fixed)
    if known.shares:
        width = around.width if isinstance(around, boxes.Box) else around[0]
        for name, share in known.shares:
            setattr(box, name, width * share / 100)


def fixed_lengths(style: Any) -> Mapping[str, Any] | None:
    """The lengths of what stands on lines in a style, in px; none where they hang on what is around."""
    lengths = _lengths(style)
    return None if lengths is None or lengths.shares else lengths.fixed


def _known(style: Any) -> _Lengths | None:
    """The lengths of a style, looked up once; none where they hang on more than the width around."""
    known: _Lengths | bool | None = style.__dict__.get("leafletpress_lengths", False)
    if isinstance(known, bool) or (known is not None and known.made_of != _made_of(style)):
        known = style.leafletpress_lengths = None if style["border_collapse"] == "collapse" else _lengths(style)
    return known


def _lengths(style: Any) -> _Lengths | None:
    lengths: _Lengths | None = _of_values(_all_of(style))
    return lengths


def _lengths_of(values: tuple[Any, ...]) -> _Lengths | None:
    """None where they hang on more than the width around: on its height, on each other."""
    style = dict(zip(ALL, values, strict=True))
    if style["box_sizing"] != "content-box":
        return None
    fixed: dict[str, Any] = {name: style[name] for name in STYLE_OF}
    shares: list[tuple[str, float]] = []
    for name in (*ALONG, *UP):
        value = style[name]
        if value is None or value == "auto":
            fixed[name] = 0 if value == "auto" and name in ("min_width", "min_height") else value
        elif getattr(value, "unit", None) is None or (value.unit == "%" and name in UP):
            return None
        elif value.unit == "%":
            shares.append((name, value.value))
        else:
            fixed[name] = value.value
    return _Lengths(_made_of(style), fixed, tuple(shares))


_of_values = OfTheSame(_lengths_of, MOST)
