"""Tokens: what of a text keeps its own order, from left to right, in the text of a right-to-left language too.

A token is a run of Latin letters, digits and the signs between them: a phone number of any shape, a postcode, a dose, an
address, a name, a date with hyphens, a code. The bidirectional algorithm (UAX 9) takes many of them apart, since it reads a
number behind an Arabic letter as one from right to left. A range ("5-10 mg") is none: readers of Arabic, Kurdish and Pashto
read it from right to left as the algorithm does, readers of Persian, Hebrew and Urdu from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from leafletpress.languages.index import has_ranges_from_the_left
from leafletpress.languages.ranges import UNIT_SIGNS, Range, ranges

LATIN = (("A", "\u024f"), ("\u0370", "\u03ff"), ("\u1e00", "\u1fff"))  # and Greek: µg, β
DIALLED = 7  # digits, and more
HELPLINE = re.compile(r"116[ \u00a0]\d{3}")
LONGEST_UNBROKEN = 24  # signs; longer ones may be broken where a line ends


class Kind(Enum):
    """What a piece of text is."""

    TEXT = "text"
    NUMBER = "number"  # a token without words: never broken
    PHRASE = "phrase"  # a token that holds Latin words
    ADDRESS = "address"  # of a page or a mailbox
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, from `start` to `end`. `single`: one number, with signs at most, which any numbering system can write."""

    kind: Kind
    text: str
    start: int
    single: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def names(self) -> tuple[tuple[int, int], ...]:
        """Where its digits are part of a name or measure, and stay as they are in every numbering system: places in its text.

        In a phrase these are words that hold digits, and numbers beside a capital or a unit: "Ward 7", but not "within 48 hours".
        """
        whole = ((0, len(self.text)),)
        match self.kind:
            case Kind.TEXT:
                return ()
            case Kind.PHRASE:
                words = list(re.finditer(r"\S+", self.text))
                beside = zip(["", *(word[0] for word in words)], words, [*(word[0] for word in words[1:]), ""], strict=False)
                return tuple(word.span() for before, word, after in beside if _names(before, word[0], after))
            case Kind.RANGE | Kind.NUMBER | Kind.ADDRESS:
                return () if self.single else whole


def pieces(text: str) -> tuple[Piece, ...]:
    """A text in pieces, without gaps: tokens, ranges, and what stands between them."""
    found: list[Piece] = []
    for piece in _tokens(text):
        end = found[-1].end if found else 0
        if piece.start > end:
            found.append(Piece(Kind.TEXT, text[end : piece.start], end))
        found.append(piece)
    end = found[-1].end if found else 0
    return (*found, Piece(Kind.TEXT, text[end:], end)) if end < len(text) else tuple(found)


def _names(before: str, word: str, after: str) -> bool:
    """Whether a word of a phrase is, or belongs to, a name: it has letters itself, or is a number beside a capital or a unit."""
    has_letters = any(map(str.isalpha, word))
    multiplied = {before, after} & {"x", "×"}
    return has_letters or bool(multiplied) or any(map(str.isupper, before + after)) or after.rstrip(".,;:)") in UNIT_SIGNS


def dialled(text: str) -> tuple[tuple[int, int], ...]:
    """Where numbers stand that are dialled or compared: seven digits and more in groups, and European helplines (116 123)."""
    line = _without_ranges(_kinds(text), ranges(text)).replace("a", "X")
    return tuple((start, end) for start, end in _runs(line) if _is_dialled(text, line, start, end))


def _is_dialled(text: str, line: str, start: int, end: int) -> bool:
    said = text[start:end]
    alone = "X" not in line[max(0, start - 1) : start] + line[end : end + 1] or not text[start - 1 : end + 1].isascii()
    long = len(re.sub(r"\D", "", said)) >= DIALLED and not (_SINGLE.fullmatch(line[start:end]) or _DATE.fullmatch(said))
    long = long or bool(_PLAIN_PHONE.fullmatch(said))
    return alone and "×" not in said and (long or bool(HELPLINE.fullmatch(said)))


def _without_ranges(line: str, found: Iterable[Range]) -> str:
    for one in found:
        line = line[: one.start] + "X" * (one.end - one.start) + line[one.end :]
    return line


