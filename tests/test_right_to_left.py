"""Numbers that must not turn round, read off the page: where each glyph stands, and what it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from leafletpress.library.whole import Library
from leafletpress.model import Phone

pytestmark = pytest.mark.slow

LANGUAGES = ("ar", "ur")
DPI = 200


@dataclass(frozen=True)
class Glyph:
    char: str
    left: float
    bottom: float
    right: float
    top: float


def glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    text = page.get_textpage()
    return [Glyph(text.get_text_range(index, 1), *text.get_charbox(index, loose=True)) for index in range(text.count_chars())]


def numbers(page: pypdfium2.PdfPage) -> Iterator[list[Glyph]]:
    """Runs of digits as the eye reads them: on one line, from left to right, with gaps no wider than a space."""
    digits = sorted(
        (glyph for glyph in glyphs(page) if glyph.char.isdigit()), key=lambda glyph: (round(glyph.bottom), glyph.left)
    )
    run: list[Glyph] = []
    for glyph in digits:
        if run and (abs(glyph.bottom - run[-1].bottom) > 3 or glyph.left - run[-1].right > 0.4 * (glyph.top - glyph.bottom)):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def phones(library: Library, clinic: str) -> set[str]:
    values = library.clinics[clinic].values.values()
    return {value.number.replace(" ", "") for value in values if isinstance(value, Phone)}


def sheet(sheets: Path, language: str, clinic: str, name: str = "standard") -> Path:
    return sheets / f"interventional-oncology_1.0_{language}_{clinic}_{name}_DRAFT.pdf"


@pytest.mark.parametrize("name", ["standard", "large-print"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_phone_numbers_run_left_to_right(language: str, name: str, sheets: Path, sample_library: Library) -> None:
    wanted = phones(sample_library, "riverside")
    with pypdfium2.PdfDocument(sheet(sheets, language, "riverside", name)) as pdf:
        found = ["".join(glyph.char for glyph in run) for page in pdf for run in numbers(page)]
    long = [number for number in found if len(number) >= 9]
    assert long
    assert set(long) <= wanted, "a number that no phone has: turned round"
    assert wanted & set(long) == wanted & set(english_numbers(sheets)), "every number that the English sheet prints"


def english_numbers(sheets: Path) -> list[str]:
    with pypdfium2.PdfDocument(sheet(sheets, "en-GB", "riverside")) as pdf:
        return ["".join(glyph.char for glyph in run) for page in pdf for run in numbers(page)]


def picture_of(path: Path, number: str) -> Image.Image:
    """The last place of a number on a sheet (the block of contacts), as ink."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in reversed(list(pdf)):
            for run in numbers(page):
                if "".join(glyph.char for glyph in run) == number:
                    scale = DPI / 72
                    height = page.get_height()
                    area = (run[0].left, height - max(g.top for g in run), run[-1].right, height - min(g.bottom for g in run))
                    return (
                        page.render(scale=scale, grayscale=True)
                        .to_pil()
                        .crop(tuple(round(part * scale) for part in area))
                        .convert("L")
                    )
    raise AssertionError(f"{number} is not on {path.name}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", ["02079460123", "02079460199"])
def test_they_look_as_they_do_in_english(language: str, number: str, sheets: Path) -> None:
    english, other = (picture_of(sheet(sheets, tag, "riverside"), number) for tag in ("en-GB", language))
    assert abs(english.width - other.width) <= 3
    difference = ImageChops.difference(english, other.resize(english.size))
    turned = ImageChops.difference(english, other.resize(english.size).transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert ImageStat.Stat(difference).mean[0] < 0.35 * ImageStat.Stat(turned).mean[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hyphen_between_digits_on_a_right_to_left_page(language: str, sheets: Path) -> None:
    """A range with a dash is read in opposite ways by different readers: it is written in words."""
    with pypdfium2.PdfDocument(sheet(sheets, language, "riverside")) as pdf:
        for page in pdf:
            text = page.get_textpage().get_text_range()
            for index, char in enumerate(text[1:-1], start=1):
                assert not (char in "-–" and text[index - 1].isdigit() and text[index + 1].isdigit()), text[
                    index - 20 : index + 20
                ]


def test_the_page_is_mirrored(sheets: Path) -> None:
    """The logo stands at the start: left in English, right in Arabic; contents likewise."""
    edges = {}
    for language in ("en-GB", "ar"):
        with pypdfium2.PdfDocument(sheet(sheets, language, "riverside")) as pdf:
            image = pdf[0].render(scale=1, grayscale=True).to_pil().convert("L")
        edges[language] = [ink(image, share, share + 0.045) for share in (0.13, 0.825)]
    assert edges["en-GB"][0] > 3 * edges["en-GB"][1]
    assert edges["ar"][1] > 3 * edges["ar"][0]


def ink(image: Image.Image, left: float, right: float) -> float:
    """How dark the mast is between two shares of the page's width."""
    part = image.crop((round(left * image.width), 50, round(right * image.width), 95))
    return 255 - ImageStat.Stat(part).mean[0]
