"""What the rules are given: a source and its translation with what became of each number, and the source's own words for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from leafletpress.checks.numbers.grammar import Date, Fraction, Month, Number, SourceNumbers, Time
from leafletpress.checks.numbers.matches import Matching
from leafletpress.checks.numbers.translated import Found, Reading
from leafletpress.languages.tokens import HOLE
from leafletpress.model import shortened

SHORTEST_GROUPED = 3  # signs
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'“‘{(])")
Wanted = Number | Time | Month | Date | Fraction


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: number, number-added, range, date-turned, fraction, day-part or unit."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Written:
    """A source as its author wrote it, beside the text that was read: with its values, phone numbers and signs."""

    read: str
    written: str

    def number(self, wanted: Wanted) -> str:
        """A number as the source writes it."""
        return as_written(str(wanted), self.written)

    def place(self, start: int) -> str:
        """The sentence that a place of the text that was read stands in, to be put behind what is told of it; empty where it is the only one."""
        read, written = SENTENCE_END.split(self.read), SENTENCE_END.split(self.written)
        if len(read) < 2:
            return ""
        index = sum(match.end() <= start for match in SENTENCE_END.finditer(self.read))
        sentence = written[index] if len(written) == len(read) else read[index].replace(HOLE, "…")
        return f' in "{shortened(sentence)}"'


def as_written(text: str, written: str) -> str:
    """A number that was read in a text, as the text has it: a phone number in its groups, a half as ½."""
    if text in written:
        return text
    digits = re.match(r"[\d.,]+", text)
    if digits is None or len(digits[0]) < SHORTEST_GROUPED:
        return text
    pattern = r"\D{0,2}".join(re.escape(digit) for digit in digits[0] if digit.isdigit())
    grouped = re.search(rf"(?<!\d){pattern}(?!\d)", written)
    return grouped[0] if grouped else _as_fraction(text, written)


def _as_fraction(text: str, written: str) -> str:
    signs = {"0.5": ("½", "1/2"), "0.25": ("¼", "1/4"), "0.75": ("¾", "3/4"), "0.333": ("⅓", "1/3"), "0.667": ("⅔", "2/3")}
    whole, _, decimals = text.partition(" ")[0].replace(",", ".").partition(".")
    forms = (f"{'' if whole == '0' else whole}{gap}{sign}" for sign in signs.get(f"0.{decimals}", ()) for gap in ("", " "))
    return next((form.strip() for form in forms if form.strip() in written), text)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A source and its translation, what became of each number, and how both are written."""

    source: SourceNumbers
    reading: Reading
    matching: Matching
    written: Written
    translation: str

    def shown(self, found: Found) -> str:
        """A number of the translation as its translator wrote it."""
        return as_written(self.reading.text[found.start : found.end], self.translation)

    def told(self, items: Iterable[Wanted]) -> str:
        """Numbers as the source writes them, each once; those of one sentence together, with it."""
        by_place: dict[str, list[str]] = {}
        for item in items:
            names, name = by_place.setdefault(self.written.place(item.start), []), self.written.number(item)
            if name not in names:
                names.append(name)
        return "; ".join(f"{' and '.join(names)}{place}" for place, names in by_place.items())

    @property
    def times(self) -> dict[Time, Found]:
        """The times of the source, each where it was found in the translation, or where its hour is said in words."""
        said = {
            match.wanted: Found(*place, match.wanted.hours, in_words=True)
            for match in self.matching.matches
            if isinstance(match.wanted, Time) and match.excuse is not None
            for hour in ((match.wanted.hour % 12 or 12, match.wanted.hour) if match.wanted.hour else (0,))
            for place in self.reading.passage.places(Decimal(hour))[:1]
        }
        return {**said, **self.matching.times}

    @property
    def known(self) -> frozenset[Decimal]:
        """Every number that the translation may show in digits: a named month may be a number, a number word too."""
        source = self.source
        return source.values.union(
            source.implied,
            (Decimal(month.number) for month in source.months),
            (Decimal(time.minute or time.hour) for time in source.times),
        )
