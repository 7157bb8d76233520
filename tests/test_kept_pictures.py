"""Pictures that are read once for all layouts of a document, and again where they cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from conftest import DESIGN

from leafletpress.formats.pdf import prepare

prepare(DESIGN)

import weasyprint  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
import weasyprint.document as document_module  # noqa: E402
from weasyprint.formatting_structure.boxes import ReplacedBox  # noqa: E402
from weasyprint.urls import URLFetcherResponse  # noqa: E402

from leafletpress.formats.pdf.adapter.kept_pictures import kept_pictures  # noqa: E402
from leafletpress.formats.pdf.rendering import BASE, DocumentFetcher  # noqa: E402
from leafletpress.model import Picture  # noqa: E402

SQUARE, WIDE = (f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='10'/>".encode() for width in (10, 30))


def test_a_picture_is_read_once_for_all_layouts_of_its_document(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    read: Counter[str] = Counter()
    fetch = DocumentFetcher.fetch

    def counted(fetcher: DocumentFetcher, url: str, headers: object = None) -> URLFetcherResponse:
        read[url] += 1
        return fetch(fetcher, url, headers)

    def widths(pictures: Mapping[str, Picture]) -> list[float]:
        page = weasyprint.HTML(string=PAGE, base_url=BASE, url_fetcher=DocumentFetcher(pictures)).render()
        return [box.width for box in page.pages[0]._page_box.descendants() if isinstance(box, ReplacedBox)]

    monkeypatch.setattr(DocumentFetcher, "fetch", counted)
    there, wide = ({"a.svg": Picture("a.svg", "image/svg+xml", content, "")} for content in (SQUARE, WIDE))
    stock = document_module.original_get_image_from_uri
    with kept_pictures(there):
        assert [widths(there), widths(wide), widths(there)] == [[10, 10], [30, 30], [10, 10]], "another document has another one"
    assert read == {"a.svg": 2, "none.svg": 3}
    assert len([text for text in caplog.messages if "none.svg" in text]) == 3
    with kept_pictures(wide):
        assert widths(wide) == [30, 30], "and so has the next one"
    assert document_module.original_get_image_from_uri is stock


PAGE = "<img src=a.svg><img src=a.svg><img src=none.svg>"
