"""The mark of a draft: a strip at the head of each page, laid out by itself, with nothing of a library's in it.

It stands in a band that the last style sheet keeps free: in the margin above the text, as far as nothing of the library's is set
there, and else between margin and text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Any

import weasyprint.css as css_module
from weasyprint import CSS, HTML

from leafletpress.formats.pdf.adapter.cascade import one_cascade
from leafletpress.formats.pdf.adapter.heads import Head, heads, height_of, margin_boxes, put_at_head
from leafletpress.formats.pdf.adapter.kept_styles import told_of_complaints
from leafletpress.formats.pdf.adapter.quick_styles import quick_styles
from leafletpress.formats.pdf.adapter.shaped_once import kept_shaped
from leafletpress.formats.pdf.complaints import remembered
from leafletpress.formats.pdf.recent import Recent
from leafletpress.languages import LANGUAGES
from leafletpress.model import DRAFT, SOURCE_LANGUAGE, Language

Words = tuple[tuple[Language, str], ...]
UNPRINTABLE = 38.0  # px, 10 mm: what the mark leaves white at the head of the paper
GAP = 14  # pt, between the mark and the text
TIGHT = 0.9  # of the line height of texts
STYLE = """
@page {{ size: {page[0]}px {page[1]}px; margin: {top}px {right}px 0 {left}px; @top-left {{ content: element(mark); width: 100%; vertical-align: bottom }} }}
html {{ font-size: {size}pt; color: #1b2328 }}
.mark {{ position: running(mark); background: #fff; border: 0.9pt dashed #1b2328; padding: 0.25em 0.8em; margin-bottom: {gap}pt }}
.line {{ display: table; width: 100% }}
.words, .draft {{ display: table-cell; vertical-align: baseline }}
.words {{ padding-inline-end: 1.5em }}
p {{ margin: 0; text-align: {start} }}
.draft {{ width: 1px; white-space: nowrap; font-weight: 700; line-height: 1.4 }}
"""
_known = Recent(32, 32)
PROBE = '<p style="break-after: page">.</p>' * 3  # a first page, a left one and a right one


@remembered
def room_for_mark(words: Words, size: float, styles: tuple[CSS, ...], fonts: Any) -> CSS:
    """The style sheet that keeps a band free on each page for the mark of a draft, with letters of `size` pt."""
    found = _heads(styles, fonts)
    mark = max(height_of(_lay_out(words, size, head, fonts)) for head in set(found))
    free = 0.0 if any(head.is_taken for head in found) else max(0.0, min(head.margin for head in found) - UNPRINTABLE)
    return _kept_free(f"{max(0.0, mark - free):.2f}px", fonts)


def _heads(styles: tuple[CSS, ...], fonts: Any) -> list[Head]:
    """The heads of pages in these styles, kept by what they hang on: most sets of style sheets have the same for such pages.

    They are measured as WeasyPrint sets them by itself, which has the size of a page when it computes what hangs on that.
    """
    with told_of_complaints() as complaints:
        with one_cascade(), quick_styles():
            place = css_module.get_all_computed_styles(_probe(), styles, font_config=fonts).hang_on()
        found: list[Head] | None = None if place is None else _known.get(place)
        if found is None:
            found = heads(_probe().render(stylesheets=styles, font_config=fonts))
            if place is not None and not complaints.any_made:
                _known.put(place, found, 1)
    return found


@lru_cache(maxsize=1)
def _probe() -> HTML:
    return HTML(string=PROBE)


@remembered
def _kept_free(height: str, fonts: Any) -> CSS:
    room = f"padding-top: {height} !important"
    return CSS(
        string=f"@page {{ {room} }} @page :first {{ {room} }} @page :left {{ {room} }} @page :right {{ {room} }}",
        font_config=fonts,
    )


def mark_pages(pages: Any, words: Words, size: float, fonts: Any) -> None:
    """Put the mark of a draft at the head of each page."""
    for number, head in enumerate(heads(pages)):
        put_at_head(pages, number, _lay_out(words, size, head, fonts))


@remembered
def _lay_out(words: Words, size: float, head: Head, fonts: Any) -> list[Any]:
    """The mark as boxes in the margin of a page."""
    start = "right" if words[0][0].right_to_left else "left"  # of all its lines: they say the same
    style = STYLE.format(page=head.page, top=head.top, right=head.right, left=head.left, size=size, gap=GAP, start=start)
    html = f'<html lang="{words[0][0].tag}" dir="{words[0][0].direction}"><body><div class="mark"><div class="line">{"".join(_words(words))}</div></div></body></html>'
    rules = "\n".join(_fonts({language.tag: language for language, _ in words} | {SOURCE_LANGUAGE: LANGUAGES[SOURCE_LANGUAGE]}))
    with kept_shaped():  # it is drawn on each page of many sheets
        pages = HTML(string=html).render(stylesheets=[CSS(string=style + rules, font_config=fonts)], font_config=fonts)
    return margin_boxes(pages)


def _words(words: Words) -> Iterator[str]:
    """In an English draft the sentence says it already, but not so that it is seen from afar."""
    lines = (f'<p lang="{language.tag}" dir="{language.direction}">{escape(text)}</p>' for language, text in words)
    yield f'<div class="words">{"".join(lines)}</div><p class="draft" lang="{SOURCE_LANGUAGE}" dir="ltr">{DRAFT}</p>'


def _fonts(languages: dict[str, Language]) -> Iterator[str]:
    for tag, language in languages.items():
        families = ", ".join(f'"{name}"' for name in language.script.families)
        yield f":lang({tag}) {{ font-family: {families}; line-height: {TIGHT * language.script.line_height:.2f} }}"
