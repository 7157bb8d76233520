"""A row of the table of languages: all that a language's file says."""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.languages.kept_together import KeptTogether
from leafletpress.languages.lettering import Lettering
from leafletpress.languages.negations import Negations
from leafletpress.languages.number_words import NumberWords
from leafletpress.languages.patterns import Patterns
from leafletpress.languages.plain_writing import PlainWriting
from leafletpress.languages.sentences import Sentences
from leafletpress.model import Language


@dataclass(frozen=True, slots=True)
class Signs:
    """What is wrong or right between words and at their ends; empty where it is as in English, or not known.

    `colon`, and `opening` and `closing` brackets, are what our own words put between words, with the spaces beside them. `full_stop` and `question_mark` are signs of the script. `one_letter_words` end no line. With `ordinals_with_full_stop` "1." may be
    the first.
    """

    full_stop: str = ""
    question_mark: str = ""
    doubled_words_are_wrong: bool = False
    one_letter_words: str = ""
    ordinals_with_full_stop: bool = False
    colon: str = ": "
    opening: str = " ("
    closing: str = ")"


@dataclass(frozen=True, slots=True)
class Row:
    """All that is known of a language: what the index holds, how values are written, and what the checks know.

    `folder` is the language's name in gettext, `also` are other tags that programs write for it. What is None or empty is not known; the language that this one is `like` may know it.
    """

    language: Language
    folder: str
    like: str
    patterns: Patterns | None
    words: NumberWords | None
    sentences: Sentences | None
    plain_writing: PlainWriting | None
    signs: Signs | None
    negations: Negations | None
    ranges_from_the_left: bool
    lettering: Lettering | None = None
    kept_together: KeptTogether | None = None
    also: tuple[str, ...] = ()
