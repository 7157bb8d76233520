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
