"""A library's own fonts as attacks: what is declared wrongly is told at its line, and what a font draws otherwise than it says is seen on the sheet."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import DAY, LIBRARIES, ROOT
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from test_eye import restyled
from test_own_furniture import declared, own_font, write

from leafletpress.formats import make, prove
from leafletpress.library import read_library
from leafletpress.model import Design, Edition, Family, Font, UnusableDesignError
from leafletpress.press.orders import manuscript

pytestmark = pytest.mark.slow

Change = Callable[[TTFont], None]
RULES = 'h1, p, li, td, .verbatim, dd { font-family: "Our Sans" !important }'


def changed(change: Change) -> bytes:
    """A font of the library's own with something changed in it."""
    with TTFont(io.BytesIO(own_font("Our Sans"))) as font:
        change(font)
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()


def right(bits: int) -> Change:
    def change(font: TTFont) -> None:
        font["OS/2"].fsType = bits

    return change


def feature(text: str) -> Change:
    return lambda font: addOpenTypeFeaturesFromString(font, text)


def blank(name: str) -> Change:
    def change(font: TTFont) -> None:
        font["glyf"][name] = font["glyf"]["space"]

    return change


def narrow(name: str) -> Change:
    def change(font: TTFont) -> None:
        font["hmtx"][name] = (0, font["hmtx"][name][1])

    return change


def design_with(font: bytes) -> Design:
    """The good library's design, as if this font were signed."""
    design = read_library(LIBRARIES / "_good").design
    digest = hashlib.sha256(font).hexdigest()
    path = Path("styles/fonts/Ours.ttf")
    family = Family(
        "Our Sans",
        "1",
        (ROOT / "styles/fonts/NotoSans-Regular.ttf",),
        ("Ours.ttf",),
        {"Ours.ttf": digest},
        shipped=True,
        own=True,
    )
    fonts = (Font("Our Sans", path, digest, font), *design.fonts)
    return restyled(replace(design, families={**design.families, "Our Sans": family}, fonts=fonts), RULES)


def faults(design: Design) -> list[str]:
    whole = manuscript(read_library(LIBRARIES / "_good"), Edition("second", ("en-GB",), "east", "standard"), DAY)
    try:
        made = make("standard", whole, design)
    except UnusableDesignError as refused:
        return [str(refused)]
    return [*(problem.message for problem in made.problems), *prove("standard", made).differences]


def test_an_honest_font_passes() -> None:
    assert faults(design_with(own_font("Our Sans"))) == []


DRAWN = {
    "digits exchanged by a feature": feature("feature calt { sub one by seven; } calt;"),
    "digits exchanged where one stands before": feature("feature calt { sub two' zero' by five; } calt;"),
    "digits exchanged for a language": feature("feature locl { script latn; language ENG; sub one by seven; } locl;"),
    "two digits drawn as one": feature("feature liga { sub two zero by nine; } liga;"),
    "one digit drawn as two": feature("feature ccmp { sub one by one zero; } ccmp;"),
    "a point drawn as a comma": feature("feature calt { sub period by comma; } calt;"),
    "a letter drawn as another": feature("feature calt { sub g by k; } calt;"),
    "a digit without ink": blank("zero"),
    "a hyphen without ink": blank("hyphen"),
    "digits on each other": narrow("two"),
}  # fmt: skip


@pytest.mark.parametrize("what", DRAWN)
def test_what_a_font_draws_otherwise_is_seen(what: str) -> None:
    assert faults(design_with(changed(DRAWN[what])))


DECLARED: dict[str, tuple[bytes, str, str]] = {
    "may not be embedded": (changed(right(0x2)), "", "may not be embedded in documents"),
    "may not be embedded in part": (changed(right(0x100)), "", "may not be embedded in part"),
    "may be embedded as pictures": (changed(right(0x200)), "", "may not be embedded in documents"),
    "two rights at once": (changed(right(0xA)), "", "may not be embedded in documents"),
    "another right than it says": (changed(right(0x4)), "", "says of its embedding: print, where this list says installable"),
    "a right that is none": (own_font("Our Sans"), "embedding: installable|embedding: anything", "anything is no right to embed a font"),
    "no right": (own_font("Our Sans"), "    embedding: installable\n|", "embedding"),
    "no licence": (own_font("Our Sans"), "    licence: ours\n|", "licence"),
    "a way to another folder": (own_font("Our Sans"), "Ours.ttf:|../Ours.ttf:", "is not the name of a font file"),
    "a pattern": (own_font("Our Sans"), "Ours.ttf:|Ours[12].ttf:", "is not the name of a font file"),
    "a font for the web": (b"wOF2" + bytes(100), "", "is no font that can be read"),
    "cut short": (own_font("Our Sans")[:5000], "", "is no font that can be read"),
}  # fmt: skip


@pytest.mark.parametrize("what", DECLARED)
def test_what_is_declared_wrongly_is_told(what: str, copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    font, change, told = DECLARED[what]
    old, _, new = change.partition("|")
    library, text = copy_of("_good"), declared(font)
    assert old in text
    write(library, {"styles/fonts/fonts.yaml": text.replace(old, new) if old else text, "styles/fonts/Ours.ttf": font})
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert told in checked.stdout
    assert "styles/fonts/fonts.yaml:" in checked.stdout


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_font_is_a_plain_file(kind: str, copy_of: Callable[..., Path], publish: Callable[..., Result], tmp_path: Path) -> None:
    import os

    library, font = copy_of("_good"), own_font("Our Sans")
    write(library, {"styles/fonts/fonts.yaml": declared(font)})
    path = library / "styles/fonts/Ours.ttf"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        (tmp_path / "elsewhere.ttf").write_bytes(font)
        path.symlink_to(tmp_path / "elsewhere.ttf")
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert "styles/fonts/" in checked.stdout
