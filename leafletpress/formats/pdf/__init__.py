"""Setting pages: from a composed document to a tagged PDF, which is opened again and proved. The home of WeasyPrint and pydyf."""

from __future__ import annotations

from collections.abc import Sequence

from leafletpress.compose.templates import template_problem
from leafletpress.formats import FORMATS, Made, Proof
from leafletpress.formats.belonging import facts_said, must_stand_together
from leafletpress.formats.pdf.complaints import Complaints, crowded_places, renderer_problem, too_long
from leafletpress.formats.pdf.fontconfig import use_fonts
from leafletpress.formats.pdf.libraries import load_libraries
from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.texts import must_lead_to, must_number, must_say, must_say_in_order
from leafletpress.model import Design, Document, Manuscript, Place, Problem, UnusableDesignError


def set_pages(document: Document, manuscript: Manuscript, design: Design, standard: Standard = Standard.ACCESSIBLE) -> Made:
    """Set a document as a tagged PDF. Whatever the renderer complains of is a problem of the leaflet, never a line in a log.

    It is laid out in the one of its format's settings that fits best, or in the one that the manuscript remembers.
    Raises UnusableDesignError where a font is not the one that was declared, a style sheet cannot be read, or a template notes
    what the layout alone may.
    """
    prepare(design)
    _refuse_notes(document, design, manuscript)
    from leafletpress.formats.pdf.adapter.frames import standing_again
    from leafletpress.formats.pdf.adapter.taken_apart import taken_apart
    from leafletpress.formats.pdf.fitting import Fitting, written
    from leafletpress.formats.pdf.writing import write_pdf
    from leafletpress.proof import Promise

    row = FORMATS[manuscript.edition.format]
    may_go_on = row.tight or (row.large and len(manuscript.sides) > 1)
    fitting = Fitting(document, design, row.smallest, may_go_on, framed=row.large)
    with taken_apart():
        fitted = fitting.fitted(row.settings, manuscript.setting)
        layout = fitted.layout
        with Complaints() as complaints:
            published = manuscript.leaflet.published
            content = write_pdf(layout.pages, standard, document.html, document.further_languages, published)
    promise = Promise(
        document=document,
        standards=standard.value.claims,
        size=row.paper,
        fonts=tuple(design.families),
        files=design.fonts,
        texts=(*must_say(manuscript), *facts_said(manuscript, document.code)),
        in_order=must_say_in_order(manuscript),
        links=must_lead_to(manuscript),
        smallest=row.smallest,
        numbered=must_number(manuscript),
        together=must_stand_together(manuscript, document.code),
        again=tuple(standing_again(layout.pages)),
    )
    problems = (
        *(renderer_problem(text, manuscript) for text in (*layout.complaints, *complaints.texts)),
        *too_long(layout.misfits, layout.cut, manuscript),
    )
    return Made(
        content, document.code, problems, promise, written(layout), fitted.tries, crowded_places(layout.crowded, manuscript)
    )


def prove(content: bytes, promise: object) -> Proof:
    """Open a PDF again: in what it differs from its promise, and how many pages it has."""
    from leafletpress.proof import Promise, differences, read_facts

    assert isinstance(promise, Promise)  # noqa: S101 - `set_pages` gives one
    facts = read_facts(content)
    return Proof(differences(facts, promise), {"pages": facts.pages})


def set_marked_pages(
    document: Document, manuscript: Manuscript, design: Design, anchors: Sequence[str]
) -> tuple[bytes, tuple[Problem, ...]]:
    """Set a document, and keep only the pages that hold one of these anchors; all where there is none."""
    prepare(design)
    _refuse_notes(document, design, manuscript)
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


def _refuse_notes(document: Document, design: Design, manuscript: Manuscript) -> None:
    """Raise UnusableDesignError where a template writes an attribute by which the layout notes how blocks may part."""
    from leafletpress.formats.pdf.rendering import own_note

    if name := own_note(document):
        own = [template for template in design.templates.values() if template.own]
        lines = [(one.path, line) for one in own for line, text in enumerate(one.text.lower().splitlines(), 1) if name in text]
        place = Place(*lines[0]) if lines else Place("templates/page.html")
        message = f"it writes the attribute {name}, by which the engine notes how blocks may part and what stands again on a page"
        raise UnusableDesignError(
            template_problem(place, message, manuscript.edition.scope, "take the attribute out of the template")
        )


def prepare(design: Design) -> None:
    """Point fontconfig at the fonts of a design, and load the libraries under WeasyPrint. Before it is imported, and again where the design is another one."""
    use_fonts(design.fonts)
    load_libraries()


def warm_up(design: Design) -> None:
    """Import the renderer before the first page is asked for."""
    prepare(design)
    import leafletpress.formats.pdf.rendering
    import leafletpress.formats.pdf.writing  # noqa: F401
