"""The table of formats: a format is one module with `make`, and one line here. Modules are imported when they are used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from leafletpress.model import Manuscript, Problem, Promise


@dataclass(frozen=True, slots=True)
class Format:
    """How sheets of a format are named and described, and the module that makes them."""

    name: str
    extension: str
    description: str
    module: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making a sheet: its bytes, the words' code, the problems that the renderer saw, and what it must turn out to be."""

    content: bytes
    code: str
    problems: tuple[Problem, ...]
    promise: Promise


class _Module(Protocol):
    def make(self, manuscript: Manuscript) -> Made: ...


FORMATS: Mapping[str, Format] = {
    row.name: row
    for row in (
        Format("standard", "pdf", "A4 PDF for office printers and screens, body 12.5 pt", "standard"),
        Format("large-print", "pdf", "A4 PDF set afresh at 18 pt, nothing smaller", "large_print"),
        Format("archive", "pdf", "the standard pages as PDF/UA-2 and PDF/A-4f, with their source attached", "archive"),
    )
}


def make(name: str, manuscript: Manuscript) -> Made:
    """Make a sheet of a format."""
    module = cast("_Module", import_module(f"leafletpress.formats.{FORMATS[name].module}"))
    return module.make(manuscript)
