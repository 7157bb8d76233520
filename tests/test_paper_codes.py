"""Papers lead to the page of their code: a QR code that is read back from the page, and its address in words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from conftest import AS_OF
from sites import Publish
from weasyprint import HTML

from leafletpress.clinics import LONGEST_SITE
from leafletpress.compose.square_code import square_code
from leafletpress.library import read_library
from leafletpress.library.in_language import clinic_to_sign
from leafletpress.proof import read_facts

pytestmark = pytest.mark.slow
SITE = "https://leaflets.example.org/east/"


def with_site(library: Path, clinic: str = "east", site: str = SITE) -> Path:
    """The library with a clinic that has a site."""
    page = library / "clinics" / clinic / "clinic.yaml"
    page.write_text(page.read_text("utf-8").replace("  web:", f"  site: {site}\n  web:", 1), "utf-8")
    return library


def seen(picture: Path) -> list[str]:
    """What zbar reads in a picture."""
    if shutil.which("zbarimg") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("QR codes are read by zbar: tools/install-packages test")
    done = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=False)
    return done.stdout.split()


def seen_in(sheet: Path, folder: Path, dpi: int = 150) -> list[str]:
    """What zbar reads on the pages of a PDF, as a printer lays them down."""
    found = []
    with pypdfium2.PdfDocument(sheet) as pdf:
        for number, page in enumerate(pdf):
            picture = folder / f"{sheet.stem}-{number}.png"
            page.render(scale=dpi / 72).to_pil().save(picture)
            found += seen(picture)
    return found


def built(publish: Publish, library: Path, *chosen: str) -> dict[str, Path]:
    done = publish("build", *chosen, "--library", library, "--as-of", AS_OF, "--jobs", "1")
    assert done.exit_code == 0, done.output
    record = json.loads((library / "out/.sheets.json").read_text("utf-8"))["sheets"]
    return {row["row"]["code"]: library / "out" / name for name, row in record.items()}


def test_the_square_code_of_a_paper(copy_of: Callable[..., Path], publish: Publish, tmp_path: Path) -> None:
    library = with_site(copy_of("_good"))
    sheets = built(publish, library, "first", "--clinic", "east", "--format", "standard")
    assert len(sheets) == 2, "in English and in Polish"
    for code, sheet in sheets.items():
        assert seen_in(sheet, tmp_path) == [f"{SITE}c/{code}/"]
        text = subprocess.run(["pdftotext", str(sheet), "-"], capture_output=True, text=True, check=True).stdout
        assert f"leaflets.example.org/east/c/{code}" in "".join(text.split())


def test_in_large_print(copy_of: Callable[..., Path], publish: Publish, tmp_path: Path) -> None:
    ((code, sheet),) = built(
        publish, with_site(copy_of("_good")), "second", "--clinic", "east", "--format", "large-print"
    ).items()
    assert seen_in(sheet, tmp_path) == [f"{SITE}c/{code}/"]


def test_from_right_to_left(sample: Path, publish: Publish, tmp_path: Path) -> None:
    library = with_site(sample, "riverside")
    chosen = ("picc-or-port", "--clinic", "riverside", "--language", "ar", "--format", "standard")
    ((code, sheet),) = built(publish, library, *chosen).items()
    assert seen_in(sheet, tmp_path) == [f"{SITE}c/{code}/"]


def test_as_plain_text(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = with_site(copy_of("_good"))
    ((code, sheet),) = built(publish, library, "second", "--clinic", "east", "--format", "text").items()
    assert f"Is it current?: leaflets.example.org/east/c/{code}" in sheet.read_text("utf-8").replace("\n ", "")


def test_on_a_screen(copy_of: Callable[..., Path], publish: Publish) -> None:
    library = with_site(copy_of("_good"))
    ((code, sheet),) = built(publish, library, "second", "--clinic", "east", "--format", "html").items()
    assert f'href="{SITE}c/{code}/"' in sheet.read_text("utf-8")


def test_the_code_is_the_same_with_a_site_and_without(copy_of: Callable[..., Path], publish: Publish) -> None:
    """And two people sign the address: it adds one line to the clinic's values."""
    library = copy_of("_good")
    before = clinic_to_sign(read_library(library), "east", "en-GB")[0].lines
    plain = built(publish, library, "second", "--clinic", "east", "--format", "text")
    with_site(library)
    assert set(built(publish, library, "second", "--clinic", "east", "--format", "text")) == set(plain)
    after = clinic_to_sign(read_library(library), "east", "en-GB")[0].lines
    assert set(after) - set(before) == {f"site\t{SITE}"}
    assert set(before) <= set(after)


@pytest.mark.parametrize(
    "site", ["http://leaflets.example.org", "leaflets.example.org", "https://x", f"https://example.org/{'a' * LONGEST_SITE}"]
)
def test_an_address_that_cannot_be_one(site: str, copy_of: Callable[..., Path], publish: Publish) -> None:
    checked = publish("check", "--library", with_site(copy_of("_good"), site=site))
    assert checked.exit_code == 1
    assert "clinics/east/clinic.yaml:4: error[web]" in checked.stdout


def test_the_longest_address_is_read_in_the_smallest_picture(tmp_path: Path) -> None:
    """23 mm on paper, at 150 dpi."""
    address = f"https://example.org/{'a' * (LONGEST_SITE - 21)}/c/KCPV-5JM7-5XJ3/"
    picture = square_code(address, "KCPV-5JM7-5XJ3")
    page = f'<style>@page {{ size: 60mm 60mm; margin: 10mm }} img {{ width: 23mm }}</style><img src="data:{picture.media_type};base64,{b64encode(picture.content).decode()}">'
    sheet = tmp_path / "square.pdf"
    HTML(string=page).write_pdf(sheet)
    assert seen_in(sheet, tmp_path) == [address]


@pytest.mark.parametrize("name", ["standard", "large-print-24", "booklet"])
def test_the_square_code_of_a_video(name: str, copy_of: Callable[..., Path], publish: Publish, tmp_path: Path) -> None:
    """In a paragraph and in an item: its address is what zbar reads, what a screen reader says, and text beside it. A booklet is paper alone."""
    library, address = copy_of("_good"), "https://example.org/films/biopsy"
    with (library / "leaflets/second/leaflet.md").open("a", encoding="utf-8") as file:
        file.write(f'\nYou can [watch it]({address} "video") first.\n\n- [Watch]({address}/2 "video") this.\n- Another.\n')
    ((_, sheet),) = built(publish, library, "second", "--clinic", "east", "--format", name).items()
    assert sorted(seen_in(sheet, tmp_path)) == [address, f"{address}/2"]
    text = subprocess.run(["pdftotext", str(sheet), "-"], capture_output=True, text=True, check=True).stdout
    assert "".join(text.split()).count("example.org/films/biopsy") == 2
    pictures = read_facts(sheet.read_bytes()).content.pictures
    assert name == "booklet" or {address, f"{address}/2"} <= {*pictures}


def test_a_clinic_without_links_on_paper_prints_no_video(copy_of: Callable[..., Path], publish: Publish, tmp_path: Path) -> None:
    library = copy_of("_good")
    with (library / "leaflets/second/leaflet.md").open("a", encoding="utf-8") as file:
        file.write('\nYou can [watch it](https://example.org/film "video") first.\n')
    with (library / "clinics/east/clinic.yaml").open("a", encoding="utf-8") as file:
        file.write("links-on-paper: no\n")
    ((_, sheet),) = built(publish, library, "second", "--clinic", "east", "--format", "standard").items()
    assert seen_in(sheet, tmp_path) == []
