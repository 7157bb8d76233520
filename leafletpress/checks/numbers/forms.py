"""The forms in which one language says numbers: taken out of the facts about it once, and kept.

This is the one place of this package that reads those facts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from leafletpress.checks.numbers.english import Part
from leafletpress.checks.numbers.numerals import NUMERAL
from leafletpress.checks.numbers.running_text import split_words
from leafletpress.languages import NUMBER_WORDS, by_language, clock_begins_at, clock_sign, month_names, writes_month_first
from leafletpress.languages.expressions import any_of
from leafletpress.languages.number_words import NumberWords

NOTHING = NumberWords(numbers={})
# What Arabic writes together with the word behind it: and, in, like, to, the.
PREFIX = re.compile(r"\A(?:وال|بال|كال|فال|لل|ال|و|ب|ل|ف|ك)(?=..)")
VOWEL_SIGNS = frozenset("্ািীুূেৈোৌੀਿਾੁੂੇੈੋੌਂੰ")  # Bengali and Gurmukhi: a word goes on with them
NO_UNIT: frozenset[str] = frozenset()
LONG_NAME, LONGEST_ENDING = (
    6,
    8,
)  # letters: a word that begins with so long a name, and goes on for no more, is its name with an ending
HOUR = "{n}"  # in a form: a number in digits

Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """How a language says numbers, parts of the day, fractions and units.

    `numbers` are the phrases for each value; `singulars` nouns that by themselves mean one of their kind, each with where it
    has no number before it; `halves` and `quarters` add a half, or a quarter of an hour; `halves_to` and `quarters_to` say that one is missing to the hour named. `day_parts` are the words for parts of the day,
    with the hours that are said with each; `per_day` what says "a day". `clock` finds hours and minutes that no single sign parts. A `before` or `after` stands beside the larger number of "1 in 20"; `large_first` says which comes first without
    them. `units` are the units of each word, `long_units` those of phrases, the longest first. `glued` languages have no spaces
    between words; `numerals` are Han ones; a longer word with one of the `dual_endings` means two. The clock `begins_at` an hour, where that is
    not midnight: then a time stands twice, the second time in brackets.
    """

    language: str
    numbers: Mapping[Decimal, Phrases]
    singulars: tuple[tuple[str, re.Pattern[str]], ...]
    halves: Phrases
    quarters: Phrases
    halves_to: Phrases
    quarters_to: Phrases
    day_parts: tuple[tuple[frozenset[int], re.Pattern[str]], ...]
    per_day: Phrases
    clock: re.Pattern[str] | None
    month_first: bool
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
    begins_at: int

    @property
    def decimal_sign(self) -> str:
        return "," if self.comma else "."

    @property
    def knows_evening(self) -> bool:
        return any(15 in hours for hours, _ in self.day_parts)

    def units_of(self, word: str) -> frozenset[str]:
        """The units that a word names, be it with an ending."""
        word = word.lower()
        return self.units.get(word, NO_UNIT) or self._units_by_stem(word)

    def _units_by_stem(self, word: str) -> frozenset[str]:
        if self.glued:
            return NO_UNIT
        stems = (word[:-length] for length in range(1, min(LONGEST_ENDING, len(word) - LONG_NAME) + 1))
        return next((self.units[stem] for stem in stems if stem in self.units), NO_UNIT)

    def month_names(self, month: int) -> frozenset[str]:
        """The names of a month (1 to 12), in small letters."""
        return month_names(self.language)[month - 1]

    def goes_on(self, rest: str) -> bool:
        """Whether a word goes on with what stands behind a part of it."""
        return not self.glued and (rest[:1].isalpha() or rest[:1] in VOWEL_SIGNS)


@by_language
def forms_of(language: str) -> Forms:
    """The forms of a language, by its tag: none, where nothing is known of it."""
    facts = NUMBER_WORDS.get(language, NOTHING)
    units = {unit: _phrases(forms.lower()) for unit, forms in facts.units.items()}
    return Forms(
        language=language,
        numbers=_numbers(facts),
        singulars=tuple((noun, _uncounted(noun)) for noun in _phrases(facts.singulars)),
        halves=_phrases(facts.halves),
        quarters=_phrases(facts.quarters),
        halves_to=_phrases(facts.halves_to),
        quarters_to=_phrases(facts.quarters_to),
        day_parts=_day_parts(facts),
        per_day=_phrases(facts.per_day),
        clock=_clock(language, facts),
        month_first=writes_month_first(language),
        before=facts.before,
        before_endings=_endings(facts),
        after=facts.after,
        large_first=facts.large_first,
        units=_by_word(units),
        long_units=_long_units(units),
        percent=facts.percent,
        thousands=facts.thousands,
        dual_endings=facts.dual_endings,
        comma=facts.comma,
        glued=facts.glued,
        numerals=facts.numerals,
        begins_at=clock_begins_at(language),
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


def _numbers(facts: NumberWords) -> Mapping[Decimal, Phrases]:
    """The words for each number; midday is twelve too."""
    words = {Decimal(str(value)): _number_phrases(forms, facts) for value, forms in facts.numbers.items()}
    return {**words, Decimal(12): words.get(Decimal(12), ()) + _phrases(facts.midday)} if words else words


def _day_parts(facts: NumberWords) -> tuple[tuple[frozenset[int], re.Pattern[str]], ...]:
    """What finds each word, with its hours: those of all parts of the day that it may mean."""
    lists = ((Part.MORNING, facts.morning), (Part.MIDDAY, facts.midday), (Part.EVENING, facts.evening), (Part.NIGHT, facts.night))
    hours: dict[str, frozenset[int]] = {}
    for part, forms in lists:
        for phrase in _phrases(forms):
            hours[phrase] = hours.get(phrase, frozenset()) | part.hours
    return tuple((its, _day_part(phrase, facts)) for phrase, its in hours.items())


def _day_part(phrase: str, facts: NumberWords) -> re.Pattern[str]:
    words = re.escape(phrase.removeprefix(HOUR).strip())
    before = r"(?<=\d[\s\u00a0])" if phrase.startswith(HOUR) else r"(?<![^\W\d_])"
    return re.compile(words if facts.glued else rf"{before}{words}(?![^\W\d_])")


def _clock(language: str, facts: NumberWords) -> re.Pattern[str] | None:
    """Hours and minutes with a word or a letter between them: 17 h 30. A single sign is read with the numbers."""
    signs = {sign for sign in (clock_sign(language).strip(), *_phrases(facts.hour_signs)) if sign not in ("", ":", ".", ",")}
    number = rf"\d{{1,2}}|{NUMERAL.pattern}" if facts.numerals else r"\d{1,2}"
    return re.compile(rf"(?<!\d)({number})\s?(?:{any_of(signs)})\s?({number})(?!\d)") if signs else None


def _long_units(units: Mapping[str, Phrases]) -> tuple[tuple[str, str], ...]:
    """Names of several words, or with signs in them: in "5 mi.gr." the full stop ends no sentence."""
    found = ((phrase, unit) for unit, phrases in units.items() for phrase in phrases if split_words(phrase) != (phrase,))
    return tuple(sorted(found, key=lambda one: -len(one[0])))


def _endings(facts: NumberWords) -> Phrases:
    """How a text ends that ends with one of the marks before a larger number, as a word of its own."""
    spaces = (" ", "\u00a0", "") if facts.glued else (" ", "\u00a0")
    return tuple(f"{space}{mark}" for mark in facts.before for space in spaces)


def _by_word(units: Mapping[str, Phrases]) -> Mapping[str, frozenset[str]]:
    """The units that each word names: "m" can be metres and minutes."""
    words = {phrase for phrases in units.values() for phrase in phrases if " " not in phrase}
    return {word: frozenset(unit for unit, phrases in units.items() if word in phrases) for word in words}
