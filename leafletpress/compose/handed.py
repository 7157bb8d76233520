"""What templates were handed to print: kept, so that words of their own can be told from what was signed.

What they give to be printed has to be known before: else words of their own would come back as if they had been handed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from markupsafe import Markup

from leafletpress.languages.line_ends import without_joiners
from leafletpress.model import Text, shown_address

Known = TypeVar("Known")
Words = TypeVar("Words", bound=str)
FULL_WORDS = re.compile(r'(?:title|alt)="([^"]*)"')  # of abbreviations, and of drawings that stand for words
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
LINE = re.compile(r"<p>(.*?)</p>", re.DOTALL)
LONGEST = 60  # letters of a text that is quoted


class NotHandedError(LookupError):
    """Something that a template wants printed and that stands in no leaflet and no clinic's file."""

    def __init__(self, given: object) -> None:
        """Say what was given, shortened."""
        said = str(given)
        short = said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
        super().__init__(
            f"{short!r} stands in no leaflet and no clinic's file as it is given here; words of a template's own are written as gettext(...)"
        )


class UnusedWordsError(LookupError):
    """Page words that a template prints on a sheet that has nothing of what they are for: they are not signed for it."""

    def __init__(self, source: str) -> None:
        """Say which words."""
        super().__init__(
            f'"{source}" are words that a template prints for what this sheet does not have; print them only where it has it, as the engine\'s templates do'
        )


def one_of(known: Iterable[Known], given: object) -> Known:
    """The known one that is the same, and not what a template gave for it. Raises NotHandedError."""
    for one in known:
        if one == given:
            return one
    raise NotHandedError(given)


def unit_of(given: object) -> Text:
    """A text of a leaflet or a clinic: templates can make none, but things that look like one. Raises NotHandedError."""
    if not isinstance(given, Text):
        raise NotHandedError(given)
    return given


class Handed:
    """Gathers texts as they are read, without markup, those of leaflet and clinic by themselves too, and links: where each leads, and its words."""

    def __init__(self, texts: Iterable[str], links: Iterable[tuple[str, str]]) -> None:
        """Begin with what templates may print as it is."""
        self.texts = set(texts)
        self.written: set[str] = set()
        self.links = set(links)

    def text(self, words: object) -> str:
        """A text that was handed before, as it was. Raises NotHandedError."""
        if not isinstance(words, str) or words not in self.texts:
            raise NotHandedError(words)
        return str(words)

    def link(self, target: object, shown: object) -> tuple[str, str]:
        """Where a link leads and its words, if they were handed together. Raises NotHandedError."""
        if not (isinstance(target, str) and isinstance(shown, str) and (target, shown) in self.links):
            raise NotHandedError(f"{shown} ({target})")
        return str(target), str(shown)

    def website(self, address: object) -> tuple[str, str]:
        """Where a website's link leads and how it is shown. Raises NotHandedError."""
        known = self.text(address)
        if not known.startswith("https://"):
            raise NotHandedError(known)
        return known, shown_address(known)

    def keep(self, words: str) -> None:
        """Keep a text, or what markup says, each of its paragraphs by itself, as one would type it."""
        words = type(words)(without_joiners(words))
        if not isinstance(words, Markup):
            self.texts.add(words)
            return
        texts, links = _read(words)
        self.texts |= texts
        self.links |= links

    def kept(self, function: Callable[..., Words], also: set[str] | None = None) -> Callable[..., Words]:
        """The same function, what it gives being kept, `also` in this set as it is read."""

        def handing(*arguments: Any, **options: Any) -> Words:  # noqa: ANN401 - as the function takes them
            words = function(*arguments, **options)
            self.keep(words)
            if also is not None:
                also.add(_said(words) if isinstance(words, Markup) else without_joiners(words))
            return words

        return handing


@lru_cache(maxsize=1024)  # most of a sheet's texts are the same for each clinic, and in each format
def _read(markup: Markup) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The texts that some markup says, each of its paragraphs by itself, and abbreviations in full; and its links."""
    texts = [Markup(part).striptags() for part in LINE.findall(markup) or (markup,)]  # noqa: S704 - a part of what is markup already
    texts += [Markup(full).unescape() for full in FULL_WORDS.findall(markup)]  # noqa: S704 - likewise
    links = [(Markup(target).unescape(), Markup(said).striptags()) for target, said in LINK.findall(markup)]  # noqa: S704
    return frozenset(texts), frozenset(links)


@lru_cache(maxsize=1024)
def _said(markup: Markup) -> str:
    return without_joiners(markup.striptags())
