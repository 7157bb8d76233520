"""Pseudo-locales: made from the source when they are asked for, never stored.

`en-XA` is accented, a third longer and in brackets: what stays plain escaped translation, what is cut shows a missing bracket.
`ar-XB` is written in Arabic letters from right to left: it shows what does not mirror.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from leafletpress.inline import parse
from leafletpress.languages import LANGUAGES
from leafletpress.library.messages import messages_of
from leafletpress.library.whole import Library
from leafletpress.localisation.markdown_of import markdown_of
from leafletpress.model import Abbreviation, Catalog, Inline, Link, Message, Plain, Strong, Words

LONGER = 0.35
ACCENTS = dict(zip("aceilnorsuyzACEILNORSUYZ", "àçéîłñôŕšûýžÀÇÉÎŁÑÔŔŠÛÝŽ", strict=True))
VOWELS = "àéîôûÀÉÎÔÛ"
MIRROR = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابجدهفغحيجكلمنوپقرستعثوخيز", strict=True))


def with_pseudo(library: Library, languages: Iterable[str]) -> Library:
    """The library with catalogs for those of these languages that are pseudo-locales."""
    catalogs: dict[tuple[str, str], Catalog] = {}
    tags = [tag for tag in languages if tag in LANGUAGES and LANGUAGES[tag].pseudo]
    for tag in tags:
        for domain, messages in messages_of(library).items():
            made = {message.key: _translated(message, tag) for message in messages}
            catalogs[tag, domain] = Catalog(tag, domain, f"translations/{tag}/{domain}", made)
    return library.with_made(catalogs)


def _translated(message: Message, tag: str) -> Message:
    return replace(message, translation=pseudo(message.key.source, tag))


def pseudo(source: str, tag: str) -> str:
    """A unit of Markdown in a pseudo-locale: its markup, values and targets stay."""
    words, _ = parse(source)
    changed = tuple(_changed(node, tag) for node in words)
    if LANGUAGES[tag].pseudo == "accented":
        return markdown_of((Plain("["), *changed, Plain("]")))
    return markdown_of(changed)


def _changed(node: Inline, tag: str) -> Inline:
    match node:
        case Plain(text):
            return Plain(_made(text, tag))
        case Abbreviation(expansion, children):
            return Abbreviation(_made(expansion, tag), _all(children, tag))
        case Strong(children) | Link(_, children):
            return replace(node, children=_all(children, tag))
        case _:
            return node


def _all(words: Words, tag: str) -> Words:
    return tuple(_changed(node, tag) for node in words)


def _made(text: str, tag: str) -> str:
    return _accented(text) if LANGUAGES[tag].pseudo == "accented" else _mirrored(text)


def _accented(text: str) -> str:
    """Accents on what can bear them, and vowels doubled until the text is a third longer."""
    accented = "".join(ACCENTS.get(char, char) for char in text)
    wanted = round(len(text) * LONGER)
    made = []
    for char in accented:
        made.append(char)
        if char in VOWELS and wanted > 0:
            made.append(char.lower())
            wanted -= 1
    return "".join(made)


def _mirrored(text: str) -> str:
    return "".join(MIRROR.get(char.lower(), char) for char in text)
