"""What goes wrong while pages are set, as problems at the places in the library that it comes from."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache, wraps
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from leafletpress.formats.pdf.textlayer import as_typed
from leafletpress.model import (
    Manuscript,
    Place,
    Problem,
    Severity,
    Table,
    Text,
    leaflet_tables,
    leaflet_texts,
    plain_text,
)

if TYPE_CHECKING:
    from leafletpress.formats.pdf.adapter.fit import CutInTwo, Misfit


T = TypeVar("T")
KEPT = 128  # results of a function, of the languages, clinics and formats that a process sets


class Complaints(logging.Handler):
    """Collects what WeasyPrint and fontTools log while a page is set, and leaves their loggers as it found them."""

    LOGGERS = ("weasyprint", "fontTools")

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(logging.WARNING)
        self.texts: list[str] = []
        self._before: list[tuple[logging.Logger, int, bool, bool, list[logging.Handler]]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())

    def __enter__(self) -> Self:
        for name in self.LOGGERS:
            logger = logging.getLogger(name)
            self._before.append((logger, logger.level, logger.propagate, logger.disabled, logger.handlers[:]))
            logger.handlers = [self]
            logger.propagate = logger.disabled = False
            logger.setLevel(min(logging.WARNING, logger.getEffectiveLevel()))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        while self._before:
            logger, level, propagate, disabled, handlers = self._before.pop()
            logger.propagate, logger.disabled, logger.handlers = propagate, disabled, handlers
            logger.setLevel(level)


def tell_again(complaints: Iterable[str]) -> None:
    """Complain of what was complained of before, or while somebody else listened."""
    for text in complaints:
        logging.getLogger(Complaints.LOGGERS[0]).warning("%s", text)


def remembered(function: Callable[..., T]) -> Callable[..., T]:
    """A function that works once for the same arguments; what is complained of the first time is complained of every time."""

    @lru_cache(KEPT)
    def first(*arguments: Hashable) -> tuple[T, tuple[str, ...]]:
        with Complaints() as complaints:
            result = function(*arguments)
        return result, tuple(complaints.texts)

    @wraps(function)
    def again(*arguments: Hashable) -> T:
        result, complaints = first(*arguments)
        tell_again(complaints)
        return result

    return again


def renderer_problem(text: str, manuscript: Manuscript) -> Problem:
    """What the renderer complained of."""
    message = f"the page cannot be set as it is: {text}"
    return Problem("renderer", Severity.ERROR, message, manuscript.leaflet.place, _seen(manuscript), manuscript.edition.scope)


def too_long(misfits: Iterable[Misfit], cut: Iterable[CutInTwo], manuscript: Manuscript) -> Iterator[Problem]:
    """What came out larger than its place on a page, or than a page; all that is on a line of the library together."""
    longer = {_place(one.blocks, manuscript): one for one in cut}
    hint = f"shorten it, or part it in two; {_seen(manuscript)}"
    for place, one in longer.items():
        message = f"this {one.what} is longer than a page"
        yield Problem("overflow", Severity.ERROR, message, place, hint, manuscript.edition.scope)
    found: dict[Place, list[Misfit]] = {}
    for misfit in misfits:
        found.setdefault(_place(filter(None, (misfit.row, misfit.block)), manuscript), []).append(misfit)
    hint = f"shorten the line, or give it more room (a table with fewer columns); {_seen(manuscript)}"
    for place, group in found.items():
        words = ", ".join(dict.fromkeys(repr(misfit.words) for misfit in group))
        message = f"too long for the place on page {group[0].page}, and would be cut off or printed over other words: {words}"
        if place not in longer:
            yield Problem("overflow", Severity.ERROR, message, place, hint, manuscript.edition.scope)


def crowded_places(heads: Iterable[str], manuscript: Manuscript) -> frozenset[Place]:
    """Where the tables of the leaflet begin that have these heads, all that have the same one."""
    typed = set(map(as_typed, heads))
    heads_of_it = (
        head for side in manuscript.sides for table in leaflet_tables(side.leaflet) for head in islice(_rows(table), 1)
    )
    return frozenset(place for words, place in heads_of_it if words in typed)


def _seen(manuscript: Manuscript) -> str:
    edition = manuscript.edition
    return f"seen while setting {edition.leaflet} in {edition.language_label} for {edition.clinic} as {edition.format}"


def _place(blocks: Iterable[str], manuscript: Manuscript) -> Place:
    """Where the library says the words of the first of these blocks that it says as they are, or else the longest part of one."""
    typed = list(map(as_typed, blocks))
    places = (place for find in (_places, _places_of_parts) for block in typed for place in find(block, manuscript))
    return next(places, manuscript.leaflet.place)


def _places(block: str, manuscript: Manuscript) -> Iterator[Place]:
    """Where the leaflet, or the clinic's values, say just the words of a block."""
    leaflet = manuscript.leaflet
    said = [(_said(text), text.place) for text in (*leaflet_texts(leaflet), *manuscript.clinic.texts)]
    rows = (row for table in leaflet_tables(leaflet) for row in _rows(table))
    yield from (place for words, place in (*said, *rows) if words == block)


def _places_of_parts(block: str, manuscript: Manuscript) -> Iterator[Place]:
    """Where the leaflet's front matter, or the clinic's values, say a part of a block, such as a running line, the longest first."""
    leaflet, clinic = manuscript.leaflet, manuscript.clinic
    parts = [(_said(text), text.place) for text in leaflet.metadata]
    parts += [(value, clinic.places[key]) for key, value in clinic.values.items() if isinstance(value, str)]
    found = [(words, place) for words, place in parts if words and words in block]
    yield from (place for _, place in sorted(found, key=lambda part: -len(part[0])))


def _rows(table: Table) -> Iterator[tuple[str, Place]]:
    """The words of each row of a table that has some, heads and cells as they follow each other in markup, and where the first ones are."""
    for row in (table.header, *table.rows):
        cells = [cell for cell in row if isinstance(cell, Text)]
        if cells:
            yield "".join(map(_said, cells)), cells[0].place


def _said(text: Text) -> str:
    return " ".join(plain_text(text.words).split())
