"""What looks wrong in a translation's writing, and is worth a second look. Each finding is a warning, but for signs that are told the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafletpress.languages import direction_of, signs_of
from leafletpress.languages.tokens import Kind, pieces
from leafletpress.model import Finding, Severity, Text, Words, plain_text

PAIRS = (("(", ")"), ("（", "）"), ("«", "»"), ("“", "”"), ("「", "」"))
COMPARISONS = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least"}
LONGEST = 3.0


def check_writing(text: Text, translation: str, words: Words, language: str) -> Iterator[Finding]:
    """Each thing that looks wrong."""
    said = plain_text(words)
    source = plain_text(text.words)
    yield from _same_as_source(source, said)
    yield from _end_sign(source, said, language)
    yield from _brackets(source, said)
    if direction_of(language) == "rtl" and (dashed := [piece.text for piece in pieces(said) if piece.kind is Kind.RANGE]):
        are = "is" if len(dashed) == 1 else "are"
        message = f"{', '.join(dict.fromkeys(dashed))} {are} read in opposite ways from right to left"
        yield _warning("dash-range", message, "write the range in words: from 10 to 20")
    if len(said) > LONGEST * len(source) + 25:
        message = f"the translation is {len(said) / max(1, len(source)):.0f} times as long as the source"
        yield _warning("long", message, "look whether something slipped in")
    if signs_of(language).doubled_words_are_wrong and (
        double := re.search(r"(?<!\w)([^\W\d_]{2,})\s+\1(?!\w)", said, re.IGNORECASE)
    ):
        yield _warning("doubled-word", f'"{double[1]}" stands twice in a row', "take one out")
    if translation != translation.strip() or "\n" in translation or "  " in translation:
        yield _warning("spaces", "spaces or line breaks that the source does not have", "write one line with single spaces")


def _warning(code: str, message: str, hint: str) -> Finding:
    return Finding(code, Severity.WARNING, message, hint)


def check_comparisons(words: Words, language: str) -> Iterator[Finding]:
    """Signs that a listener is told the other way round on a right-to-left page, where PDFium mirrors them."""
    if direction_of(language) == "rtl" and (found := sorted(set(COMPARISONS) & set(plain_text(words)))):
        for sign in found:
            message = f"{sign} is told the other way round to a listener, and seen so by readers, from right to left"
            hint = f'write it in words: "{COMPARISONS[sign]}" in the language of the translation'
            yield Finding("comparison", Severity.DRAFT, message, hint)


def _same_as_source(source: str, said: str) -> Iterator[Finding]:
    if said.strip().casefold() == source.strip().casefold() and len(re.findall(r"[^\W\d_]{3,}", source)) >= 2:
        hint = "translate it, or acknowledge that it stays"
        yield _warning("same-as-source", "the translation is the same as the source", hint)


def _end_sign(source: str, said: str, language: str) -> Iterator[Finding]:
    """A Latin sign at the end, where the language has one of its own script."""
    last, own = said.rstrip()[-1:], signs_of(language)
    for sign, wanted in ((".", own.full_stop), ("?", own.question_mark)):
        if wanted and source.rstrip().endswith(sign) and last == sign:
            yield _warning("end-sign", f"the sentence ends with the Latin {sign}", f"end it with {wanted}")


def _brackets(source: str, said: str) -> Iterator[Finding]:
    for opening, closing in PAIRS:
        if said.count(opening) != said.count(closing) and source.count(opening) == source.count(closing):
            yield _warning("brackets", f"{opening} and {closing} are not in pairs", "add the one that is missing")
