"""From a composed document to pages, by WeasyPrint, with nothing but what the document carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from copy import copy, deepcopy
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from weasyprint import CSS, HTML, _find_base_url
from weasyprint.urls import URLFetcher, URLFetcherResponse

from leafletpress.formats import is_only_sheet
from leafletpress.formats.pdf.adapter import margin_boxes_first, without_wideners
from leafletpress.formats.pdf.adapter.backgrounds import bare_backgrounds
from leafletpress.formats.pdf.adapter.bare_boxes import bare_anchors
from leafletpress.formats.pdf.adapter.cascade import one_cascade
from leafletpress.formats.pdf.adapter.finished import finish, finished_later
from leafletpress.formats.pdf.adapter.frames import close_frames
from leafletpress.formats.pdf.adapter.kept_blocks import kept_blocks
from leafletpress.formats.pdf.adapter.kept_lines import kept_lines
from leafletpress.formats.pdf.adapter.line_breaking import whole_words
from leafletpress.formats.pdf.adapter.passes import Known, fewer_passes, fresh_widths
from leafletpress.formats.pdf.adapter.placed_lines import placed_lines
from leafletpress.formats.pdf.adapter.places import page_numbers, shown_numbers
from leafletpress.formats.pdf.adapter.quick_boxes import quick_boxes
from leafletpress.formats.pdf.adapter.quick_lines import quick_lines
from leafletpress.formats.pdf.adapter.quick_styles import quick_styles
from leafletpress.formats.pdf.adapter.resumed import Course
from leafletpress.formats.pdf.adapter.shaped_once import kept_shaped
from leafletpress.formats.pdf.adapter.table_widths import no_wider_tables
from leafletpress.formats.pdf.complaints import remembered
from leafletpress.formats.pdf.draft_mark import mark_pages, room_for_mark
from leafletpress.formats.pdf.fontmap import font_map
from leafletpress.formats.pdf.latin_blocks import note_latin_blocks
from leafletpress.formats.pdf.own_sheets import read_once
from leafletpress.formats.pdf.rearranged import NOTES, Change, make_changes, note_of_its_own
from leafletpress.formats.pdf.selectors import compiled_later
from leafletpress.formats.pdf.textlayer import as_typed
from leafletpress.model import Document, Picture

BASE = "library:/"
TARGET_PAGE = re.compile(r"target-counter\(attr\(data-target\), page, ([\w-]+)\)")
SLUG = re.compile(r"[\w-]+")
RETRIES = 3
NOTHING_KNOWN = Known()


class DocumentFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Gives the pictures of a document and refuses all else: no network, no file."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        """Take the pictures by the names that the document uses."""
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        picture = self.pictures.get(url)
        if picture is None:
            raise ValueError(f"{url} is no part of this document")
        return URLFetcherResponse(url, picture.content, {"Content-Type": picture.media_type})


@remembered
def _parsed(style: str, fonts: Any) -> CSS:
    """A style sheet, which may import nothing."""
    with compiled_later():
        return read_once(style, lambda: CSS(string=style, base_url=BASE, url_fetcher=DocumentFetcher({}), font_config=fonts))


@lru_cache(maxsize=1)
def _empty() -> HTML:
    return HTML(string="<html>", base_url=BASE, url_fetcher=DocumentFetcher({}))


def _page_of(document: Document) -> HTML:
    """A document's page as `HTML` reads it, read once for all layouts and for the proof, with elements of its own each time: they are changed."""
    from leafletpress.proof.html_page import page_of

    page, elements = copy(_empty()), deepcopy(page_of(document.html))
    page.base_url, page.url_fetcher = _find_base_url(elements, BASE), DocumentFetcher(document.resources)
    page.wrapper_element = type(page.wrapper_element).from_html_root(elements, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    page.wrapper_element.query_all = lambda *names: map(_Named, (one for one in elements.iter() if one.tag in names))
    return page


class _Named(NamedTuple):
    """An element that WeasyPrint finds by its name, such as a title: it asks no more of it, and else would look at all in a page's head and body twice."""

    etree_element: Any


def render(document: Document, smallest: float = 10) -> Any:
    """The pages of a document, titled as the document is, running lines before the text of their page.

    Those of a draft are marked, in the format's smallest letters, in pt.
    """
    with kept_lines():  # for both: what nobody drew of the lines before is forgotten once
        pages = lay_out(document, smallest)
        finish_pages(pages, document, smallest)
    return pages


def lay_out(document: Document, smallest: float = 10, changes: tuple[Change, ...] = (), known: Known = NOTHING_KNOWN) -> Any:
    """The pages of a document without what `finish_pages` adds, which moves none of their words.

    Single elements may be changed. By what is known it takes less time, and nothing else. Raises GivenUpError where that says so.
    """
    fonts = font_map()
    pages = _laid_out(document, smallest, fonts, changes, known)
    for _ in range(RETRIES):
        shown, there = shown_numbers(pages), page_numbers(pages)
        if all(there.get(name) == number for name, number in shown):
            break
        pages = _laid_out(_with_numbers(document, {name: there.get(name, 0) for name, _ in shown}), smallest, fonts, changes)
    close_frames(pages)
    pages.metadata.title = document.title
    return pages


def finish_pages(pages: Any, document: Document, smallest: float) -> None:
    """Add running lines, grounds and the mark of a draft to pages that were laid out, once."""
    rest, styles = pages.leafletpress_rest
    with _quicker(styles):
        finish(pages, rest)
    _list_as_typed(pages)
    margin_boxes_first(pages)
    if document.draft:
        mark_pages(pages, document.draft, smallest, font_map())
    without_wideners(pages)


def _list_as_typed(pages: Any) -> None:
    """Have the list of headings say them as one types them: readers search it, and show a joiner as a box."""
    for page in pages.pages:
        page.bookmarks[:] = [(level, as_typed(label), *place) for level, label, *place in page.bookmarks]


def own_note(document: Document) -> str:
    """An attribute of a document that is the layout's own; nothing where it has none, as a rule without being parsed."""
    written = document.html.lower()
    return note_of_its_own(_page_of(document).etree_element) if any(note in written for note in NOTES) else ""


def _laid_out(
    document: Document,
    smallest: float,
    fonts: Any,
    changes: tuple[Change, ...],
    known: Known | None = None,
) -> Any:
    styles = [_parsed(style, fonts) for style in document.styles]
    if document.draft:
        styles.append(room_for_mark(document.draft, smallest, tuple(styles), fonts))
    page = _page_of(document)
    note_latin_blocks(page.etree_element)
    make_changes(page.etree_element, changes)
    course = Course()
    with _quicker() as computed, fewer_passes(known or NOTHING_KNOWN, course), finished_later() as rest:
        pages = page.render(stylesheets=styles, font_config=fonts)
    pages.leafletpress_course, pages.leafletpress_rest = course if known is not None else None, (rest, computed)
    return pages


@contextmanager
def _quicker(styles: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
    """While inside, WeasyPrint lays pages out as it does by itself, with less done twice, and with what it gets wrong mended.

    Gives the styles that it computes, and goes on with those that it did before.
    """
    with (
        kept_lines(),
        one_cascade(styles) as computed,
        quick_styles(),
        bare_backgrounds(),
        bare_anchors(),
        quick_boxes(),
        fresh_widths(),
        whole_words(),
        placed_lines(),
        nullcontext() if is_only_sheet() else kept_blocks(),
        quick_lines(),
        no_wider_tables(),
        kept_shaped(),
    ):
        yield computed


def course_of(pages: Any) -> Course | None:
    """How pages were laid out that `lay_out` gave; none where they had to be told the pages of their places."""
    course: Course | None = pages.leafletpress_course
    return course


def _with_numbers(document: Document, there: Mapping[str, int]) -> Document:
    """A document that is told the pages of its places: where they move while it is laid out, WeasyPrint shows some as they were."""
    styles = tuple(TARGET_PAGE.sub(r"counter(known-page, \1)", style) for style in document.styles)
    known = "".join(
        f'[data-target="#{name}"] {{ counter-reset: known-page {page} }}\n'
        for name, page in there.items()
        if SLUG.fullmatch(name)
    )
    return replace(document, styles=(*styles, known))
