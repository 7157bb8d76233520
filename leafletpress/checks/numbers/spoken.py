"""What a translation says in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from leafletpress.checks.numbers.forms import Forms, Phrases, without_prefix
from leafletpress.checks.numbers.grammar import TIME_UNITS
from leafletpress.checks.numbers.running_text import split_words

SAME_PART = 3  # characters: the words of two forms that begin so near are one part of the day
SHORTEST_DUAL = 6  # letters


@dataclass(frozen=True, slots=True)
class Passage:
    """A translation, or a stretch of it, in the forms of its language."""

    text: str
    forms: Forms

    def says(self, phrases: Iterable[str], unit: str = "") -> bool:
        """Whether one of these phrases is said. One that names another unit of time than the source's does not count."""
        return any(self._holds(phrase) and not self._names_another_unit(phrase, unit) for phrase in phrases)

    def says_number(self, value: Decimal, unit: str = "") -> bool:
        """Whether a number is said by its words, or one by a noun that has no number."""
        return self.says(self.forms.numbers.get(value, ()), unit) or (value == 1 and self.says(self._single_nouns(), unit))

    def says_dual(self, unit: str = "") -> bool:
        """Whether a word has the ending of a feminine dual: nearly always two of something."""
        endings = self.forms.dual_endings
        duals = (word for word in split_words(self.text) if endings and len(word) >= SHORTEST_DUAL and word.endswith(endings))
        return any(not self._names_another_unit(word, unit) for word in duals)

    def day_parts(self) -> tuple[str, ...]:
        """Halves of the day (am, pm) in the order in which they are said."""
        lower = self.text.lower()
        found = sorted((match.start(), half) for half, form in self.forms.day_parts for match in form.finditer(lower))
        befores = (-100, *(start for start, _ in found))
        return tuple(half for before, (start, half) in zip(befores, found, strict=False) if start - before > SAME_PART)

    def around(self, start: int, end: int, distance: int) -> Passage:
        """What stands from so many characters before a place to so many behind it."""
        return Passage(self.text[max(0, start - distance) : end + distance], self.forms)

    def _holds(self, phrase: str) -> bool:
        if self.forms.glued or " " in phrase:
            return phrase in self.text
        return phrase in _words_and_stems(self.text)

    def _single_nouns(self) -> Phrases:
        """The nouns that stand anywhere without a number before them."""
        lower = self.text.lower()
        return tuple(noun for noun, uncounted in self.forms.singulars if uncounted.search(lower))

    def _names_another_unit(self, word: str, unit: str) -> bool:
        if unit not in TIME_UNITS:
            return False
        named = self.forms.units_of(word)
        return bool(named & TIME_UNITS) and unit not in named


@lru_cache(maxsize=512)
def _words_and_stems(text: str) -> frozenset[str]:
    words = split_words(text)
    return frozenset((*words, *map(without_prefix, words)))
