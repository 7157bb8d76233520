"""Pages: what stands on them, in reading order, each piece paired with its mark in the page's content."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.images import SVGImage
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.replaced import replacedbox_layout

from leafletpress.formats.pdf.contents import POINTS, Box, Content, Leaf, LinkArea
from leafletpress.formats.pdf.rearranged import is_put_around
from leafletpress.languages.line_ends import LINE_MAY_END, without_joiners

REACH = 1.0  # pt, by which a link reaches past the end of its line
EDGE = 0.3  # pt, by which it ends before the words beside it in a line from right to left
SHOWN = (boxes.TextBox, boxes.ReplacedBox)
STENCIL = b"BI /W 1 /H 1 /BPC 1 /IM true ID \x80 EI"  # an image of one pixel that masks all and paints nothing


class Place(NamedTuple):
    """Where a text stands in its line, as far as readers must be told.

    `parts` is how often a line is parted in what stands at its height before this text, which begins a new part where it
    `starts` one: the line itself beside another, a phrase from right to left in a line from left to right, what follows it.
    `ends` is whether it ends a phrase from right to left, or a line that has another beside it or holds letters of both directions.
    In a line that is not `mixed` all letters run from right to left.
    """

    right_to_left: bool
    starts: bool = False
    ends: bool = False
    parts: int = 0
    mixed: bool = True


class Pages:
    """The pages of a document while it is written: what stands on them, and the places in the file that it is tied to.

    The other attributes are known once `contents` was called.
    """

    def __init__(self, pdf: Any, document: Any, streams: list[Any]) -> None:
        """Take WeasyPrint's PDF, document and page streams."""
        self.pdf = pdf
        self._document, self._streams = document, streams
        self.references = tuple(pdf.page_references)
        self.annotations: dict[int, Any] = {}
        self.list_styles: dict[Element, str] = {}
        self.footnotes: set[Element] = set()
        self.headings: list[Element] = []
        self._heads_seen: dict[Element, int] = {}

    @property
    def root(self) -> Element:
        """The html element."""
        found = (box.element for box in self._all_boxes() if box.element is not None and box.element_tag == "html")
        element: Element = next(found)
        return element

    def contents(self) -> list[Content]:
        """Everything that belongs into the tree, in reading order. The rest is marked as an artifact in passing."""
        return [content for number in range(len(self._streams)) for content in _PageReader(self, number).read()]

    def _all_boxes(self) -> Any:
        return (box for page in self._document.pages for box in page._page_box.descendants(placeholders=True))

    def parts(self, number: int) -> tuple[Any, Any, Any]:
        """The page, the stream and the page dictionary of a page."""
        reference = int(self.references[number].split()[0])
        return self._document.pages[number], self._streams[number], self.pdf.objects[reference]

    def repeats_head(self, element: Element, number: int) -> bool:
        """Whether the head of a table, or of a block that goes on, stands on an earlier page already."""
        return self._heads_seen.setdefault(element, number) != number


