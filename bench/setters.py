"""The tools that set a sample: this project, stock WeasyPrint, Chromium and Typst. Each gives a PDF, or None where it is not here."""

from __future__ import annotations

import base64
import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from equipment import FONTS, package_version, program_version
from samples import PHONE, Sample
from weasyprint import CSS, HTML

from leafletpress.formats.pdf.rendering import BASE, DocumentFetcher, render
from leafletpress.formats.pdf.standards import Standard
from leafletpress.formats.pdf.writing import write_pdf
from leafletpress.model import Document

Setter = Callable[[Sample], bytes | None]
CHROMIUM = "chromium"


def ours(sample: Sample) -> bytes:
    """Our own writer."""
    return write_pdf(render(sample.document), Standard.ACCESSIBLE, sample.document.html)


def stock(sample: Sample) -> bytes:
    """WeasyPrint as it comes, for the same HTML and styles."""
    document = sample.document
    fetcher = DocumentFetcher(document.resources)
    styles = [CSS(string=style, base_url=BASE, url_fetcher=fetcher) for style in document.styles]
    page = HTML(string=document.html, base_url=BASE, url_fetcher=fetcher)
    content: bytes = page.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")
    return content


def chromium(sample: Sample) -> bytes | None:
    """Chromium's print to PDF of the same HTML and styles; it knows no running elements, which are left out."""
    if shutil.which(CHROMIUM) is None:
        return None
    page = page_with_styles(sample.document, "[data-running] { display: none }")
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "page.html", Path(name) / "page.pdf"
        source.write_text(page, "utf-8")
        # No sandbox: it does not start for root, and the page is our own.
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={name}/profile")
        command = [CHROMIUM, *flags, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def page_with_styles(document: Document, *more: str) -> str:
    """A document as one page of HTML, with its style sheets and pictures in it."""
    page = document.html.replace("<title>", f"<style>{chr(10).join((*document.styles, *more))}</style><title>", 1)
    for name, picture in document.resources.items():
        page = page.replace(name, f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}")
    return page


def typst(sample: Sample) -> bytes | None:
    """Typst with the same words, a paragraph for each unit, in the same fonts and line height."""
    if importlib.util.find_spec("typst") is None:
        return None
    import typst as compiler

    source = typst_source(sample).encode()
    content: bytes = compiler.compile(source, None, font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf")
    return content


def typst_source(sample: Sample) -> str:
    """A sample as Typst reads it."""
    families = ", ".join(f'"{family}"' for family in sample.families)
    tag, _, script = sample.document.language.partition("-")
    region = f', region: "{script.lower()}"' if len(script) == 2 else f', script: "{script.lower()}"' if script else ""
    head = (
        '#set page(paper: "a4", margin: 20mm)\n'
        f'#set text(font: ({families},), size: 12.5pt, lang: "{tag}"{region}, dir: {sample.direction}, hyphenate: false)\n'
        f"#set par(leading: {sample.line_height - 0.75:.2f}em, spacing: {sample.line_height:.2f}em)\n"
    )
    return head + "\n\n".join("".join(map(_typst_piece, enumerate(PHONE.split(unit)))) for unit in sample.units)


def _typst_piece(numbered: tuple[int, str]) -> str:
    index, piece = numbered
    words = re.sub(r'(["\\])', r"\\\1", piece.replace(" ", "\u00a0") if index % 2 else piece)
    return f'#text(dir: ltr, font: "Noto Sans")[#"{words}"]' if index % 2 else f'#"{words}"'


SETTERS: dict[str, Setter] = {"ours": ours, "WeasyPrint": stock, "Chromium": chromium, "Typst": typst}
WHERE_FROM = {"Chromium": "apt install chromium", "Typst": "pip install -r bench/requirements.txt"}


def versions() -> dict[str, str]:
    return {
        "WeasyPrint": package_version("weasyprint"),
        "Chromium": program_version(CHROMIUM, "--version").removeprefix("Chromium ").split(" ")[0],
        "Typst": package_version("typst"),
    }
