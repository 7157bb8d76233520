"""One numbering system for everything that an edition says, but for what is a name: phone numbers, codes, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import assert_never

from leafletpress.countries import HOME, read_country
from leafletpress.languages import write_digits
from leafletpress.languages.tokens import HOLE, Span, dialled, pieces, without
from leafletpress.model import (
    Abbreviation,
    Foreign,
    Inline,
    Link,
    Plain,
    Reference,
    Strong,
    Value,
    Verbatim,
    Words,
    merged,
    plain_text,
)

DIGIT = re.compile(r"\d")


@cache
def _emergency() -> re.Pattern[str]:
    numbers = "|".join(read_country(HOME).emergency)
    return re.compile(rf"(?<!\d)({numbers})(?!\d)")


def write_numbers(words: Words, digits: str) -> Words:
    """Running text in one numbering system; what is dialled or compared becomes verbatim. Foreign phrases keep their digits.

    What is a name is found in the text of all nodes: it may be bold in part.
    """
    text = write_digits(_shown(words), "latn")
    numbering = _numbering(text, digits) if DIGIT.search(text) else _Numbering(digits, (), ())
    return merged(tuple(numbering.set(words, 0)))


def _numbering(text: str, digits: str) -> _Numbering:
    numbers = dialled(text)
    rest = without(text, numbers, HOLE)
    names = [(piece.start + start, piece.start + end) for piece in pieces(rest) for start, end in piece.names()]
    return _Numbering(digits, numbers, tuple(sorted((*numbers, *names))))


def _shown(words: Words) -> str:
    """The text that is numbered, with holes for what is not."""
    return "".join(HOLE * _length(node) if _keeps(node) else _shown_in(node) for node in words)


def _shown_in(node: Inline) -> str:
    return node.text if isinstance(node, Plain) else _shown(getattr(node, "children", ()))


def _keeps(node: Inline) -> bool:
    return isinstance(node, Foreign | Value | Verbatim)


def _length(node: Inline) -> int:
    return len(plain_text((node,)))


@dataclass(frozen=True, slots=True)
class _Numbering:
    """What becomes of a text's digits: `numbers` are dialled, what is `kept` stays in Latin digits; both are places, in order."""

    digits: str
    numbers: tuple[Span, ...]
    kept: tuple[Span, ...]

    def set(self, words: Words, start: int) -> Iterator[Inline]:
        """Words of the text from `start`."""
        for node in words:
            yield from self._set_node(node, start)
            start += _length(node)

    def _set_node(self, node: Inline, start: int) -> Iterator[Inline]:
        match node:
            case Plain(text):
                yield from self._set_plain(write_digits(text, "latn"), start)
            case Strong(children) | Abbreviation(_, children) | Link(_, children):
                yield replace(node, children=merged(tuple(self.set(children, start))))
            case Foreign() | Value() | Verbatim() | Reference():
                yield node
            case _:
                assert_never(node)

    def _set_plain(self, text: str, start: int) -> Iterator[Inline]:
        place = 0
        for span in self.kept:
            first, last = max(span[0] - start, place), min(span[1] - start, len(text))
            if first < last:
                yield Plain(self._set_free(text[place:first]))
                yield Verbatim(text[first:last]) if (start + first, start + last) in self.numbers else Plain(text[first:last])
                place = last
        yield Plain(self._set_free(text[place:]))

    def _set_free(self, text: str) -> str:
        """A text that names nothing: only emergency numbers keep their digits."""
        parts = _emergency().split(text)
        return "".join(part if index % 2 else write_digits(part, self.digits) for index, part in enumerate(parts))
