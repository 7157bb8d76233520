"""The forms in which one language says numbers: taken out of the facts about it once, and kept.

This is the one place of this package that reads those facts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from leafletpress.checks.numbers.numerals import NUMERAL
from leafletpress.languages import NUMBER_WORDS, month_names
from leafletpress.languages.number_words import NumberWords

NOTHING = NumberWords(numbers={})
# What Arabic writes together with the word behind it: and, in, like, to, the.
PREFIX = re.compile(r"\A(?:وال|بال|كال|فال|لل|ال|و|ب|ل|ف|ك)(?=..)")
VOWEL_SIGNS = frozenset("্ািীুূেৈোৌੀਿਾੁੂੇੈੋੌਂੰ")  # Bengali and Gurmukhi: a word goes on with them
NO_UNIT: frozenset[str] = frozenset()

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """How a language says numbers, parts of the day, fractions and units.

    `numbers` are the phrases for each value; `singulars` nouns that by themselves mean one of their kind, each with where it
    has no number before it; `halves` and `quarters` add a half, or a quarter of an hour. `day_parts` are what finds the words for
    am and pm. A `before` or `after` stands beside the larger number of "1 in 20"; `large_first` says which comes first without
    them. `units` are the units of each word, `long_units` those of phrases of several. `glued` languages have no spaces
    between words; `numerals` are Han ones; a longer word with one of the `dual_endings` means two.
    """

    language: str
    numbers: Mapping[Decimal, Phrases]
    singulars: tuple[tuple[str, re.Pattern[str]], ...]
    halves: Phrases
    quarters: Phrases
    day_parts: tuple[tuple[str, re.Pattern[str]], ...]
    before: Phrases
    before_endings: Phrases
    after: Phrases
    large_first: bool
    units: Mapping[str, frozenset[str]]
    long_units: tuple[tuple[str, str], ...]
    percent: Phrases
    thousands: Mapping[str, int]
    dual_endings: Phrases
    comma: bool
    glued: bool
    numerals: bool

    @property
    def knows_evening(self) -> bool:
        return any(half == "pm" for half, _ in self.day_parts)

    def units_of(self, word: str) -> frozenset[str]:
        """The units that a word names."""
        return self.units.get(word, NO_UNIT)

    def month_names(self, month: int) -> frozenset[str]:
        """The names of a month (1 to 12), in small letters."""
        return month_names(self.language)[month - 1]

    def goes_on(self, rest: str) -> bool:
        """Whether a word goes on with what stands behind a part of it."""
        return not self.glued and (rest[:1].isalpha() or rest[:1] in VOWEL_SIGNS)


@cache
def forms_of(language: str) -> Forms:
    """The forms of a language, by its tag: none, where nothing is known of it."""
    facts = NUMBER_WORDS.get(language, NOTHING)
    units = {unit: _phrases(forms) for unit, forms in facts.units.items()}
    return Forms(
        language=language,
        numbers={Decimal(str(value)): _number_phrases(forms, facts) for value, forms in facts.numbers.items()},
        singulars=tuple((noun, _uncounted(noun)) for noun in _phrases(facts.singulars)),
        halves=_phrases(facts.halves),
        quarters=_phrases(facts.quarters),
        day_parts=(*_day_parts("am", facts.morning, facts), *_day_parts("pm", facts.evening, facts)),
        before=facts.before,
        before_endings=_endings(facts),
        after=facts.after,
        large_first=facts.large_first,
        units=_by_word(units),
        long_units=tuple((phrase, unit) for unit, phrases in units.items() for phrase in phrases if " " in phrase),
        percent=facts.percent,
        thousands=facts.thousands,
        dual_endings=facts.dual_endings,
        comma=facts.comma,
        glued=facts.glued,
        numerals=facts.numerals,
    )


def without_prefix(word: str) -> str:
    """An Arabic word without the particle that is written together with it."""
    return PREFIX.sub("", word)


def _phrases(forms: str) -> Phrases:
    """The facts part forms by spaces, and the words of one form by plus signs."""
    return tuple(form.replace("+", " ") for form in forms.split())


def _number_phrases(forms: str, facts: NumberWords) -> Phrases:
    """The words for a number. Han numerals are read as numbers already: the three in thirty is none."""
    return tuple(form for form in _phrases(forms) if not (facts.numerals and NUMERAL.fullmatch(form)))


def _uncounted(noun: str) -> re.Pattern[str]:
    """A noun without a number before it: "godzina" is one hour, "1,5 godziny" is not."""
    return re.compile(rf"(?<!\d)(?<!\d[\s\u00a0]){re.escape(noun)}")


def _day_parts(half: str, forms: str, facts: NumberWords) -> tuple[tuple[str, re.Pattern[str]], ...]:
    whole_word = "{}" if facts.glued else r"(?<![^\W\d_]){}(?![^\W\d_])"
    return tuple((half, re.compile(whole_word.format(re.escape(phrase)))) for phrase in _phrases(forms))


def _endings(facts: NumberWords) -> Phrases:
    """How a text ends that ends with one of the marks before a larger number, as a word of its own."""
    spaces = (" ", "\u00a0", "") if facts.glued else (" ", "\u00a0")
    return tuple(f"{space}{mark}" for mark in facts.before for space in spaces)


def _by_word(units: Mapping[str, Phrases]) -> Mapping[str, frozenset[str]]:
    """The units that each word names: "m" can be metres and minutes."""
    words = {phrase for phrases in units.values() for phrase in phrases if " " not in phrase}
    return {word: frozenset(unit for unit, phrases in units.items() if word in phrases) for word in words}
