"""How far a text that a reader gave back is from what was set."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import edlib

from leafletpress.formats.pdf.textlayer import as_typed

# Marks of direction, soft hyphens and byte order marks: seen by nobody, and given back or not as a reader likes.
UNSEEN = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\u00ad\ufeff]")
JOINERS = "\u200c\u200d"
LOST = 0.7  # of a unit's characters: what is further off than this was not found at all


@dataclass(frozen=True, slots=True)
class Result:
    """Counts of one reading, which add up over sheets."""

    errors: int = 0
    characters: int = 0
    found: int = 0
    words: int = 0

    def __add__(self, other: Result) -> Result:
        return Result(
            self.errors + other.errors, self.characters + other.characters, self.found + other.found, self.words + other.words
        )

    @property
    def error_rate(self) -> float:
        """Character errors in % of the characters that were set, spaces ignored."""
        return 100 * self.errors / self.characters if self.characters else 0.0

    @property
    def words_found(self) -> float:
        """Words found whole, in %, punctuation aside."""
        return 100 * self.found / self.words if self.words else 100.0


def plain(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKC", as_typed(text)))


def squeezed(text: str) -> str:
    return "".join(plain(text).split())


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit, squeezed, that came back otherwise; as nothing where it was not found. Or, without a unit, what was never set."""

    unit: str
    came: str


def compare(
    pages: Sequence[str], units: Sequence[str], running: Sequence[Sequence[str]], *, spaced: bool
) -> tuple[Result, tuple[Difference, ...]]:
    """Compare the text of pages with the units that stand on them, and with what the margins of each page say.

    A unit is looked for as a whole, wherever a reader puts it: the order of table cells and columns is its own affair.
    What is left when all are found was never set, but for digits: page and step numbers are counted by style sheets.
    """
    errors = characters = lost = 0
    differences: list[Difference] = []
    rest = ""
    for page, lines in zip(pages, running, strict=True):
        text = squeezed(page)
        for line in _longest_first(lines):
            text, came, wrong = _take(text, line)
            errors, characters = errors + wrong, characters + len(line)
            differences += [Difference(line, came)] if wrong else []
        rest += text
    for unit in _longest_first(units):
        rest, came, wrong = _take(rest, unit)
        characters += len(unit)
        if came or not wrong:
            errors += wrong
        else:
            lost += len(unit)
        differences += [Difference(unit, came)] if wrong else []
    strange = "".join(char for char in rest if not char.isdecimal())
    differences += [Difference("", strange)] if strange else []
    everything = [*units, *(line for lines in running for line in lines)]
    found, number = _words_found(pages, everything, spaced=spaced)
    return Result(errors + max(lost, len(strange)), characters, found, number), tuple(differences)


def _longest_first(units: Iterable[str]) -> list[str]:
    """So that a short unit takes no part of a longer one."""
    return sorted(filter(None, map(squeezed, units)), key=len, reverse=True)


def _take(text: str, unit: str) -> tuple[str, str, int]:
    """The text without the place that comes nearest to a unit, that place, and how many characters differ there."""
    place = text.find(unit)
    if place >= 0:
        return text[:place] + text[place + len(unit) :], unit, 0
    own = set(unit)
    # The library takes 256 different characters: all that the unit has not are one.
    found = edlib.align(unit, "".join(char if char in own else "\0" for char in text), mode="HW", task="locations")
    wrong = found["editDistance"]
    if wrong > LOST * len(unit) or not found["locations"]:
        return text, "", len(unit)
    start, end = found["locations"][0]
    start = start or 0
    return text[:start] + text[end + 1 :], text[start : end + 1], wrong


def words(text: str) -> list[str]:
    """Runs of letters, marks and digits."""
    return "".join(char if char in JOINERS or unicodedata.category(char)[0] in "LMN" else " " for char in plain(text)).split()


def _words_found(pages: Iterable[str], units: Iterable[str], *, spaced: bool) -> tuple[int, int]:
    """How many words came back whole, of how many. Where a script has no spaces, whole phrases between signs are looked for."""
    wanted = Counter(word for unit in units for word in words(unit))
    whole = "\n".join(pages)
    if spaced:
        have = Counter(words(whole))
        return sum(min(count, have[word]) for word, count in wanted.items()), wanted.total()
    text = squeezed(whole)
    return sum(min(count, text.count(word)) for word, count in wanted.items()), wanted.total()
