"""One numbering system for everything that an edition says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import assert_never

from leafletpress.languages import set_digits
from leafletpress.model import Abbreviation, Foreign, Inline, Link, Plain, Strong, Value, Verbatim, Words

EMERGENCY_NUMBERS = ("999", "111", "112")
# Helplines of the European Union begin with 116.
PHONE_NUMBER = re.compile(
    r"(?<![\d.,/])(?:(?:\+\d{1,3}[ \u00a0]?\d{2,5}|0\d{2,5})(?:[ \u00a0-]\d{3,4}){1,3}|116[ \u00a0]\d{3})(?![\d.,/]*\d)"
)


def set_numbers(words: Words, digits: str) -> Words:
    """Running text in one numbering system; phone numbers found in it become verbatim, emergency numbers stay as they are."""
    return tuple(numbered for node in words for numbered in _number(node, digits))


def _number(node: Inline, digits: str) -> Words:
    match node:
        case Plain(text):
            return _number_plain(text, digits)
        case Strong(children) | Abbreviation(_, children):
            return (replace(node, children=set_numbers(children, digits)),)
        case Link(target, children) if target.startswith("#"):
            return (replace(node, children=set_numbers(children, digits)),)
        case Link() | Foreign() | Value() | Verbatim():
            return (node,)
        case _:
            assert_never(node)


def _number_plain(text: str, digits: str) -> Words:
    parts: list[Inline] = []
    end = 0
    latin = set_digits(text, "latn")  # one character for one, so positions agree
    for match in PHONE_NUMBER.finditer(latin):
        parts += [Plain(_set(text[end : match.start()], digits)), Verbatim(match[0])]
        end = match.end()
    parts.append(Plain(_set(text[end:], digits)))
    return tuple(part for part in parts if part != Plain(""))


def _set(text: str, digits: str) -> str:
    """All numbers of a running text, but for the emergency numbers, which are names."""
    pieces = re.split(rf"(?<!\d)({'|'.join(EMERGENCY_NUMBERS)})(?!\d)", set_digits(text, "latn"))
    return "".join(piece if index % 2 else set_digits(piece, digits) for index, piece in enumerate(pieces))
