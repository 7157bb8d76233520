"""The tag tree: one structure element for each source element, however many pages it spans, in reading order.

A pure function from the document's own elements and what stands on its pages. Nothing here knows the renderer or the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from xml.etree.ElementTree import Element

from leafletpress.formats.pdf.contents import Box, Content, Leaf, LinkArea
from leafletpress.formats.pdf.rearranged import goes_on, is_later, places
from leafletpress.formats.pdf.roles import GROUPING, INLINE, LIST_NUMBERING, NEUTRAL, ROLES, SVG

BESIDE = "data-beside"  # what stands beside the first language in a second one
LABEL_PSEUDOS = frozenset({"marker", "before"})


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. `kids` are other nodes, marked content and link annotations, in reading order."""

    role: str
    parent: Node | None = None
    element: Element | None = None
    kids: list[Node | Content] = field(default_factory=list)
    language: str = ""
    direction: str = ""
    alternative: str = ""
    expansion: str = ""
    identifier: str = ""
    scope: str = ""
    column_span: int = 1
    row_span: int = 1
    numbering: str = ""
    box: Box | None = None
    references: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Itself and all below it, parents first."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def is_in(self, role: str) -> bool:
        """Whether it, or what it stands in, has a role."""
        return self.role == role or (self.parent is not None and self.parent.is_in(role))

    def text(self) -> str:
        """All words in it, lines parted by a space; where there are none, the texts of its pictures."""
        words = joined([leaf for node in self.walk() for leaf in node.kids if isinstance(leaf, Leaf)])
        return words or " ".join(node.alternative for node in self.walk() if node.alternative)


def joined(leaves: list[Leaf]) -> str:
    """The words of some leaves: where a line ends, so does a word."""
    pieces = []
    for index, leaf in enumerate(leaves):
        pieces.append(" " + leaf.text if index and leaf.line != leaves[index - 1].line else leaf.text)
    return " ".join("".join(pieces).split())


@dataclass(frozen=True, slots=True)
class Tree:
    """The document's node, and the node of each element that has one."""

    document: Node
    by_element: Mapping[Element, Node]
    notes: tuple[Node, ...]

    def nearest(self, element: Element | None) -> Node:
        """The node of an element, or of the first element in it that has one, or the document's."""
        inside = element.iter() if element is not None else ()
        return next((self.by_element[one] for one in inside if one in self.by_element), self.document)


def build_tree(root: Element, contents: Iterable[Content], list_styles: Mapping[Element, str], notes: frozenset[Element]) -> Tree:
    """Build the tree of a document.

    `list_styles` is the CSS list-style-type of lists and items, `notes` the elements that are set as footnotes.
    """
    builder = _Builder(root, list_styles, notes)
    for content in contents:
        builder.add(content)
    return builder.finish()


