"""What the checks of a translation are given: a source and what a translator made of it."""

from __future__ import annotations

from dataclasses import dataclass

from leafletpress.model import Message, Terms, Text, Words


@dataclass(frozen=True, slots=True)
class Translated:
    """A source and what a translator made of it: what each check of the table is given."""

    text: Text
    message: Message
    words: Words
    language: str
    terms: Terms


def is_accepted(text: Text, message: Message, code: str, terms: Terms) -> bool:
    """Whether somebody accepts this finding for just this message (and translation, where that is given)."""
    return any(
        (entry.message, entry.code) == (text.source, code) and entry.translation in ("", message.translation)
        for entry in terms.acknowledged
    )
