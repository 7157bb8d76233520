"""Words of the source that were left in a translation: four and more in a row are a part that nobody translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leafletpress.checks.characters import language_runs
from leafletpress.checks.pair import Translated
from leafletpress.model import SOURCE_LANGUAGE, Finding, Severity, shortened

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?:^|[.!?:;]\s*)[\s\"“‘'(]*$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
IN_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
LINKING = frozenset(
    {"of", "and", "for", "the", "in", "on", "at", "to"}
)  # words inside a name of several: Royal College of Radiologists
FEWEST = 4
LONGEST_NAME = 5  # words in brackets that may be a name behind its translation


def check_source_words(translated: Translated) -> Iterator[Finding]:
    """Four words of the source or more in a row, but for names, kept terms, addresses and what stands in brackets as a name does."""
    source = ADDRESS.sub(" ", _own_text(translated, of_source=True))
    said = ADDRESS.sub(" ", IN_BRACKETS.sub(lambda match: _unless_name(match, source), _own_text(translated, of_source=False)))
    words = [match[0].casefold() for match in WORD.finditer(source)]
    others = [match[0] for match in WORD.finditer(said)]
    if len(set(words) & {word.casefold() for word in others}) < FEWEST:
        return
    stays = _stays(source, translated)
    for start, end in _runs(words, [word.casefold() for word in others], stays):
        what = f'"{shortened(" ".join(others[start:end]))}" is still English'
        hint = "translate it; where it is a name that stays, put it in brackets behind its translation, or acknowledge it"
        yield Finding("english-left", Severity.DRAFT, what, hint)


def _own_text(translated: Translated, *, of_source: bool) -> str:
    """The text without values and phrases of another language."""
    language = SOURCE_LANGUAGE if of_source else translated.language
    words = translated.text.words if of_source else translated.words
    return "".join(text if tag == language else " " for tag, text in language_runs(words, language))


def _unless_name(match: re.Match[str], source: str) -> str:
    """What stands in brackets; nothing where it may be a name behind its translation, which the source does not have in brackets too."""
    is_name = len(match[1].split()) <= LONGEST_NAME and f"({match[1]})".casefold() not in source.casefold()
    return " " if is_name else match[0]


def _stays(source: str, translated: Translated) -> Sequence[bool]:
    """For each word of the source whether it may stay as it is: names, kept terms, and what links the words of a name."""
    kept = {word.casefold() for entry in translated.terms.kept for word in WORD.findall(entry.term)}
    found = list(WORD.finditer(source))
    capital = [match[0][0].isupper() for match in found]
    stays = []
    for index, match in enumerate(found):
        begins = SENTENCE_END.search(source[: match.start()]) is not None
        is_name = capital[index] and (not begins or capital[index + 1 : index + 2] == [True])
        stays.append(is_name or match[0].casefold() in kept)
    return [
        stay or (found[index][0] in LINKING and 0 < index < len(stays) - 1 and stays[index - 1] and stays[index + 1])
        for index, stay in enumerate(stays)
    ]


def _runs(source: Sequence[str], said: Sequence[str], stays: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where in a translation the words of a source stand in a row, enough of them such that may not stay."""
    end_of_last = 0
    for start in range(len(said)):
        if start < end_of_last:
            continue
        length, count = max((_common(source, said, first, start, stays) for first in range(len(source))), default=(0, 0))
        if count >= FEWEST:
            end_of_last = start + length
            yield start, end_of_last


def _common(source: Sequence[str], said: Sequence[str], first: int, start: int, stays: Sequence[bool]) -> tuple[int, int]:
    """How many words are the same from here on, and how many of them may not stay."""
    length = 0
    while first + length < len(source) and start + length < len(said) and source[first + length] == said[start + length]:
        length += 1
    return length, sum(not stay for stay in stays[first : first + length])
