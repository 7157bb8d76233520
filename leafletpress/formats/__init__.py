"""The table of formats: a format is one module with `make` and `prove`, and one line here. Modules are imported when they are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from leafletpress.model import Design, Manuscript, Place, Problem


@dataclass(frozen=True, slots=True)
class Format:
    """How sheets of a format are named and described, the module that makes them, and their own style sheets, in order."""

    name: str
    extension: str
    description: str
    module: str
    styles: tuple[str, ...] = ()
    smallest: float = 0.0  # pt: no letters are smaller
    most_languages: int = 1  # on one sheet
    paper: tuple[int, int] = (210, 297)  # mm, of the pages that are set: A4
    claims: bool = True  # a PDF of it claims the standards for accessible and archived files
    short_edge: bool = False  # printed on both sides, it is turned over its short edge, and not over its long one
    own_look: bool = False  # it uses nothing of a design but the fonts of its scripts, as far as they are the engine's
    large: bool = False  # a line holds little: running lines in two languages are brief
    tight: bool = (
        False  # a page holds little: all running lines are brief, tables are stacked, and a block may go on on the next page
    )
    settings: tuple[tuple[str, ...], ...] = ()  # style sheets that come after all others, tried where a page ends far short

    @property
    def has_pages(self) -> bool:
        return self.extension == "pdf"

    @property
    def possible_styles(self) -> tuple[str, ...]:
        """The style sheets that its pages may be laid out with, whatever setting they fit in."""
        loose = (LOOSE,) if self.settings else ()
        return tuple(dict.fromkeys((*self.styles, *(name for setting in self.settings for name in setting), *loose)))


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making a sheet: its bytes, the words' code, the problems that the renderer saw.

    `promise` is what it must turn out to be: its format knows how to read it. `setting` is the one that its pages fit best in, found out
    by so many `tries`; empty where it has none. `crowded` is where tables begin whose words break, since their columns are narrower.
    """

    content: bytes
    code: str
    problems: tuple[Problem, ...]
    promise: object = field(repr=False)
    setting: str = ""
    tries: int = 0
    crowded: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Proof:
    """What a sheet is when it is opened again: in what it differs from what it must be, in words; and facts for a manifest."""

    differences: tuple[str, ...]
    facts: Mapping[str, int]


class _Module(Protocol):
    def make(self, manuscript: Manuscript, design: Design) -> Made: ...

    def prove(self, content: bytes, promise: object) -> Proof: ...


CLOSE, COLUMNS, BESIDE, LOOSE = "fit/close.css", "fit/columns.css", "fit/beside.css", "fit/loose.css"
SMALLER = "fit/smaller.css"
# The one first that helped most of the sample sheets: bench/holes.py counts. In each, what may move into a hole does.
MOST_TRIES = 3  # of a sheet, as each is laid out anew
ON_A4 = ((BESIDE, CLOSE), (SMALLER, CLOSE, COLUMNS))
ON_A5 = ((BESIDE, CLOSE),)
IN_LARGE_PRINT = ((CLOSE,),)
ON_TIGHT_PAGES = ((CLOSE,),)


def _large_print(name: str, size: int, *styles: str, tight: bool = False) -> Format:
    """A row for large print of a size in pt."""
    described = f"A4 PDF set afresh at {size} pt, nothing smaller"
    return Format(
        name,
        "pdf",
        described,
        "accessible",
        ("large-print.css", *styles),
        size,
        1 if tight else 2,
        large=True,
        tight=tight,
        settings=ON_TIGHT_PAGES if tight else IN_LARGE_PRINT,
    )


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format(
            "standard",
            "pdf",
            "A4 PDF for office printers and screens, body 12.5 pt",
            "accessible",
            ("standard.css",),
            10,
            2,
            settings=ON_A4,
        ),
        _large_print("large-print", 18),
        _large_print("large-print-16", 16, "large-print-16.css"),
        *(_large_print(f"large-print-{size}", size, "tight.css", f"large-print-{size}.css", tight=True) for size in (20, 24, 28)),
        Format(
            "booklet",
            "pdf",
            "A5 pages of 12 pt on A4 sheets, to print on both sides, fold and staple; for printing alone",
            "booklet",
            ("booklet.css",),
            10,
            paper=(148, 210),
            claims=False,
            short_edge=True,
            large=True,
            settings=ON_A5,
        ),
        Format(
            "archive",
            "pdf",
            "the standard pages as PDF/UA-2 and PDF/A-4f, with their source attached",
            "archive",
            ("standard.css",),
            10,
            settings=ON_A4,
        ),
        Format(
            "html",
            "html",
            "one page for phones and other screens, which needs nothing besides",
            "html",
            most_languages=2,
            own_look=True,
        ),
        Format("text", "txt", "plain text with its structure, in lines of 72 columns", "text", most_languages=2),
    )
}
DEFAULT = "standard"


def make(name: str, manuscript: Manuscript, design: Design) -> Made:
    """Make a sheet of a format. Raises UnusableDesignError where that cannot be done with the design."""
    return _module(name).make(manuscript, design)


def prove(name: str, made: Made) -> Proof:
    """Open a sheet of a format again, and compare it with what it was made from."""
    return _module(name).prove(made.content, made.promise)


def warm_up(names: Iterable[str], design: Design) -> None:
    """Import what these formats need before the first sheet is asked for."""
    for name in dict.fromkeys(names):
        getattr(_module(name), "warm_up", lambda _: None)(design)


_is_only_sheet = ContextVar("_is_only_sheet", default=False)


@contextmanager
def only_sheet(is_only: bool) -> Iterator[None]:
    """While inside, a sheet may be the only one of its process: then what would serve the next ones alone is not kept, which takes time."""
    token = _is_only_sheet.set(is_only)
    try:
        yield
    finally:
        _is_only_sheet.reset(token)


def is_only_sheet() -> bool:
    """Whether the sheet that is made is known to be the only one of its process."""
    return _is_only_sheet.get()


def _module(name: str) -> _Module:
    return cast("_Module", import_module(f"leafletpress.formats.{FORMATS[name].module}"))