class _Builder:
    def __init__(self, root: Element, list_styles: Mapping[Element, str], notes: frozenset[Element]) -> None:
        self._root = root
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._list_styles = list_styles
        self._footnotes = notes
        self._notes: list[Node] = []
        self._document = Node("Document", direction="rtl" if root.get("dir") == "rtl" else "")
        self._nodes: dict[tuple[Element, str], Node] = {}
        self._by_element: dict[Element, Node] = {}

    def add(self, content: Content) -> None:
        pseudo = content.pseudo if isinstance(content, Leaf) else ""
        node = self._node(content.element, pseudo)
        if isinstance(content, Leaf) and content.box is not None:
            node.box = content.box
        node.kids.append(content)

    def finish(self) -> Tree:
        self._add_empty_cells()
        self._put_in_order()
        _tidy(self._document, self._list_styles)
        for number, note in enumerate(self._notes):
            note.identifier = f"note-{number}"
            call = self._nodes.get((note.element, "footnote-call")) if note.element is not None else None
            if call is not None:
                call.references.append(note)
                note.references.append(call)
        there = set(self._document.walk())
        by_element = {element: node for element, node in self._by_element.items() if node in there}
        return Tree(self._document, by_element, tuple(self._notes))

    def _add_empty_cells(self) -> None:
        """Nodes for the cells that nothing stands in, at their places: cells to fill in are cells too, and so are rows of them."""
        for table in [element for element in self._by_element if element.tag == "table"]:
            for place in (element for element in table.iter() if element.tag in ("td", "th")):
                self._node(place)
            order: dict[Element | None, int] = {element: number for number, element in enumerate(table.iter())}
            for node in self._by_element[table].walk():
                if node.role in ("Table", "THead", "TBody", "TFoot", "TR"):
                    node.kids.sort(key=lambda kid: order.get(kid.element, -1))

    def _put_in_order(self) -> None:
        """What comes later on the pages than it was written is told where it was written, and what goes on beside something else behind that."""
        moved = {
            parent for child, parent in self._parents.items() if is_later(child) or (BESIDE in child.attrib and goes_on(parent))
        }
        order: dict[Element | None, int] = dict(places(self._root).items()) if moved else {}
        for around in moved:
            self._node(around).kids.sort(key=lambda kid: order.get(kid.element, -1))

    # The node of an element

    def _node(self, element: Element | None, pseudo: str = "") -> Node:
        if element is None or element.tag in ("html", "body"):
            return self._document
        node = self._nodes.get((element, pseudo))
        if node is None:
            node = self._nodes[element, pseudo] = self._make(element, pseudo)
        return node

    def _make(self, element: Element, pseudo: str) -> Node:
        if element.tag == "li":
            return self._list_part(element, pseudo)
        if pseudo == "footnote-call":
            return self._new("Reference", self._parent(element), element)
        if element in self._footnotes and pseudo in ("", "footnote-marker"):
            return self._note(element, pseudo)
        if pseudo:
            return self._node(element)
        if element.tag in ("dt", "dd"):
            return self._definition_part(element)
        if element.tag in ("img", SVG):
            return self._picture(element)
        return self._plain(element)

    def _new(self, role: str, parent: Node, element: Element | None) -> Node:
        node = Node(role, parent, element)
        parent.kids.append(node)
        return node

    def _parent(self, element: Element) -> Node:
        return self._node(self._parents.get(element))

    def _own(self, element: Element, node: Node) -> Node:
        """Note a node as an element's own, with the language and the reading direction where they change there."""
        self._by_element.setdefault(element, node)
        node.language = self._changed(element, "lang")
        node.direction = self._changed(element, "dir")
        return node

    def _changed(self, element: Element, name: str) -> str:
        """An element's attribute that holds for all in it, where it differs from the one that held outside."""
        value = element.get(name, "")
        outer = self._parents.get(element)
        while outer is not None and not outer.get(name):
            outer = self._parents.get(outer)
        return "" if outer is not None and outer.get(name) == value else value

    def _plain(self, element: Element) -> Node:
        role = ROLES.get(str(element.tag))
        if role is None and self._changed(element, "lang"):
            role = NEUTRAL
        if role is None:
            return self._parent(element)
        parent = self._parent(element)
        if role == "Aside" and parent.is_in("Aside"):
            role = "Sect"  # ISO 32005 has no Aside in an Aside
        node = self._own(element, self._new(role, parent, element))
        if element.tag == "abbr":
            node.expansion = element.get("title", "")
        if element.tag in ("th", "td"):
            self._cell(element, node)
        return node

    def _cell(self, element: Element, node: Node) -> None:
        node.column_span, node.row_span = int(element.get("colspan", "1")), int(element.get("rowspan", "1"))
        if element.tag == "th":
            row = self._parents[element]
            in_head = self._parents[row].tag == "thead"
            node.scope = {"col": "Column", "row": "Row"}.get(element.get("scope") or ("col" if in_head else "row"), "Both")

    def _picture(self, element: Element) -> Node:
        """A picture's text goes to the figure around it, where there is one."""
        parent = self._parents.get(element)
        if parent is not None and parent.tag == "figure":
            node = self._node(parent)
        else:
            node = self._own(element, self._new("Figure", self._parent(element), element))
        title = element.find("{http://www.w3.org/2000/svg}title")
        node.alternative = element.get("alt") or element.get("aria-label") or (title.text if title is not None else "") or ""
        self._by_element.setdefault(element, node)
        return node

    def _list_part(self, element: Element, pseudo: str) -> Node:
        """The label or body of a list item; both stand in one LI."""
        item = self._nodes.get((element, "item"))
        if item is None:
            item = self._nodes[element, "item"] = self._own(element, self._new("LI", self._parent(element), element))
        if pseudo in LABEL_PSEUDOS:
            return self._new("Lbl", item, element)
        return self._node(element) if pseudo else self._new("LBody", item, element)

    def _definition_part(self, element: Element) -> Node:
        """A term with what follows it, up to the next term, is one item."""
        siblings = [one for one in self._parents[element] if one.tag in ("dt", "dd")]
        index = siblings.index(element)
        while index > 0 and not (siblings[index].tag == "dt" and siblings[index - 1].tag == "dd"):
            index -= 1
        first = siblings[index]
        item = self._nodes.get((first, "item"))
        if item is None:
            item = self._nodes[first, "item"] = self._new("LI", self._parent(first), first)
        role = "Lbl" if element.tag == "dt" else "LBody"
        part = next((kid for kid in item.kids if isinstance(kid, Node) and kid.role == role), None) or self._new(
            role, item, element
        )
        if part.element is not element:  # a second term, or a second definition, which is a paragraph of its own
            part = self._new(NEUTRAL if role == "Lbl" else "P", part, element)
        return self._own(element, part)

    def _note(self, element: Element, pseudo: str) -> Node:
        note = self._nodes.get((element, "note"))
        if note is None:
            note = self._nodes[element, "note"] = self._own(element, self._new("FENote", self._parent(element), element))
            self._notes.append(note)
        return self._new("Lbl", note, element) if pseudo else note


