"""The words' code: eight letters and digits that stand for everything a sheet says."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser

# No vowels, so that it spells nothing, and nothing that is mistaken for another sign in print or by ear on the phone.
ALPHABET = "34679CDFHJKMNPRTVWXY"
LENGTH = 8


class _Words(HTMLParser):
    """All that a reader sees or hears: text, alternative texts, expansions."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("alt", "title") and value:
                self.words += value.split()


def words_of(html: str) -> tuple[str, ...]:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return tuple(parser.words)


def words_code(html: str) -> str:
    """The code of a composed body. Two papers with the same code say the same."""
    digest = int.from_bytes(hashlib.sha256(" ".join(words_of(html)).encode()).digest(), "big")
    signs = []
    for _ in range(LENGTH):
        digest, index = divmod(digest, len(ALPHABET))
        signs.append(ALPHABET[index])
    return "".join(signs)
