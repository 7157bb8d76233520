"""How a document is arranged: of which elements it is made, its pictures, its headings with what is below them, and texts that have their lines to themselves.

Each sign of a sheet may have been signed, and its words yet say something else: with another picture, below another heading, or with
"1.0" before "tablets".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from xml.etree.ElementTree import Element

from leafletpress.model import Document
from leafletpress.model.together import Headed, TableOnPaper, Together
from leafletpress.proof.by_itself import says
from leafletpress.proof.expected import HEADINGS, RUNNING
from leafletpress.proof.html_page import body_of
from leafletpress.proof.letters import letters
from leafletpress.proof.said import blocks_in, plain, short, words_left

BLOCKS = (
    "body div main header footer article section nav aside address blockquote hgroup p ul ol li dl dt dd figure figcaption hr"
)
TABLES = "table caption colgroup col thead tbody tfoot tr th td"
IN_LINES = "img br wbr span a abbr bdi strong b em i u small code pre"
# What a page is made of. Others raise, strike, hide, replace or put in words, or bring pictures by themselves.
ELEMENTS = frozenset((*HEADINGS, *f"{BLOCKS} {TABLES} {IN_LINES}".split()))
SCHEME = "library:"  # before the path of a picture of the document


def disarranged(document: Document, together: Together) -> Iterator[str]:
    """In what a document is arranged otherwise than what was signed."""
    body = body_of(document.html)
    if body is None:
        return
    lines, own = blocks_in(document.html).lines(body, running=False), frozenset(map(plain, together.own))
    yield from _strange_elements(body)
    yield from _other_pictures(body, together.drawn)
    said = _with_pictures(body)
    yield from (fault for order in together.in_order for fault in _out_of_order(said, order))
    yield from _other_places(body, together.places)
    yield from (fault for tables in together.tables for fault in _other_tables(body, tables))
    yield from _other_titles(body, {plain(title) for title in together.titles})
    yield from (fault for side in together.headed for fault in _below_others(lines, side, own))
    yield from _repeated_headings(lines, together, own)
    yield from _crowded(lines, document, together)
    yield from _other_emphasis(body, document, together.strong)
    yield from _other_first_number(lines, together)


def _strange_elements(body: Element) -> Iterator[str]:
    strange = sorted({element.tag for element in body.iter() if isinstance(element.tag, str)} - ELEMENTS)
    if strange:
        yield f"the sheet is made with <{strange[0]}>, of which nothing that people read may be made"


def _other_pictures(body: Element, drawn: Iterable[tuple[tuple[str, str], int]]) -> Iterator[str]:
    wanted = Counter({(source, plain(words)): often for (source, words), often in drawn})
    there = Counter((picture.get("src", ""), plain(picture.get("alt", ""))) for picture in body.iter("img"))
    for source, words in sorted((wanted - there) | (there - wanted)):
        named = f"the picture {source.removeprefix(SCHEME)}" + (f", {short(words)!r}," if words else "")
        yield f"{named} is there {there[source, words]} times on the sheet, and should be {wanted[source, words]} times"


def _with_pictures(body: Element) -> str:
    """The letters of a document without its running lines, the name of each picture where it stands."""
    said = [""]  # texts in even places, pictures in odd ones

    def gather(element: Element) -> None:
        if RUNNING in element.attrib or not isinstance(element.tag, str):
            return
        if element.tag == "img":
            said.extend((_placed(element.get("src", "")), ""))
        else:
            said[-1] += element.text or ""
        for child in element:
            gather(child)
            said[-1] += child.tail or ""

    gather(body)
    return "".join(letters(one) if place % 2 == 0 else one for place, one in enumerate(said))


def _placed(one: str) -> str:
    """The name of a picture, or the letters of a text, as they are looked for."""
    return f"\n{one}\n" if one.startswith(SCHEME) else letters(one)


def _out_of_order(said: str, order: Sequence[str]) -> Iterator[str]:
    """The first picture that does not stand where it does in the leaflet; texts out of order are told of the sheet itself."""
    place = 0
    for before, one in pairwise(("", *order)):
        if (found := said.find(_placed(one), place)) < 0:
            yield f"the sheet does not have {short(one)!r} right behind {short(before)!r}, pictures and texts in their order"
            return
        place = found + len(_placed(one))


def _other_places(body: Element, places: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    """The first place that a link leads to and that is another heading, or another source, than it is named for."""
    there = {one.get("id", ""): one for one in body.iter() if one.get("id")}
    for name, words, level in places:
        found = there.get(name)
        said = plain("".join(found.itertext())) if found is not None else ""
        if said != plain(words):
            yield f"the sheet has {short(said)!r} where {short(plain(words))!r} is to be, which links lead to"
            return
        if found is not None and level and found.tag != f"h{level}":
            yield f"the sheet has {short(said)!r} as {found.tag}, and it is a heading of level {level}"
            return


def _other_tables(body: Element, tables: Sequence[TableOnPaper]) -> Iterator[str]:
    """The first table of the leaflet whose cells do not stand in their rows and columns. Others may stand among them."""
    there = [list(_rows(table)) for table in body.iter("table")]
    for table in tables:
        if not any(_is_same(rows, table) for rows in there):
            named = ", ".join(repr(short(words)) for words, _ in table[0] if words)
            yield f"the sheet does not have the table of {named} with each cell in its row and column"
            return


def _rows(table: Element) -> Iterator[list[tuple[str, int]]]:
    """The cells of each row: their words, and over how many rows they go; -1 where they go over columns."""
    for row in table.iter("tr"):
        yield [(plain("".join(cell.itertext())), _height(cell)) for cell in row if cell.tag in ("th", "td")]


def _height(cell: Element) -> int:
    high = cell.get("rowspan", "1")
    return int(high) if high.isdecimal() and len(high) < 4 and "colspan" not in cell.attrib else -1


def _is_same(rows: Sequence[Sequence[tuple[str, int]]], table: TableOnPaper) -> bool:
    """Whether rows are those of a table, whose words may go on where a link says where it leads."""
    return len(rows) == len(table) and all(
        len(row) == len(wanted)
        and all(
            said.startswith(plain(words)) and bool(said) == bool(words) and high == height
            for (said, high), (words, height) in zip(row, wanted, strict=True)
        )
        for row, wanted in zip(rows, table, strict=True)
    )


def _other_titles(body: Element, titles: set[str]) -> Iterator[str]:
    said = [plain("".join(heading.itertext())) for heading in body.iter("h1")]
    yield from (
        f"the sheet is headed {short(words)!r}, which is not the leaflet's title" for words in said if words not in titles
    )


def _below_others(lines: Sequence[str], side: Sequence[Headed], own: frozenset[str]) -> Iterator[str]:
    """The headings around a leaflet that do not have below them what they are for, or have what others are for and the leaflet does not say."""
    headings = {plain(one.heading) for one in side}
    for one in side:
        mine, heading = [plain(member) for member in one.members], plain(one.heading)
        foreign = {plain(member) for other in side if other is not one for member in other.members} - set(mine) - own
        parts = [_until_next(lines[place + 1 :], headings - {heading}) for place, line in enumerate(lines) if line == heading]
        if not any(_follow(part, mine) for part in parts):
            yield f"the sheet does not say {', '.join(map(repr, map(short, mine)))} below {one.heading!r}"
        elif strange := next((line for part in parts for line in part if line in foreign), ""):
            yield f"the sheet says {short(strange)!r} below {one.heading!r}, where it does not belong"


def _until_next(lines: Sequence[str], headings: Iterable[str]) -> Sequence[str]:
    ends = [place for place, line in enumerate(lines) if line in headings]
    return lines[: ends[0]] if ends else lines


def _follow(lines: Iterable[str], members: Iterable[str]) -> bool:
    """Whether lines begin with these, in their order."""
    left = iter(lines)
    return all(any(line.startswith(member) for line in left) for member in members)


def _repeated_headings(lines: Sequence[str], together: Together, own: frozenset[str]) -> Iterator[str]:
    """Headings around a leaflet that stand more often than what is below them; the leaflet may say the same as often as it likes."""
    wanted = Counter(plain(one.heading) for side in together.headed for one in side)
    there = Counter(lines)
    yield from (
        f"the sheet says {heading!r} more often than there is something below it"
        for heading in sorted(wanted.keys() - own)
        if there[heading] > wanted[heading]
    )


def _crowded(lines: Sequence[str], document: Document, together: Together) -> Iterator[str]:
    """The first line in which something stands beside a text that has its line to itself, or a value without what it is a value of."""
    said = set(map(plain, document.said))
    alone = set(map(plain, document.written)) - set(map(plain, together.named))
    bare = set(map(plain, together.bare)) - alone
    pairs = [(label, plain(value)) for kind in together.labelled for label, value in kind.pairs if label]
    known = said - alone - bare | {plain(f"{label} {value}") for label, value in pairs} | set(map(plain, together.sources))
    parts = sorted(filter(letters, known), key=len, reverse=True)
    for before, line in pairwise(("", *lines)):
        if line in bare and not any(line == value and letters(before).endswith(letters(label)) for label, value in pairs):
            yield f"the sheet says {line!r} behind {short(before)!r}, and not what it is"
            return
        if line in said or any(line.startswith(plain(title)) for title in together.lit):
            continue
        if left := words_left(line, parts):
            yield f"the sheet says {short(left)!r} in a line with other words, {short(line)!r}, where it is to stand by itself"
            return


def _other_emphasis(body: Element, document: Document, strong: Iterable[tuple[str, int]]) -> Iterator[str]:
    """What is bold in the leaflet and not on the sheet, or on the sheet as a part of a text that has it otherwise.

    Where directions meet, what is bold may stand in more than one element.
    """
    bold = [letters("".join(one.itertext())) for one in body.iter() if one.tag in ("strong", "b") and one.find(".//a") is None]
    wanted = {letters(words): (words, often) for words, often in strong}
    there, parts = "".join(bold), "\n".join(wanted)
    for written, (words, often) in wanted.items():
        if there.count(written) < often:
            yield f"the sheet has {short(words)!r} in bold {there.count(written)} times, and the leaflet {often} times"
            return
    whole = set(map(letters, document.said))
    yield from (
        f"the sheet has {short(said)!r} in bold, which is a part of a text"
        for said in bold
        if said not in parts and said not in whole
    )


def _other_first_number(lines: Sequence[str], together: Together) -> Iterator[str]:
    """A number above the title that is not the one to call first."""
    titles = set(map(plain, together.titles))
    above = "\n".join(takewhile(lambda line: line not in titles, lines))
    numbers = {plain(number) for contact in together.contacts for number in contact.numbers}
    first = plain(together.first_number)
    for number in sorted(numbers - {first}, key=len, reverse=True):
        if says(above, number) and not says(first, number):
            yield f"the sheet begins with {number!r}, which is not the number to call first"
            return
