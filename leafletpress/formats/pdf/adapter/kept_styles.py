"""Kept styles: the same rules make the same style where the same is passed on to it, in the next document too, whatever other style sheets it has.

WeasyPrint 70 computes them anew for each. What is kept is what it computed, by the rules that an element matches, and by those rules that all
around it match which decide on anything that is passed on, such as its letters: a margin or a frame is not. Nothing is kept
of styles with declarations of an element's own, but for keywords and its anchor; nor where anything was complained of, since it is to be
told of each document; nor where lengths hang on the page.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakSet

from weasyprint.css import AnonymousStyle
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.css.tokens import Pending

MOST = 3_000  # styles: a leaflet has about 250
KEPT = frozenset(INITIAL_VALUES) - {"anchor"}  # the element's own; nor are variables, only what is made of them
SPECIFIED = frozenset({"display", "float", "position"})  # their values as they were declared are asked for too


@dataclass(slots=True, eq=False)
class Kept:
    """What was computed of a style; and what was found out of it, and of its anonymous style."""

    values: dict[str, Any] = field(default_factory=dict)
    specified: dict[str, Any] = field(default_factory=dict)
    found_out: dict[Hashable, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Heritage:
    """What styles pass on to those inside: the styles there, by their rules, and what these pass on that change anything of it."""

    styles: dict[Hashable, Kept] = field(default_factory=dict)
    below: defaultdict[Hashable, Heritage] = field(default_factory=lambda: defaultdict(Heritage))


class KeptStyles:
    """The styles that rules make."""

    def __init__(self) -> None:
        """Begin with none."""
        self._top = Heritage()
        self._count = 0

    def begin(self, style: Any, rules: Hashable, passed_on: Hashable, *, takes: bool) -> None:
        """Let a style begin with what is kept of it, and keep what is computed of it from now on; nothing inside one of which nothing is kept.

        It hangs on rules, and on what is passed on to it; `passed_on` are those of them that change what it passes on itself, and where it
        `takes` anything else of the style around, it hangs on all of that.
        """
        around = style.parent_style
        heritage: Heritage | None = self._top if around is None else around.__dict__.get("leafletpress_heritage")
        if heritage is None:
            return
        place = (rules, around.leafletpress_kept) if takes and around is not None else rules
        kept = heritage.styles.get(place)
        if kept is None:
            if self._count >= MOST:
                self.forget()
            self._count += 1
            kept = heritage.styles[place] = Kept()
        style.update(kept.values)
        style.specified.update(kept.specified)
        style.leafletpress_kept = kept
        style.leafletpress_heritage = heritage.below[passed_on] if passed_on else heritage

    def forget(self) -> None:
        """Keep nothing that was kept so far. Styles that are in use go on."""
        self._top, self._count = Heritage(), 0


def kept_of(style: Any) -> Kept | None:
    """What is kept of a style, or of the one that an anonymous style hangs on alone; None where nothing is."""
    around = style.parent_style
    if type(style) is AnonymousStyle and around.__dict__.get("anonymous_style") is style:
        style = around
    kept: Kept | None = style.__dict__.get("leafletpress_kept")
    return kept


def keeping(compute: Callable[[Any, str], Any], unless: Callable[[Any], bool] | None = None) -> Callable[[Any, str], Any]:
    """Compute properties of styles, and keep them with those styles of which anything is kept, `unless` this says so of a style."""

    def computed(style: Any, name: str) -> Any:
        value = compute(style, name)
        kept = style.__dict__.get("leafletpress_kept")
        if kept is not None and name in KEPT and not (unless and unless(style)):
            kept.values[name] = value
            if name in SPECIFIED:
                kept.specified[name] = style.specified[name]
        return value

    return computed


class NoPageYetError(Exception):
    """A length hangs on the size of a page, and there is no page yet."""


class PageSizes(dict[str, Any]):
    """The size of a document's first page, which notes whether any length was asked for in terms of it."""

    asked = can_wait = False

    def __getitem__(self, name: str) -> Any:
        """As a dictionary's. Raises NoPageYetError where who asks can wait for a page."""
        self.asked = True
        size = super().__getitem__(name)
        if size is None and self.can_wait:
            raise NoPageYetError
        return size


def ask_early(style: Any, ask: Callable[[Any], object]) -> None:
    """Ask something of a style before there are pages that may as well be asked later: it ends where that hangs on a page."""
    sizes = style.initial_page_sizes
    if isinstance(sizes, PageSizes):
        sizes.can_wait = True
        with suppress(NoPageYetError):
            ask(style)
        sizes.can_wait = False


_told: WeakSet[Pending] = WeakSet()


def tell_anew() -> None:
    """Let it be told of each layout what is wrong with a declaration that others decide on, such as var(): stock tells it once a process.

    This stays for good: declarations that are read meanwhile, and kept, carry no mark of stock's.
    """
    Pending._reported_error = property(_told.__contains__, lambda one, told: _told.add(one) if told else _told.discard(one))
    _told.clear()


class _Complaints(logging.Handler):
    """Notes that anything was complained of."""

    any_made = False

    def emit(self, _record: logging.LogRecord) -> None:
        self.any_made = True


@contextmanager
def told_of_complaints() -> Iterator[_Complaints]:
    """While inside, what is given tells whether WeasyPrint complained of anything."""
    told, logger = _Complaints(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(told)
    try:
        yield told
    finally:
        logger.removeHandler(told)
