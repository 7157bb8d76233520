"""Setting pages: from a composed document to a tagged PDF. The home of WeasyPrint and pydyf."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from leafletpress import resources
from leafletpress.fonts import known_families, use_declared_fonts
from leafletpress.formats import Made
from leafletpress.formats.pdf.standards import Standard
from leafletpress.model import Document, Manuscript, Problem, Promise, Severity

A4 = (210, 297)  # mm


def set_pages(document: Document, manuscript: Manuscript, standard: Standard = Standard.ACCESSIBLE) -> Made:
    """Set a document as a tagged PDF. Whatever the renderer complains of is a problem of the leaflet, never a line in a log."""
    prepare(manuscript.root)
    from leafletpress.formats.pdf.rendering import render
    from leafletpress.formats.pdf.writing import write_pdf

    with _Complaints() as complaints:
        content = write_pdf(render(document), standard, document.html)
    families = known_families(resources.fonts_folder(manuscript.root))
    promise = Promise(document, standard.value.claims, A4, tuple(families))
    return Made(content, document.code, tuple(_problem(text, manuscript) for text in complaints.texts), promise)


def set_marked_pages(document: Document, manuscript: Manuscript, anchors: Sequence[str]) -> tuple[bytes, tuple[Problem, ...]]:
    """Set a document, and keep only the pages that hold one of these anchors; all where there is none."""
    prepare(manuscript.root)
    from leafletpress.formats.pdf.rendering import render
    from leafletpress.formats.pdf.writing import write_pdf

    with _Complaints() as complaints:
        pages = render(document)
        if anchors:
            pages = pages.copy([page for page in pages.pages if any(anchor in page.anchors for anchor in anchors)])
        content = write_pdf(pages, Standard.ACCESSIBLE, document.html)
    known = (
        text for text in complaints.texts if not (anchors and text.startswith("No anchor"))
    )  # the list is on no page that is kept
    return content, tuple(_problem(text, manuscript) for text in known)


def prepare(root: Path) -> None:
    """Point fontconfig at the declared fonts. Once a process, before WeasyPrint is imported."""
    use_declared_fonts(resources.fonts_folder(root), root / ".cache" / "fonts")


def warm_up(root: Path) -> None:
    """Import the renderer before the first page is asked for."""
    prepare(root)
    import leafletpress.formats.pdf.rendering
    import leafletpress.formats.pdf.writing  # noqa: F401


class _Complaints(logging.Handler):
    """Collects what WeasyPrint and fontTools log while a page is set."""

    LOGGERS = ("weasyprint", "fontTools")

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())

    def __enter__(self) -> Self:
        for name in self.LOGGERS:
            logger = logging.getLogger(name)
            logger.addHandler(self)
            logger.propagate = False
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for name in self.LOGGERS:
            logging.getLogger(name).removeHandler(self)


def _problem(text: str, manuscript: Manuscript) -> Problem:
    edition = manuscript.edition
    hint = f"seen while setting {edition.leaflet} in {edition.language_label} for {edition.clinic}"
    return Problem(
        "renderer", Severity.ERROR, f"the page cannot be set as it is: {text}", manuscript.leaflet.place, hint, edition.scope
    )
