"""Lines of plain text: words put into columns, as wide as terminals show them. The home of wcwidth.

Between Chinese characters a line may break anywhere but before a closing sign and behind an opening one. What belongs together
(`languages.line_ends`) stays on one line, as far as one is wide enough.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from wcwidth import wcswidth

from leafletpress.languages import WORD_JOINER, direction_of
from leafletpress.languages.line_ends import joints
from leafletpress.languages.tokens import Kind, pieces_in

COLUMNS = 72
KEPT = "\ue000"  # private use: a space inside of what no line breaks; no text can hold it
MARK = "\u200f"  # begins a line whose first letter is of another direction than its language
ISOLATE, END = "\u2066", "\u2069"  # around what is read from left to right as a whole
WHOLE = re.compile(f"({ISOLATE}[^{ISOLATE}{END}]*{END})")
UNSEEN = frozenset({MARK, ISOLATE, END})
UNIT = re.compile(r"\s+|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
OPENING = frozenset({"Ps", "Pi"})
CLOSING = frozenset({"Pe", "Pf", "Po"})


def wrapped(text: str, language: str, columns: int = COLUMNS, first: str = "", rest: str = "") -> Iterator[str]:
    """A text in lines of so many columns, the first begun with `first`, the others with `rest`; both take room."""
    places = joints(_without_marks(text), language)
    marked = "".join(_joined(as_read(text, language), places)).replace(f" {WORD_JOINER}", KEPT)
    start, is_open = first, False
    for line in _lines(marked, columns - max(width(first), width(rest))):
        closed, is_open = _closed(line, is_open=is_open)
        yield _finished(start + closed, language)
        start = rest


def as_read(text: str, language: str) -> str:
    """A text with the marks that its readers' direction needs: none where they read from left to right."""
    return isolated(text, language) if direction_of(language) == "rtl" else _without_marks(text)


def _without_marks(text: str) -> str:
    return "".join(char for char in text if char not in UNSEEN)


def _joined(marked: str, places: frozenset[int]) -> Iterator[str]:
    """A text with joiners at places of what it says without its marks: put in last, since one inside of a token would take that apart."""
    place, owed = 0, False
    for char in marked:
        if owed and char != END:
            yield WORD_JOINER
            owed = False
        yield char
        if char not in UNSEEN:
            place += 1
            owed = place in places


def _closed(line: str, *, is_open: bool) -> tuple[str, bool]:
    """A line that ends what it isolates; and whether that goes on in the next line, which was opened in an earlier one if `is_open`."""
    whole = ISOLATE * is_open + line
    goes_on = whole.count(ISOLATE) > whole.count(END)
    return whole + END * goes_on, goes_on


def _finished(line: str, language: str) -> str:
    mark = MARK if direction_of(language) == "rtl" else ""
    return f"{mark}{line.replace(KEPT, ' ').replace(WORD_JOINER, '').rstrip()}"


def kept(text: str) -> str:
    """A text that no line breaks, such as a phone number."""
    return text.replace(" ", KEPT)


def as_one(text: str) -> str:
    """A text that is read from left to right as a whole, whatever signs part its words: a source, a phrase of another language."""
    return f"{ISOLATE}{text}{END}"


def isolated(text: str, language: str) -> str:
    """A text of a right-to-left language with its tokens, such as phone numbers and Latin names, read from left to right as a whole."""
    return "".join(part if part.startswith(ISOLATE) else _isolated(part, language) for part in WHOLE.split(text))


def _isolated(text: str, language: str) -> str:
    found = []
    for parts in pieces_in(text.replace(KEPT, "\u00a0"), language):
        for piece in parts:
            is_text = piece.kind in (Kind.TEXT, Kind.RANGE)
            found.append(piece.text if is_text else f"{ISOLATE}{piece.text}{END}")
    return "".join(found).replace("\u00a0", KEPT)


def width(text: str) -> int:
    """Columns that a text takes."""
    plain = "".join(char for char in text if char not in UNSEEN and char != KEPT and char != WORD_JOINER)
    return max(0, wcswidth(plain)) + text.count(KEPT)


def _lines(text: str, columns: int) -> Iterator[str]:
    line, space = "", ""
    for unit in _units(text):
        if unit.isspace():
            space = " "
        elif line and width(line + space + unit) > columns:
            yield line
            line, space = unit, ""
        else:
            line, space = line + (space if line else "") + unit, ""
        while width(line) > columns:  # a word that is longer than a line
            fitting = [end for end in range(1, len(line)) if width(line[:end]) <= columns]
            head = max((end for end in fitting if line[end] in (KEPT, WORD_JOINER)), default=fitting[-1])
            yield line[:head]
            line = line[head:].lstrip(KEPT)
    if line:
        yield line


def _units(text: str) -> Iterator[str]:
    """What stays on one line, and the spaces between."""
    unit = ""
    for part in UNIT.findall(text.replace("\u00a0", KEPT)):
        glued = bool(unit) and (
            unicodedata.category(part[0]) in CLOSING
            or unicodedata.category(unit[-1]) in OPENING
            or not {part[0], unit[-1]}.isdisjoint({KEPT, WORD_JOINER})
        )
        if unit and not glued:
            yield unit
            unit = ""
        unit += part
        if part.isspace():
            yield unit
            unit = ""
    if unit:
        yield unit
