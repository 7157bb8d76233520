"""Reading a PDF by its tag tree (ISO 32000-1, 14.7 and 14.8), as a screen reader does: elements, and the text that is marked as theirs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import pikepdf

from leafletpress.languages import WORD_JOINER, direction_of
from leafletpress.languages.line_ends import LINE_MAY_END
from leafletpress.proof.facts import TaggedContent
from leafletpress.proof.letters import Signs, letters, logical, signs
from leafletpress.proof.tagged import Annotated, Element, Marked

Mark = tuple[int, int]  # page and number on it
Texts = Mapping[Mark, str]
COUNTED = frozenset({"Table", "TR", "TH", "TD", "L", "LI", "Caption", "Link", "Figure", "Sect"})
INLINE = frozenset({"NonStruct", "Span", "Link", "Strong", "Em", "Code", "Quote", "Reference"})  # stand in a line of words
OLDER = {"Aside": "Sect"}  # a type of PDF 2.0 alone, which is given as this one in PDF 1.7
UNCOUNTED_LISTS = ("/None", "/Description", "")
CODE = 2  # bytes in a character code
OPERATORS = "BDC BMC BT EMC Q TJ Tf Tj Tm q"  # of all that a page draws, what its words hang on
JOINERS = frozenset((WORD_JOINER, LINE_MAY_END))
WITH_JOINERS = Signs(lambda sign: sign if sign in JOINERS else letters(sign))
NUMBERS = (int, Decimal)  # what stands beside strings in an array that is shown
HEADING = re.compile(r"H[1-6]")
KEPT = 100_000  # bytes of a table of characters that is kept
BACK = 50  # thousandths of an em: what moves the pen less is rounding


def read_tree(pdf: pikepdf.Pdf, tree: Element | None, texts: Texts) -> TaggedContent:
    """What the tag tree of a PDF tells, in its order, of its `marked_texts`; nothing where it has none."""
    return _Reader(pdf, texts).read(tree) if tree is not None else TaggedContent((), (), (), (), (), 0, "", ())


def destinations(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Array]]:
    """The places of a PDF that have a name."""
    root: Any = pdf.Root
    names = root.Names.Dests.Names if "/Names" in root and "/Dests" in root.Names else ()
    for index in range(0, len(names), 2):
        yield str(names[index]), names[index + 1]


def read_bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """The letters of a file's own list of headings, which readers show beside the pages, with their levels from 1; and joiners, which are to be in none."""

    def entries(items: Iterable[Any], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield level, str(item.title).translate(WITH_JOINERS)
            yield from entries(item.children, level + 1)

    yield from entries(pdf.open_outline().root, 1)  # not entered: it would be written when it is left


def read_blocks(tree: Element | None, texts: Texts, language: str) -> Iterator[list[tuple[Mark, str, str]]]:
    """The paragraphs, headings, cells and items of a PDF in its language: their marks, each with its text and its own language.

    Words from left to right inside a phrase from right to left are part of the phrase, whatever language they say that they are in.
    """
    whole = language
    found: list[list[tuple[Mark, str, str]]] = [[]]

    def walk(element: Element, language: str, page: int) -> None:
        own = element.says("/Lang", language)
        in_phrase = language != whole and direction_of(language) == "rtl" and direction_of(own) == "ltr"
        language = language if in_phrase else own
        page = page if element.page is None else element.page
        inline = element.role in INLINE
        if not inline:
            found.append([])
        for kid in element.kids:
            if isinstance(kid, Marked):
                mark = (page if kid.page is None else kid.page, kid.number)
                found[-1].append((mark, texts.get(mark, ""), language))
            elif isinstance(kid, Element):
                walk(kid, language, page)
        if not inline:
            found.append([])

    if tree is not None:
        walk(tree, language, -1)
    yield from filter(None, found)


def read_shapes(tree: Element | None, language: str) -> Shapes:
    """The tables, lists and pictures of a PDF in its language, as the marks of their parts."""
    rows: list[tuple[str, list[list[Mark]]]] = []
    lists: list[list[list[Mark]]] = []
    pictures: list[tuple[str, list[Mark]]] = []

    def marks(element: Element, page: int = -1, *, deep: bool = True) -> Iterator[Mark]:
        page = page if element.page is None else element.page
        for kid in element.kids:
            if isinstance(kid, Marked):
                yield page if kid.page is None else kid.page, kid.number
            elif deep and isinstance(kid, Element):
                yield from marks(kid, page)

    def walk(element: Element, language: str) -> None:
        language = element.says("/Lang", language)
        kids = element.elements
        match element.role:
            case "TR":
                rows.append((language, [list(marks(cell)) for cell in kids]))
            case "Table" | "L" as kind:
                found = _with_high_cells_apart(kids) if kind == "Table" else [[[item] for item in kids]]
                lists.extend([[mark for one in part for mark in marks(one)] for part in parts] for parts in found)
            case "Figure":
                pictures.append((element.says("/Alt"), list(marks(element, deep=False))))  # without those of its caption
        for kid in kids:
            walk(kid, language)

    if tree is not None:
        walk(tree, language)
    return Shapes(rows, lists, pictures)


def _rows_of(part: Element) -> list[Element]:
    """The rows of a part of a table: of its head or body, or itself, where it is one."""
    return [part] if part.role == "TR" else [kid for kid in part.elements if kid.role == "TR"]


def _with_high_cells_apart(parts: Sequence[Element]) -> Iterator[Sequence[Sequence[Element]]]:
    """The cells of each row of a table that are in no other; and, where there are higher ones, all of each group of rows that these go over."""
    rows = [row.elements for part in parts for row in _rows_of(part)]
    yield [[cell for cell in row if _height(cell) == 1] for row in rows]
    groups: list[list[Element]] = []
    open_for = 0  # rows
    for row in rows:
        groups = groups if open_for else [*groups, []]
        groups[-1].extend(row)
        open_for = max(open_for, *map(_height, row), 1) - 1
    if len(groups) < len(rows):
        yield groups


def _height(cell: Element) -> int:
    """How many rows a cell goes over."""
    return max((int(one.get("/RowSpan", 1)) for one in cell.attributes if isinstance(one, pikepdf.Dictionary)), default=1)


@dataclass(frozen=True, slots=True)
class Shapes:
    """What has parts that stand beside or below each other.

    `rows` are those of tables, each with the language that its table is in and the marks of its cells; `lists` are the marks of the
    items of each list, and of the rows of each table, cells that go over several rows apart; `pictures` are descriptions with the marks that they are drawn in.
    """

    rows: Sequence[tuple[str, Sequence[Sequence[Mark]]]]
    lists: Sequence[Sequence[Sequence[Mark]]]
    pictures: Sequence[tuple[str, Sequence[Mark]]]


@dataclass(slots=True)
class _Found:
    """What is gathered on the way through the tree."""

    headings: list[tuple[int, str]]
    tags: Counter[str]
    links: list[str]
    pictures: list[str]
    expansions: list[str]
    numbered: int = 0


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, texts: Texts) -> None:
        self._pdf, self._texts = pdf, texts
        self._found = _Found([], Counter(), [], [], [])

    def read(self, root: Element) -> TaggedContent:
        words = "".join(self._kid(kid, root, "") for kid in root.kids)
        found = self._found
        return TaggedContent(
            headings=tuple(found.headings),
            tags=tuple(sorted(found.tags.items())),
            links=tuple(found.links),
            pictures=tuple(found.pictures),
            expansions=tuple(found.expansions),
            numbered=found.numbered,
            words=letters(words),
            signs=signs(words),
        )

    def _element(self, element: Element, numbering: str) -> str:
        """Gather an element and those in it; returns their text. `numbering` is that of the list around it."""
        role = element.role
        self._note(element, role)
        if role == "L":
            return self._list(element)
        heading = len(self._found.headings)
        text = "".join([self._kid(kid, element, numbering) for kid in element.kids])
        if HEADING.fullmatch(role):
            self._found.headings.insert(heading, (int(role[1]), letters(text)))
        return text

    def _note(self, element: Element, role: str) -> None:
        if (tag := OLDER.get(role, role)) in COUNTED:
            self._found.tags[tag] += 1
        if role == "Link":
            self._found.links.append(self._target(element))
        if role == "Figure":
            self._found.pictures.append(element.says("/Alt"))
        if "/E" in element.names:
            self._found.expansions.append(element.says("/E"))

    def _kid(self, kid: Element | Marked | Annotated, element: Element, numbering: str) -> str:
        if isinstance(kid, Element):
            return self._element(kid, numbering)
        if isinstance(kid, Annotated):
            return ""
        page = element.page if kid.page is None else kid.page
        return self._texts.get((page, kid.number), "") if page is not None else ""

    def _list(self, element: Element) -> str:
        """A list's text without the numbers of its items, where these are the items' own."""
        numbering = next((str(owner["/ListNumbering"]) for owner in element.attributes if "/ListNumbering" in owner), "")
        texts = []
        for position, item in enumerate(element.kids, 1):
            text = self._kid(item, element, numbering)
            label = self._label(item) if numbering not in UNCOUNTED_LISTS else ""
            is_numbered = letters(label) == str(position)
            self._found.numbered += is_numbered
            texts.append(text.removeprefix(label) if is_numbered else text)
        return "".join(texts)

    def _label(self, item: Element | Marked | Annotated) -> str:
        labels = [kid for kid in item.elements if kid.role == "Lbl"] if isinstance(item, Element) else []
        return "".join(self._kid(kid, label, "") for label in labels for kid in label.kids)

    def _target(self, element: Element) -> str:
        """Where a link leads: an address, or # and the name of a place in this file."""
        annotation = next((kid.annotation for kid in element.kids if isinstance(kid, Annotated)), None)
        if annotation is None:
            return ""
        if "/Dest" in annotation:
            return f"#{annotation['/Dest']}"
        action = annotation.get("/A", {})
        return str(action["/URI"]) if "/URI" in action else "#" + self._names.get(_place(action.get("/D", ())), "")

    @cached_property
    def _names(self) -> dict[tuple[object, ...], str]:
        return {_place(place): name for name, place in destinations(self._pdf)}


