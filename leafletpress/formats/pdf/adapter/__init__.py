"""Every private touch of WeasyPrint and pydyf, in one folder. Its contract tests fail loudly when either changes.

WeasyPrint 70 offers no public way to the box tree, to the marks in a page's content, or to the codes that text is written
with. While a page is written, `hooks` puts the house's own text layer and tag tree in the place of four of its functions, draws pictures as it drew them before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle

import pydyf
import weasyprint.draw.text as draw_module
import weasyprint.pdf as pdf_module
import weasyprint.pdf.fonts as fonts_module
from weasyprint.svg import SVG

from leafletpress.formats.pdf.adapter.drawn_before import draw_svg
from leafletpress.formats.pdf.adapter.pages import Pages, margin_boxes_first, note_lines
from leafletpress.formats.pdf.adapter.shaped_once import drawn_as_shaped
from leafletpress.formats.pdf.adapter.text import draw_line
from leafletpress.formats.pdf.adapter.typefaces import clean_font, describe_font
from leafletpress.formats.pdf.sealed import to_bytes

SHADES = (0, 1 / 255)  # of two neighbouring texts
_lock = threading.RLock()


@contextmanager
def hooks(tag: Callable[[Pages], None], *, text_layer: bool = True) -> Iterator[None]:
    """While inside, PDFs are written with our text layer, and tagged by `tag`. Without the layer, text is written as stock does."""
    with _lock:
        stock = (
            pdf_module.add_tags,
            draw_module.draw_first_line,
            fonts_module.Font.clean,
            fonts_module._build_vector_font_dictionary,
            SVG.draw,
            pydyf._to_bytes,
        )
        pydyf._to_bytes = to_bytes
        SVG.draw = lambda *drawing: draw_svg(stock[4], *drawing)
        pdf_module.add_tags = lambda pdf, document, version, streams: tag(Pages(pdf, document, streams))
        if text_layer:
            draw_module.draw_first_line = partial(draw_line, stock[1], cycle(SHADES))
            fonts_module.Font.clean = lambda font, to_unicode, hinting: clean_font(stock[2], font, to_unicode, hinting)
            fonts_module._build_vector_font_dictionary = partial(describe_font, stock[3])
        try:
            with drawn_as_shaped():
                yield
        finally:
            (
                pdf_module.add_tags,
                draw_module.draw_first_line,
                fonts_module.Font.clean,
                fonts_module._build_vector_font_dictionary,
                SVG.draw,
                pydyf._to_bytes,
            ) = stock


__all__ = ["Pages", "hooks", "margin_boxes_first", "note_lines"]
