"""Setting pages: from a composed document to a tagged PDF. The home of WeasyPrint and pydyf."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leafletpress import resources
from leafletpress.fonts import known_families
from leafletpress.formats import Made
from leafletpress.formats.pdf.complaints import Complaints, renderer_problem, too_long
from leafletpress.formats.pdf.fontconfig import use_declared_fonts
from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.texts import must_say
from leafletpress.model import Document, Manuscript, Problem, Promise

A4 = (210, 297)  # mm


def set_pages(document: Document, manuscript: Manuscript, standard: Standard = Standard.ACCESSIBLE) -> Made:
    """Set a document as a tagged PDF. Whatever the renderer complains of is a problem of the leaflet, never a line in a log."""
    prepare(manuscript.root)
    from leafletpress.formats.pdf.adapter.fit import cut_in_two, misfits
    from leafletpress.formats.pdf.rendering import render
    from leafletpress.formats.pdf.writing import write_pdf

    with Complaints() as complaints:
        pages = render(document)
        content = write_pdf(pages, standard, document.html)
    families = known_families(*resources.font_folders(manuscript.root))
    promise = Promise(document, standard.value.claims, A4, tuple(families), must_say(manuscript))
    problems = (
        *(renderer_problem(text, manuscript) for text in complaints.texts),
        *too_long(misfits(pages), cut_in_two(pages), manuscript),
    )
    return Made(content, document.code, problems, promise)


def set_marked_pages(document: Document, manuscript: Manuscript, anchors: Sequence[str]) -> tuple[bytes, tuple[Problem, ...]]:
    """Set a document, and keep only the pages that hold one of these anchors; all where there is none."""
    prepare(manuscript.root)
    from leafletpress.formats.pdf.rendering import render
    from leafletpress.formats.pdf.writing import write_pdf

    with Complaints() as complaints:
        pages = render(document)
        if anchors:
            pages = pages.copy([page for page in pages.pages if any(anchor in page.anchors for anchor in anchors)])
        content = write_pdf(pages, Standard.ACCESSIBLE, document.html)
    known = (
        text for text in complaints.texts if not (anchors and text.startswith("No anchor"))
    )  # the list is on no page that is kept
    return content, tuple(renderer_problem(text, manuscript) for text in known)


def prepare(root: Path) -> None:
    """Point fontconfig at the declared fonts. Once a process, before WeasyPrint is imported."""
    use_declared_fonts(resources.font_folders(root), root / ".cache" / "fonts")


def warm_up(root: Path) -> None:
    """Import the renderer before the first page is asked for."""
    prepare(root)
    import leafletpress.formats.pdf.rendering
    import leafletpress.formats.pdf.writing  # noqa: F401
