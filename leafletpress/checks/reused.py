"""One translation that stands for two sources: a row that was pasted twice, so that a reader is told one thing twice and the other never."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from leafletpress.checks.pair import is_accepted
from leafletpress.inline import parse
from leafletpress.languages import NUMBER_WORDS
from leafletpress.model import Finding, Message, Problem, Scope, Severity, Terms, Text, plain_text, shortened

KEPT = 20_000  # translations
WORD = re.compile(r"\{[^}]*\}|\w+(?:['’]\w+)*")
SIGNS = re.compile(r"[.,;:!?…؟،؛۔।。，；：！？]")
ARTICLES = frozenset({"a", "an", "the"})
# From how many words, or letters where words are not parted by spaces, a translation is no chance.
WORDS, LETTERS = 5, 10


def check_reused(pairs: Iterable[tuple[Text, Message]], language: str, terms: Terms, leaflet: str) -> Iterator[Problem]:
    """The messages of a leaflet, with its shared blocks, that have the translation of an earlier one whose source says something else."""
    glued = language in NUMBER_WORDS and NUMBER_WORDS[language].glued
    seen: dict[str, tuple[Text, Message]] = {}
    for text, message in pairs:
        if not message.is_translated or message.fuzzy or message.obsolete:
            continue
        said = _said(message.translation, glued=glued)
        if said is None:
            continue
        first, other = seen.setdefault(said, (text, message))
        if first is not text and _source(first) != _source(text) and not is_accepted(text, message, "reused", terms):
            what = f'"{shortened(text.source)}" has the translation that "{shortened(first.source)}" has at {other.place}'
            hint = "one of the two was pasted in the wrong row: translate it; if both are right, acknowledge the finding with a reason"
            yield Finding("reused", Severity.DRAFT, what, hint).at(message.place, Scope(leaflet=leaflet, language=language))


@lru_cache(KEPT)
def _said(translation: str, *, glued: bool) -> str | None:
    """What a translation says, as `_spelt` writes it; None where it is short."""
    said = plain_text(parse(translation)[0])
    return _spelt(said) if _is_long(said, glued=glued) else None


def _is_long(said: str, *, glued: bool) -> bool:
    return sum(map(str.isalnum, said)) >= LETTERS if glued else len(said.split()) >= WORDS


def _spelt(text: str) -> str:
    """A text without capitals and the signs that end or part sentences: the same words are the same."""
    return " ".join(SIGNS.sub(" ", text.casefold()).split())


def _source(text: Text) -> tuple[str, ...]:
    """The words of a source, case and articles aside."""
    return tuple(word for word in WORD.findall(plain_text(text.words).casefold()) if word not in ARTICLES)
