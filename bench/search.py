"""Whether a search finds what stands on a sheet: phrases of one, two and three words, as one types them, in four readers.

    pip install -r bench/requirements.txt
    .venv/bin/python bench/search.py [--language TAG ...] [--missed]

Sheets are the flagship in each language. PDFium and MuPDF search themselves, as Chromium and the viewers made with MuPDF do; what
pdftotext and pdf.js give back is searched as Firefox does, a line's break being a space. (What Evince and Okular find with poppler
may be more.) Phrases do not cross from one block to the next, and the list of contents is left out, whose page numbers nobody
looks for. Where a script has no spaces, what is torn apart at a line's end is not counted against a goal. --missed prints the phrases that were not found. Ends with 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from equipment import prepare

prepare()

import pypdfium2  # noqa: E402 - fontconfig must be set before WeasyPrint is imported
import readers  # noqa: E402
import samples  # noqa: E402
import setters  # noqa: E402
import tinyhtml5  # noqa: E402
from samples import Sample  # noqa: E402

LENGTHS = (1, 2, 3)  # words
AT_MOST = 400  # phrases of each length, evenly over the sheet
SIGNS = ".,;:!?()[]\"'«»،؛؟۔।“”‘’…·。，；：！？（）"  # which are not typed at the ends of a phrase
NOT_TYPED = str.maketrans({"\u00a0": " ", "\u2011": "-"})
# The share in % that is to be found, by the length of the phrase. Firefox and MuPDF see the marks of direction that stand on lines
# from right to left between a word and a number or a phrase of another script.
GOALS = {"ltr": (99.5, 98.5, 98.5), "rtl": (98.5, 90.5, 85.0)}
UNMEASURED = "pdftotext"  # what it writes is not what its viewers search
Find = Callable[[str], bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--language", action="append", metavar="TAG", help="only this language; may be given again")
    parser.add_argument("--missed", action="store_true", help="print the phrases that were not found")
    options = parser.parse_args()
    known = samples.library()
    missed: list[str] = []
    print(f"{'found, in %':24}" + "".join(f"{length:>7}" for length in LENGTHS) + "   words")
    for tag in options.language or samples.flagship_languages(known):
        sample = samples.flagship(known, tag)
        for reader, shares in measured(sample, missed=options.missed):
            print(f"{tag:12}{reader:12}" + "".join(f"{share:>7.1f}" for share in shares), flush=True)
            goals = zip(shares, GOALS[sample.direction], strict=True)
            if sample.spaced and reader != UNMEASURED and any(share < goal for share, goal in goals):
                missed.append(f"{tag} in {reader}")
    print(f"\n{'missed' if missed else 'holds '}: {GOALS} {', '.join(missed)}")
    sys.exit(1 if missed else 0)


def measured(sample: Sample, *, missed: bool) -> Iterator[tuple[str, list[float]]]:
    """The shares that each reader finds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.pdf"
        path.write_bytes(setters.ours(sample))
        for reader, search in SEARCHES.items():
            find = search(path)
            if find is None:
                continue
            shares = []
            for length in LENGTHS:
                wanted = phrases(sample, length)
                lost = [phrase for phrase in wanted if not find(phrase)]
                shares.append(100 - 100 * len(lost) / len(wanted))
                if missed:
                    print("".join(f"  {reader}: {phrase}\n" for phrase in lost), end="")
            yield reader, shares


def phrases(sample: Sample, length: int) -> list[str]:
    """Different phrases of so many words, as they are typed: with plain spaces and hyphens, and no sign before or after."""
    body = tinyhtml5.parse(sample.document.html, namespace_html_elements=False).find("body")
    for parent in list(body.iter()):
        for child in [one for one in parent if one.tag == "nav"]:
            parent.remove(child)
    found = {}
    for unit in samples.units_in(body, skip="data-running"):
        words = unit.translate(NOT_TYPED).split()
        groups = (" ".join(words[start : start + length]).strip(SIGNS) for start in range(len(words) - length + 1))
        found.update(dict.fromkeys(filter(None, groups)))
    every = -(-len(found) // AT_MOST)
    return list(found)[::every]


def in_pdfium(path: Path) -> Find:
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(path)]
    return lambda phrase: any(page.search(phrase).get_next() is not None for page in pages)


def in_mupdf(path: Path) -> Find | None:
    if readers.mupdf(path) is None:
        return None
    import pymupdf

    pages = [(page, page.get_textpage()) for page in pymupdf.open(path)]
    return lambda phrase: any(page.search_for(phrase, textpage=text) for page, text in pages)


def in_text(read: readers.Reader) -> Callable[[Path], Find | None]:
    def search(path: Path) -> Find | None:
        pages = read(path)
        if pages is None:
            return None
        text = " ".join(" ".join(pages).split()).casefold()
        return lambda phrase: phrase.casefold() in text

    return search


SEARCHES: dict[str, Callable[[Path], Find | None]] = {
    "PDFium": in_pdfium,
    "MuPDF": in_mupdf,
    "pdf.js": in_text(readers.pdfjs),
    "pdftotext": in_text(readers.pdftotext),
}


main()
