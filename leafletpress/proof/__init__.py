"""Proof: a sheet is opened again, its facts are read off it, and they must be those of the document that it was set from."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import pikepdf
import pypdfium2

from leafletpress.model import Document
from leafletpress.proof.arranged import disarranged
from leafletpress.proof.embedded import read_letterings, redrawn
from leafletpress.proof.expected import as_composed, expected_bookmarks, expected_content
from leafletpress.proof.eye import look, too_small
from leafletpress.proof.facts import Facts, Promise, TaggedContent
from leafletpress.proof.glyphs import glyphs_on
from leafletpress.proof.heard import destinations, marked_texts, read_blocks, read_bookmarks, read_shapes, read_tree
from leafletpress.proof.letters import letters
from leafletpress.proof.order import broken_numbers, find_turned_lines
from leafletpress.proof.pairing import apart
from leafletpress.proof.running import running_faults, running_lines
from leafletpress.proof.said import unknown_words, unsaid, wrong_links
from leafletpress.proof.tagged import read_elements

__all__ = ["Facts", "Promise", "TaggedContent", "differences", "read_claims", "read_facts"]

UA = "{http://www.aiim.org/pdfua/ns/id/}part"
A_PART = "{http://www.aiim.org/pdfa/ns/id/}part"
A_LEVEL = "{http://www.aiim.org/pdfa/ns/id/}conformance"
LINK = re.compile(
    r"#.+|https://.+|tel:[+0-9-]+(?:;ext=[0-9]+)?|sms:\+?[0-9]+|mailto:[^@]+@[^@]+"
)  # as the links of leaflets and of contacts
MILLIMETRES = 25.4 / 72  # in a point


def read_claims(content: bytes) -> tuple[str, ...]:
    """The standards that a PDF claims to follow. Raises pikepdf.PdfError where it is none."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return tuple(_standards(pdf.open_metadata()))


