"""A small picture of a PDF's first page, for those who look for a sheet."""

from __future__ import annotations

import io

import pypdfium2

QUALITY = 70  # of WebP: letters of a heading can be read, and it is a tenth of the PNG


def first_page(content: bytes, width: int) -> bytes:
    """The first page as a WebP picture of so many pixels in width."""
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[0]
        picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=QUALITY, method=4)
    return written.getvalue()
