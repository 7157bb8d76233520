"""What a translation says in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from leafletpress.checks.numbers.english import TIME_UNITS
from leafletpress.checks.numbers.forms import Forms, Phrases, without_prefix
from leafletpress.checks.numbers.running_text import placed_words, split_words

SHORTEST_DUAL = 6  # letters
TOUCHING = 2  # characters between a number and what belongs to it
WHOLE_DAY = Decimal(24)  # hours: some languages have a word for it, and say "a day" with the same one
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SaidPart:
    """A word for a part of the day, with the hours that are said with it."""

    start: int
    end: int
    hours: frozenset[int]

    def touches(self, start: int, end: int) -> bool:
        """Whether it stands right before or behind a number, with a space or an ending of the number at most between them."""
        return 0 <= self.start - end <= TOUCHING or 0 <= start - self.end <= TOUCHING


@dataclass(frozen=True, slots=True)
class Passage:
    """A translation, or a stretch of it, in the forms of its language. `per_days` is how often its source says "a day"."""

    text: str
    forms: Forms
    per_days: int = 0

    def says(self, phrases: Iterable[str], unit: str = "") -> bool:
        """Whether one of these phrases is said. One that names another unit of time than the source's does not count."""
        return any(self._holds(phrase) and not self._names_another_unit(phrase, unit) for phrase in phrases)

    def says_number(self, value: Decimal, unit: str = "") -> bool:
        """Whether a number is said by its words, or one by a noun that has no number."""
        if value == WHOLE_DAY and self.forms.per_day:
            return self._says_whole_day()
        return self.says(self.forms.numbers.get(value, ()), unit) or (value == 1 and self.says(self._single_nouns(), unit))

    def names_unit(self, unit: str) -> bool:
        """Whether a unit is named anywhere."""
        if self.forms.glued:
            return any(unit in units and word in self.text for word, units in self.forms.units.items())
        words = (part for word in split_words(self.text) for part in (word, _without_article(word)))
        return any(unit in self.forms.units_of(word) for word in words)

    def says_dual(self, unit: str = "") -> bool:
        """Whether a word has the ending of a feminine dual: nearly always two of something."""
        endings = self.forms.dual_endings
        duals = (word for word in split_words(self.text) if endings and len(word) >= SHORTEST_DUAL and word.endswith(endings))
        return any(not self._names_another_unit(word, unit) for word in duals)

    def places(self, value: Decimal) -> tuple[Place, ...]:
        """Where a number is said in words: the longest of the language's number words that stands at each place."""
        return tuple((start, end) for start, end, values in _number_words(self.text, self.forms) if value in values)

    def day_parts(self) -> tuple[SaidPart, ...]:
        """The words for parts of the day in their order; two side by side are one."""
        lower = self.text.lower()
        found = (SaidPart(*match.span(), hours) for hours, form in self.forms.day_parts for match in form.finditer(lower))
        parts: list[SaidPart] = []
        for part in sorted(found, key=lambda one: (one.start, -one.end)):
            before = parts[-1] if parts else None
            if before is None or part.start > before.end + 1 or not part.hours & before.hours:
                if before is None or part.start >= before.end:
                    parts.append(part)
            elif part.start >= before.end:
                parts[-1] = SaidPart(before.start, part.end, part.hours & before.hours)
        return tuple(parts)

    def around(self, start: int, end: int, distance: int) -> Passage:
        """What stands from so many characters before a place to so many behind it."""
        return Passage(self.text[max(0, start - distance) : end + distance], self.forms, self.per_days)

    def _holds(self, phrase: str) -> bool:
        if self.forms.glued or split_words(phrase) != (phrase,):
            return phrase in self.text
        return phrase in _words_and_stems(self.text)

    def _single_nouns(self) -> Phrases:
        """The nouns that stand anywhere without a number before them."""
        lower = self.text.lower()
        return tuple(noun for noun, uncounted in self.forms.singulars if uncounted.search(lower))

    def _says_whole_day(self) -> bool:
        """Whether a word for 24 hours is said that is not needed for "a day"."""
        per_day = tuple(_phrase_places(self.text, self.forms.per_day))
        words = self.places(WHOLE_DAY)
        inside = [word for word in words if any(start <= word[0] and word[1] <= end for start, end in per_day)]
        return len(inside) < len(words) or (bool(inside) and len(per_day) > self.per_days)

    def _names_another_unit(self, word: str, unit: str) -> bool:
        if unit not in TIME_UNITS:
            return False
        named = self.forms.units_of(word)
        return bool(named & TIME_UNITS) and unit not in named


@lru_cache(maxsize=512)
def _words_and_stems(text: str) -> frozenset[str]:
    words = split_words(text)
    return frozenset((*words, *map(without_prefix, words), *map(_without_article, words)))


def _without_article(word: str) -> str:
    """A word without what is written before it with an apostrophe: d’une."""
    return re.split("['’ʼ]", word)[-1]


def _phrase_places(text: str, phrases: Phrases) -> Iterator[Place]:
    """Where phrases of whole words stand, the longest at each place."""
    words = placed_words(text)
    wanted = sorted((split_words(phrase) for phrase in phrases), key=len, reverse=True)
    index = 0
    while index < len(words):
        fits = (len(phrase) for phrase in wanted if tuple(word for word, _, _ in words[index : index + len(phrase)]) == phrase)
        length = next(fits, 0)
        if length:
            yield words[index][1], words[index + length - 1][2]
        index += length or 1


@lru_cache(maxsize=512)
def _number_words(text: str, forms: Forms) -> tuple[tuple[int, int, frozenset[Decimal]], ...]:
    return tuple(_glued_number_words(text, forms) if forms.glued else _spaced_number_words(text, forms))


def _spaced_number_words(text: str, forms: Forms) -> Iterator[tuple[int, int, frozenset[Decimal]]]:
    known = _known_numbers(forms)
    words, index, longest = placed_words(text), 0, max(map(len, known), default=0)
    while index < len(words):
        phrases = (tuple(word for word, _, _ in words[index : index + length]) for length in range(longest, 0, -1))
        phrase = next((phrase for phrase in phrases if phrase in known), ())
        if not phrase and (bare := _without_article(words[index][0])) != words[index][0] and (bare,) in known:
            phrase = (bare,)
        if phrase:
            yield words[index][1], words[index + len(phrase) - 1][2], known[phrase]
        index += len(phrase) or 1


def _glued_number_words(text: str, forms: Forms) -> Iterator[tuple[int, int, frozenset[Decimal]]]:
    for phrase, values in _known_numbers(forms).items():
        start = text.find("".join(phrase))
        while start >= 0:
            yield start, start + len("".join(phrase)), values
            start = text.find("".join(phrase), start + 1)


@lru_cache(maxsize=64)
def _known_numbers(forms: Forms) -> dict[tuple[str, ...], frozenset[Decimal]]:
    """The numbers of each phrase, as its words."""
    known: dict[tuple[str, ...], frozenset[Decimal]] = {}
    for value, phrases in forms.numbers.items():
        for words in filter(None, map(split_words, phrases)):
            known[words] = known.get(words, frozenset()) | {value}
    return known
