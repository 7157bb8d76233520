"""A logo is as wide as it is drawn for its height, and at most half the line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import DESIGN, document_of

from leafletpress.formats.pdf import prepare
from leafletpress.library import read_library

LINE = 16.6 * 72 / 2.54 * 96 / 72  # px: of a sheet of A4
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 100"><rect width="{}" height="100" fill="#0b4f6c"/></svg>'


@pytest.mark.parametrize(("width", "wanted"), [(100, 1.0), (300, 3.0), (50, 0.5)])
def test_its_width_follows_its_height(copy_of: Callable[..., Path], width: int, wanted: float) -> None:
    box = logo_of(copy_of("_good"), width)
    assert box[0] / box[1] == pytest.approx(wanted, rel=0.02)


def test_it_takes_half_the_line_at_most(copy_of: Callable[..., Path]) -> None:
    width, height = logo_of(copy_of("_good"), 2400)
    assert width <= LINE / 2 + 1
    assert height == pytest.approx(logo_of_square(copy_of("_good"))[1], rel=0.02)


def logo_of_square(root: Path) -> tuple[float, float]:
    return logo_of(root, 100)


def logo_of(root: Path, width: int) -> tuple[float, float]:
    """Width and height of the logo's box, in px."""
    (root / "clinics/east/logo.svg").write_text(DRAWING.format(width, width), "utf-8")
    document = document_of(read_library(root), "first", "en-GB", "east")
    prepare(DESIGN)
    from leafletpress.formats.pdf.rendering import render

    boxes = (box for page in render(document).pages for box in page._page_box.descendants())
    logo = next(box for box in boxes if re.search("logo", str(getattr(box.element, "get", lambda *_: "")("src", ""))))
    return logo.width, logo.height
