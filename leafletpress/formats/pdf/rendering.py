"""From a composed document to pages, by WeasyPrint, with nothing but what the document carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from leafletpress.formats.pdf.adapter import margin_boxes_first, note_lines
from leafletpress.formats.pdf.complaints import remembered
from leafletpress.formats.pdf.draft_mark import mark_pages, room_for_mark
from leafletpress.formats.pdf.fontmap import font_map
from leafletpress.model import Document, Picture

BASE = "library:/"


class DocumentFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Gives the pictures of a document and refuses all else: no network, no file."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        """Take the pictures by the names that the document uses."""
        super().__init__()
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        picture = self._pictures.get(url)
        if picture is None:
            raise ValueError(f"{url} is no part of this document")
        return URLFetcherResponse(url, picture.content, {"Content-Type": picture.media_type})


@remembered
def _parsed(style: str, fonts: Any) -> CSS:
    """A style sheet, which may import nothing."""
    return CSS(string=style, base_url=BASE, url_fetcher=DocumentFetcher({}), font_config=fonts)


def render(document: Document, smallest: float = 10) -> Any:
    """The pages of a document, titled as the document is, running lines before the text of their page.

    Those of a draft are marked, in the format's smallest letters, in pt.
    """
    fonts = font_map()
    styles = [_parsed(style, fonts) for style in document.styles]
    if document.draft:
        styles.append(room_for_mark(document.draft, smallest, tuple(styles), fonts))
    page = HTML(string=document.html, base_url=BASE, url_fetcher=DocumentFetcher(document.resources))
    pages = page.render(stylesheets=styles, font_config=fonts)
    pages.metadata.title = document.title
    margin_boxes_first(pages)
    if document.draft:
        mark_pages(pages, document.draft, smallest, fonts)
    note_lines(pages)
    return pages