def _place(place: Any) -> tuple[object, ...]:
    return (place[0].objgen, *map(str, list(place)[1:])) if len(place) else ()


def marked_texts(pdf: pikepdf.Pdf) -> Texts:
    """The text of each piece of marked content of a PDF."""
    return dict(_marked_texts(pdf))


def _marked_texts(pdf: pikepdf.Pdf) -> Iterator[tuple[Mark, str]]:
    """The text of each piece of marked content, its runs in the order of reading."""
    characters: dict[tuple[int, int], Mapping[str, str]] = {}
    for number, page in enumerate(pdf.pages):
        texts: dict[int, list[str]] = defaultdict(list)
        fonts: dict[str, Mapping[str, str]] = {}
        for mark, font, shown, goes_on in _shown(page):
            if (table := fonts.get(font)) is None:
                found: Any = page.resources.Font[font]
                table = fonts[font] = characters.get(found.objgen) or characters.setdefault(found.objgen, characters_of(found))
            said = "".join([table.get(code, "") for code in shown.hex(" ", -CODE).split()])
            runs = texts[mark]
            if goes_on and runs:
                runs[-1] += said
            else:
                runs.append(said)
        yield from (((number, mark), "".join(map(logical, runs))) for mark, runs in texts.items())


def _shown(page: pikepdf.Page) -> Iterator[tuple[int, str, bytes, bool]]:
    """Each piece that a page shows inside marked content: its mark, font and character codes, and whether it goes on with a run.

    It does where nothing moves the pen back to the left: runs that follow each other from right to left do.
    """
    marks: list[int | None] = []  # of all that is open: the number of the innermost that has one
    font, fonts = "", []
    goes_on = False
    instructions: Iterable[Any] = pikepdf.parse_content_stream(page, OPERATORS)
    for instruction in instructions:  # each can be taken apart as a pair too, in ten times the time
        match str(instruction.operator):
            case "Tj" | "TJ" if marks and (mark := marks[-1]) is not None:
                operands = instruction.operands
                shown = list(operands[0]) if isinstance(operands[0], pikepdf.Array) else operands
                back = 0 if isinstance(shown[0], pikepdf.String) else float(shown[0])
                codes = b"".join([bytes(part) for part in shown if not isinstance(part, NUMBERS)])
                yield mark, font, codes, goes_on and back < BACK
                goes_on = True
            case "BT" | "Tm":
                goes_on = False
            case "Tf":
                font = str(instruction.operands[0])
            case "q":
                fonts.append(font)
            case "Q":
                font = fonts.pop()
            case "BDC":
                properties = instruction.operands[1]
                marks.append(int(properties["/MCID"]) if "/MCID" in properties else [None, *marks][-1])
            case "BMC":
                marks.append([None, *marks][-1])
            case "EMC":
                marks.pop()
            case _:
                pass


def characters_of(font: Any) -> Mapping[str, str]:
    """What each character code of a font stands for (ISO 32000-1, 9.10.3), codes as hexadecimal digits."""
    table = font["/ToUnicode"].read_bytes() if "/ToUnicode" in font else b""
    return (_kept_characters if len(table) <= KEPT else _characters_in)(table)


def _characters_in(table: bytes) -> Mapping[str, str]:
    pairs = (
        pair
        for block in re.findall(r"beginbfchar(.*?)endbfchar", table.decode("ascii"), re.DOTALL)
        for pair in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block)
    )
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


_kept_characters = lru_cache(maxsize=16)(_characters_in)  # asked for twice a sheet, and often the same on the next one
