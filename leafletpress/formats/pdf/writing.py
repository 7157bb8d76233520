"""From set pages to a file: text layer, tag tree and standards together."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

import pydyf
from weasyprint import Attachment

from leafletpress.formats.pdf.adapter import Pages, hooks
from leafletpress.formats.pdf.sealed import seal
from leafletpress.formats.pdf.standards import Standard, finish, structure_destination
from leafletpress.formats.pdf.structure import Anchors, write_tree
from leafletpress.formats.pdf.tree import Node, Tree, build_tree


def write_pdf(
    pages: Any,
    standard: Standard,
    source: str,
    further_languages: Sequence[str] = (),
    published: date | None = None,
    *,
    text_layer: bool = True,
    keep: Callable[[Tree], None] | None = None,
) -> bytes:
    """Write a rendered WeasyPrint document. `source` is what its identifier is made from, and what the archive attaches.

    What is attached is of the day that the leaflet was published, so that the same leaflet gives the same file, or else of this moment.
    `keep` is given the tag tree, for those who want to look at it.
    """
    profile = standard.value

    def tag(found: Pages) -> None:
        tree = build_tree(found.root, found.contents(), found.list_styles, frozenset(found.footnotes))
        anchors = Anchors(found.references, found.annotations)
        reference = write_tree(found.pdf, tree, anchors, pdf_2=profile.pdf_2)
        if profile.pdf_2:
            _lead_to_elements(found, tree, reference)
        if keep is not None:
            keep(tree)

    options: dict[str, Any] = {
        "pdf_variant": profile.variant,
        "pdf_identifier": hashlib.sha256(source.encode()).digest()[:16],
        "output_intent": "srgb",
    }
    if profile.pdf_2:
        day = datetime.combine(published, time()) if published else None
        attachment = Attachment(
            file_obj=io.BytesIO(source.encode()),
            name="leaflet.html",
            description="The leaflet as HTML",
            created=day,
            modified=day,
            relationship="Source",
        )
        options["attachments"] = [attachment]

    def finisher(_document: Any, pdf: pydyf.PDF) -> None:
        finish(pdf, standard, further_languages)
        seal(pdf)

    with hooks(tag, text_layer=text_layer):
        content: bytes = pages.write_pdf(finisher=finisher, **options)
    return content


def _lead_to_elements(found: Pages, tree: Tree, reference: Callable[[Node], Any]) -> None:
    """Links and bookmarks inside the file lead to structure elements, as PDF/UA-2 asks."""
    by_id = {element.get("id"): element for element in found.root.iter() if element.get("id")}
    names = found.pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    targets = {_string(names[index]): names[index + 1] for index in range(0, len(names), 2)}
    for annotation in found.annotations.values():
        if "Dest" in annotation:
            name = _string(annotation.pop("Dest"))
            annotation["A"] = structure_destination(targets[name], reference(tree.nearest(by_id[name])))
    for bookmark, element in zip(_bookmarks(found.pdf), found.headings, strict=True):
        bookmark["A"] = structure_destination(bookmark.pop("Dest"), reference(tree.nearest(element)))


def _string(value: Any) -> str:
    return str(getattr(value, "string", value))


def _bookmarks(pdf: pydyf.PDF) -> Sequence[Any]:
    """The outline's entries in document order."""
    if "Outlines" not in pdf.catalog:
        return ()

    def entries(reference: Any) -> list[Any]:
        found: list[Any] = []
        while reference:
            entry = pdf.objects[int(reference.split()[0])]
            found += [entry, *entries(entry.get("First"))]
            reference = entry.get("Next")
        return found

    return entries(pdf.objects[int(pdf.catalog["Outlines"].split()[0])]["First"])
