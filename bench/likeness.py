"""Whether the text layer changes how pages look: pictures at 300 dpi with and without it.

    .venv/bin/python bench/likeness.py [--sentences] [--keep]

The same pages are written with our text layer and as stock WeasyPrint draws them, and drawn by poppler's pdftoppm. (Not by
pdfium, which sets stock WeasyPrint's shifted glyphs of Bengali, Lao and Nastaliq up to half an em too far to the left; poppler,
MuPDF and Chromium's own setting of the text agree with ours there.) Ink is what is darker than the middle
grey; the table gives, for the worst page of each sheet, the share of the ink of either picture in % that has none of the
other's within one pixel. Measured are the flagship in every language as standard and large print, and the sentences of
sentences.yaml (--sentences: these alone). --keep saves the worst page as docs/pictures/worst-page-text-layer.png. Ends with
1 if a page is above the goal.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from equipment import ROOT, missing_characters, prepare

prepare()

import samples  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
from PIL import Image, ImageChops  # noqa: E402
from samples import Sample  # noqa: E402

from leafletpress.formats.pdf.rendering import render  # noqa: E402
from leafletpress.formats.pdf.standards import Standard  # noqa: E402
from leafletpress.formats.pdf.writing import write_pdf  # noqa: E402

DPI = 300
DARK = 128  # of 256
GOAL = 1.0  # % of ink without a counterpart
PICTURE = ROOT / "docs/pictures/worst-page-text-layer.png"
FORMATS = ("standard", "large-print")
NEIGHBOURS = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0))


@dataclass(frozen=True, slots=True)
class Page:
    """A page's two pictures, in grey, and the share of ink without a counterpart in %."""

    name: str
    number: int
    with_layer: Image.Image
    without: Image.Image
    alone: float

    def __str__(self) -> str:
        return f"{self.alone:.3f}% on page {self.number} of {self.name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sentences", action="store_true", help="only the sentences")
    parser.add_argument("--keep", action="store_true", help=f"save the worst page as {PICTURE.relative_to(ROOT)}")
    options = parser.parse_args()
    worst: Page | None = None
    print(f"{'':40}{'pages':>6}{'worst page':>12}{'alone, %':>10}")
    for name, sample in wanted(sentences_only=options.sentences):
        count = 0
        here: Page | None = None
        for page in pages(name, sample):
            count += 1
            here = page if here is None or page.alone > here.alone else here
        if here is not None:
            print(f"{name:40}{count:>6}{here.number:>12}{here.alone:>10.3f}", flush=True)
            worst = here if worst is None or here.alone > worst.alone else worst
    if worst is None:
        sys.exit("nothing to measure")
    if options.keep:
        keep(worst)
    print(f"\n{'holds ' if worst.alone <= GOAL else 'missed'}: at most {GOAL:g}% of the ink alone; the worst page: {worst}")
    sys.exit(0 if worst.alone <= GOAL else 1)


def wanted(*, sentences_only: bool) -> Iterator[tuple[str, Sample]]:
    if not sentences_only:
        known = samples.library()
        for form in FORMATS:
            for tag in samples.flagship_languages(known):
                yield f"{tag}, {form}", samples.flagship(known, tag, form)
    for sample in samples.sentences():
        if not missing_characters("".join(sample.units), (*sample.families, "Noto Sans")):
            yield f"sentences, {sample.row}", sample


def pages(name: str, sample: Sample) -> Iterator[Page]:
    document = sample.document
    ours, stock = (
        pictures(write_pdf(render(document), Standard.ACCESSIBLE, document.html, text_layer=layer)) for layer in (True, False)
    )
    for number, (with_layer, without) in enumerate(zip(ours, stock, strict=True), start=1):
        inks = [image.point(lambda value: 255 if value < DARK else 0) for image in (with_layer, without)]
        yield Page(name, number, with_layer, without, max(alone(inks[0], inks[1]), alone(inks[1], inks[0])))


def pictures(content: bytes) -> list[Image.Image]:
    """The pages of a PDF in grey."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sheet.pdf").write_bytes(content)
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", folder / "sheet.pdf", folder / "page"], check=True)
        return [Image.open(path).copy() for path in sorted(folder.glob("page*.pgm"))]


def alone(ink: Image.Image, other: Image.Image) -> float:
    """The share of one picture's ink in % that is further than a pixel from the other's."""
    near = other
    for x, y in NEIGHBOURS:
        near = ImageChops.lighter(near, ImageChops.offset(other, x, y))
    return 100 * amount(ImageChops.subtract(ink, near)) / max(amount(ink), 1)


def amount(ink: Image.Image) -> int:
    return ink.histogram()[255]


def keep(page: Page) -> None:
    """The page with the layer in red over the page without it in cyan: what both have is black."""
    size = (page.with_layer.width // 3, page.with_layer.height // 3)
    ours, stock = (image.resize(size, Image.Resampling.LANCZOS) for image in (page.with_layer, page.without))
    Image.merge("RGB", (stock, ours, ours)).quantize(64).save(PICTURE, optimize=True)


main()