# Putting the finished tree in order


def _tidy(node: Node, list_styles: Mapping[Element, str]) -> None:
    if node.role in GROUPING or (node.role in ("LBody", "TD", "TH") and _is_mixed(node)):
        _wrap_loose(node)
    if node.role == "Figure":
        node.kids.sort(key=lambda kid: isinstance(kid, Node) and kid.role == "Caption")
    if node.role == "Table":
        node.kids.sort(key=lambda kid: not (isinstance(kid, Node) and kid.role == "Caption"))
    for kid in node.kids:
        if isinstance(kid, Node):
            _tidy(kid, list_styles)
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.role in ("TD", "TH")]
    if node.role != "Figure":
        node.kids = _words_apart(node)
    if node.role == "L" and node.element is not None:
        node.numbering = _numbering(node, list_styles)


def _is_inline(kid: Node | Content) -> bool:
    return not isinstance(kid, Node) or kid.role in INLINE


def _is_mixed(node: Node) -> bool:
    """Whether blocks stand beside loose text."""
    return any(map(_is_inline, node.kids)) and not all(map(_is_inline, node.kids))


def _wrap_loose(node: Node) -> None:
    """Runs of inline content in paragraphs of their own."""
    kids: list[Node | Content] = []
    paragraph: Node | None = None
    for kid in node.kids:
        if not _is_inline(kid):
            paragraph = None
            kids.append(kid)
            continue
        if paragraph is None:
            paragraph = Node("P", node)
            kids.append(paragraph)
        paragraph.kids.append(kid)
        if isinstance(kid, Node):
            kid.parent = paragraph
    node.kids = kids


def _words_apart(node: Node) -> list[Node | Content]:
    """The kids of an element; words beside an element, or on two pages, are in elements of their own.

    Chromium tells an element's own words before all that stands in it, and takes a mark on another page for one on this.
    """
    places = [kid.page if isinstance(kid, Leaf) else None for kid in node.kids if not isinstance(kid, LinkArea)]
    if len(set(places)) == 1:
        return node.kids
    kids: list[Node | Content] = []
    for page, run in groupby(node.kids, lambda kid: kid.page if isinstance(kid, Leaf) else None):
        part = list(run)
        kids += part if page is None else [Node(NEUTRAL, node, kids=part)]
    return kids


def _numbering(node: Node, list_styles: Mapping[Element, str]) -> str:
    assert node.element is not None  # noqa: S101 - the caller looked
    if node.element.tag == "dl":
        return "Description"
    labelled = any(
        isinstance(item, Node) and any(isinstance(kid, Node) and kid.role == "Lbl" for kid in item.kids) for item in node.kids
    )
    if not labelled:
        return ""
    styles = (list_styles.get(item.element, "") for item in node.kids if isinstance(item, Node) and item.element is not None)
    named = LIST_NUMBERING.get(next(styles, ""), "")
    return named or ("Decimal" if node.element.tag == "ol" else "Disc")
