"""Tokens: what of a text keeps its own order, from left to right, in the text of a right-to-left language too.

A token is a run of Latin letters, digits and the signs between them: a phone number of any shape, a postcode, a dose, an
address, a name, a date with hyphens, a code. The bidirectional algorithm (UAX 9) takes many of them apart, since it reads a
number behind an Arabic letter as one from right to left. A range ("5-10 mg") is none: readers of Arabic, Kurdish and Pashto
read it from right to left as the algorithm does, readers of Persian, Hebrew and Urdu from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from itertools import pairwise

from leafletpress.languages.index import has_ranges_from_the_left
from leafletpress.languages.ranges import UNIT_SIGNS, Range, ranges

LATIN = (("A", "\u024f"), ("\u0370", "\u03ff"), ("\u1e00", "\u1fff"))  # and Greek: µg, β
DIALLED = 7  # digits, and more
HELPLINE = re.compile(r"116[ \u00a0]\d{3}")
LONGEST_UNBROKEN = 24  # signs; longer ones may be broken where a line ends
EXTENSION = frozenset({"ext", "extn", "extension"})


HOLE = "\ufffc"  # the object replacement character, for what is not read as text: a value, what is in no token
Span = tuple[int, int]


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

    def names(self) -> tuple[Span, ...]:
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
    extends = before.strip("(.,:").lower() in EXTENSION
    return (
        has_letters or bool(multiplied) or extends or any(map(str.isupper, before + after)) or after.rstrip(".,;:)") in UNIT_SIGNS
    )


def dialled(text: str) -> tuple[Span, ...]:
    """Where numbers stand that are dialled or compared: seven digits and more in groups, and European helplines (116 123)."""
    line = without(_kinds(text), _spans(ranges(text)), "X").replace("a", "X")
    return tuple((start, end) for start, end in _runs(line) if _is_dialled(text, line, start, end))


def _is_dialled(text: str, line: str, start: int, end: int) -> bool:
    said = text[start:end]
    alone = "X" not in line[max(0, start - 1) : start] + line[end : end + 1] or not text[start - 1 : end + 1].isascii()
    in_groups = len(re.sub(r"\D", "", said)) >= DIALLED and not _SINGLE.fullmatch(line[start:end])
    is_phone = in_groups or _PLAIN_PHONE.fullmatch(said) or HELPLINE.fullmatch(said)
    return alone and "×" not in said and bool(is_phone) and not _DATE.fullmatch(said)


def addresses(text: str) -> tuple[Span, ...]:
    """Where addresses of pages and mailboxes stand."""
    return tuple(found.span() for found in _ADDRESS.finditer(text))


def without(text: str, spans: Iterable[Span], hole: str) -> str:
    """A text with holes in it."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = hole * (end - start)
    return "".join(signs)


def _spans(found: Iterable[Range]) -> Iterator[Span]:
    return ((one.start, one.end) for one in found)


def parts_of_range(piece: Piece, language: str) -> tuple[Piece, ...]:
    """A range as the readers of a language order it: one token, or its numbers and units one after the other as the text runs."""
    if has_ranges_from_the_left(language):
        return (replace(piece, kind=Kind.NUMBER),)
    (found,) = ranges(piece.text)
    kinds = (Kind.NUMBER, Kind.TEXT, Kind.NUMBER, Kind.TEXT, Kind.NUMBER)
    return tuple(
        Piece(kind, piece.text[start:end], piece.start + start, piece.single)
        for kind, (start, end) in zip(kinds, pairwise(found.places), strict=True)
        if start < end
    )


def has_tokens(text: str) -> bool:
    """Whether a text has a letter or digit that tokens are made of: most paragraphs from right to left have none."""
    return any(_kind_of(char) in "a0" for char in set(text))


def pieces_in(text: str, language: str) -> Iterator[tuple[Piece, ...]]:
    """The pieces of a text in a right-to-left language, a range as its parts, the others each alone."""
    for piece in pieces(text):
        yield parts_of_range(piece, language) if piece.kind is Kind.RANGE else (piece,)


