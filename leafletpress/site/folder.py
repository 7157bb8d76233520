"""The folder of a site: filled beside its place, and put there at once. A run that is stopped leaves the site that was there."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leafletpress.model import Place, Problem, Severity
from leafletpress.plainfiles import open_plain
from leafletpress.proof.first_page import first_page
from leafletpress.site.code_pages import Writer
from leafletpress.site.fates import Stock
from leafletpress.site.formats_shown import PRINTED, STANDARD, sheet_of
from leafletpress.site.former_site import INDEX, Former
from leafletpress.site.gathering import AGAIN
from leafletpress.site.listed import as_json, as_script, listed
from leafletpress.site.offers import Offer, SheetFile
from leafletpress.site.page_fonts import font_styles
from leafletpress.site.page_text import PageText
from leafletpress.site.patients_pages import patients_pages
from leafletpress.site.staff_page import assets, staff_page
from leafletpress.site.unknown_page import unknown_page
from leafletpress.store import filled_beside, write

WIDTH = 240  # pixels of a picture: twice what it is shown at


class AlteredError(Exception):
    """A sheet is not what it was a moment ago: its problem."""

    def __init__(self, path: Path) -> None:
        """Carry the problem."""
        message = "this file was changed while the site was made"
        super().__init__(message)
        self.problem = Problem("altered", Severity.ERROR, message, Place(str(path)), AGAIN)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a site is made of."""

    stock: Stock
    texts: Mapping[str, PageText]
    publisher: str
    day: date


def write_site(folder: Path, contents: Contents, former: Former) -> None:
    """Fill a folder with a site. Raises OSError and AlteredError."""
    offers = contents.stock.offers
    pictures: dict[str, str] = {}
    for code, offer in offers.items():
        for sheet in offer.sheets:
            content = _content(sheet)
            write(folder / "sheets" / sheet.name, content)
            if sheet == _shown(offer):
                pictures[code] = _write_picture(folder, sheet, content, former)
    for path, text in _pages(contents, pictures):
        write(folder / path, text)


def _content(sheet: SheetFile) -> bytes:
    with open_plain(sheet.source) as stream:
        content = stream.read()
    if hashlib.sha256(content).hexdigest() != sheet.sha256:
        raise AlteredError(sheet.source)
    return content


def _shown(offer: Offer) -> SheetFile | None:
    """The sheet whose first page stands for an offer."""
    return sheet_of(offer.sheets, kind=PRINTED, name=STANDARD) or sheet_of(offer.sheets, kind=PRINTED)


def _write_picture(folder: Path, sheet: SheetFile, content: bytes, former: Former) -> str:
    """Write the picture of a sheet, the former site's where that is of the same file."""
    name = f"{hashlib.sha256(f'{sheet.sha256} {WIDTH}'.encode()).hexdigest()[:16]}.webp"
    picture = b""
    if name in former.pictures:
        with suppress(OSError), open_plain(former.pictures[name]) as stream:
            picture = stream.read()
    write(folder / "pictures" / name, picture or first_page(content, WIDTH))
    return name


def _pages(contents: Contents, pictures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The path of each file of text, and what stands in it."""
    stock, day = contents.stock, contents.day
    row = listed(stock, pictures, contents.publisher, day)
    tags = sorted({tag for known in stock.codes.values() for tag in known.paper.tags} | contents.texts.keys())
    shown = {
        **dict(Writer(stock, contents.texts, day).pages()),
        **dict(patients_pages(stock.offers.values(), contents.texts, day)),
        "404.html": unknown_page(stock.offers.values(), contents.texts),
        "index.js": as_script(row),
    }
    fonts = dict(font_styles("".join(shown.values()), tags))
    yield from shown.items()
    yield from fonts.items()
    yield from assets().items()
    yield INDEX, as_json(row)
    yield "index.html", staff_page(stock, contents.publisher, day, fonts)


def before(target: Path) -> Path:
    """Where the former site stands for the moment in which the new one takes its place."""
    return target.with_name(f".{target.name}.before")


def bring_back(target: Path) -> bool:
    """Put back the former site where a run was stopped in that moment. Raises OSError."""
    aside = before(target)
    if target.exists() or target.is_symlink() or not (aside / INDEX).is_file() or aside.is_symlink():
        return False
    aside.rename(target)
    return True


@contextmanager
def replaced_folder(target: Path) -> Iterator[Path]:
    """A folder to be filled, which is then put in the place of what stands there. Raises OSError."""
    aside = before(target)

    def put(beside: Path) -> None:
        if target.exists():
            _remove(aside)
            target.rename(aside)
        try:
            beside.rename(target)
        except OSError:
            with suppress(OSError):
                aside.rename(target)
            raise
        _remove(aside)

    with filled_beside(target, put) as beside:
        yield beside


def _remove(aside: Path) -> None:
    """Remove a former site that a run left, and nothing that is none."""
    if (aside / INDEX).is_file() and not aside.is_symlink():
        shutil.rmtree(aside)
