"""Imposition: which page stands on which half of which side, and the sheets drawn so."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from leafletpress.proof.folding import place_of

POINTS = 72 / 25.4  # in a mm
WIDTH, HEIGHT = 297 * POINTS, 210 * POINTS  # A4, lying
PER_SHEET = 4
Halves = tuple[int | None, int | None]  # the pages, from 0, on the left and the right half of a side; none where it is blank


def sides(pages: int, *, right_to_left: bool) -> Iterator[Halves]:
    """The sides of the sheets in the order in which they are printed: the front of the outermost, its back, and so on inwards."""
    sheets = -(-pages // PER_SHEET)
    for sheet in range(sheets):
        first, last = 2 * sheet, PER_SHEET * sheets - 1 - 2 * sheet
        for outer, inner in ((last, first), (first + 1, last - 1)):
            left, right = (page if page < pages else None for page in (outer, inner))
            yield (right, left) if right_to_left else (left, right)


def impose(content: bytes, *, right_to_left: bool) -> bytes:
    """Draw the pages of a PDF on the halves of A4 sheets, for folding on the right or, `right_to_left`, with the back on the right.

    The same pages give the same bytes. Raises pikepdf.PdfError where it is no PDF.
    """
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as source, pikepdf.new() as sheets:
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in source.pages]
        widths = [float(page.mediabox[2]) - float(page.mediabox[0]) for page in source.pages]
        for halves in sides(len(forms), right_to_left=right_to_left):
            page = sheets.add_blank_page(page_size=(WIDTH, HEIGHT))
            there = [(f"/Page{number}", half, number) for half, number in enumerate(halves) if number is not None]
            drawn = (f"q 1 0 0 1 {place_of(half, WIDTH, widths[number]):.3f} 0 cm {name} Do Q" for name, half, number in there)
            page.obj.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary({name: forms[number] for name, _, number in there})
            )
            page.obj.Contents = sheets.make_stream("\n".join(drawn).encode())
        root, original = sheets.Root, source.Root
        root.Lang = str(original.Lang)
        root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True, PrintScaling=pikepdf.Name.None_, Duplex=pikepdf.Name.DuplexFlipShortEdge
        )
        with source.open_metadata() as known, sheets.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = known.get("dc:title", "")
        sheets.save(made, deterministic_id=True)
    return made.getvalue()
