"""Kept pictures: those of a document are read once, however often its pages are laid out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import weasyprint.document as document_module

_lock = threading.RLock()


@contextmanager
def kept_pictures(pictures: Mapping[str, Any]) -> Iterator[None]:
    """While inside, WeasyPrint reads each of these pictures once: those that are fetched by who has the very same `pictures`.

    What cannot be read is read again, so that it is told of each layout.
    """
    with _lock:
        stock = document_module.original_get_image_from_uri
        known: dict[str, Any] = {}

        def get_image(url: str, url_fetcher: Any, **others: Any) -> Any:
            if getattr(url_fetcher, "pictures", None) is not pictures:
                return stock(url=url, url_fetcher=url_fetcher, **others)
            if known.get(url) is None:
                known[url] = stock(url=url, url_fetcher=url_fetcher, **others)
            return known[url]

        document_module.original_get_image_from_uri = get_image
        try:
            yield
        finally:
            document_module.original_get_image_from_uri = stock
