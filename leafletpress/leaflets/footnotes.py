"""Signs that refer to a note: leaflets have no footnotes, so there has to be a text that begins with the same sign.

Exponents (m², 10⁹), charges (Ca²⁺) and isotopes (¹⁸F) are no such signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

REACH = 12  # characters on either side that tell what a sign is
SIGN = re.compile(r"(?P<digits>[⁰¹²³⁴-⁹]+)|[ᵃᵇᶜ]|[†‡]+|(?<=[^\W\d_])§|(?:\\\*)+")
ISOTOPE = re.compile(r"ᵐ?[A-Z][a-z]?(?![a-z])")
# A length, a weight or a symbol of one letter, squared or cubed; CO² and SpO² stand for CO₂ and SpO₂.
SQUARED = re.compile(r"(?<![^\W\d_])(?:[kcdmnµμ]?m|ft|in|mi|yd|s|kg|[^\W\d_])$|[A-Za-z]O$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign and where it stands, `line` lines (from 0) below the first of its text; `begins` where it is the note itself."""

    sign: str
    line: int
    begins: bool


def marks(markdown: str) -> Iterator[Mark]:
    """The signs of one unit of text."""
    for number, line in enumerate(markdown.split("\n")):
        start = len(line) - len(line.lstrip(" \t*("))
        for match in SIGN.finditer(line):
            before, after = line[max(0, match.start() - REACH) : match.start()], line[match.end() : match.end() + REACH]
            if not _is_something_else(match, before, after):
                yield Mark(match[0].replace("\\", ""), number, begins=match.start() <= start)


def _is_something_else(match: re.Match[str], before: str, after: str) -> bool:
    if after.startswith("]("):
        return True  # a link leads somewhere
    if match["digits"]:
        return _is_exponent(match[0], before) or _is_charge(before, after) or _is_isotope(before, after)
    return match[0].startswith("\\") and (before.endswith((" ", "(")) or after[:1].isalnum()) and bool(before.strip())


def _is_exponent(digits: str, before: str) -> bool:
    if before.endswith("⁻"):
        return True
    if re.search(r"(?<![\d.,])10$", before):
        return digits != "¹" and not re.search(r"\d in 10$", before)
    return digits in ("²", "³") and bool(SQUARED.search(before))


def _is_charge(before: str, after: str) -> bool:
    return after.startswith(("⁺", "⁻")) and before[-1:].isalnum()


def _is_isotope(before: str, after: str) -> bool:
    return bool(ISOTOPE.match(after)) and not before[-1:].isalnum()