def read_facts(content: bytes) -> Facts:
    """The facts of a PDF. Raises pikepdf.PdfError where it is none."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pypdfium2.PdfDocument(content) as drawn:
        metadata = pdf.open_metadata()  # not entered: it would be written when it is left
        standards = tuple(_standards(metadata))
        title = str(metadata.get("dc:title", "") or pdf.docinfo.get("/Title", ""))
        language = str(pdf.Root.get("/Lang", ""))
        pages = list(drawn)  # read once, for the glyphs and for the eye
        texts, glyphs = marked_texts(pdf), glyphs_on(pages)
        tree = read_elements(pdf)
        blocks = list(read_blocks(tree, texts, language))
        turned, broken = find_turned_lines(pdf, blocks, glyphs)
        return Facts(
            pages=len(pdf.pages),
            sizes=tuple(sorted({_size(page) for page in pdf.pages})),
            title=title,
            language=language,
            fonts=tuple(sorted(set(_fonts(pdf)))),
            letterings=tuple(read_letterings(pdf)),
            standards=standards,
            destinations=tuple(_page_numbers(pdf)),
            turned=turned,
            broken=broken,
            running=running_lines(glyphs),
            bookmarks=tuple(read_bookmarks(pdf)),
            look=look(pages, glyphs, [[mark for mark, _, _ in block] for block in blocks], read_shapes(tree, language)),
            content=read_tree(pdf, tree, texts),
        )


def differences(found: Facts, promise: Promise) -> tuple[str, ...]:
    """In what a sheet is not what it must be, in words."""
    document = promise.document
    wanted = expected_content(document, dict(found.destinations))
    declared = {name.replace(" ", "-") for name in promise.fonts}
    strange = [font for font in found.fonts if font.removesuffix("-Bold") not in declared]
    different = [
        f"the sheet {what} {seen or 'nothing'} where the document has {meant or 'nothing'}"
        for what, seen, meant in (
            ("is titled", found.title, document.title),
            ("is in the language", found.language, document.language),
            ("claims", ", ".join(found.standards), ", ".join(promise.standards)),
            ("is made of", _sizes(found.sizes), _sizes((promise.size,))),
            ("numbers so many items:", str(found.content.numbered), str(promise.numbered)),
            *((f"has as {name}", seen, meant) for name, seen, meant in _contents(found, wanted, document)),
        )
        if seen != meant
    ]
    different += [f"the sheet is set in {font}, which is no declared font" for font in strange]
    if found.look.over_the_edge:
        pages = ", ".join(map(str, found.look.over_the_edge))
        different.append(f"the sheet has something at the very edge of the paper, where it would be cut off, on page {pages}")
    different += (
        *found.turned,
        *(broken_numbers(found.broken, as_composed(document)) if found.broken else ()),
        *redrawn(found.letterings, promise.files),
        *running_faults(found.running, document, promise.again),
        *found.look.faults,
        *too_small(found.look, promise.smallest),
        *unsaid(document, promise.texts),
        *unknown_words(document),
        *apart(document, promise.together),
        *disarranged(document, promise.together),
    )
    said = found.content.words + "".join(map(letters, found.content.pictures))
    texts = (*promise.texts, document.code)
    different += [f"the sheet does not say {text!r}" for text in texts if letters(text) not in said]
    return (
        *different,
        *(fault for texts in promise.in_order for fault in _out_of_order(found.content.words, texts)),
        *_links(found.content.links, promise.links),
        *wrong_links(document),
        *_words(found.content.words, wanted.words),
    )


def _out_of_order(said: str, texts: Sequence[str]) -> Iterator[str]:
    """The first of the texts that follow each other that does not stand behind those before it."""
    place = 0
    for text in texts:
        if (found := said.find(letters(text), place)) < 0:
            yield f"the sheet does not say {text!r} behind what comes before it in the leaflet"
            return
        place = found + len(letters(text))


def _links(found: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    yield from (f"the sheet leads to {link!r}, where nobody is to be led" for link in found if not LINK.fullmatch(link))
    yield from (f"the sheet has no link to {link!r}" for link in wanted if link not in found)


def _contents(facts: Facts, wanted: TaggedContent, document: Document) -> Iterator[tuple[str, str, str]]:
    """What is found and wanted of each kind; of what has an order, the first that differs."""
    found = facts.content
    for name, seen, meant in (
        ("heading", found.headings, wanted.headings),
        ("bookmark", [words for _, words in facts.bookmarks], list(expected_bookmarks(document))),
        ("link", found.links, wanted.links),
        ("text of picture", found.pictures, wanted.pictures),
        ("full words of abbreviation", found.expansions, wanted.expansions),
    ):
        pairs = enumerate(zip_longest(map(_shown, seen), map(_shown, meant), fillvalue=""), 1)
        number, (this, that) = next(((number, pair) for number, pair in pairs if pair[0] != pair[1]), (0, ("", "")))
        yield f"{name} {number}", this, that
    for kind, there, meant_there in (("", dict(found.tags), dict(wanted.tags)), ("sign ", dict(found.signs), dict(wanted.signs))):
        for one in sorted({*there, *meant_there}):
            yield f"number of {kind}{one}", str(there.get(one, 0)), str(meant_there.get(one, 0))


def _shown(item: str | tuple[int, str]) -> str:
    return item if isinstance(item, str) else f"H{item[0]} {item[1]}"


def _words(found: str, wanted: str) -> Iterator[str]:
    """Where the letters and digits of a sheet begin to differ from those of its document."""
    if found == wanted:
        return
    here = next(
        (index for index, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), min(len(found), len(wanted))
    )
    start = max(0, here - 20)
    yield f"the sheet reads {found[start : here + 20]!r} where the document reads {wanted[start : here + 20]!r}"


def _standards(metadata: pikepdf.models.PdfMetadata) -> Iterator[str]:
    if part := metadata.get(UA):
        yield f"PDF/UA-{part}"
    if part := metadata.get(A_PART):
        yield f"PDF/A-{part}{str(metadata.get(A_LEVEL, '')).lower()}"
    if "wtpdf#accessibility1.0" in str(metadata):
        yield "WTPDF 1.0"


def _size(page: pikepdf.Page) -> tuple[int, int]:
    """Width and height in mm."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return round((right - left) * MILLIMETRES), round((top - bottom) * MILLIMETRES)


def _sizes(sizes: Sequence[tuple[int, int]]) -> str:
    return ", ".join(f"{width} x {height} mm" for width, height in sizes)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of the embedded fonts, without the six letters that mark a subset."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/Type" in item and item["/Type"] == "/FontDescriptor":
            yield str(item.get("/FontName", "")).lstrip("/").rpartition("+")[2]


def _page_numbers(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """The page, from 1, of each place that has a name."""
    pages: dict[tuple[int, int], int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for name, place in destinations(pdf):
        yield name, pages[place[0].objgen]
