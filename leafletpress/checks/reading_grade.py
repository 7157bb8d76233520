"""How many years of school a leaflet asks for, by two formulas that count words, sentences and syllables. The home of Pyphen.

Flesch-Kincaid: Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975. SMOG: McLaughlin, SMOG
Grading, Journal of Reading 12, 1969. They know nothing of what words mean: a grade is shown, and judges nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from leafletpress.checks.splitting import VALUE, source_sentences
from leafletpress.languages import plain_writing_of
from leafletpress.model import SENTENCES, SOURCE_LANGUAGE, Text, plain_text

if TYPE_CHECKING:
    from pyphen import Pyphen

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
VOWELS, SILENT = re.compile("[aeiouy]+"), re.compile("(?<=[^aeiouy])(?<![^aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzg])es$")
SMOG_SENTENCES = 30  # what the formula was made with
LONG_WORD = 3  # syllables


@dataclass(frozen=True, slots=True)
class Grade:
    """Grades as US school years, to one decimal; no SMOG for a text of less than 30 sentences."""

    flesch_kincaid: float
    smog: float | None
    words: int
    sentences: int


def reading_grade(texts: Iterable[Text]) -> Grade | None:
    """The grade of the running text among a leaflet's texts: each paragraph, item or step ends a sentence. None where there is none."""
    running = [VALUE.sub("", plain_text(text.words)) for text in texts if text.role in SENTENCES]
    sentences = [WORD.findall(sentence.text) for text in running for sentence in source_sentences(text)]
    counts = [[syllables(word) for word in words] for words in sentences if words]
    found = [count for words in counts for count in words]
    if not found:
        return None
    return Grade(
        flesch_kincaid=round(0.39 * len(found) / len(counts) + 11.8 * sum(found) / len(found) - 15.59, 1),
        smog=_smog(sum(count >= LONG_WORD for count in found), len(counts)),
        words=len(found),
        sentences=len(counts),
    )


def _smog(long_words: int, sentences: int) -> float | None:
    if sentences < SMOG_SENTENCES:
        return None
    return round(1.0430 * sqrt(long_words * 30 / sentences) + 3.1291, 1)


@cache
def syllables(word: str) -> int:
    """How many syllables a word has: the parts that Pyphen makes, and in each the groups of vowels.

    Pyphen parts words where a line may end, so it leaves "many" and "medicine" whole. An e at the end is silent, as in "take", "asked"
    and "sometimes", but not in "table".
    """
    parts = _pyphen().inserted(word.lower()).split("-")
    return sum(max(1, len(VOWELS.findall(SILENT.sub("", part)))) for part in parts)


@cache
def _pyphen() -> Pyphen:
    from pyphen import Pyphen  # reads its dictionary, which only a status needs

    known = plain_writing_of(SOURCE_LANGUAGE)
    return Pyphen(lang=known.syllables if known else SOURCE_LANGUAGE)
