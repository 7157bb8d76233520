"""One numbering system for everything that an edition says, but for what is a name: phone numbers, codes, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from leafletpress.languages import set_digits
from leafletpress.languages.tokens import Piece, dialled, pieces
from leafletpress.model import Abbreviation, Foreign, Inline, Link, Plain, Strong, Value, Verbatim, Words, merged

EMERGENCY_NUMBERS = ("999", "111", "112")


def set_numbers(words: Words, digits: str) -> Words:
    """Running text in one numbering system; what is dialled or compared becomes verbatim. Foreign phrases keep their digits."""
    return merged(tuple(numbered for node in words for numbered in _number(node, digits)))


def _number(node: Inline, digits: str) -> Words:
    match node:
        case Plain(text):
            return tuple(_number_plain(set_digits(text, "latn"), digits))
        case Strong(children) | Abbreviation(_, children) | Link(_, children):
            return (replace(node, children=set_numbers(children, digits)),)
        case Foreign() | Value() | Verbatim():
            return (node,)
        case _:
            assert_never(node)


def _number_plain(text: str, digits: str) -> Iterator[Inline]:
    """A text in Latin digits, in parts: what is dialled, and the rest in its numbering system."""
    end = 0
    for start, stop in dialled(text):
        yield Plain(_set(text[end:start], digits))
        yield Verbatim(text[start:stop])
        end = stop
    yield Plain(_set(text[end:], digits))


def _set(text: str, digits: str) -> str:
    return text if digits == "latn" else "".join(_set_piece(piece, digits) for piece in pieces(text))


def _set_piece(piece: Piece, digits: str) -> str:
    """Numbers in the numbering system, but for emergency numbers and digits of codes and addresses, which are names."""
    said = []
    end = 0
    for start, stop in (*piece.names(), (len(piece.text), len(piece.text))):
        said += [_set_free(piece.text[end:start], digits), piece.text[start:stop]]
        end = stop
    return "".join(said)


def _set_free(text: str, digits: str) -> str:
    parts = re.split(rf"(?<!\d)({'|'.join(EMERGENCY_NUMBERS)})(?!\d)", text)
    return "".join(part if index % 2 else set_digits(part, digits) for index, part in enumerate(parts))