# The grammar is written over kinds of characters: a stands for a Latin or Greek letter, 0 for a digit, R for a letter from
# right to left, - for any dash, + for the minus sign too, $ for any currency, ( for any bracket, a blank for any space, X for
# what stands in a range or in no token, and each other sign for itself.
_SIGNS = r"\-.,:;/@&'+%#_=~*^×()°?!<>$|"
_SIGNED = r"(?:(?<![a0R\-])-|(?<![a0])(?<![a0]-)\+)(?=0)"  # a hyphen behind a letter from right to left is its word's
_PRICED = r"\$(?=0)|(?<![a0])(?<![a0] )\$ (?=0)"
_BEFORE = rf"(?:{_SIGNED}|{_PRICED}|[<>≤≥~≈±] ?(?=[-+$]?0)|[@#](?=[a0])|°(?=a)|\((?=[-+]?[a0]))*"
_ATOM = re.compile(rf"{_BEFORE}[a0](?:[{_SIGNS}]*[a0])*")
_AFTER = re.compile(r"(?:(?: ?[%$]|[°+]|/(?!R))(?![a0]))+")
_MINUS = re.compile(r"-(?![a0R\-])")  # of a blood group, an ion
_GAP_OF_WORDS = re.compile(r"(?:[,:;?!]? \(?|[-&/+=×*])+")
_GAP_OF_NUMBERS = re.compile(r" | ?[×*/+=] ?| \(")
_DAY_OR_TIME = re.compile(r"0{1,2}:00|0{1,4}[/.-]0{1,2}[/.-]0{1,4}")  # beside another number, each is read alone
_WORD_BEFORE = re.compile(r"a[.,:;)]*[ -]+$")
_ABBREVIATED = re.compile(r"(?:^|[^a0])a{1,4}$")
_INITIALS = re.compile(r"(?:^|[^a])a\. ?a$")
_NEAR = 8  # signs before a place, in which these three are looked for
_WORDS = re.compile(r"a{4}|a{2} a|a .*a{2}")
_SINGLE = re.compile(r"[-+<>≤≥~≈±$ ]*0+(?:[.,:/]0+)*[ %°+$]*")
_DATE = re.compile(r"\d{4}[-./]\d\d[-./]\d\d|\d\d?[-./]\d\d?[-./]\d{4}")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Jr|Sr|St|No|Prof|Ltd|ext|tel)\.")
_REFERENCE = re.compile(r"\[\d{1,2}\]")
_PLAIN_PHONE = re.compile(r"(?:\+\d|0\d)[\d.]{5,}\d")
_DOMAIN = re.compile(r"(?:[a-z]+://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_MAILBOX = re.compile(r"(?:mailto:)?[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(f"{_MAILBOX.pattern}|{_DOMAIN.pattern}", re.IGNORECASE)
_AS_ITSELF = "%°+&/=×*^@#.,:;'_~?!<>≤≥≈±|"
_CATEGORIES = {"Pd": "-", "Sc": "$", "Nd": "0", "Nl": "0", "No": "0", "Mn": "m", "Mc": "m", "Me": "m"}
_OTHERS = {"’": "'", "(": "(", "[": "(", ")": ")", "]": ")", "⁺": "+", "⁻": "+", "−": "+", "،": "X", "®": "m", "™": "m"}


@cache
def _kind_of(char: str) -> str:
    category, direction = unicodedata.category(char), unicodedata.bidirectional(char)
    if char in _OTHERS:
        return _OTHERS[char]
    if char.isspace():
        return " "
    if category in _CATEGORIES:
        return _CATEGORIES[category]
    if direction == "L":
        return "a" if category[0] == "L" and any(first <= char <= last for first, last in LATIN) else "X"
    if direction in ("R", "AL"):
        return "X" if category[0] == "P" else "R"  # the full stop of Urdu
    if direction == "AN":
        return ","
    return char if char in _AS_ITSELF else "?" if category == "Po" and direction != "ET" else "X"


def _kinds(text: str) -> str:
    """The kind of each character; a mark is of the kind of what it stands on, the point of an abbreviation of its letters'."""
    kinds: list[str] = []
    for char in text:
        kind = _kind_of(char)
        kinds.append((kinds[-1] if kinds else "R") if kind == "m" else kind)
    for found in _REFERENCE.finditer(text):  # no part of the number or name before it
        kinds[found.start() : found.end()] = "X" * len(found[0])
    for found in _ABBREVIATION.finditer(text):
        kinds[found.end() - 1] = "a"
    return "".join(kinds)


def _tokens(text: str) -> Iterator[Piece]:
    """The tokens and ranges of a text, in order."""
    line = _kinds(text)
    free = [found for found in ranges(text) if not _WORD_BEFORE.search(_near(line, found.start))]
    line = without(line, _spans(free), "X")
    tokens = (_token(text, line, *span) for span in _runs(line))
    yield from sorted((*(_range(text, found) for found in free), *tokens), key=lambda piece: piece.start)


def _range(text: str, found: Range) -> Piece:
    said = text[found.start : found.end]
    has_names = any(_kind_of(char) == "a" for char in said) or _DATE.search(said)
    return Piece(Kind.RANGE, said, found.start, not has_names)


def _token(text: str, line: str, start: int, end: int) -> Piece:
    said, kinds = text[start:end], line[start:end]
    if _DOMAIN.fullmatch(said) or _MAILBOX.fullmatch(said):
        return Piece(Kind.ADDRESS, said, start)
    has_words = len(said) > LONGEST_UNBROKEN or _WORDS.search(kinds)
    return Piece(Kind.PHRASE if has_words else Kind.NUMBER, said, start, bool(_SINGLE.fullmatch(kinds)))


def _near(line: str, place: int) -> str:
    return line[max(0, place - _NEAR) : place]


def _runs(line: str) -> Iterator[Span]:
    """Where each run of atoms that belong together begins and ends."""
    yield from _balanced(line, 0, len(line), dict(_pairs(line)))


def _balanced(line: str, start: int, end: int, pairs: Mapping[int, int]) -> Iterator[Span]:
    """The runs between two places. A bracket whose other half stands in no run is the text's, and parts it."""
    for first, last in _whole_runs(line, start, end, pairs):
        alone = [place for place in range(first, last) if line[place] in "()" and not first <= pairs.get(place, -1) < last]
        if not alone:
            yield _without_brackets(first, last, pairs)
            continue
        for before, after in pairwise((first - 1, *alone, last)):
            yield from _balanced(line, before + 1, after, pairs)


def _without_brackets(start: int, end: int, pairs: Mapping[int, int]) -> Span:
    """A run without the brackets that stand around all of it: they are the text's."""
    while pairs.get(start) == end - 1:
        start, end = start + 1, end - 1
    return start, end


def _pairs(line: str) -> Iterator[Span]:
    """The two places of each pair of brackets, both ways."""
    opened = []
    for place, kind in enumerate(line):
        if kind == "(":
            opened.append(place)
        elif kind == ")" and opened:
            yield from ((place, opened[-1]), (opened.pop(), place))


def _whole_runs(line: str, start: int, end: int, pairs: Mapping[int, int]) -> Iterator[Span]:
    """Runs with all of their brackets."""
    run: Span | None = None
    last_atom, has_letters = (start, start), False
    while (found := _ATOM.search(line, last_atom[1], end)) is not None:
        if run and not _belongs(line, last_atom, found.span(), has_letters):
            yield run
            run, has_letters = None, False
        first = run[0] if run else found.start()
        run = first, _closed(line, first, found.span(), pairs)
        last_atom, has_letters = (found.start(), run[1]), has_letters or "a" in found[0]
    if run:
        yield run


def _closed(line: str, start: int, atom: Span, pairs: Mapping[int, int]) -> int:
    """Where an atom of a run that begins at `start` ends, with the signs behind it and the brackets that close those of the run."""
    end = _with_signs(line, *atom)
    while start <= pairs.get(end, -1) < end:
        end = _with_signs(line, atom[0], end + 1)
    return end


def _with_signs(line: str, start: int, end: int) -> int:
    """Where an atom ends with the signs behind it: 50 %, 18+, B−, p.m."""
    if (after := _AFTER.match(line, end)) is not None:
        return after.end()
    if _INITIALS.search(_near(line, end)) and line.startswith(".", end):
        return end + 1
    return end + bool(_MINUS.match(line, end) and "a" in line[start:end])


def _belongs(line: str, before: Span, after: Span, has_letters: bool) -> bool:
    """Whether an atom goes on the run that ends with the one before it.

    Words stand beside words and numbers, groups of one number and the parts of a product beside each other.
    """
    gap = line[before[1] : after[0]]
    if not has_letters:
        numbers = line[slice(*before)], line[slice(*after)]
        apart = "a" not in numbers[1] and any(map(_DAY_OR_TIME.fullmatch, numbers))
        return bool(_GAP_OF_NUMBERS.fullmatch(gap)) and not apart
    if gap == ". ":
        return bool(_ABBREVIATED.search(_near(line, before[1])))
    return bool(_GAP_OF_WORDS.fullmatch(gap))