class _PageReader:
    """Walks one page's boxes in reading order."""

    def __init__(self, pages: Pages, number: int) -> None:
        self._pages, self._number = pages, number
        self._page, stream, self._dictionary = pages.parts(number)
        self._tags = stream._tags
        self._marks: dict[int, tuple[Any, int, Any]] = {}
        self._found: list[Content] = []
        self._texts: list[Box] = []
        self._turned: set[int] = set()  # the annotations of links in lines from right to left
        self._scan(stream)

    def read(self) -> list[Content]:
        self._walk(self._page._page_box, "", 0, frozenset())
        if self._tags:
            raise ValueError(f"content that no box owns: {list(self._tags)}")
        for content in self._found:
            if isinstance(content, LinkArea):
                right_to_left = content.annotation in self._turned
                self._reach_past_end(self._pages.annotations[content.annotation]["Rect"], EDGE if right_to_left else 0)
        return self._found

    def _scan(self, stream: Any) -> None:
        """Find each mark's place in a stream and in the groups drawn in it."""
        for index, item in enumerate(stream.stream):
            if isinstance(item, pydyf.Dictionary) and "MCID" in item:
                self._marks[item["MCID"]] = (stream, index, item)
        for group in stream._resources["XObject"].values():
            if group is not None and group is not stream and getattr(group, "_tags", None) is self._tags:
                self._scan(group)

    def _walk(self, box: Any, artifact: str, line: int, linked: frozenset[Element]) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        artifact = self._artifact(box, artifact)
        pseudo = _pseudo(box)
        element = box.element
        if pseudo == "footnote-call":
            self._pages.footnotes.add(element)
        if box.link_annotation is not None:
            linked = self._link(box, element, pseudo, artifact, linked)
        if element is not None and not pseudo and not artifact:
            self._note(box, element)
        if isinstance(box, boxes.LineBox):
            line = id(box)
        if isinstance(box, SHOWN):
            self._texts.append(self._area(box))
            if box in self._tags:
                self._leaf(box, element, pseudo, artifact, line)
            return
        for child in box.children:
            self._walk(child, artifact, line, linked)

    def _artifact(self, box: Any, artifact: str) -> str:
        """The kind of artifact that a box is or stands in; empty for real content."""
        if isinstance(box, boxes.MarginBox):
            return "Header" if box.at_keyword.startswith("@top") else "Footer"
        if artifact or box.element is None:
            return artifact
        repeats = _is_head(box) and self._pages.repeats_head(box.element, self._number)
        decorative = (
            isinstance(box, boxes.ReplacedBox) and box.element.tag == "img" and not (box.element.get("alt") or "").strip()
        )
        hidden = box.element.get("aria-hidden") == "true" or box.is_leader
        return "Layout" if repeats or decorative or hidden else ""

    def _note(self, box: Any, element: Element) -> None:
        if element.tag in ("ul", "ol", "li"):
            self._pages.list_styles[element] = str(box.style["list_style_type"])
        if box.bookmark_label and box.style["bookmark_level"] != "none":
            self._pages.headings.append(element)

    def _link(self, box: Any, element: Element, pseudo: str, artifact: str, linked: frozenset[Element]) -> frozenset[Element]:
        """Keep one area for each line of a link; WeasyPrint makes one for every box in it."""
        if pseudo or artifact or element.tag != "a" or element in linked:
            # Emptied and not removed: a freed object would shift the file's table of objects.
            self._dictionary["Annots"].remove(box.link_annotation.reference)
            box.link_annotation.clear()
            return linked
        number = len(self._pages.annotations)
        self._turned |= {number} if box.style["direction"] == "rtl" else set()
        self._pages.annotations[number] = box.link_annotation
        self._found.append(LinkArea(self._number, element, number))
        return linked | {element}

    def _reach_past_end(self, area: Any, edge: float) -> None:
        """Widen a link's area to the right where nothing stands, and else take `edge` from it, in pt.

        PDFium sets a line's break after its last letter. Outside of the link, the break goes with the line below, and Chromium
        tells that line as words of the link. From right to left it sets the space before a link just at the link's edge: inside,
        the space would be the link's first letter, and Chromium tells no link that begins with a space.
        """
        left, right = sorted((area[0], area[2]))
        middle = (area[1] + area[3]) / 2
        beside = (text for text in self._texts if text[1] < middle < text[3])
        alone = not any(text[0] < right + REACH and (text[0] + text[2]) / 2 > right for text in beside)
        area[0], area[2] = left, right + (REACH if alone else -edge)

    def _leaf(self, box: Any, element: Element, pseudo: str, artifact: str, line: int) -> None:
        mark = self._tags.pop(box)["mcid"]
        is_picture = isinstance(box, boxes.ReplacedBox)
        if artifact or (not is_picture and not without_joiners(box.text).strip()):
            self._mark_artifact(mark, artifact)
        elif is_picture:
            stream, index, _ = self._marks[mark]
            stream.stream[index - 1] = "/Figure"
            if isinstance(box.replacement, SVGImage):
                stream.stream[index + 1] += _stencil(box)
            self._found.append(Leaf(self._number, mark, element, pseudo, "", line, self._area(box)))
        else:
            self._found.append(Leaf(self._number, mark, element, pseudo, without_joiners(box.text), line))

    def _mark_artifact(self, mark: int, kind: str) -> None:
        stream, index, properties = self._marks[mark]
        stream.stream[index - 1] = "/Artifact"
        properties.pop("MCID")
        if kind in ("Header", "Footer"):
            properties.update({"Type": "/Pagination", "Subtype": f"/{kind}"})
        else:
            properties["Type"] = "/Layout"

    def _area(self, box: Any) -> Box:
        left, top = box.content_box_x(), box.content_box_y()
        height = self._page.height
        return (left * POINTS, (height - top - box.height) * POINTS, (left + box.width) * POINTS, (height - top) * POINTS)


