"""The square code of a paper: a QR code (ISO/IEC 18004) that leads to the page of its words' code. The home of segno."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache

from leafletpress.model import Picture

QUIET = 4  # modules of white around it, as the standard asks


def square_path(code: str) -> str:
    """What the picture is called."""
    return f"square-codes/{code}.svg"


@lru_cache(maxsize=64)
def square_code(address: str, code: str) -> Picture:
    """A drawing of the QR code of an address, black on white, at error level M: a sixth of it may be soiled."""
    import segno

    drawn = io.BytesIO()
    made = segno.make_qr(address, error="m", boost_error=False)
    made.save(
        drawn, kind="svg", border=QUIET, light="#ffffff", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, nl=False
    )
    content = drawn.getvalue()
    return Picture(square_path(code), "image/svg+xml", content, hashlib.sha256(content).hexdigest())
