"""Writing a tag tree into a PDF (ISO 32000-1, 14.7), with pydyf's public objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from leafletpress.formats.pdf.contents import Leaf, LinkArea
from leafletpress.formats.pdf.roles import OLDER
from leafletpress.formats.pdf.tree import Node, Tree

NAMESPACE = "http://iso.org/pdf2/ssn"
WRITING_MODES = {"ltr": "LrTb", "rtl": "RlTb"}
Reference = Any  # pydyf has no types: references are bytes


@dataclass(frozen=True, slots=True)
class Anchors:
    """What of the file a tree is tied to: the reference of each page, and the annotation dictionaries by number."""

    references: Sequence[Reference]
    annotations: Mapping[int, Any]


def write_tree(pdf: pydyf.PDF, tree: Tree, pages: Anchors, *, pdf_2: bool) -> Callable[[Node], Reference]:
    """Add the structure tree to a PDF; returns what gives the reference of a node."""
    return _Writer(pdf, pages, pdf_2=pdf_2).write(tree)


class _Writer:
    def __init__(self, pdf: pydyf.PDF, pages: Anchors, *, pdf_2: bool) -> None:
        self._pdf, self._pages, self._pdf_2 = pdf, pages, pdf_2
        self._namespace = pydyf.Dictionary({"Type": "/Namespace", "NS": pydyf.String(NAMESPACE)})
        self._objects: dict[Node, Any] = {}
        self._marks: list[dict[int, Reference]] = [{} for _ in pages.references]
        self._links: list[tuple[Reference, Any]] = []

    def write(self, tree: Tree) -> Callable[[Node], Reference]:
        root = self._add({"Type": "/StructTreeRoot"})
        if self._pdf_2:
            self._pdf.add_object(self._namespace)
            root["Namespaces"] = pydyf.Array([self._namespace.reference])
            root["RoleMap"] = pydyf.Dictionary({role: f"/{older}" for role, older in OLDER.items()})
        root["K"] = pydyf.Array([self._element(tree.document, root.reference).reference])
        self._refer(tree)
        self._number(root)
        if tree.notes:
            names = sorted((note.identifier, self._objects[note].reference) for note in tree.notes)
            root["IDTree"] = pydyf.Dictionary(
                {"Names": pydyf.Array([part for name, ref in names for part in (pydyf.String(name), ref)])}
            )
        self._pdf.catalog["StructTreeRoot"] = root.reference
        self._pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        return lambda node: self._objects[node].reference

    def _add(self, entries: Mapping[str, Any]) -> Any:
        made = pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made

    def _element(self, node: Node, parent: Reference) -> Any:
        role = node.role if self._pdf_2 else OLDER.get(node.role, node.role)
        made = self._objects[node] = self._add({"Type": "/StructElem", "S": f"/{role}", "P": parent, "K": pydyf.Array()})
        if self._pdf_2 and (node.role in OLDER or node.role == "Document"):
            made["NS"] = self._namespace.reference
        texts = {"Alt": node.alternative, "E": node.expansion, "Lang": node.language, "ID": node.identifier}
        made.update((name, pydyf.String(text)) for name, text in texts.items() if text)
        attributes = [pydyf.Dictionary({"O": f"/{owner}", **values}) for owner, values in self._attributes(node) if values]
        if attributes:
            made["A"] = attributes[0] if len(attributes) == 1 else pydyf.Array(attributes)
        for kid in node.kids:
            if isinstance(kid, Node):
                made["K"].append(self._element(kid, made.reference).reference)
            elif isinstance(kid, Leaf):
                self._mark(made, kid)
            else:
                self._link(made, kid, node)
        return made

    def _attributes(self, node: Node) -> Iterable[tuple[str, dict[str, Any]]]:
        layout: dict[str, Any] = {"BBox": pydyf.Array(node.box)} if node.box and node.role == "Figure" else {}
        layout |= {"WritingMode": f"/{WRITING_MODES[node.direction]}"} if node.direction else {}
        yield "Layout", layout
        table: dict[str, Any] = {"Scope": f"/{node.scope}"} if node.scope else {}
        table |= {"ColSpan": node.column_span} if node.column_span > 1 else {}
        table |= {"RowSpan": node.row_span} if node.row_span > 1 else {}
        yield "Table", table
        # Description is a value of PDF 2.0 only.
        numbering = "None" if node.numbering == "Description" and not self._pdf_2 else node.numbering
        yield "List", {"ListNumbering": f"/{numbering}"} if numbering else {}

    def _mark(self, made: Any, leaf: Leaf) -> None:
        page = self._pages.references[leaf.page]
        made.setdefault("Pg", page)
        if made["Pg"] == page:
            made["K"].append(leaf.mark)
        else:
            made["K"].append(pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": leaf.mark}))
        self._marks[leaf.page][leaf.mark] = made.reference

    def _link(self, made: Any, area: LinkArea, node: Node) -> None:
        annotation = self._pages.annotations[area.annotation]
        page = self._pages.references[area.page]
        made["K"].append(pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": page}))
        target = node.element.get("href", "") if node.element is not None else ""
        annotation["Contents"] = pydyf.String(node.text() or target)
        self._links.append((made.reference, annotation))

    def _refer(self, tree: Tree) -> None:
        """References between notes and their calls, which PDF 1.7 does not have."""
        if self._pdf_2:
            for node in tree.document.walk():
                if node.references:
                    self._objects[node]["Ref"] = pydyf.Array([self._objects[other].reference for other in node.references])

    def _number(self, root: Any) -> None:
        """The parent tree: from each mark and each annotation back to its element."""
        numbers = pydyf.Array()
        for page, marks in enumerate(self._marks):
            numbers.extend([page, pydyf.Array([marks.get(mark, "null") for mark in range(max(marks, default=-1) + 1)])])
        for key, (element, annotation) in enumerate(self._links, start=len(self._marks)):
            annotation["StructParent"] = key
            numbers.extend([key, element])
        parents = self._add({"Nums": numbers})
        root["ParentTree"] = parents.reference
        root["ParentTreeNextKey"] = len(self._marks) + len(self._links)