def parts_of_range(piece: Piece, language: str) -> tuple[Piece, ...]:
    """A range as the readers of a language order it: one token, or its numbers and units one after the other as the text runs."""
    if has_ranges_from_the_left(language):
        return (replace(piece, kind=Kind.NUMBER),)
    (found,) = ranges(piece.text)
    first, dash, last = piece.text[: found.dash[0]], piece.text[slice(*found.dash)], piece.text[found.dash[1] :]
    number, gap, unit = _split_unit(last) if not _split_unit(first)[2] else (last, "", "")
    texts = ((Kind.NUMBER, first), (Kind.TEXT, dash), (Kind.NUMBER, number), (Kind.TEXT, gap), (Kind.NUMBER, unit))
    parts: list[Piece] = []
    start = piece.start
    for kind, text in texts:
        if text:
            parts.append(Piece(kind, text, start, piece.single))
        start += len(text)
    return tuple(parts)


def _split_unit(quantity: str) -> tuple[str, str, str]:
    """A number, the space behind it and its unit."""
    found = re.match(r"(\D{0,2}\d[\d.,:\u066b\u066c]*)(\s*)(.*)", quantity)
    return (found[1], found[2], found[3]) if found else (quantity, "", "")


# The grammar is written over kinds of characters: a stands for a Latin or Greek letter, 0 for a digit, R for a letter from
# right to left, - for any dash, $ for any currency, ( for any bracket, a blank for any space, X for what stands in a range,
# and each other sign for itself.
_SIGNS = r"\-.,:;/@&'+%#_=~*×()°?!<>$|"
_BEFORE = r"(?:(?<![a0R\-])[-+](?=0)|[<>≤≥~≈±] ?(?=[-+$]?0)|\$(?=0)|[@#](?=[a0])|°(?=a)|\((?=[-+]?[a0]))*"
_ATOM = re.compile(rf"{_BEFORE}[a0](?:[{_SIGNS}]*[a0])*")
_AFTER = re.compile(r"(?:(?: ?[%$]|[°+]|/(?!R))(?![a0]))+")
_MINUS = re.compile(r"-(?![a0\-])")  # of a blood group, a receptor
_GAP_OF_WORDS = re.compile(r"(?: |[,:;] |\)?[,:;]? \(?| ?[-&/+=×] ?|\)|[?!]? )+")
_GAP_OF_NUMBERS = re.compile(r" | ?[×*/+=] ?|\) ?| \(")
_DAY_OR_TIME = re.compile(r"(?:^|.* )(?:0{1,2}:00|0{1,4}[/.-]0{1,2}[/.-]0{1,4})")  # beside another number, each is read alone
_WORD_BEFORE = re.compile(r"a[.,:;)]*[ -]+\(?$")
_ABBREVIATED = re.compile(r"(?:^|[^a0])a{1,4}$")
_INITIALS = re.compile(r"(?:^|[^a])a\.a$")
_WORDS = re.compile(r"a{4}|a{2} a|a .*a{2}")
_SINGLE = re.compile(r"[-+<>≤≥~≈±$ ]*0+(?:[.,:/]0+)*[ %°+$]*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d\d?-\d\d?-\d{4}")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Jr|Sr|St|No|Prof|Ltd|ext|tel)\.")
_PLAIN_PHONE = re.compile(r"\+\d{7,}|0\d{6,}")
_DOMAIN = re.compile(r"(?:[a-z]+://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_MAILBOX = re.compile(r"(?:mailto:)?[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
_AS_ITSELF = "%°+&/=×*@#.,:;'_~?!<>≤≥≈±|"
_OTHERS = {"’": "'", "(": "(", "[": "(", ")": ")", "]": ")", "⁺": "+", "⁻": "-"}


def _kind_of(char: str) -> str:
    category, direction = unicodedata.category(char), unicodedata.bidirectional(char)
    if char in _OTHERS:
        return _OTHERS[char]
    if char.isspace():
        return " "
    if category == "Pd" or char == "\u2212":
        return "-"
    if category == "Sc":
        return "$"
    if category[0] == "N":
        return "0"
    if direction == "L":
        return (
            "a"
            if category[0] == "L" and any(first <= char <= last for first, last in LATIN)
            else "m"
            if category[0] == "M"
            else "X"
        )
    if category[0] == "P" and direction == "AL":
        return "X"  # the full stop of Urdu
    kinds = {"R": "R", "AL": "R", "AN": ",", "NSM": "m"}
    return kinds.get(direction, char if char in _AS_ITSELF else "?" if category == "Po" and direction != "ET" else "X")


def _kinds(text: str) -> str:
    """The kind of each character; a mark is of the kind of what it stands on, the point of an abbreviation of its letters'."""
    kinds: list[str] = []
    for char in text:
        kind = _kind_of(char)
        kinds.append((kinds[-1] if kinds else "R") if kind == "m" else kind)
    for found in _ABBREVIATION.finditer(text):
        kinds[found.end() - 1] = "a"
    return "".join(kinds)


def _tokens(text: str) -> Iterator[Piece]:
    """The tokens and ranges of a text, in order."""
    line = _kinds(text)
    free = [found for found in ranges(text) if not _WORD_BEFORE.search(line, 0, found.start)]
    line = _without_ranges(line, free)
    tokens = (_token(text, line, *span) for span in _runs(line))
    yield from sorted((*(_range(text, found) for found in free), *tokens), key=lambda piece: piece.start)


def _range(text: str, found: Range) -> Piece:
    said = text[found.start : found.end]
    return Piece(Kind.RANGE, said, found.start, not any(_kind_of(char) == "a" for char in said))


def _token(text: str, line: str, start: int, end: int) -> Piece:
    said, kinds = text[start:end], line[start:end]
    if _DOMAIN.fullmatch(said) or _MAILBOX.fullmatch(said):
        return Piece(Kind.ADDRESS, said, start)
    has_words = _WORDS.search(kinds) or len(said) > LONGEST_UNBROKEN
    return Piece(Kind.PHRASE if has_words else Kind.NUMBER, said, start, bool(_SINGLE.fullmatch(kinds)))


def _runs(line: str) -> Iterator[tuple[int, int]]:
    """Where each run of atoms that belong together begins and ends."""
    start = end = -1
    for atom in _ATOM.finditer(line):
        if start >= 0 and _belongs(line, (start, end), atom.span()):
            end = _with_signs(line, start, atom.end())
            continue
        if start >= 0:
            yield _balanced(line, start, end)
        start, end = atom.start(), _with_signs(line, atom.start(), atom.end())
    if start >= 0:
        yield _balanced(line, start, end)


def _with_signs(line: str, start: int, end: int) -> int:
    """Where an atom ends with the signs behind it: 50 %, 18+, B−, p.m."""
    if (after := _AFTER.match(line, end)) is not None:
        return after.end()
    if _INITIALS.search(line, start, end) and line.startswith(".", end):
        return end + 1
    return end + bool(_MINUS.match(line, end) and "a" in line[start:end])


def _belongs(line: str, run: tuple[int, int], atom: tuple[int, int]) -> bool:
    """Whether an atom goes on the run before it: words beside words and numbers, groups of one number, the parts of a product."""
    before, gap, after = line[slice(*run)], line[run[1] : atom[0]], line[slice(*atom)]
    if "a" not in before:
        apart = "a" not in after and (_DAY_OR_TIME.fullmatch(before) or _DAY_OR_TIME.fullmatch(after))
        return bool(_GAP_OF_NUMBERS.fullmatch(gap)) and not apart
    if gap == ". ":
        return bool(_ABBREVIATED.search(before))
    return bool(_GAP_OF_WORDS.fullmatch(gap))


def _balanced(line: str, start: int, end: int) -> tuple[int, int]:
    """A run without the brackets that have no other half in it, or that stand around all of it: they belong to the text."""
    while line.startswith(")", end) and _depth(line[start:end]) > 0:
        end = _with_signs(line, start, end + 1)
    while line.startswith("(", start) and (_closes(line[start:end]) in (-1, end - start - 1)):
        end -= _closes(line[start:end]) == end - start - 1
        start += 1
    while (depth := _depth(line[start:end])) != 0:
        cut = line.rindex("(", start, end) if depth > 0 else line.rindex(")", start, end)
        end = start + len(line[start:cut].rstrip(" ,:;"))
    return start, end


def _depth(kinds: str) -> int:
    """How many brackets are open at the end."""
    return kinds.count("(") - kinds.count(")")


def _closes(kinds: str) -> int:
    """Where the bracket that stands first is closed; -1 where it is not."""
    depth = 0
    for place, kind in enumerate(kinds):
        depth += (kind == "(") - (kind == ")")
        if depth == 0:
            return place
    return -1
