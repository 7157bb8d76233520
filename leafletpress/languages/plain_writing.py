"""The part `plain-writing` of a language's file: what makes its texts hard to read. Only the language that leaflets are written in has one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leafletpress.languages.part import Part


@dataclass(frozen=True, slots=True)
class PlainWriting:
    """How long a sentence (in words), a paragraph (in sentences) and a list (in items) may be, Pyphen's dictionary, and what to write instead of a word."""

    sentence_words: int
    paragraph_sentences: int
    list_items: int
    syllables: str
    instead: Mapping[str, str]


def read_plain_writing(fields: Part) -> PlainWriting | None:
    """The part of a language's file; None where it is missing."""
    part = fields.part("plain-writing", sourced=True)
    if part is None:
        return None
    instead = part.part("instead") or Part(None, part.at("instead"), "instead", part.problems)
    found = PlainWriting(
        sentence_words=_number(part, "sentence-words"),
        paragraph_sentences=_number(part, "paragraph-sentences"),
        list_items=_number(part, "list-items"),
        syllables=part.text("syllables"),
        instead={form.strip(): instead.text(forms) for forms in instead.names() for form in forms.split("|")},
    )
    part.finish()
    return found


def _number(part: Part, name: str) -> int:
    text = part.text(name)
    if text and not (text.isdecimal() and int(text)):
        part.wrong(name, f"{text} is no number", "write it in digits: 25")
        return 0
    return int(text or 0)
