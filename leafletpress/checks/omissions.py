"""What a translation leaves out: it has fewer sentences than its source, or is shorter than its language can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import sqrt

from leafletpress.checks.alignment import MEASURED_FROM, paired
from leafletpress.checks.pair import Translated
from leafletpress.checks.splitting import Sentence, letters_of, sentences, source_sentences
from leafletpress.languages import by_language, sentences_of
from leafletpress.languages.sentences import Lengths
from leafletpress.model import SOURCE_LANGUAGE, Finding, Severity, shortened

# How much further from the mean than the shortest translation that was measured one may be, of some sentences and of one, which may be a
# set phrase: none of those that were written apart goes as far.
OF_SOME, OF_ONE = 1.5, 2.0
# What it costs to take two sentences for one, by what shows that they were joined: a comma and a joining word, or a semicolon; a comma or
# dash alone; a joining word alone. Measured on dropped and on joined sentences of the sample catalogs.
JOINED, BY_COMMA, BY_WORD = -1.5, 2.0, 3.0
MOST_PAIRS = 900  # a text of more sentences is told without quoting any
COMMA, DASH, SEMICOLON = "[,،、，]", "[–—]", "[;؛；]"
HINT = "translate it too. If it is said in other words, acknowledge the finding with a reason"


def check_omissions(translated: Translated) -> Iterator[Finding]:
    """One finding where something of the source seems to be missing, with its words."""
    source, said = translated.source, translated.said
    here = source_sentences(source)
    there = sentences(said, translated.language)
    if len(there) < len(here) and not _are_joined(source, said, here, there, translated.language):
        are = "sentence" if len(here) == 1 else "sentences"
        what = f"the source has {len(here)} {are}, the translation {len(there) or 'none'}"
        # Where nothing is known of how long translations are, sentences that a good translator made one cannot be told from one that is gone.
        is_sure = sentences_of(translated.language).lengths is not None or not there or len(here) - len(there) > 1
        yield Finding(
            "omission",
            Severity.DRAFT if is_sure else Severity.WARNING,
            f"{what}{_missing(here, there, translated.language)}",
            HINT,
        )
    elif short := _is_short(source, said, OF_SOME if len(here) > 1 else OF_ONE, sentences_of(translated.language).lengths):
        yield Finding("omission", Severity.DRAFT, f"{short}{_missing(here, there, translated.language)}", HINT)


# Sentences


def _are_joined(source: str, said: str, here: Sequence[Sentence], there: Sequence[Sentence], language: str) -> bool:
    """Whether it looks as if sentences had been made one, rather than left out: signs between them say so, and lengths do not gainsay it."""
    fewer, lengths = len(here) - len(there), sentences_of(language).lengths
    if not there or len(here) * len(there) > MOST_PAIRS:
        return False
    patterns = zip(_join_patterns(language), _join_patterns(SOURCE_LANGUAGE), (JOINED, BY_COMMA, BY_WORD), strict=True)
    for own, english, cost in patterns:
        if len(own.findall(said)) - len(english.findall(source)) >= fewer:
            return (cost is JOINED and lengths is None) or not paired(here, there, lengths, cost).missing
    return False


@by_language
def _join_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may stand where two sentences were made one, the surest first."""
    joins = [re.escape(word[:-1]) if word.endswith("-") else rf"{re.escape(word)}(?=\s)" for word in sentences_of(language).joins]
    word = f"(?:{'|'.join(joins) or '(?!)'})"
    patterns = (f"{SEMICOLON}|{COMMA}\\s*{word}", f"{COMMA}|{DASH}", f"\\s{word}")
    first, second, third = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return first, second, third


def _missing(here: Sequence[Sentence], there: Sequence[Sentence], language: str) -> str:
    """The sentences of the source that seem to be missing, as they end a message: the whole source where it is one."""
    few = len(here) * len(there) <= MOST_PAIRS
    missing = paired(here, there, sentences_of(language).lengths).missing if few else ()
    gone = [here[index] for index in missing] or (here if len(here) == 1 else ())
    quoted = ", ".join(f'"{shortened(sentence.text)}"' for sentence in gone)
    return f"; what seems to be missing: {quoted}" if quoted else ""


# Lengths


def _is_short(source: str, said: str, beyond: float, lengths: Lengths | None) -> str:
    """What is said of a translation that is too short; nothing where it is not. Without any letter it is so in every language.

    The longer a text is, the nearer its translation's length comes to the mean: what is allowed narrows with the root of the length.
    """
    wanted, found = letters_of(source), letters_of(said)
    if wanted and not found:
        return "the translation has values and no words"
    if lengths is None:
        return ""
    room = (lengths.mean - lengths.lowest) * beyond * sqrt(MEASURED_FROM / max(wanted, 1))
    if found >= wanted * (lengths.mean - room):
        return ""
    return f"the translation has {found} letters, where about {wanted * lengths.mean:.0f} are usual for the source's {wanted}"
