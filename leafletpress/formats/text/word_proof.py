"""A text that was written, beside what it must say: every word and number in its order, and lines as they have to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from leafletpress.formats.text.meaning import Meant
from leafletpress.formats.text.wrapping import COLUMNS, END, ISOLATE, MARK, UNSEEN, width

DRAFT = "DRAFT"
NO_SIGN = re.compile(r"(?<!\d)[-–−](?!\d)")  # but beside a digit, where it is a minus or a range
OVER_A_LINE = re.compile(f"{END}\n[ |{MARK}]*{ISOLATE}")  # of what goes on in the next line
AROUND = 3  # words that are told with one that differs


def differences(content: bytes, wanted: Meant) -> tuple[str, ...]:
    """In what a text is not what it must be, in words."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return ("the text is not written in UTF-8",)
    return (*_words(text, wanted), *_lines(text), *_marks(text, wanted))


def _words(text: str, wanted: Meant) -> Iterator[str]:
    found, meant = list(_said(text.split("\n"))), list(_said(wanted.texts))
    if "".join(found) != "".join(meant):
        place = next(index for index, pair in enumerate(zip_longest(found, meant)) if pair[0] != pair[1])
        here, there = (" ".join(words[max(0, place - AROUND) : place + AROUND]) for words in (found, meant))
        yield f"the text says {here!r} where its manuscript says {there!r}"
    else:
        yield from _orders(text, wanted)


def _orders(text: str, wanted: Meant) -> Iterator[str]:
    """What is to be read from left to right as a whole, and is not: its parts would be read in another order."""
    found = list(_isolates(OVER_A_LINE.sub("", text)))
    meant = list(_isolates("\n".join(wanted.texts)))
    wholes = groupby(zip(found, meant, strict=True), key=lambda pair: pair[1][1])
    for pairs in (list(pairs) for number, pairs in wholes if number):
        if len({here for (_, here), _ in pairs}) > 1 or not pairs[0][0][1]:
            said = "".join(char for (char, _), _ in pairs)
            yield f"{said!r} is not read from left to right as a whole"


def _isolates(text: str) -> Iterator[tuple[str, int]]:
    """The letters and digits of a text, each with the number of what is read from left to right around it, or 0."""
    number, is_open = 0, False
    for char in text:
        if char in (ISOLATE, END):
            is_open = char == ISOLATE
            number += is_open
        elif char.isalnum():
            yield char, number if is_open else 0


def _said(texts: Iterable[str]) -> Iterator[str]:
    """The words of texts, as far as they are letters, marks, digits and the signs of numbers."""
    for text in texts:
        for word in "".join(char for char in text if char not in UNSEEN).split():
            if plain := "".join(char for char in NO_SIGN.sub("", word) if _counts(char)):
                yield plain


def _counts(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M") or char in ".,:/+%°<>≤≥£€$-–−"


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n"), 1):
        if width(line) > COLUMNS and not line.startswith(DRAFT):
            yield f"line {number} has {width(line)} columns and may have {COLUMNS}"
        if strange := {char for char in line if unicodedata.category(char) in ("Cc", "Co", "Cs") or char == "\ufeff"}:
            yield f"line {number} holds {', '.join(f'U+{ord(char):04X}' for char in sorted(strange))}"
        if line.count("\u2066") != line.count("\u2069"):
            yield f"line {number} begins what is read from left to right, and does not end it there"


def _marks(text: str, wanted: Meant) -> Iterator[str]:
    lines = text.rstrip("\n").split("\n")
    if not text.endswith("\n"):
        yield "the last line has no end"
    if wanted.is_draft != (lines[0].startswith(DRAFT) and lines[-1].startswith(DRAFT)):
        yield "the first and the last line do not say whether it is a draft"
    if not wanted.has_right_to_left and UNSEEN.intersection(text):
        yield "there are marks for another direction where nothing is read in another"
