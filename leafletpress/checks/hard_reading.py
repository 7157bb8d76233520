"""What makes a leaflet hard to read: long sentences, paragraphs and lists, and words that have a plainer one. Each finding is a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leafletpress.checks.splitting import VALUE, source_sentences
from leafletpress.languages import plain_writing_of
from leafletpress.languages.expressions import any_of
from leafletpress.languages.plain_writing import PlainWriting
from leafletpress.model import (
    SOURCE_LANGUAGE,
    BulletList,
    Finding,
    Leaflet,
    Problem,
    Role,
    Scope,
    Severity,
    Steps,
    Text,
    leaflet_blocks,
    leaflet_texts,
    plain_text,
    shortened,
)

WORD = re.compile(r"\S*\w\S*")


def check_plain_writing(leaflet: Leaflet) -> Iterator[Problem]:
    """Each thing that makes a leaflet hard to read. A word that the leaflet explains, as a term, is none."""
    known = plain_writing_of(SOURCE_LANGUAGE)
    if known is None:
        return
    scope = Scope(leaflet=leaflet.id)
    explained = " ".join(plain_text(text.words).lower() for text in leaflet_texts(leaflet) if text.role is Role.TERM)
    for text in leaflet_texts(leaflet):
        for finding in (*_lengths(text, known), *_words(text, known, explained)):
            yield finding.at(text.place, scope)
    for block in leaflet_blocks(leaflet):
        if isinstance(block, BulletList | Steps) and len(block.items) > known.list_items:
            what = f"this list has {len(block.items)} items, and more than {known.list_items} are hard to keep in mind"
            yield _warning("long-list", what, "part it, each part under its own line").at(block.items[0].text.place, scope)


def _warning(code: str, message: str, hint: str) -> Finding:
    return Finding(code, Severity.WARNING, message, hint)


def _lengths(text: Text, known: PlainWriting) -> Iterator[Finding]:
    found = source_sentences(plain_text(text.words))
    for sentence in found:
        count = len(WORD.findall(VALUE.sub("value", sentence.text)))
        if count > known.sentence_words:
            what = f'a sentence of {count} words, more than {known.sentence_words}: "{shortened(sentence.text)}"'
            yield _warning("long-sentence", what, "make two of it, or a list")
    if len(found) > known.paragraph_sentences:
        what = f'a paragraph of {len(found)} sentences, more than {known.paragraph_sentences}: "{shortened(found[0].text)}"'
        yield _warning("long-paragraph", what, "part it where another thought begins")


def _words(text: Text, known: PlainWriting, explained: str) -> Iterator[Finding]:
    """Words to avoid, but where the leaflet explains them or the same text has the plain word too."""
    if text.role is Role.TERM:
        return
    said = plain_text(text.words)
    for word in dict.fromkeys(match[0].lower() for match in _pattern(known).finditer(said)):
        better = known.instead[word].split(", ")
        if word not in explained and not any(other in said.lower() for other in better):
            what = f'"{word}" is hard for many readers: "{shortened(text.source)}"'
            yield _warning("plain-word", what, f"write {' or '.join(better)}, or explain it under Words explained")


@cache
def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(words)})(?![\w-])", re.IGNORECASE)


def _pattern(known: PlainWriting) -> re.Pattern[str]:
    return _pattern_of(tuple(known.instead))
