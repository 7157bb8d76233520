"""The sample library's sheets: valid by every profile that they claim, in the declared fonts, saying what they are."""

from __future__ import annotations

import json
import math
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from conftest import AS_OF, MADE, ROOT, TIMES, run_publish

from leafletpress.fonts import declared
from leafletpress.formats.pdf.standards import Standard
from leafletpress.proof import read_facts
from leafletpress.proof.letters import letters

pytestmark = pytest.mark.slow

Validator = Callable[[str, list[Path]], list[str]]
CLAIMS = {"standard": Standard.ACCESSIBLE, "large-print": Standard.ACCESSIBLE, "archive": Standard.ARCHIVE}


def of_format(sheets: Path, name: str) -> list[Path]:
    return sorted(path for path in sheets.glob("*.pdf") if f"_{name}_DRAFT" in path.name)


def of_one_clinic_each(files: list[Path]) -> list[Path]:
    """Each leaflet in each language once, of one clinic and then another: make thorough looks at them all."""
    by_words: dict[str, list[Path]] = {}
    for path in files:
        by_words.setdefault(path.name.rsplit("_", 3)[0], []).append(path)
    every = [paths[number % len(paths)] for number, paths in enumerate(by_words.values())]
    return files if TIMES > 1 else every


def test_every_edition_is_there(sheets: Path) -> None:
    listed = json.loads(run_publish("list", "--output-format", "json", "--as-of", AS_OF).stdout)
    for name in CLAIMS:
        assert len(of_format(sheets, name)) == sum(name in MADE[row["clinic"]] for row in listed)
    assert {row["leaflet"] for row in listed} >= {
        "interventional-oncology",
        "image-guided-biopsy",
        "thermal-ablation",
        "embolisation",
        "picc-or-port",
        "bowel-preparation",
        "knee-exercises",
        "childs-head-injury",
    }
    for language in ("en-GB", "ar", "pl"):
        for clinic in ("riverside", "northgate"):
            assert (sheets / f"interventional-oncology_1.0_{language}_{clinic}_standard_DRAFT.pdf").is_file()


@pytest.mark.parametrize(
    ("name", "flavour"), [(name, flavour) for name, standard in CLAIMS.items() for flavour in standard.value.flavours]
)
def test_verapdf(name: str, flavour: str, sheets: Path, validator: Validator) -> None:
    assert validator(flavour, of_one_clinic_each(of_format(sheets, name))) == []


def test_the_embedded_fonts_are_the_declared_ones(sheets: Path) -> None:
    families = {family.name.replace(" ", "-") for family in declared(ROOT / "styles/fonts")}
    for path in of_one_clinic_each(of_format(sheets, "standard")):
        fonts = read_facts(path.read_bytes()).fonts
        assert fonts
        assert {font.removesuffix("-Bold") for font in fonts} <= families, path.name


def test_what_a_file_says_of_itself(sheets: Path) -> None:
    path = sheets / "interventional-oncology_1.0_ar_riverside_standard_DRAFT.pdf"
    facts = read_facts(path.read_bytes())
    assert facts.language == "ar"
    assert facts.standards == ("PDF/UA-1", "PDF/A-2a")
    with pikepdf.open(path) as pdf:
        [document] = pdf.Root.StructTreeRoot.K
        assert document.A.WritingMode == "/RlTb"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:language"] == {"ar"}
            assert metadata["dc:title"] == str(pdf.docinfo["/Title"])
            assert metadata["dc:title"].startswith("مسودة: ")
        assert "interventional-oncology, 1.0" in str(pdf.docinfo["/Keywords"])
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261123")


def text_of(path: Path) -> list[str]:
    """The words of each page, as poppler reads them."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.split("\f")[:-1]]


def test_every_page_of_a_draft_says_so(sheets: Path) -> None:
    for path in of_format(sheets, "standard"):
        if "_en-GB_" in path.name:
            assert all("Draft. This leaflet has not been approved for patients." in page for page in text_of(path)), path.name


def test_bookmarks_lead_to_every_heading_the_callouts_too(sheets: Path) -> None:
    for path in sheets.glob("interventional-oncology_1.0_*_riverside_*.pdf"):
        with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
            bookmarks = [letters(one.title) for one in entries(outline.root)]
        headings = [words for _, words in read_facts(path.read_bytes()).content.headings]
        assert bookmarks == headings, path.name
        assert len(bookmarks) >= 18


def entries(bookmarks: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for one in bookmarks:
        yield one
        yield from entries(one.children)


SMALLEST = {"standard": 10, "large-print": 18, "archive": 10}  # pt, as docs/accessibility.md promises


@pytest.mark.parametrize("name", SMALLEST)
def test_nothing_is_printed_smaller_than_promised(name: str, sheets: Path) -> None:
    """As PDFium finds each character on the page: running lines, numbers of steps and keys, page numbers and all."""
    for path in of_format(sheets, name):
        with pypdfium2.PdfDocument(path) as pdf:
            sizes = Counter(size for page in pdf for size in sizes_on(page.get_textpage()))
        assert min(sizes) >= SMALLEST[name] - 0.01, path.name
        assert sizes.total() > 1000


def sizes_on(text: pypdfium2.PdfTextPage) -> Iterator[float]:
    """The size of each character that is seen, in pt."""
    matrix = pdfium.FS_MATRIX()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if unicodedata.category(char)[0] not in "CZ" and not pdfium.FPDFText_IsGenerated(text, index):
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            yield pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)


def test_the_same_words_have_the_same_code_in_each_format(sheets: Path) -> None:
    for first in of_format(sheets, "standard"):
        codes = set()
        for name in MADE[first.name.split("_")[3]]:
            with pikepdf.open(sheets / first.name.replace("_standard_", f"_{name}_")) as pdf, pdf.open_metadata() as metadata:
                codes.add(str(metadata["{http://ns.adobe.com/pdf/1.3/}Keywords"]).rpartition(", ")[2])
        assert len(codes) == 1, first.name
        assert any(codes.copy().pop() in page for page in text_of(first))


def test_clinics_print_their_own_values(sheets: Path) -> None:
    riverside, northgate = (
        " ".join(text_of(sheets / f"image-guided-biopsy_1.0_en-GB_{clinic}_standard_DRAFT.pdf"))
        for clinic in ("riverside", "northgate")
    )
    assert "020 7946 0123" in riverside.replace("\u00a0", " ")
    assert "0117 496 0340" in northgate.replace("\u00a0", " ")
    assert "0117" not in riverside
    assert "020 7946" not in northgate.replace("\u00a0", " ")


def test_a_changed_phone_number_changes_the_code(sample: Path, tmp_path: Path) -> None:
    clinic = sample / "clinics/riverside/clinic.yaml"
    codes = []
    for number in ("020 7946 0123", "020 7946 0124"):
        clinic.write_text(clinic.read_text("utf-8").replace("020 7946 0123", number), "utf-8")
        made = run_publish(
            "build", "picc-or-port", "--clinic", "riverside", "--language", "en-GB", "--library", sample, "--out", tmp_path
        )
        assert made.returncode == 0, made.stderr
        with pikepdf.open(tmp_path / "picc-or-port_1.0_en-GB_riverside_standard_DRAFT.pdf") as pdf:
            codes.append(str(pdf.docinfo["/Keywords"]).rpartition(", ")[2])
    assert codes[0] != codes[1]