def _is_head(box: Any) -> bool:
    """Whether a box is the head or foot of a table, or the head of a block that goes on: not all that a style sheet shows as one."""
    is_one = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
    return is_one and (box.element.tag in ("thead", "tfoot") or is_put_around(box.element))


def _stencil(box: Any) -> bytes:
    """An image that nobody sees, over the whole of a drawing.

    A drawing is lines and areas. Chromium tells a figure as an image where its content holds an image, and else as a panel, or,
    where it holds no words either, not at all.
    """
    width, height, x, y = replacedbox_layout(box)
    return b" q %f 0 0 %f %f %f cm %s Q" % (width, height, x, y, STENCIL)


def _pseudo(box: Any) -> str:
    pseudo = box.element_tag.rpartition("::")[2] if box.element_tag and "::" in box.element_tag else ""
    return "" if pseudo in ("first-line", "first-letter") else str(pseudo)


def margin_boxes_first(document: Any) -> None:
    """Draw running lines before the text of their page: drawn last, they are read as its last words."""
    for page in document.pages:
        page._page_box.children = sorted(page._page_box.children, key=lambda box: not isinstance(box, boxes.MarginBox))


def note_lines(document: Any) -> None:
    """Note on the texts of lines that hold words from right to left what the text layer must know of their places."""
    for page in document.pages:
        found = _lines(page._page_box)
        lines = [line for line, _ in found]
        for before, (line, texts), after in zip((None, *lines), found, (*lines[1:], None), strict=False):
            if _is_turned(line):
                mixed = any(_runs_left_to_right(text.text) for text in texts)
                starts, ends = _side_by_side(before, line), mixed or _side_by_side(line, after)
                for text in texts:
                    first, last = text is texts[0], text is texts[-1]
                    text.leafletpress_place = Place(True, starts and first, ends and last, mixed=mixed)
            else:
                _note_phrases(texts, beside=_is_turned(before) and _side_by_side(before, line))


@lru_cache(4096)  # a leaflet has the same lines in each clinic
def _runs_left_to_right(text: str) -> bool:
    """Whether any letter of a text does."""
    return any(unicodedata.bidirectional(char) == "L" for char in text)


def without_wideners(document: Any) -> None:
    """Take out of texts what WeasyPrint put behind a space that stands alone, to make it wider: no leaflet may hold it."""
    for page in document.pages:
        for text in page._page_box.descendants(placeholders=True):
            if isinstance(text, boxes.TextBox) and LINE_MAY_END in text.text:
                text.text = text.text.replace(LINE_MAY_END, "")


def _lines(box: Any) -> list[tuple[Any, list[Any]]]:
    """The lines that have words of their own, with them, in the order of their first words: one line may stand in another."""
    there = list(box.descendants(placeholders=True))
    order = {id(one): place for place, one in enumerate(there) if isinstance(one, boxes.TextBox)}
    found = (
        (line, [text for text in _texts(line) if without_joiners(text.text).strip()])
        for line in there
        if isinstance(line, boxes.LineBox)
    )
    return sorted(((line, texts) for line, texts in found if texts), key=lambda one: order[id(one[1][0])])


def _note_phrases(texts: list[Any], *, beside: bool) -> None:
    """Note where phrases from right to left begin and end in a line from left to right, and where it stands `beside` such a line."""
    parts = int(beside)
    directions = [text.style["direction"] == "rtl" for text in texts]
    for index, (text, turned) in enumerate(zip(texts, directions, strict=True)):
        starts = turned != directions[index - 1] if index else turned or beside
        ends = turned and not (index + 1 < len(texts) and directions[index + 1])
        if turned or starts:
            text.leafletpress_place = Place(turned, starts, ends, parts)
        parts += starts


def _is_turned(line: Any) -> bool:
    return line is not None and line.style["direction"] == "rtl"


def _side_by_side(one: Any, other: Any) -> bool:
    return bool(
        one and other and one.position_y < other.position_y + other.height and other.position_y < one.position_y + one.height
    )


def _texts(box: Any) -> Iterator[Any]:
    """The texts of a line, in logical order, without those of blocks that stand in it."""
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            yield from _texts(child)
