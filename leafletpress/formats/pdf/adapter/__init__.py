"""Every private touch of WeasyPrint and pydyf, in one folder. Its contract tests fail loudly when either changes.

WeasyPrint 70 offers no public way to the box tree, to the marks in a page's content, or to the codes that text is written
with. While a page is written, `hooks` puts the house's own text layer and tag tree in the place of its functions, and draws pictures as it drew them before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pydyf
import weasyprint.document as document_module
import weasyprint.draw as boxes_module
import weasyprint.draw.text as draw_module
import weasyprint.pdf as pdf_module
import weasyprint.pdf.fonts as fonts_module
from weasyprint.svg import SVG

from leafletpress.formats.pdf.adapter.bare_boxes import draw_border, draw_outline
from leafletpress.formats.pdf.adapter.drawn_before import draw_svg
from leafletpress.formats.pdf.adapter.pages import Pages, margin_boxes_first, note_lines, without_wideners
from leafletpress.formats.pdf.adapter.quick_boxes import quick_boxes
from leafletpress.formats.pdf.adapter.quick_styles import drawn_styles
from leafletpress.formats.pdf.adapter.shaped_once import drawn_as_shaped
from leafletpress.formats.pdf.adapter.text import Drawing, draw_line, draw_text
from leafletpress.formats.pdf.adapter.typefaces import begin_font, clean_font, describe_font
from leafletpress.formats.pdf.sealed import to_bytes

_lock = threading.RLock()


@contextmanager
def hooks(tag: Callable[[Pages], None], *, text_layer: bool = True) -> Iterator[None]:
    """While inside, PDFs are written with our text layer, and tagged by `tag`. Without the layer, text is written as stock does."""
    with _lock, ExitStack() as changed:
        changed.enter_context(drawn_as_shaped())
        changed.enter_context(quick_boxes())
        changed.enter_context(drawn_styles())

        def put(owner: Any, name: str, function: Callable[..., Any], *before: Any) -> None:
            """Put a function in the place of another; it is given the stock one and what else comes `before` its arguments."""
            stock = getattr(owner, name)
            changed.callback(setattr, owner, name, stock)
            setattr(owner, name, lambda *arguments, **options: function(stock, *before, *arguments, **options))

        changed.callback(setattr, pydyf, "_to_bytes", pydyf._to_bytes)
        pydyf._to_bytes = to_bytes
        put(pdf_module, "add_tags", lambda _, pdf, document, version, streams: tag(Pages(pdf, document, streams)))
        put(SVG, "draw", draw_svg)
        put(boxes_module, "draw_border", draw_border)
        put(boxes_module, "draw_outline", draw_outline)
        if text_layer:
            put(document_module, "generate_pdf", _with_lines_noted)
            put(boxes_module, "draw_text", draw_text)
            put(draw_module, "draw_first_line", draw_line, Drawing())
            put(fonts_module.Font, "__init__", begin_font)
            put(fonts_module.Font, "clean", clean_font)
            put(fonts_module, "_build_vector_font_dictionary", describe_font)
        yield


def _with_lines_noted(generate: Callable[..., Any], document: Any, *arguments: Any, **options: Any) -> Any:
    """Take the place of the function that makes a PDF of a document: of several layouts, lines are looked at in the one that is written."""
    note_lines(document)
    return generate(document, *arguments, **options)


__all__ = ["Pages", "hooks", "margin_boxes_first", "without_wideners"]
