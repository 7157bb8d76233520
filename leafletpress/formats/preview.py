"""A proof for translators: the pages of the standard format with a number at each message, and the list of entries.

Not in the table of formats: nobody is to hand it out.
"""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.compose import compose
from leafletpress.compose.marks import Find, Mark, Marks
from leafletpress.formats.pdf import set_marked_pages
from leafletpress.model import Design, Manuscript, Problem


@dataclass(frozen=True, slots=True)
class Preview:
    """The PDF and its marks, in the order in which they stand on the pages."""

    content: bytes
    marks: tuple[Mark, ...]
    problems: tuple[Problem, ...]


def make(manuscript: Manuscript, design: Design, find: Find, message: str = "") -> Preview:
    """Make a proof; with `message` (a number, or part of a source or translation) only of the pages that hold such a message."""
    marks = Marks(find)
    document = compose(manuscript, design, "preview.css", marks=marks)
    chosen = tuple(mark for mark in marks.rows if _is_meant(mark, message))
    anchors = tuple(f"mark-{mark.number}" for mark in chosen) if message else ()
    content, problems = set_marked_pages(document, manuscript, design, anchors)
    return Preview(content, chosen, problems)


def _is_meant(mark: Mark, message: str) -> bool:
    if message.isdigit():
        return mark.number == int(message)
    translation = mark.message.translation if mark.message else ""
    return message in mark.source or message in translation
