"""The tag tree of a PDF (ISO 32000-1, 14.7.2), read once for all who walk through it: asking the file for what it does not say takes longest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf


class Marked(NamedTuple):
    """A piece of marked content: its number, and its page, from 0, where it says one of its own."""

    page: int | None
    number: int


class Annotated(NamedTuple):
    """What stands for an annotation; None where it says none."""

    annotation: Any


@dataclass
class Element:
    """An element of the tree: its entries in the file, their names, its page, from 0, where it says one, and what stands in it, in order."""

    source: Any
    names: set[str]
    page: int | None
    kids: list[Element | Marked | Annotated]

    @cached_property
    def role(self) -> str:
        """Its structure type; nothing where it has none."""
        return self.says("/S").lstrip("/")

    @property
    def elements(self) -> list[Element]:
        """The structure elements right in it."""
        return [kid for kid in self.kids if isinstance(kid, Element) and "/S" in kid.names]

    @property
    def attributes(self) -> list[Any]:
        """What its layout, its list or its table is."""
        owners = self.source["/A"] if "/A" in self.names else []
        return list(owners) if isinstance(owners, pikepdf.Array) else [owners]

    def says(self, name: str, otherwise: str = "") -> str:
        """One of its entries as a text."""
        return str(self.source[name]) if name in self.names else otherwise


def read_elements(pdf: pikepdf.Pdf) -> Element | None:
    """The tag tree of a PDF; None where it has none."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def page_of(source: Any, names: set[str]) -> int | None:
        return pages[source["/Pg"].objgen] if "/Pg" in names else None

    def element(source: Any, names: set[str]) -> Element:
        kids = source["/K"] if "/K" in names else ()
        each = kids if isinstance(kids, pikepdf.Array) or kids == () else (kids,)
        return Element(source, names, page_of(source, names), list(map(kid, each)))

    def kid(source: Any) -> Element | Marked | Annotated:
        if isinstance(source, int):
            return Marked(None, source)
        names = source.keys()
        if "/MCID" in names:
            return Marked(page_of(source, names), int(source["/MCID"]))
        if "/Type" in names and source["/Type"] == "/OBJR":
            return Annotated(source["/Obj"] if "/Obj" in names else None)
        return element(source, names)

    root: Any = pdf.Root.get("/StructTreeRoot")
    return element(root, root.keys()) if root is not None else None
