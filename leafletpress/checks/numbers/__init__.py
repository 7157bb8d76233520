"""Whether a translation keeps the numbers of its source: their values, not their spelling.

Each number of the source has to be found: in digits of any script, with the language's own decimal and thousands signs, as a
time on either clock, or in known words. What is found in words can hide nothing: where a number stands in digits that the
source does not have, the words no longer excuse.

The path: `running_text` and `groups` make two texts of words, `grammar` reads the one in English, `translated` the other by
the `forms` of its language, `matches` says what became of each number, and `rules` what of that is wrong: a `comparison` is
what each of them is given, with the source as its author wrote it.
"""

from __future__ import annotations

from leafletpress.checks.numbers.comparison import Comparison, Difference, Written
from leafletpress.checks.numbers.forms import forms_of
from leafletpress.checks.numbers.grammar import read_source
from leafletpress.checks.numbers.groups import join_groups
from leafletpress.checks.numbers.matches import match_numbers
from leafletpress.checks.numbers.periods import find_periods
from leafletpress.checks.numbers.rules import RULES
from leafletpress.checks.numbers.running_text import running_text
from leafletpress.checks.numbers.translated import read_translation
from leafletpress.model import Words, plain_text

__all__ = ["Difference", "compare_numbers"]


def compare_numbers(source: Words, translation: Words, language: str) -> tuple[Difference, ...]:
    """All that differs between the numbers of a source in English and those of its translation.

    `language` is the translation's tag. Of one that nothing is known of, digits alone are read.
    """
    forms = forms_of(language)
    english, text = join_groups(running_text(source), running_text(translation, forms.decimal_sign))
    said = read_source(english)
    times = frozenset((time.hour, time.minute) for time in said.times)
    reading = read_translation(text, forms, times, said.per_days)
    periods = tuple(find_periods(plain_text(source), plain_text(translation), forms))
    if said.is_empty and not reading.found:
        return periods
    comparison = Comparison(
        said, reading, match_numbers(said, reading), Written(english, plain_text(source)), plain_text(translation)
    )
    return (*periods, *(difference for rule in RULES for difference in rule(comparison)))
