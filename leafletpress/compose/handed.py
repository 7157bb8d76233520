"""What templates were handed to print: kept, so that words of their own can be told from what was signed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from markupsafe import Markup

Words = TypeVar("Words", bound=str)
FULL_WORDS = re.compile(r'(?:title|alt)="([^"]*)"')  # of abbreviations, and of drawings that stand for words
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
LINE = re.compile(r"<p>(.*?)</p>", re.DOTALL)


class Handed:
    """Gathers texts as they are read, without markup, and links: where each leads, and its words."""

    def __init__(self, texts: Iterable[str], links: Iterable[tuple[str, str]]) -> None:
        """Begin with what templates may print as it is."""
        self.texts = set(texts)
        self.links = set(links)

    def keep(self, words: str) -> None:
        """Keep a text, or what markup says, each of its paragraphs by itself."""
        if not isinstance(words, Markup):
            self.texts.add(words)
            return
        for part in LINE.findall(words) or (words,):
            self.texts.add(Markup(part).striptags())  # noqa: S704 - a part of what is markup already
        self.links.update((Markup(target).unescape(), Markup(said).striptags()) for target, said in LINK.findall(words))  # noqa: S704
        self.texts.update(Markup(full).unescape() for full in FULL_WORDS.findall(words))  # noqa: S704 - likewise

    def kept(self, function: Callable[..., Words]) -> Callable[..., Words]:
        """The same function, what it gives being kept."""

        def handing(*arguments: Any, **options: Any) -> Words:  # noqa: ANN401 - as the function takes them
            words = function(*arguments, **options)
            self.keep(words)
            return words

        return handing
