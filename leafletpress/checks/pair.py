"""What the checks of a translation are given: a source and what a translator made of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from leafletpress.model import Message, Terms, Text, Words, plain_text


@dataclass(frozen=True)
class Translated:
    """A source and what a translator made of it: what each check of the table is given. Plain texts are made once."""

    text: Text
    message: Message
    words: Words
    language: str
    terms: Terms

    @cached_property
    def source(self) -> str:
        """The source without markup."""
        return plain_text(self.text.words)

    @cached_property
    def said(self) -> str:
        """The translation without markup."""
        return plain_text(self.words)


def is_accepted(text: Text, message: Message, code: str, terms: Terms) -> bool:
    """Whether somebody accepts this finding for just this message (and translation, where that is given)."""
    return any(
        (entry.message, entry.code) == (text.source, code) and entry.translation in ("", message.translation)
        for entry in terms.acknowledged
    )
